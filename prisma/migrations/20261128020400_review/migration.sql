-- The conversation about an article: notes on a paragraph or on the whole, answers of one level, who is meant; and links by which somebody
-- without an account reads it and answers.

-- `kind`: returned is what an article was sent back with. A place is a block's stable id and the beginning of its text, so that a note whose
-- paragraph is gone still says what it spoke of. `link_id` without an account behind it: a guest's, who came by that link; no foreign key,
-- for what was said outlives the link. `version` is that which the guest read.
ALTER TABLE "desk"."note"
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'note',
  ADD COLUMN "parent_id" UUID,
  ADD COLUMN "block_id" TEXT,
  ADD COLUMN "quote" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "resolved_by" UUID,
  ADD COLUMN "link_id" UUID,
  ADD COLUMN "verdict" TEXT,
  ADD COLUMN "version" INTEGER,
  ADD CONSTRAINT "note_kind" CHECK ("kind" IN ('note', 'returned')),
  ADD CONSTRAINT "note_block_id" CHECK ("block_id" ~ '^[0-9a-z]{8}$'),
  ADD CONSTRAINT "note_verdict" CHECK ("verdict" IS NULL OR ("verdict" IN ('agreed', 'changes') AND "link_id" IS NOT NULL)),
  ADD CONSTRAINT "note_answer" CHECK ("parent_id" IS NULL OR ("kind" = 'note' AND "block_id" IS NULL AND "quote" = '' AND "resolved_at" IS NULL)),
  -- An import brings them in whatever order they were written in.
  ADD CONSTRAINT "note_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "desk"."note"("id") ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "note_parent_id_idx" ON "desk"."note"("parent_id");
-- What is open of them: the desk's front page asks for it on every page.
CREATE INDEX "note_open_idx" ON "desk"."note"("article_id") WHERE "resolved_at" IS NULL AND "parent_id" IS NULL;

-- Whom a note means, and when they said something in its thread after it: until then it waits for them.
CREATE TABLE "desk"."note_mention" (
  "note_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "answered_at" TIMESTAMPTZ(3),
  CONSTRAINT "note_mention_pkey" PRIMARY KEY ("note_id", "user_id"),
  CONSTRAINT "note_mention_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "desk"."note"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "note_mention_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "note_mention_user_id_idx" ON "desk"."note_mention"("user_id") WHERE "answered_at" IS NULL;

-- A way in for somebody without an account, to one article: of its token only the hash is kept. With a revision it shows that one, without
-- it the working copy as it is.
CREATE TABLE "desk"."review_link" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "article_id" TEXT NOT NULL,
  "revision_id" UUID,
  "token_hash" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "created_by" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "revoked_at" TIMESTAMPTZ(3),
  CONSTRAINT "review_link_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "review_link_expires_at" CHECK ("expires_at" > "created_at"),
  CONSTRAINT "review_link_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "review_link_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "desk"."revision"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "review_link_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "review_link_token_hash_key" ON "desk"."review_link"("token_hash");
CREATE INDEX "review_link_article_id_idx" ON "desk"."review_link"("article_id", "created_at");
CREATE INDEX "review_link_revision_id_idx" ON "desk"."review_link"("revision_id");
CREATE INDEX "review_link_created_by_idx" ON "desk"."review_link"("created_by");

-- Every opening of such a link: when, and which version was shown. Those of one minute are one line with their number, so that whoever has a
-- link cannot fill the disk with it. Nothing is kept of where it was opened.
CREATE TABLE "desk"."review_opening" (
  "link_id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "times" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "review_opening_pkey" PRIMARY KEY ("link_id", "version", "at"),
  CONSTRAINT "review_opening_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "desk"."review_link"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
