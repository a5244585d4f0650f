-- What readers' pages need of the database (docs/decisions/0025).

-- The archive goes by days: what was taken from a paper stands under the day that the paper bears, our own under the newsroom's day on which it
-- went out. Pinned with the publication, so that one walk along one index reads a day, whoever's it is.
ALTER TABLE "pub"."publication" ADD COLUMN "day" DATE;

CREATE FUNCTION "pub"."day_of"(source_id uuid, source_date date, published_at timestamptz) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT CASE WHEN source_id IS NOT NULL AND source_date IS NOT NULL THEN source_date
    ELSE (published_at AT TIME ZONE (SELECT n.time_zone FROM desk.newsroom n))::date END
$$;

CREATE FUNCTION "pub"."give_day"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  NEW.day := pub.day_of(NEW.source_id, NEW.source_date, NEW.published_at);
  RETURN NEW;
END $$;
CREATE TRIGGER "give_day" BEFORE INSERT ON "pub"."publication" FOR EACH ROW EXECUTE FUNCTION "pub"."give_day"();

-- How many articles a day has before readers: counted where publications begin and end, since counting them anew would read them all. What lies
-- ahead is counted at its own moment, so that no job has to move it; what has come to pass is one row a day, at '-infinity'.
CREATE TABLE "pub"."day_tally" (
  "day" DATE NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "delta" INTEGER NOT NULL,
  CONSTRAINT "day_tally_pkey" PRIMARY KEY ("day", "at")
);

CREATE FUNCTION "pub"."tally_days"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  now timestamptz := clock_timestamp();
  touched date[];
BEGIN
  -- An ended range counts up at its beginning and down at its end. Days in one order, so that two who publish at once wait and do not meet.
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT f.day) INTO touched FROM fresh f;
    INSERT INTO pub.day_tally AS t (day, at, delta)
      SELECT c.day, CASE WHEN c.at <= now THEN '-infinity' ELSE c.at END, sum(c.delta) FROM (
        SELECT f.day, f.live_from AS at, 1 AS delta FROM fresh f UNION ALL SELECT f.day, f.live_until, -1 FROM fresh f WHERE f.live_until IS NOT NULL) c
      GROUP BY 1, 2 ORDER BY 1, 2 ON CONFLICT (day, at) DO UPDATE SET delta = t.delta + EXCLUDED.delta;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT w.day) INTO touched FROM was w;
    INSERT INTO pub.day_tally AS t (day, at, delta)
      SELECT c.day, CASE WHEN c.at <= now THEN '-infinity' ELSE c.at END, sum(c.delta) FROM (
        SELECT w.day, w.live_from AS at, -1 AS delta FROM was w UNION ALL SELECT w.day, w.live_until, 1 FROM was w WHERE w.live_until IS NOT NULL) c
      GROUP BY 1, 2 ORDER BY 1, 2 ON CONFLICT (day, at) DO UPDATE SET delta = t.delta + EXCLUDED.delta;
  ELSE
    SELECT array_agg(DISTINCT f.day) INTO touched FROM fresh f;
    INSERT INTO pub.day_tally AS t (day, at, delta)
      SELECT c.day, CASE WHEN c.at <= now THEN '-infinity' ELSE c.at END, sum(c.delta) FROM (
        SELECT w.day, w.live_until AS at, 1 AS delta FROM was w WHERE w.live_until IS NOT NULL
        UNION ALL SELECT f.day, f.live_until, -1 FROM fresh f WHERE f.live_until IS NOT NULL) c
      GROUP BY 1, 2 HAVING sum(c.delta) <> 0 ORDER BY 1, 2 ON CONFLICT (day, at) DO UPDATE SET delta = t.delta + EXCLUDED.delta;
  END IF;
  WITH past AS (DELETE FROM pub.day_tally t WHERE t.day = ANY(touched) AND t.at > '-infinity' AND t.at <= now RETURNING t.day, t.delta)
    INSERT INTO pub.day_tally AS t (day, at, delta) SELECT p.day, '-infinity', sum(p.delta) FROM past p GROUP BY 1 ORDER BY 1
    ON CONFLICT (day, at) DO UPDATE SET delta = t.delta + EXCLUDED.delta;
  DELETE FROM pub.day_tally t WHERE t.day = ANY(touched) AND t.delta = 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "tally_new" AFTER INSERT ON "pub"."publication" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "pub"."tally_days"();
