-- What has changed of readers' pages, for the stores that keep them (docs/decisions/0023). Written by triggers on every table that readers'
-- views read, so that no command can forget it; read through pub.changes() alone. Tags are ids of what is, or was, before readers.
-- `transaction` and not the number tells what somebody has not seen: numbers are given before a transaction is committed.
CREATE TABLE "pub"."change" (
  "id" BIGSERIAL NOT NULL,
  "transaction" XID8 NOT NULL DEFAULT pg_current_xact_id(),
  -- Not later than the moment by which a trigger told what lies ahead from what has come.
  "at" TIMESTAMPTZ(6) NOT NULL DEFAULT statement_timestamp(),
  "tags" TEXT[] NOT NULL DEFAULT '{}',
  "hard" TEXT[] NOT NULL DEFAULT '{}',
  CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "change_transaction_idx" ON "pub"."change"("transaction");
CREATE INDEX "change_at_idx" ON "pub"."change"("at");

-- `soft`: pages with one of these are made anew. `gone`: such a page may not be served again, whatever happens. '*' is every page.
CREATE FUNCTION "pub"."tell"(soft text[], gone text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF cardinality(soft) = 0 AND cardinality(gone) = 0 THEN RETURN; END IF;
  INSERT INTO pub.change (tags, hard) VALUES (soft, gone);
  PERFORM pg_notify('waha_pages', '');
END $$;

-- The tags of what these publications stand on.
CREATE FUNCTION "pub"."tags_of"(ids uuid[]) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT CASE WHEN cardinality(ids) > 300 THEN ARRAY['*'] ELSE coalesce((SELECT array_agg(DISTINCT t.tag) FROM (
    SELECT unnest(ARRAY['article:' || p.article_id, 'section:' || p.section_id, 'section:' || s.merged_into, 'source:' || p.source_id, 'source:' || o.merged_into,
      'day:' || p.day, 'front', 'articles', 'sources', 'authors', 'tags']) AS tag
    FROM pub.publication p JOIN desk.section s ON s.id = p.section_id LEFT JOIN desk.source o ON o.id = p.source_id WHERE p.id = ANY(ids)
    UNION ALL SELECT unnest(ARRAY['author:' || a.author_id, 'author:' || o.merged_into]) FROM pub.publication_author a JOIN desk.author o ON o.id = a.author_id WHERE a.publication_id = ANY(ids)
    UNION ALL SELECT unnest(ARRAY['tag:' || t.tag_id, 'topic:' || t.tag_id, 'tag:' || o.merged_into, 'topic:' || o.merged_into]) FROM pub.publication_tag t JOIN desk.tag o ON o.id = t.tag_id WHERE t.publication_id = ANY(ids)
  ) t WHERE t.tag IS NOT NULL), '{}') END
$$;

-- Of a statement that changed what these triggers are on. 'clock': when readers' pages change next has changed, and nothing else.
CREATE FUNCTION "pub"."publications_changed"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  now timestamptz := clock_timestamp();
  seen uuid[];
  ahead boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(r.id) FILTER (WHERE r.live_from <= now AND (r.live_until IS NULL OR r.live_until > now)), bool_or(r.live_from > now OR r.live_until > now)
      INTO seen, ahead FROM fresh r;
  ELSIF TG_OP = 'UPDATE' THEN
    SELECT array_agg(r.id) FILTER (WHERE (r.live_from <= now AND (r.live_until IS NULL OR r.live_until > now))
        IS DISTINCT FROM (w.live_from <= now AND (w.live_until IS NULL OR w.live_until > now))),
      bool_or(r.live_from > now OR r.live_until > now OR w.live_until > now) INTO seen, ahead FROM fresh r JOIN was w USING (id);
  ELSE
    -- One that has begun is taken back with a whole demonstration, or by hand.
    SELECT CASE WHEN bool_or(w.live_from <= now) THEN '{}'::uuid[] END, bool_or(w.live_from > now) INTO seen, ahead FROM was w;
    IF seen IS NOT NULL THEN PERFORM pub.tell('{}', ARRAY['*']); END IF;
  END IF;
  PERFORM pub.tell(pub.tags_of(coalesce(seen, '{}')) || CASE WHEN ahead THEN ARRAY['clock'] ELSE '{}' END, '{}');
  RETURN NULL;
END $$;

-- By-lines, tags and pictures are written after their publication; those of one that lies ahead are nobody's yet.
CREATE FUNCTION "pub"."publication_parts_changed"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  of_ids uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM was', TG_ARGV[0]) INTO of_ids;
  ELSE
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM fresh', TG_ARGV[0]) INTO of_ids;
  END IF;
  SELECT array_agg(p.id) INTO of_ids FROM pub.publication p
    WHERE p.id = ANY(of_ids) AND p.live_from <= clock_timestamp() AND (p.live_until IS NULL OR p.live_until > clock_timestamp());
  PERFORM pub.tell(pub.tags_of(coalesce(of_ids, '{}')), '{}');
  RETURN NULL;
END $$;

-- What was taken down is never served again, also where no new page can be made.
CREATE FUNCTION "pub"."withdrawals_changed"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  now timestamptz := clock_timestamp();
  gone text[];
  ahead boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT array_agg('article:' || r.article_id) FILTER (WHERE r.at <= now), bool_or(r.at > now) INTO gone, ahead FROM was r;
  ELSE
    SELECT array_agg('article:' || r.article_id) FILTER (WHERE r.at <= now), bool_or(r.at > now) INTO gone, ahead FROM fresh r;
  END IF;
  IF cardinality(gone) > 300 THEN gone := ARRAY['*']; END IF;
  PERFORM pub.tell(CASE WHEN ahead THEN ARRAY['clock'] ELSE '{}' END, coalesce(gone, '{}'));
  RETURN NULL;
END $$;

-- Sections, papers, authors and topics; the argument is which. Sections stand on every page.
CREATE FUNCTION "pub"."names_changed"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  ids uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT array_agg(r.id) INTO ids FROM was r;
  ELSIF TG_OP = 'INSERT' THEN
    SELECT array_agg(r.id) INTO ids FROM fresh r;
  ELSE
    SELECT array_agg(r.id) || array_agg(r.merged_into) INTO ids FROM (SELECT id, merged_into FROM fresh UNION SELECT id, merged_into FROM was) r;
  END IF;
  IF ids IS NULL THEN RETURN NULL; END IF;
  PERFORM pub.tell(CASE WHEN cardinality(ids) > 300 THEN ARRAY['*'] ELSE
    ARRAY(SELECT DISTINCT TG_ARGV[0] || ':' || i FROM unnest(ids) i WHERE i IS NOT NULL) || (TG_ARGV[0] || 's')
    || CASE TG_ARGV[0] WHEN 'section' THEN ARRAY['site'] WHEN 'tag' THEN ARRAY(SELECT DISTINCT 'topic:' || i FROM unnest(ids) i WHERE i IS NOT NULL) ELSE '{}' END END, '{}');
  RETURN NULL;
END $$;

-- A picture that was replaced or described anew: wherever it stands.
CREATE FUNCTION "pub"."media_changed"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  ids uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT array_agg(r.id) INTO ids FROM was r;
  ELSE
    SELECT array_agg(r.id) INTO ids FROM fresh r;
  END IF;
  IF cardinality(ids) > 300 THEN
    PERFORM pub.tell(ARRAY['*'], '{}');
  ELSIF ids IS NOT NULL THEN
    PERFORM pub.tell(ARRAY(SELECT 'media:' || i FROM unnest(ids) i
      UNION SELECT 'section:' || s.id FROM desk.section s WHERE s.picture_id = ANY(ids)
      UNION SELECT 'source:' || s.id FROM desk.source s WHERE s.logo_id = ANY(ids)
      UNION SELECT 'site' FROM desk.newsroom n WHERE n.logo_id = ANY(ids)
      UNION SELECT 'article:' || p.article_id FROM pub.publication_figure f JOIN pub.publication p ON p.id = f.of_publication
        WHERE f.media_id = ANY(ids) AND p.live_from <= clock_timestamp() AND (p.live_until IS NULL OR p.live_until > clock_timestamp())), '{}');
  END IF;
  RETURN NULL;
END $$;

-- The argument is the tag. 'site' stands on every page.
CREATE FUNCTION "pub"."pages_changed"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pub.tell(ARRAY[TG_ARGV[0], 'clock'], '{}');
  RETURN NULL;
END $$;

-- Old addresses lead to where something is now.
CREATE FUNCTION "pub"."former_changed"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  tags text[];
BEGIN
  IF TG_TABLE_NAME = 'former_slug' THEN
    IF TG_OP = 'DELETE' THEN SELECT array_agg(DISTINCT r.what || 's') INTO tags FROM was r; ELSE SELECT array_agg(DISTINCT r.what || 's') INTO tags FROM fresh r; END IF;
  ELSE
    IF TG_OP = 'DELETE' THEN SELECT array_agg(DISTINCT 'article:' || r.article_id) INTO tags FROM was r; ELSE SELECT array_agg(DISTINCT 'article:' || r.article_id) INTO tags FROM fresh r; END IF;
  END IF;
  PERFORM pub.tell(CASE WHEN cardinality(tags) > 300 THEN ARRAY['*'] ELSE coalesce(tags, '{}') END, '{}');
  RETURN NULL;
END $$;

-- What several papers wrote of one thing has a page, and stands on its day's; what was written of it says so too. (It was told row by row.)
DROP TRIGGER "tell_matter" ON "desk"."matter";
DROP TRIGGER "tell_matter" ON "desk"."matter_article";
DROP FUNCTION "desk"."tell_matter"();
CREATE FUNCTION "pub"."matters_changed"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  ids text[];
  tags text[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM was', TG_ARGV[0]) INTO ids;
  ELSE
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM fresh', TG_ARGV[0]) INTO ids;
  END IF;
  IF TG_TABLE_NAME = 'matter' AND TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT 'day:' || r.day) INTO tags FROM was r;
  ELSIF TG_TABLE_NAME = 'matter_article' THEN
    IF TG_OP = 'DELETE' THEN SELECT array_agg('article:' || r.article_id) INTO tags FROM was r; ELSE SELECT array_agg('article:' || r.article_id) INTO tags FROM fresh r; END IF;
  END IF;
  PERFORM pub.tell(coalesce(tags, '{}') || ARRAY(SELECT 'matter:' || i FROM unnest(ids) i UNION SELECT 'day:' || m.day FROM desk.matter m WHERE m.id = ANY(ids)), '{}');
  RETURN NULL;
END $$;

-- Empties a table at once: a test's or a repair's way.
CREATE FUNCTION "pub"."all_changed"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pub.tell('{}', ARRAY['*']);
  RETURN NULL;
END $$;

-- Watches a table for whatever changes it. A table of which readers' views come to read is watched by the migration that makes it so.
CREATE FUNCTION "pub"."watch"(name text, calls text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER tell_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION %s', name, calls);
  EXECUTE format('CREATE TRIGGER tell_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS was NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION %s', name, calls);
  EXECUTE format('CREATE TRIGGER tell_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION %s', name, calls);
  EXECUTE format('CREATE TRIGGER tell_truncate AFTER TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION pub.all_changed()', name);
END $$;
SELECT pub.watch(w.name, w.calls) FROM (VALUES
  ('pub.publication', 'pub.publications_changed()'), ('pub.withdrawal', 'pub.withdrawals_changed()'),
  ('pub.publication_author', 'pub.publication_parts_changed(''publication_id'')'), ('pub.publication_tag', 'pub.publication_parts_changed(''publication_id'')'),
  ('pub.publication_figure', 'pub.publication_parts_changed(''of_publication'')'),
  ('desk.section', 'pub.names_changed(''section'')'), ('desk.source', 'pub.names_changed(''source'')'),
  ('desk.author', 'pub.names_changed(''author'')'), ('desk.tag', 'pub.names_changed(''tag'')'),
  ('desk.media', 'pub.media_changed()'), ('desk.newsroom', 'pub.pages_changed(''site'')'), ('desk.breaking', 'pub.pages_changed(''site'')'),
  ('desk.front', 'pub.pages_changed(''front'')'), ('desk.front_place', 'pub.pages_changed(''front'')'), ('desk.most_read', 'pub.pages_changed(''front'')'),
  ('desk.sitemap_part', 'pub.pages_changed(''articles'')'),
  ('desk.matter', 'pub.matters_changed(''id'')'), ('desk.matter_article', 'pub.matters_changed(''matter_id'')'),
  ('desk.former_slug', 'pub.former_changed()'), ('desk.former_address', 'pub.former_changed()')) AS w(name, calls);

-- What a store has to know, in one answer and of one moment. `after`: what its last answer called `upto`; none at its first. `since`: the
-- `now` of its last answer. `changes` may hold what it knows already: it goes by their ids. `due`, `gone`: what the clock alone changed since.
-- `next` is when the clock changes something again (the newsroom's midnight among it), `takedown` when something is taken down: times alone.
CREATE FUNCTION "pub"."changes"(after xid8, since timestamptz) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  now timestamptz := statement_timestamp();
  beginning timestamptz;
  found jsonb;
  midnight timestamptz;
  due text[] := '{}';
  gone text[] := '{}';
BEGIN
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id::text, 'tags', c.tags, 'hard', c.hard)), '[]'), min(c.at) FILTER (WHERE 'clock' = ANY(c.tags))
    INTO found, beginning FROM (SELECT * FROM pub.change c WHERE c.transaction >= after ORDER BY c.id LIMIT 5000) c;
  IF jsonb_array_length(found) = 5000 THEN found := '[{"id": "0", "tags": [], "hard": ["*"]}]'; END IF;
  IF after IS NOT NULL THEN
    -- Something planned for a moment that went by before its transaction was committed was not seen when that moment came.
    beginning := least(since, beginning);
    -- What was done at once was told by its change; only what was planned is due.
    SELECT pub.tags_of(array_agg(p.id)) INTO due FROM pub.publication p
      WHERE (p.live_from > beginning AND p.live_from <= now AND p.created_at < p.live_from)
        OR (p.live_until > beginning AND p.live_until <= now AND (
          EXISTS (SELECT FROM pub.publication n WHERE n.article_id = p.article_id AND n.live_from = p.live_until AND n.created_at < n.live_from)
          OR EXISTS (SELECT FROM pub.withdrawal w WHERE w.article_id = p.article_id AND w.at = p.live_until AND w.created_at < w.at)));
    SELECT array_agg(DISTINCT 'article:' || w.article_id) INTO gone FROM pub.withdrawal w WHERE w.at > beginning AND w.at <= now AND w.created_at < w.at;
    IF EXISTS (SELECT FROM desk.front f WHERE f.until > beginning AND f.until <= now) THEN due := coalesce(due, '{}') || 'front'::text; END IF;
    IF EXISTS (SELECT FROM desk.breaking b WHERE (b.begins_at > beginning AND b.begins_at <= now) OR (b.ends_at > beginning AND b.ends_at <= now)) THEN
      due := coalesce(due, '{}') || 'site'::text;
    END IF;
  END IF;
  SELECT (date_trunc('day', now AT TIME ZONE n.time_zone) + interval '1 day') AT TIME ZONE n.time_zone,
    CASE WHEN date_trunc('day', since AT TIME ZONE n.time_zone) < date_trunc('day', now AT TIME ZONE n.time_zone) THEN coalesce(due, '{}') || 'site'::text ELSE due END
    INTO midnight, due FROM desk.newsroom n;
  RETURN jsonb_build_object('now', extract(epoch FROM now) * 1000, 'upto', pg_snapshot_xmin(pg_current_snapshot())::text, 'since', now,
    'changes', found, 'due', coalesce(to_jsonb(due), '[]'), 'gone', coalesce(to_jsonb(gone), '[]'),
    'next', extract(epoch FROM least(pub.next_change(), midnight)) * 1000,
    'takedown', extract(epoch FROM (SELECT min(w.at) FROM pub.withdrawal w WHERE w.at > now)) * 1000);
END $$;

-- What every store has seen long since.
CREATE FUNCTION "pub"."forget_changes"() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DELETE FROM pub.change c WHERE c.at < clock_timestamp() - interval '1 hour'
$$;
