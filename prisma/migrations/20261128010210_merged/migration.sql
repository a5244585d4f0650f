-- Two that are one (docs/decisions/0010): the one that goes keeps its row, because publications name it for ever, and says which one it is;
-- the one that stays knows the ids of those that it took in, so that readers' lists can walk along their indexes too.

ALTER TABLE "desk"."section" ADD COLUMN "merged_into" UUID, ADD COLUMN "merged" UUID[] NOT NULL DEFAULT '{}';
ALTER TABLE "desk"."source" ADD COLUMN "merged_into" UUID, ADD COLUMN "merged" UUID[] NOT NULL DEFAULT '{}';
ALTER TABLE "desk"."author" ADD COLUMN "merged_into" UUID, ADD COLUMN "merged" UUID[] NOT NULL DEFAULT '{}';
ALTER TABLE "desk"."tag" ADD COLUMN "merged_into" UUID, ADD COLUMN "merged" UUID[] NOT NULL DEFAULT '{}';

CREATE INDEX "section_merged_into_idx" ON "desk"."section"("merged_into");
CREATE INDEX "source_merged_into_idx" ON "desk"."source"("merged_into");
CREATE INDEX "author_merged_into_idx" ON "desk"."author"("merged_into");
CREATE INDEX "tag_merged_into_idx" ON "desk"."tag"("merged_into");

ALTER TABLE "desk"."section" ADD CONSTRAINT "section_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "desk"."section"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desk"."source" ADD CONSTRAINT "source_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "desk"."source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desk"."author" ADD CONSTRAINT "author_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "desk"."author"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desk"."tag" ADD CONSTRAINT "tag_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "desk"."tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;
