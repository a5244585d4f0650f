-- Pictures of articles. The working copy names one; a publication pins which one it was and what was said of it.
-- No foreign key from publications: what has ended may outlive a picture that was removed.
ALTER TABLE "desk"."article" ADD COLUMN "picture_id" UUID;
ALTER TABLE "desk"."article" ADD CONSTRAINT "article_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "desk"."media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "article_picture_id_idx" ON "desk"."article"("picture_id");
ALTER TABLE "pub"."publication"
  ADD COLUMN "picture_id" UUID,
  ADD COLUMN "picture_alt" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "picture_caption" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "picture_credit" TEXT NOT NULL DEFAULT '';
CREATE INDEX "publication_picture_id_live_from_idx" ON "pub"."publication"("picture_id", "live_from");

-- What can be no picture of ours: a name that leads out of the store, a size or a point that is none.
ALTER TABLE "desk"."media"
  ADD CONSTRAINT "media_key" CHECK ("key" ~ '^[a-z0-9]{1,64}$'),
  ADD CONSTRAINT "media_size" CHECK ("width" > 0 AND "height" > 0 AND "bytes" >= 0),
  ADD CONSTRAINT "media_focal" CHECK ("focal_x" BETWEEN 0 AND 1 AND "focal_y" BETWEEN 0 AND 1);
CREATE INDEX "media_search_key_idx" ON "desk"."media" USING GIN ("search_key" gin_trgm_ops);
CREATE INDEX "section_picture_id_idx" ON "desk"."section"("picture_id");
CREATE INDEX "source_logo_id_idx" ON "desk"."source"("logo_id");
