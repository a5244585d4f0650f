-- A band on the front page, the front page itself as a chief arranged it, and the line of what has just happened.

ALTER TABLE "desk"."section" ADD COLUMN "on_front" BOOLEAN NOT NULL DEFAULT true;

-- Whoever is given a section that became part of another is given the other. The section's row is locked first, as its foreign key would,
-- so that a merge under way is over before we ask (desk.section.merged_into comes with the next migrations).
CREATE FUNCTION "desk"."give_present"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE present uuid;
BEGIN
  PERFORM 1 FROM desk.section s WHERE s.id = NEW.section_id FOR KEY SHARE;
  SELECT s.merged_into INTO present FROM desk.section s WHERE s.id = NEW.section_id;
  IF present IS NULL THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM desk.user_section u WHERE u.user_id = NEW.user_id AND u.section_id = present) THEN RETURN NULL; END IF;
  NEW.section_id := present;
  RETURN NEW;
END $$;
CREATE TRIGGER "give_present" BEFORE INSERT ON "desk"."user_section" FOR EACH ROW EXECUTE FUNCTION "desk"."give_present"();

-- The front page as it was arranged last: one row, and a row for each place, from 0. No row: by date.
CREATE TABLE "desk"."front" (
  "only" BOOLEAN NOT NULL DEFAULT true,
  "version" INTEGER NOT NULL DEFAULT 1,
  "until" TIMESTAMPTZ(3),
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "changed_by" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "front_pkey" PRIMARY KEY ("only"),
  CONSTRAINT "front_only" CHECK ("only")
);
CREATE TABLE "desk"."front_place" (
  "position" INTEGER NOT NULL,
  "article_id" TEXT NOT NULL,
  CONSTRAINT "front_place_pkey" PRIMARY KEY ("position"),
  CONSTRAINT "front_place_position" CHECK ("position" BETWEEN 0 AND 7)
);
CREATE UNIQUE INDEX "front_place_article_id_key" ON "desk"."front_place"("article_id");
ALTER TABLE "desk"."front_place" ADD CONSTRAINT "front_place_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What has just happened, in one line above every page, from a time to a time. Rows stay; only an end may be brought forward.
-- Where it leads: an article, or another address of ours.
CREATE TABLE "desk"."breaking" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "text" TEXT NOT NULL,
  "article_id" TEXT,
  "path" TEXT,
  "begins_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  "created_by" TEXT NOT NULL DEFAULT '',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "breaking_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "breaking_ends" CHECK ("ends_at" >= "begins_at"),
  CONSTRAINT "breaking_leads" CHECK ("article_id" IS NULL OR "path" IS NULL),
  CONSTRAINT "breaking_path" CHECK ("path" ~ '^/([^/\\]|$)')
);
CREATE INDEX "breaking_ends_at_idx" ON "desk"."breaking"("ends_at");
ALTER TABLE "desk"."breaking" ADD CONSTRAINT "breaking_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A demonstration's lines go with it (desk.clear_demo knows nothing of them; its articles take their places on the front page along).
CREATE FUNCTION "desk"."forget_demo"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM desk.breaking;
  DELETE FROM desk.front;
  RETURN NEW;
END $$;
CREATE TRIGGER "forget_demo" AFTER UPDATE ON "desk"."newsroom" FOR EACH ROW WHEN (OLD.demo AND NOT NEW.demo)
  EXECUTE FUNCTION "desk"."forget_demo"();

-- When the readers' pages change next without anybody acting: a time, and nothing of what it is that changes.
CREATE OR REPLACE FUNCTION "pub"."next_change"() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT least(
    (SELECT min(p.live_from) FROM pub.publication p WHERE p.live_from > statement_timestamp()),
    (SELECT min(p.live_until) FROM pub.publication p WHERE p.live_until > statement_timestamp()),
    (SELECT min(w.at) FROM pub.withdrawal w WHERE w.at > statement_timestamp()),
    (SELECT min(f.until) FROM desk.front f WHERE f.until > statement_timestamp()),
    (SELECT min(b.begins_at) FROM desk.breaking b WHERE b.begins_at > statement_timestamp() AND b.ends_at > b.begins_at),
    (SELECT min(b.ends_at) FROM desk.breaking b WHERE b.ends_at > statement_timestamp() AND b.ends_at > b.begins_at))
$$;
