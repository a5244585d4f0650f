-- Who has an article open, page by page: from heartbeats, gone a minute after the last one. Nothing rests on it but what people see of
-- each other, and that a page whose article was taken over keeps its texts beside (docs/decisions/0020).
CREATE TABLE "desk"."presence" (
  "article_id" TEXT NOT NULL REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "tab" UUID NOT NULL,
  "user_id" UUID NOT NULL REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  "typed_at" TIMESTAMPTZ(3) NOT NULL,
  "taken_by" UUID REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  PRIMARY KEY ("article_id", "tab")
);
CREATE INDEX "presence_seen_at_idx" ON "desk"."presence"("seen_at");

-- A text that met another one which nobody has chosen between yet.
ALTER TABLE "desk"."revision" DROP CONSTRAINT "revision_reason";
ALTER TABLE "desk"."revision"
  ADD CONSTRAINT "revision_reason" CHECK ("reason" IN ('submitted', 'published', 'corrected', 'restored', 'taken_over', 'checkpoint', 'conflict'));
