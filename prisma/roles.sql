-- The public boundary (docs/decisions/0002): who may see what, held by the database itself.
-- Run by the owner after every deploy of migrations, and on every copy of the database; running it twice changes nothing.
-- Reads four settings of the session: waha.desk_role, waha.desk_password, waha.site_role, waha.site_password.
--
--   owner   migrates and owns; never serves a request
--   desk    what staff's requests run as: no DDL; may only add to the record, to revisions and to clippings
--   site    what readers' requests run as: SELECT on the views of pub, and a few functions, of which one adds to the counts of reads
--   views   owns those views; cannot log in; sees of the tables what the row policies let a reader see
BEGIN;

DO $$
DECLARE
  desk text := current_setting('waha.desk_role');
  site text := current_setting('waha.site_role');
  views text := current_setting('waha.site_role') || '_views';
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY[desk, site] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', role);
    END IF;
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = views) THEN
    EXECUTE format('CREATE ROLE %I NOLOGIN', views);
  END IF;
  -- An empty password: that log-in was given to us, and stays as its administrator made it.
  IF current_setting('waha.desk_password') <> '' THEN
    EXECUTE format('ALTER ROLE %I LOGIN NOINHERIT PASSWORD %L', desk, current_setting('waha.desk_password'));
    EXECUTE format('ALTER ROLE %I SET statement_timeout = ''10s''', desk);
    EXECUTE format('ALTER ROLE %I SET lock_timeout = ''5s''', desk);
    EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''15s''', desk);
  END IF;
  IF current_setting('waha.site_password') <> '' THEN
    EXECUTE format('ALTER ROLE %I LOGIN NOINHERIT PASSWORD %L', site, current_setting('waha.site_password'));
    EXECUTE format('ALTER ROLE %I SET statement_timeout = ''2s''', site);
  END IF;
  -- The owner acts as the views' role below; it need not be a superuser for that. From 16 on, being a member is not enough.
  IF NOT pg_has_role(current_user, views, CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
    EXECUTE format('GRANT %I TO CURRENT_USER', views);
  END IF;

  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM %I, %I', current_database(), desk, site);
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I, %I', current_database(), desk, site);
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA desk, pub FROM PUBLIC, %I, %I, %I', desk, site, views);
  EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA desk, pub FROM PUBLIC, %I, %I, %I', desk, site, views);
  EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA desk, pub FROM PUBLIC, %I, %I, %I', desk, site, views);
  EXECUTE format('REVOKE ALL ON SCHEMA desk, pub FROM PUBLIC, %I, %I, %I', desk, site, views);

  -- The desk.
  EXECUTE format('GRANT USAGE ON SCHEMA desk, pub TO %I', desk);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA desk, pub TO %I', desk);
  EXECUTE format('GRANT INSERT, UPDATE, DELETE ON desk."user", desk.user_section, desk.session, desk.invitation, desk.throttle, desk.section,
    desk.source, desk.source_variant, desk.author, desk.tag, desk.article, desk.article_author, desk.article_tag, desk.note, desk.save_receipt, desk.outbox,
    desk.media, desk.former_slug, desk.chore, desk.kept, desk.presence TO %I', desk);
  EXECUTE format('GRANT INSERT, UPDATE, DELETE ON desk.second_step, desk.recovery_code, desk.challenge, desk.known_device, desk.account_link TO %I', desk);
  EXECUTE format('GRANT INSERT ON desk.note_mention, desk.review_link, desk.review_opening TO %I', desk);
  EXECUTE format('GRANT UPDATE (revoked_at) ON desk.review_link TO %I', desk);
  EXECUTE format('GRANT UPDATE (answered_at) ON desk.note_mention TO %I', desk);
  EXECUTE format('GRANT UPDATE (times) ON desk.review_opening TO %I', desk);
  EXECUTE format('GRANT INSERT, UPDATE, DELETE ON desk.front, desk.front_place TO %I', desk);
  EXECUTE format('GRANT INSERT, UPDATE (ends_at) ON desk.breaking TO %I', desk);
  EXECUTE format('GRANT UPDATE ON desk.newsroom TO %I', desk);
  EXECUTE format('GRANT INSERT, DELETE, UPDATE (title) ON desk.matter TO %I', desk);
  EXECUTE format('GRANT INSERT, DELETE ON desk.matter_article TO %I', desk);
  EXECUTE format('GRANT INSERT ON desk.backup TO %I', desk);
  EXECUTE format('GRANT UPDATE (removed_at) ON desk.backup TO %I', desk);
  EXECUTE format('GRANT INSERT, UPDATE, DELETE ON desk.imported, desk.former_address, desk.import_job TO %I', desk);
  EXECUTE format('GRANT INSERT ON desk.sitemap_part TO %I', desk);
  EXECUTE format('GRANT INSERT, DELETE ON desk.most_read TO %I', desk);
  EXECUTE format('GRANT EXECUTE ON FUNCTION desk.plan_sitemap(integer) TO %I', desk);
  -- A backup says by which migrations its tables were made.
  EXECUTE format('GRANT SELECT ON public._prisma_migrations TO %I', desk);
  EXECUTE format('GRANT INSERT, UPDATE ON desk.brake TO %I', desk);
  EXECUTE format('GRANT INSERT, UPDATE (claimed_until, attempts, live_at, seen_at, lists_at, status, problem, outcome, written_at) ON desk.receipt TO %I', desk);
  EXECUTE format('GRANT INSERT ON desk.event, desk.revision, desk.clipping TO %I', desk);
  EXECUTE format('GRANT INSERT, DELETE ON pub.publication, pub.withdrawal TO %I', desk);
  EXECUTE format('GRANT UPDATE (live_until) ON pub.publication TO %I', desk);
  EXECUTE format('GRANT INSERT ON pub.publication_author, pub.publication_tag TO %I', desk);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA desk TO %I', desk);
  -- What is searched, made out of publications: written by whoever publishes, counted and kept up by the worker.
  EXECUTE format('GRANT INSERT, DELETE, UPDATE (shown, keys, times, witness, version) ON pub.word TO %I', desk);
  EXECUTE format('GRANT INSERT, UPDATE (words, heads, leads, line, version) ON pub.search TO %I', desk);
  EXECUTE format('GRANT INSERT, DELETE ON pub.uncounted TO %I', desk);
  EXECUTE format('GRANT INSERT, UPDATE ON desk.article_search TO %I', desk);
  EXECUTE format('GRANT INSERT, DELETE, UPDATE (stamp) ON desk.unsearched TO %I', desk);
  EXECUTE format('GRANT USAGE ON SEQUENCE pub.word_id_seq TO %I', desk);
  EXECUTE format('GRANT EXECUTE ON FUNCTION pub.day_number(timestamptz), pub.month_number(timestamptz), pub.line_pairs(text) TO %I', desk);
  EXECUTE format('GRANT EXECUTE ON FUNCTION desk.clear_demo(uuid), desk.event_text(desk.event), pub.next_change(), pub.forget_changes() TO %I', desk);
  EXECUTE format('GRANT EXECUTE ON FUNCTION desk.begin_command(uuid), desk.purge_trash(uuid, integer) TO %I', desk);

  -- The views' owner: the columns that readers may see, under the policies below.
  EXECUTE format('GRANT USAGE ON SCHEMA desk TO %I', views);
  EXECUTE format('GRANT USAGE, CREATE ON SCHEMA pub TO %I', views);
  EXECUTE format('GRANT SELECT ON pub.publication, pub.publication_author, pub.publication_tag, pub.publication_figure, pub.withdrawal TO %I', views);
  EXECUTE format('GRANT SELECT (id, slug, name, description, position, hidden, on_front, parent_id, merged_into, merged, picture_id) ON desk.section TO %I', views);
  EXECUTE format('GRANT SELECT (id, slug, name, country, site, month_style, credit_line, index_policy, merged_into, merged, logo_id) ON desk.source TO %I', views);
  EXECUTE format('GRANT SELECT (what, slug, target_id) ON desk.former_slug TO %I', views);
  EXECUTE format('GRANT SELECT (path, article_id) ON desk.former_address TO %I', views);
  EXECUTE format('GRANT SELECT (id, slug, name, merged_into, merged) ON desk.author, desk.tag TO %I', views);
  EXECUTE format('GRANT SELECT (name, home_word, digits, month_style, time_zone, tagline, footer, social_links, contact, index_own, logo_id, about, corrections_policy, reach, show_hijri, show_changes, show_most_read) ON desk.newsroom TO %I', views);
  EXECUTE format('GRANT SELECT (id, key, width, height, renditions, focal_x, focal_y, alt) ON desk.media TO %I', views);
  EXECUTE format('GRANT SELECT (id, day, title) ON desk.matter TO %I', views);
  EXECUTE format('GRANT SELECT ON desk.matter_article, pub.day_tally TO %I', views);
  EXECUTE format('GRANT SELECT (until) ON desk.front TO %I', views);
  EXECUTE format('GRANT SELECT ON desk.sitemap_part TO %I', views);
  EXECUTE format('GRANT SELECT ON desk.front_place, desk.most_read TO %I', views);
  EXECUTE format('GRANT SELECT (id, text, article_id, path, begins_at, ends_at) ON desk.breaking TO %I', views);

  -- Row policies: everything for the desk; for the views, what is before readers at this moment.
  -- statement_timestamp() and not clock_timestamp(): it is stable, so the indexes serve it.
  FOR role IN SELECT unnest(ARRAY['pub.publication', 'pub.publication_author', 'pub.publication_tag', 'pub.publication_figure', 'pub.withdrawal', 'desk.section', 'desk.source', 'desk.author', 'desk.tag', 'desk.media', 'desk.front_place', 'desk.breaking',
    'desk.matter', 'desk.matter_article', 'pub.day_tally', 'desk.most_read']) LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', role);
    EXECUTE format('DROP POLICY IF EXISTS desk_all ON %s', role);
    EXECUTE format('CREATE POLICY desk_all ON %s TO %I USING (true) WITH CHECK (true)', role, desk);
    EXECUTE format('DROP POLICY IF EXISTS readers ON %s', role);
  END LOOP;
  -- The others ask for one row along an index, and not whether any EXISTS: that is planned as a scan of the whole table (docs/decisions/0002).
  EXECUTE format('CREATE POLICY readers ON pub.publication FOR SELECT TO %I USING (live_from <= statement_timestamp() AND (live_until IS NULL OR live_until > statement_timestamp()))', views);
  EXECUTE format('CREATE POLICY readers ON pub.publication_author FOR SELECT TO %I USING ((SELECT true FROM pub.publication p WHERE p.id = publication_id))', views);
  EXECUTE format('CREATE POLICY readers ON pub.publication_tag FOR SELECT TO %I USING ((SELECT true FROM pub.publication p WHERE p.id = publication_id))', views);
  EXECUTE format('CREATE POLICY readers ON pub.publication_figure FOR SELECT TO %I USING ((SELECT true FROM pub.publication p WHERE p.id = of_publication))', views);
  EXECUTE format('CREATE POLICY readers ON pub.withdrawal FOR SELECT TO %I USING (at <= statement_timestamp() AND (SELECT true FROM pub.publication p WHERE p.article_id = withdrawal.article_id LIMIT 1) IS NULL)', views);
  EXECUTE format('CREATE POLICY readers ON desk.section FOR SELECT TO %I USING (NOT hidden)', views);
  -- What was merged into one counts for it; the row of what was merged is seen as well, because the views ask it which one it is.
  EXECUTE format('CREATE POLICY readers ON desk.source FOR SELECT TO %I USING ((SELECT true FROM unnest(source.merged || source.id) AS own(id) CROSS JOIN LATERAL (SELECT FROM pub.publication p WHERE p.source_id >= own.id AND p.source_id <= own.id ORDER BY p.source_id, p.published_at DESC LIMIT 1) AS one LIMIT 1))', views);
  -- Its own first, which nearly every name has: the sitemap asks it of all of them.
  EXECUTE format('CREATE POLICY readers ON desk.author FOR SELECT TO %I USING (coalesce(
    (SELECT true FROM pub.publication_author a WHERE a.author_id = author.id ORDER BY a.published_at DESC LIMIT 1),
    (SELECT true FROM unnest(author.merged) AS own(id) CROSS JOIN LATERAL (SELECT FROM pub.publication_author a WHERE a.author_id = own.id ORDER BY a.published_at DESC LIMIT 1) AS one LIMIT 1)))', views);
  EXECUTE format('CREATE POLICY readers ON desk.tag FOR SELECT TO %I USING (coalesce(
    (SELECT true FROM pub.publication_tag t WHERE t.tag_id = tag.id ORDER BY t.published_at DESC LIMIT 1),
    (SELECT true FROM unnest(tag.merged) AS own(id) CROSS JOIN LATERAL (SELECT FROM pub.publication_tag t WHERE t.tag_id = own.id ORDER BY t.published_at DESC LIMIT 1) AS one LIMIT 1)))', views);
  -- A picture exists for readers while something before them shows it. The alternatives are asked one after the other, each along an index.
  EXECUTE format('CREATE POLICY readers ON desk.media FOR SELECT TO %I USING (coalesce(
    (SELECT true FROM pub.publication p WHERE p.picture_id >= media.id AND p.picture_id <= media.id ORDER BY p.picture_id, p.live_from DESC LIMIT 1),
    (SELECT true FROM pub.publication_figure f WHERE f.media_id >= media.id AND f.media_id <= media.id ORDER BY f.media_id LIMIT 1),
    (SELECT true FROM desk.section s WHERE s.picture_id = media.id AND s.merged_into IS NULL LIMIT 1),
    (SELECT true FROM desk.source s WHERE s.logo_id = media.id AND s.merged_into IS NULL LIMIT 1),
    (SELECT true FROM desk.newsroom n WHERE n.logo_id = media.id)))', views);
  EXECUTE format('CREATE POLICY readers ON desk.front_place FOR SELECT TO %I USING (coalesce((SELECT f.until > statement_timestamp() FROM desk.front f), true) AND (SELECT true FROM pub.publication p WHERE p.article_id = front_place.article_id LIMIT 1))', views);
  EXECUTE format('CREATE POLICY readers ON desk.most_read FOR SELECT TO %I USING ((SELECT n.show_most_read FROM desk.newsroom n) AND (SELECT true FROM pub.publication p WHERE p.article_id = most_read.article_id LIMIT 1))', views);
  EXECUTE format('CREATE POLICY readers ON desk.matter_article FOR SELECT TO %I USING ((SELECT true FROM pub.publication p WHERE p.article_id = matter_article.article_id LIMIT 1))', views);
  -- It takes two papers to be one matter: with one of them alone there is none.
  EXECUTE format('CREATE POLICY readers ON desk.matter FOR SELECT TO %I USING ((SELECT count(DISTINCT p.source_id) > 1 FROM desk.matter_article a JOIN pub.publication p ON p.article_id = a.article_id WHERE a.matter_id = matter.id))', views);
  EXECUTE format('CREATE POLICY readers ON pub.day_tally FOR SELECT TO %I USING (at <= statement_timestamp())', views);
  EXECUTE format('CREATE POLICY readers ON desk.breaking FOR SELECT TO %I USING (begins_at <= statement_timestamp() AND ends_at > statement_timestamp())', views);
