-- The desk searches its working copies by the same words and rules as readers search publications (docs/decisions/0024): numbers out of
-- "pub"."word", of which readers are told none that stands only here. Written by the worker; what changed since is read as it is.
CREATE TABLE "desk"."article_search" (
  "article_id" TEXT NOT NULL,
  "words" INTEGER[] NOT NULL DEFAULT '{}',
  "heads" INTEGER[] NOT NULL DEFAULT '{}',
  "line" TEXT NOT NULL DEFAULT '',
  -- The article's version that was read, so that an older one never takes a newer one's place.
  "edition" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  CONSTRAINT "article_search_pkey" PRIMARY KEY ("article_id"),
  CONSTRAINT "article_search_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "article_search_words_idx" ON "desk"."article_search" USING GIN ("words") WITH (fastupdate = off);
CREATE INDEX "article_search_heads_idx" ON "desk"."article_search" USING GIN ("heads") WITH (fastupdate = off);
CREATE INDEX "article_search_version_idx" ON "desk"."article_search"("version");

-- Working copies that changed since they were last read for the search. The stamp says of which change.
CREATE TABLE "desk"."unsearched" (
  "article_id" TEXT NOT NULL,
  "stamp" UUID NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT "unsearched_pkey" PRIMARY KEY ("article_id"),
  CONSTRAINT "unsearched_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Whoever changes a text, it is known. Where it is known already, the stamp is a new one: who reads the earlier text must not take it off the list.
CREATE FUNCTION "desk"."search_again"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO desk.unsearched (article_id) VALUES (NEW.id) ON CONFLICT (article_id) DO UPDATE SET stamp = gen_random_uuid();
  RETURN NULL;
END $$;
CREATE TRIGGER "search_new" AFTER INSERT ON "desk"."article" FOR EACH ROW EXECUTE FUNCTION "desk"."search_again"();
CREATE TRIGGER "search_again" AFTER UPDATE OF "title", "kicker", "subtitle", "standfirst", "body" ON "desk"."article" FOR EACH ROW
  WHEN ((OLD."title", OLD."kicker", OLD."subtitle", OLD."standfirst", OLD."body") IS DISTINCT FROM (NEW."title", NEW."kicker", NEW."subtitle", NEW."standfirst", NEW."body"))
  EXECUTE FUNCTION "desk"."search_again"();

INSERT INTO "desk"."unsearched" ("article_id") SELECT a."id" FROM "desk"."article" a;

-- Titles are found by words now.
DROP INDEX "desk"."article_title_key_idx";
