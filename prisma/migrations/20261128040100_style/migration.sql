-- Which rules of style this newsroom does without, and the words that it writes otherwise. The rules themselves are in the code.
ALTER TABLE "desk"."newsroom"
  ADD COLUMN "style_off" TEXT[] NOT NULL DEFAULT '{passive}',
  ADD COLUMN "style_words" JSONB NOT NULL DEFAULT '[]';