END $$;

-- The views, made anew and owned by the views' role.
DROP VIEW IF EXISTS pub.most_read, pub.sitemap_part, pub.day, pub.month, pub.matter, pub.matter_article, pub.front_place, pub.breaking, pub.picture_of, pub.article_figure, pub.media;
DROP VIEW IF EXISTS pub.former_address, pub.former_slug, pub.article, pub.article_author, pub.article_tag, pub.withdrawn, pub.section, pub.source, pub.author, pub.tag, pub.present, pub.newsroom;
DO $$ BEGIN EXECUTE format('SET LOCAL ROLE %I', current_setting('waha.site_role') || '_views'); END $$;

CREATE VIEW pub.article AS
  SELECT p.article_id AS id, p.id AS publication_id, p.slug, coalesce(p.shown_from, p.live_from) AS live_from, p.published_at, p.origin, p.kind, p.kind_label, p.title, p.kicker, p.subtitle,
         p.standfirst, p.body, p.words,
         -- Where two were merged, a publication of the one is seen as one of the other; lists go by what it was published under.
         coalesce((SELECT s.merged_into FROM desk.section s WHERE s.id = p.section_id), p.section_id) AS section_id, p.section_id AS published_section_id,
         coalesce((SELECT s.merged_into FROM desk.source s WHERE s.id = p.source_id), p.source_id) AS source_id, p.source_id AS published_source_id,
         p.source_date, p.day, p.source_date_text, p.source_url, p.corrections, p.fidelity,
         p.picture_id, p.picture_alt, p.picture_caption, p.picture_credit
  FROM pub.publication p;