CREATE TRIGGER "tally_moved" AFTER UPDATE ON "pub"."publication" REFERENCING OLD TABLE AS was NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "pub"."tally_days"();
CREATE TRIGGER "tally_gone" AFTER DELETE ON "pub"."publication" REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION "pub"."tally_days"();

-- Days and tallies anew, where publications came in past the triggers: here, and when an export is taken in.
CREATE FUNCTION "pub"."count_days"() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE pub.publication p SET day = pub.day_of(p.source_id, p.source_date, p.published_at) WHERE p.day IS NULL;
  DELETE FROM pub.day_tally;
  INSERT INTO pub.day_tally (day, at, delta)
    SELECT c.day, CASE WHEN c.at <= clock_timestamp() THEN '-infinity' ELSE c.at END, sum(c.delta) FROM (
      SELECT p.day, p.live_from AS at, 1 AS delta FROM pub.publication p UNION ALL SELECT p.day, p.live_until, -1 FROM pub.publication p WHERE p.live_until IS NOT NULL) c
    GROUP BY 1, 2 HAVING sum(c.delta) <> 0;
$$;
ALTER TABLE "pub"."publication" DISABLE TRIGGER USER;
SELECT "pub"."count_days"();
ALTER TABLE "pub"."publication" ENABLE TRIGGER USER;
CREATE INDEX "publication_day_published_at_article_id_idx" ON "pub"."publication"("day", "published_at" DESC, "article_id" DESC);

-- What the newsroom says of itself to readers, and what it shows them beside its texts.
ALTER TABLE "desk"."newsroom"
  ADD COLUMN "about" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "corrections_policy" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "reach" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "show_hijri" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "show_changes" BOOLEAN NOT NULL DEFAULT false;

-- The earlier texts of an article that is before readers, where the newsroom shows what changed: those alone that readers have had, and none
-- from before it was last taken down.
CREATE FUNCTION "pub"."article_past"(of_article text)
  RETURNS TABLE (live_from timestamptz, live_until timestamptz, kicker text, title text, subtitle text, standfirst text, body jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce(p.shown_from, p.live_from), p.live_until, p.kicker, p.title, p.subtitle, p.standfirst, p.body FROM pub.publication p
  WHERE p.article_id = of_article AND p.live_until <= statement_timestamp() AND (SELECT n.show_changes FROM desk.newsroom n)
    AND EXISTS (SELECT FROM pub.publication c WHERE c.article_id = of_article AND c.live_from <= statement_timestamp()
      AND (c.live_until IS NULL OR c.live_until > statement_timestamp()))
    AND NOT EXISTS (SELECT FROM pub.withdrawal w WHERE w.article_id = of_article AND w.at <= statement_timestamp() AND w.at > p.live_from)
  ORDER BY p.live_from DESC LIMIT 20
$$;

-- «القضية في أكثر من صحيفة»: what several papers wrote of one thing on one day, as an editor confirmed it.
CREATE TABLE "desk"."matter" (
  "id" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "title" TEXT NOT NULL,
  "created_by" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "matter_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "matter_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "matter_day_idx" ON "desk"."matter"("day");
CREATE INDEX "matter_created_by_idx" ON "desk"."matter"("created_by");

CREATE TABLE "desk"."matter_article" (
  "matter_id" TEXT NOT NULL,
  "article_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  CONSTRAINT "matter_article_pkey" PRIMARY KEY ("article_id"),
  CONSTRAINT "matter_article_matter_id_fkey" FOREIGN KEY ("matter_id") REFERENCES "desk"."matter"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "matter_article_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "matter_article_matter_id_position_idx" ON "desk"."matter_article"("matter_id", "position");

-- A matter of which nobody wrote is none.
CREATE FUNCTION "desk"."drop_empty_matter"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM desk.matter m WHERE m.id = OLD.matter_id AND NOT EXISTS (SELECT FROM desk.matter_article a WHERE a.matter_id = m.id);
  RETURN NULL;
END $$;
CREATE TRIGGER "drop_empty_matter" AFTER DELETE ON "desk"."matter_article" FOR EACH ROW EXECUTE FUNCTION "desk"."drop_empty_matter"();
