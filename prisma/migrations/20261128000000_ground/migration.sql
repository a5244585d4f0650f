-- The ground that the people, the registry, the pictures and the settings stand on.

-- Settings of the newsroom.
ALTER TABLE "desk"."newsroom"
  ADD COLUMN "logo_id" UUID,
  ADD COLUMN "footer" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "social_links" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "two_step" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "trash_days" INTEGER NOT NULL DEFAULT 30,
  ADD COLUMN "index_own" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "index_policy" TEXT NOT NULL DEFAULT 'noindex',
  ADD COLUMN "frozen_at" TIMESTAMPTZ(3),
  ADD COLUMN "frozen_by" UUID,
  ADD COLUMN "frozen_reason" TEXT NOT NULL DEFAULT '';

-- A picture of the library. The files lie in the store under `key`, a random name; what is in them is what `sha256` says.
CREATE TABLE "desk"."media" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "key" TEXT NOT NULL,
  "file_name" TEXT NOT NULL DEFAULT '',
  "format" TEXT NOT NULL,
  "width" INTEGER NOT NULL,
  "height" INTEGER NOT NULL,
  "bytes" INTEGER NOT NULL,
  "sha256" TEXT NOT NULL,
  "renditions" JSONB NOT NULL DEFAULT '[]',
  "focal_x" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
  "focal_y" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
  "alt" TEXT NOT NULL DEFAULT '',
  "caption" TEXT NOT NULL DEFAULT '',
  "credit" TEXT NOT NULL DEFAULT '',
  "rights" TEXT NOT NULL DEFAULT '',
  "rights_until" DATE,
  "search_key" TEXT NOT NULL DEFAULT '',
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "media_key_key" ON "desk"."media"("key");
CREATE INDEX "media_sha256_idx" ON "desk"."media"("sha256");
CREATE INDEX "media_created_at_id_idx" ON "desk"."media"("created_at" DESC, "id" DESC);

ALTER TABLE "desk"."section" ADD COLUMN "picture_id" UUID;
ALTER TABLE "desk"."source" ADD COLUMN "logo_id" UUID;
ALTER TABLE "desk"."newsroom" ADD CONSTRAINT "newsroom_logo_id_fkey" FOREIGN KEY ("logo_id") REFERENCES "desk"."media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "desk"."section" ADD CONSTRAINT "section_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "desk"."media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "desk"."source" ADD CONSTRAINT "source_logo_id_fkey" FOREIGN KEY ("logo_id") REFERENCES "desk"."media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An address that something had before it was renamed or merged, and what it is now called. `what`: section, source, author or tag.
CREATE TABLE "desk"."former_slug" (
  "what" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "target_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "former_slug_pkey" PRIMARY KEY ("what", "slug")
);
CREATE INDEX "former_slug_target_id_idx" ON "desk"."former_slug"("target_id");

-- Work that is done again and again; a row is claimed by whoever moves `last_run_at` first.
CREATE TABLE "desk"."chore" (
  "name" TEXT NOT NULL,
  "last_run_at" TIMESTAMPTZ(3) NOT NULL,
  "last_done_at" TIMESTAMPTZ(3),
  "problem" TEXT,
  CONSTRAINT "chore_pkey" PRIMARY KEY ("name")
);