CREATE VIEW pub.article_author AS
  SELECT p.article_id, coalesce((SELECT o.merged_into FROM desk.author o WHERE o.id = a.author_id), a.author_id) AS author_id,
         a.author_id AS published_author_id, a.position, a.published_at FROM pub.publication_author a JOIN pub.publication p ON p.id = a.publication_id;
CREATE VIEW pub.article_tag AS
  SELECT p.article_id, coalesce((SELECT o.merged_into FROM desk.tag o WHERE o.id = t.tag_id), t.tag_id) AS tag_id,
         t.tag_id AS published_tag_id, t.published_at FROM pub.publication_tag t JOIN pub.publication p ON p.id = t.publication_id;
CREATE VIEW pub.article_figure AS
  SELECT p.article_id, f.media_id FROM pub.publication_figure f JOIN pub.publication p ON p.id = f.of_publication;
CREATE VIEW pub.withdrawn AS
  -- The last of each article. The newest of all is found along an index of just this time, without looking at the others.
  SELECT w.article_id AS id, coalesce(w.shown_at, w.at) AS at, w.notice FROM pub.withdrawal w
  WHERE NOT w.silent AND w.id = (SELECT l.id FROM pub.withdrawal l WHERE l.article_id = w.article_id ORDER BY l.at DESC LIMIT 1);
