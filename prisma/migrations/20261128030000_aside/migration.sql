-- A text that was kept beside the working copy (a conflict's, a taken-over page's) bears the version that it was based on, and is not what
-- stood in the working copy at that version.
ALTER TABLE "desk"."revision" ADD COLUMN "aside" BOOLEAN NOT NULL DEFAULT false;
