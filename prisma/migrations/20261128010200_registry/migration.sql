-- The registry of newspapers whole: whom to ask there, how much of a text a quotation may be, when the paper does not appear, its feeds.

ALTER TABLE "desk"."source"
  ADD COLUMN "contact_name" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "contact_email" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "contact_phone" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "share_percent" INTEGER,
  ADD COLUMN "share_words" INTEGER,
  ADD COLUMN "off_weekdays" INTEGER[] NOT NULL DEFAULT '{}',
  ADD COLUMN "off_days" DATE[] NOT NULL DEFAULT '{}',
  ADD COLUMN "feeds" TEXT[] NOT NULL DEFAULT '{}',
  -- Since when it allows us what it allows now; what was decided of its articles before that is decided no more.
  ADD COLUMN "permission_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp();
UPDATE "desk"."source" SET "permission_at" = "created_at";

-- That an article stays before readers although its paper's permission ended: one row an article, good until the permission changes.
CREATE TABLE "desk"."kept" (
  "article_id" TEXT NOT NULL,
  "source_id" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  "kept_by" UUID,
  "kept_by_name" TEXT NOT NULL,
  "kept_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "kept_pkey" PRIMARY KEY ("article_id")
);
CREATE INDEX "kept_source_id_idx" ON "desk"."kept"("source_id");
ALTER TABLE "desk"."kept" ADD CONSTRAINT "kept_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desk"."kept" ADD CONSTRAINT "kept_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "desk"."source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