CREATE VIEW pub.section AS SELECT s.id, s.slug, s.name, s.description, s.position, s.on_front, s.parent_id, s.merged FROM desk.section s WHERE s.merged_into IS NULL;
CREATE VIEW pub.source AS SELECT s.id, s.slug, s.name, s.country, s.site, s.month_style, s.credit_line, s.index_policy, s.merged FROM desk.source s WHERE s.merged_into IS NULL;
CREATE VIEW pub.author AS SELECT a.id, a.slug, a.name, a.merged FROM desk.author a WHERE a.merged_into IS NULL;
-- Which picture a section, a newspaper or the newsroom has; those that readers are not shown have none here, nor those that were merged into another.
CREATE VIEW pub.picture_of AS
  SELECT 'section' AS what, s.id::text AS target, s.picture_id FROM desk.section s WHERE s.picture_id IS NOT NULL AND s.merged_into IS NULL
  UNION ALL SELECT 'source', s.id::text, s.logo_id FROM desk.source s WHERE s.logo_id IS NOT NULL AND s.merged_into IS NULL
  UNION ALL SELECT 'newsroom', '', n.logo_id FROM desk.newsroom n WHERE n.logo_id IS NOT NULL;
CREATE VIEW pub.media AS SELECT m.id, m.key, m.width, m.height, m.renditions, m.focal_x, m.focal_y, m.alt FROM desk.media m;
CREATE VIEW pub.tag AS SELECT t.id, t.slug, t.name, t.merged FROM desk.tag t WHERE t.merged_into IS NULL;
-- As what that is seen now under whose id something was published (docs/decisions/0010).
CREATE VIEW pub.present AS
  SELECT 'section' AS what, s.id AS published_id, coalesce(s.merged_into, s.id) AS id FROM desk.section s
  UNION ALL SELECT 'source', s.id, coalesce(s.merged_into, s.id) FROM desk.source s
  UNION ALL SELECT 'author', a.id, coalesce(a.merged_into, a.id) FROM desk.author a
  UNION ALL SELECT 'tag', t.id, coalesce(t.merged_into, t.id) FROM desk.tag t;
