-- The backups that were made and read back: their age stands on the desk wherever the files lie. `removed_at`: no longer kept.
CREATE TABLE "desk"."backup" (
  "name" TEXT NOT NULL,
  "folder" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "bytes" BIGINT NOT NULL,
  "seal" TEXT NOT NULL,
  "articles" INTEGER NOT NULL,
  "pictures" INTEGER NOT NULL,
  "missing" INTEGER NOT NULL,
  "removed_at" TIMESTAMPTZ(3),
  CONSTRAINT "backup_pkey" PRIMARY KEY ("folder", "name"),
  CONSTRAINT "backup_kind" CHECK ("kind" IN ('daily', 'asked'))
);
CREATE INDEX "backup_made_at_idx" ON "desk"."backup"("made_at" DESC);
