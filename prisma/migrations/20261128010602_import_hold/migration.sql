-- When somebody last worked at an import: one that is not touched for a while is nobody's, and is taken up again.
ALTER TABLE "desk"."import_job" ADD COLUMN "touched_at" TIMESTAMPTZ(3);