CREATE VIEW pub.sitemap_part AS SELECT s.begins_at FROM desk.sitemap_part s;
CREATE VIEW pub.most_read AS SELECT m.position, m.article_id AS id, m.days FROM desk.most_read m;
CREATE VIEW pub.front_place AS SELECT f.position, f.article_id AS id FROM desk.front_place f;
-- It leads to an article while readers have that article; else it is a line without a link.
CREATE VIEW pub.breaking AS
  SELECT b.id, b.text, p.article_id, p.slug, b.path, b.begins_at, b.ends_at FROM desk.breaking b LEFT JOIN pub.publication p ON p.article_id = b.article_id;
-- An old address exists for readers only while what it led to does.
CREATE VIEW pub.former_slug AS
  SELECT f.what, f.slug, coalesce(s.slug, p.slug, a.slug, t.slug) AS now
  FROM desk.former_slug f
  LEFT JOIN desk.section s ON f.what = 'section' AND s.id = f.target_id
  LEFT JOIN desk.source p ON f.what = 'source' AND p.id = f.target_id
  LEFT JOIN desk.author a ON f.what = 'author' AND a.id = f.target_id
  LEFT JOIN desk.tag t ON f.what = 'tag' AND t.id = f.target_id
  WHERE coalesce(s.slug, p.slug, a.slug, t.slug) IS NOT NULL;
-- The same of an article's address on another site. One that was withdrawn keeps its address, for the notice.
CREATE VIEW pub.former_address AS
  SELECT f.path, f.article_id, (SELECT p.slug FROM pub.publication p WHERE p.article_id = f.article_id LIMIT 1) AS slug
  FROM desk.former_address f
  WHERE EXISTS (SELECT FROM pub.publication p WHERE p.article_id = f.article_id) OR EXISTS (SELECT FROM pub.withdrawal w WHERE w.article_id = f.article_id);
-- What readers' pages show of the settings, and none of the newsroom's rules.
CREATE VIEW pub.newsroom AS
  SELECT n.name, n.home_word, n.digits, n.month_style, n.time_zone, n.tagline, n.footer, n.social_links, n.contact, n.index_own,
         n.about, n.corrections_policy, n.reach, n.show_hijri, n.show_changes FROM desk.newsroom n;
CREATE VIEW pub.day AS SELECT t.day, sum(t.delta)::integer AS articles FROM pub.day_tally t GROUP BY t.day HAVING sum(t.delta) > 0;
-- The months of the archive out of the days at once: to write and sort each day's month took most of the time.
CREATE VIEW pub.month AS SELECT date_trunc('month', t.day::timestamp)::date AS month, sum(t.delta)::integer AS articles FROM pub.day_tally t GROUP BY 1 HAVING sum(t.delta) > 0;
CREATE VIEW pub.matter AS SELECT m.id, m.day, m.title FROM desk.matter m;
CREATE VIEW pub.matter_article AS SELECT a.matter_id, a.article_id, a.position FROM desk.matter_article a;

RESET ROLE;
DO $$
DECLARE site text := current_setting('waha.site_role');
BEGIN
  EXECUTE format('REVOKE CREATE ON SCHEMA pub FROM %I', site || '_views');
  EXECUTE format('GRANT USAGE ON SCHEMA pub TO %I', site);
  EXECUTE format('SET LOCAL ROLE %I', site || '_views');
  EXECUTE format('GRANT SELECT ON pub.media, pub.picture_of, pub.article_figure TO %I', site);
  EXECUTE format('GRANT SELECT ON pub.article, pub.article_author, pub.article_tag, pub.withdrawn, pub.section, pub.source, pub.author, pub.tag, pub.present, pub.former_address, pub.former_slug, pub.newsroom TO %I', site);
  EXECUTE format('GRANT SELECT ON pub.front_place, pub.most_read, pub.breaking, pub.sitemap_part TO %I', site);
  EXECUTE format('GRANT SELECT ON pub.day, pub.month, pub.matter, pub.matter_article TO %I', site);
  EXECUTE 'RESET ROLE';
  EXECUTE format('GRANT EXECUTE ON FUNCTION pub.next_change(), pub.article_past(text), pub.changes(xid8, timestamptz), pub.add_reads(text[], integer[]) TO %I', site);
  EXECUTE format('GRANT EXECUTE ON FUNCTION pub.search_words(text[], text[]), pub.search_alike(text[]), pub.search_hits(jsonb) TO %I', site);
END $$;

COMMIT;
