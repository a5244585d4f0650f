-- Search (docs/decisions/0024). Words are numbered once, in "pub"."word", with the keys under which their forms meet; a publication's row in
-- "pub"."search" holds the numbers of its words and the times at which it is before readers. Readers reach neither table: they ask three
-- functions, which answer out of what is live at that moment and nothing else.
CREATE TABLE "pub"."word" (
  "id" SERIAL NOT NULL,
  -- Normalised (lib/search/words.ts); what begins with a section sign is no word but a place that a text stands in: a section, a newspaper, a writer.
  "word" TEXT COLLATE "C" NOT NULL,
  -- As it was spelled where it was first met, without tashkeel.
  "shown" TEXT NOT NULL,
  "keys" TEXT[] NOT NULL DEFAULT '{}',
  -- In how many publications it was when they were last counted; orders and plans, and is told to nobody.
  "times" INTEGER NOT NULL DEFAULT 0,
  -- A publication that has it: while that one is live, so is the word.
  "witness" UUID,
  "version" INTEGER NOT NULL,
  CONSTRAINT "word_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "word_word_key" ON "pub"."word"("word");
CREATE INDEX "word_keys_idx" ON "pub"."word" USING GIN ("keys") WITH (fastupdate = off);
CREATE INDEX "word_alike_idx" ON "pub"."word" USING GIN ("word" gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX "word_version_idx" ON "pub"."word"("version");

CREATE TABLE "pub"."search" (
  "of_publication" UUID NOT NULL,
  "article_id" TEXT NOT NULL,
  "live_from" TIMESTAMPTZ(3) NOT NULL,
  "live_until" TIMESTAMPTZ(3),
  "published_at" TIMESTAMPTZ(3) NOT NULL,
  -- The numbers of its words, of where it stands, and (below zero) of its day and month: so one index answers all that is asked together.
  "words" INTEGER[] NOT NULL DEFAULT '{}',
  "heads" INTEGER[] NOT NULL DEFAULT '{}',
  "leads" INTEGER[] NOT NULL DEFAULT '{}',
  -- All words in order, as numbers between spaces: a phrase is a part of it.
  "line" TEXT NOT NULL DEFAULT '',
  -- By which rules; 0 is not written yet.
  "version" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "search_pkey" PRIMARY KEY ("of_publication"),
  CONSTRAINT "search_of_publication_fkey" FOREIGN KEY ("of_publication") REFERENCES "pub"."publication"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- Without a list of what is pending, which every search would have to read through.
CREATE INDEX "search_words_idx" ON "pub"."search" USING GIN ("words") WITH (fastupdate = off);
CREATE INDEX "search_version_idx" ON "pub"."search"("version");

-- What is not in the counts of its words yet. Apart from the row itself, which is dear to write anew.
CREATE TABLE "pub"."uncounted" (
  "of_publication" UUID NOT NULL,
  CONSTRAINT "uncounted_pkey" PRIMARY KEY ("of_publication"),
  CONSTRAINT "uncounted_of_publication_fkey" FOREIGN KEY ("of_publication") REFERENCES "pub"."publication"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The numbers of a day and of a month, below zero. Before 1800 it is always 1800.
CREATE FUNCTION "pub"."day_number"(at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT -(200000 + floor(extract(epoch FROM greatest(at, '1800-01-01T00:00:00Z'::timestamptz)) / 86400)::integer)
$$;
CREATE FUNCTION "pub"."month_number"(at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT -(extract(year FROM greatest(at, '1800-01-01T00:00:00Z'::timestamptz) AT TIME ZONE 'UTC')::integer * 12
    + extract(month FROM greatest(at, '1800-01-01T00:00:00Z'::timestamptz) AT TIME ZONE 'UTC')::integer)
$$;

-- Every publication has a row here from its first moment, whoever writes it: a command, an import, the site put back. Where the same revision
-- stood before readers already, its words are known; else they are written by whoever published (lib/search/write.ts), or soon after.
CREATE FUNCTION "pub"."begin_search"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE known pub.search;
BEGIN
  SELECT s.* INTO known FROM pub.publication p JOIN pub.search s ON s.of_publication = p.id
  WHERE p.article_id = NEW.article_id AND p.revision_id = NEW.revision_id AND p.id <> NEW.id AND s.version > 0 LIMIT 1;
  INSERT INTO pub.search (of_publication, article_id, live_from, live_until, published_at, words, heads, leads, line, version) VALUES (
    NEW.id, NEW.article_id, NEW.live_from, NEW.live_until, NEW.published_at,
    coalesce((SELECT array_agg(w) FROM unnest(known.words) w WHERE w > 0), '{}') || pub.day_number(NEW.published_at) || pub.month_number(NEW.published_at),
    coalesce(known.heads, '{}'), coalesce(known.leads, '{}'), coalesce(known.line, ''), coalesce(known.version, 0));
  RETURN NULL;
END $$;
CREATE TRIGGER "begin_search" AFTER INSERT ON "pub"."publication" FOR EACH ROW EXECUTE FUNCTION "pub"."begin_search"();

CREATE FUNCTION "pub"."end_search"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE pub.search SET live_until = NEW.live_until WHERE of_publication = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "end_search" AFTER UPDATE OF "live_until" ON "pub"."publication" FOR EACH ROW
  WHEN (OLD."live_until" IS DISTINCT FROM NEW."live_until") EXECUTE FUNCTION "pub"."end_search"();

INSERT INTO "pub"."search" ("of_publication", "article_id", "live_from", "live_until", "published_at")
  SELECT p."id", p."article_id", p."live_from", p."live_until", p."published_at" FROM "pub"."publication" p;

-- Whether a word stands in something that is before readers now.
CREATE FUNCTION "pub"."word_is_out"(number integer, seen uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off AS $$
BEGIN
  PERFORM FROM pub.search s WHERE s.of_publication = seen AND s.live_from <= statement_timestamp() AND (s.live_until IS NULL OR s.live_until > statement_timestamp());
  IF FOUND THEN RETURN true; END IF;
  PERFORM FROM pub.search s WHERE s.words @> ARRAY[number] AND s.live_from <= statement_timestamp() AND (s.live_until IS NULL OR s.live_until > statement_timestamp()) LIMIT 1;
  RETURN FOUND;
END $$;

-- The words that readers can meet under one of these keys; of the last, unfinished word those that begin so. `own` says of a word that may
-- be another with و ف ب ل ك before it that it is met with the article as well, and so is a word of its own.
CREATE FUNCTION "pub"."search_words"(asked text[], beginnings text[]) RETURNS TABLE ("id" integer, "word" text, "keys" text[], "times" integer, "own" boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off AS $$
  SELECT w.id, w.word, w.keys, w.times,
    w.keys::text LIKE '%~%' AND EXISTS (
      SELECT FROM pub.word o WHERE o.keys && w.keys AND o.word LIKE U&'\0627\0644%' AND pub.word_is_out(o.id, o.witness))
  FROM (
    (SELECT f.* FROM pub.word f WHERE f.keys && asked ORDER BY f.times DESC LIMIT 1500)
    UNION
    (SELECT b.* FROM (SELECT f.* FROM unnest(beginnings) AS x(beginning) CROSS JOIN LATERAL (
      SELECT o.* FROM pub.word o WHERE o.word >= x.beginning AND o.word < x.beginning || U&'\+10FFFF' LIMIT 5000) f) b
      ORDER BY b.times DESC LIMIT 60)) w
  WHERE pub.word_is_out(w.id, w.witness)
$$;

-- Words that readers can meet and that look like one of these, the likest first.
CREATE FUNCTION "pub"."search_alike"(asked text[]) RETURNS TABLE ("asked" text, "word" text, "shown" text, "times" integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off AS $$
  SELECT a.word, w.word, w.shown, w.times FROM unnest(asked) AS a(word) CROSS JOIN LATERAL (
    SELECT f.* FROM pub.word f WHERE f.word OPERATOR(public.%) a.word
    ORDER BY public.similarity(f.word, a.word) DESC, f.times DESC LIMIT 40) w
  WHERE pub.word_is_out(w.id, w.witness)
$$;

-- The publications before readers that have what is asked. `ask`:
--   need   groups of numbers: of each one must be there             exact   of the same groups those that are spelled as was asked
--   never  numbers, of which none may be there                       phrases, neverPhrases   parts of the line
--   from, until, before, beforeId   bounds of the first day before readers
--   rare   whether one of the groups is met so seldom that all can be looked at; else days and months are walked from the newest on
--   want   how many are enough          by   "date" or "score"          skip, take   which of them are given
-- `total` is how many were met, `more` that older ones were not looked at. Numbers are all that of `ask` reaches the statement.
CREATE FUNCTION "pub"."search_hits"(ask jsonb) RETURNS TABLE ("id" text, "at" timestamptz, "score" real, "total" integer, "more" boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET TimeZone = 'UTC' SET enable_seqscan = off AS $$
DECLARE
  cond text := ' WHERE s.live_from <= statement_timestamp() AND (s.live_until IS NULL OR s.live_until > statement_timestamp())';
  points text := '0';
  want integer := least((ask ->> 'want')::integer, 2000);
  bound timestamptz := least(coalesce((ask ->> 'until')::timestamptz, 'infinity'), coalesce((ask ->> 'before')::timestamptz, 'infinity'), statement_timestamp() + interval '1 day');
  floor_at timestamptz := greatest(coalesce((ask ->> 'from')::timestamptz, '1800-01-01T00:00:00Z'), '1800-01-01T00:00:00Z');
  next_bound timestamptz;
  step integer := 1;
  one jsonb;
  part text;
  numbers integer[];
  close integer[];
  ids text[] := '{}'; ats timestamptz[] := '{}'; scores real[] := '{}';
  some_ids text[]; some_ats timestamptz[]; some_scores real[];
  said text := '';
  never text := '';
  -- Of how many the line is read for a phrase.
  most constant integer := 3000;
  place integer := 0;
  over boolean := false;
  late boolean := false;
  began constant timestamptz := clock_timestamp();
BEGIN
  FOR one IN SELECT value FROM jsonb_array_elements(ask -> 'need') LOOP
    numbers := ARRAY(SELECT value::integer FROM jsonb_array_elements_text(one));
    close := ARRAY(SELECT value::integer FROM jsonb_array_elements_text(coalesce(ask -> 'exact' -> place, '[]')));
    place := place + 1;
    cond := cond || format(' AND s.words && %L::integer[]', numbers);
    IF jsonb_array_length(coalesce(ask -> 'exact', '[]')) >= place THEN
      points := points || format(' + CASE WHEN s.heads && %1$L::integer[] THEN 10 WHEN s.heads && %2$L::integer[] THEN 7 WHEN s.leads && %1$L::integer[] THEN 4
        WHEN s.leads && %2$L::integer[] THEN 3 WHEN s.words && %1$L::integer[] THEN 2 ELSE 1 END', close, numbers);
    END IF;
  END LOOP;
  IF place = 0 THEN RETURN; END IF;
  FOR part IN SELECT value FROM jsonb_array_elements_text(coalesce(ask -> 'phrases', '[]')) LOOP
    said := said || format(' AND position(%L IN c.line) > 0', part);
  END LOOP;
  FOR part IN SELECT value FROM jsonb_array_elements_text(coalesce(ask -> 'neverPhrases', '[]')) LOOP
    said := said || format(' AND position(%L IN c.line) = 0', part);
  END LOOP;
  cond := cond || format(' AND s.published_at >= %L::timestamptz', floor_at);
  IF ask ->> 'until' IS NOT NULL THEN cond := cond || format(' AND s.published_at < %L::timestamptz', (ask ->> 'until')::timestamptz); END IF;
  IF ask ->> 'before' IS NOT NULL THEN
    cond := cond || format(' AND (s.published_at, s.article_id) < (%L::timestamptz, %L)', (ask ->> 'before')::timestamptz, ask ->> 'beforeId');
  END IF;
  points := points || ' + 2.0 / (1 + greatest(extract(epoch FROM statement_timestamp() - s.published_at), 0) / 7776000)';

  IF jsonb_array_length(coalesce(ask -> 'never', '[]')) > 0 THEN
    never := format(' AND s.words && %L::integer[]', ARRAY(SELECT value::integer FROM jsonb_array_elements_text(ask -> 'never')));
  END IF;

  LOOP
    IF (ask ->> 'rare')::boolean THEN
      part := '';
      next_bound := floor_at;
    ELSIF step <= 16 THEN
      -- Days: 1, 2, 4, 8, 16; then months: 1, 2, 4 and so on. What a month has of days that were walked is left out by the bound.
      next_bound := date_trunc('day', bound - interval '1 microsecond', 'UTC') - (step - 1) * interval '1 day';
      part := format(' AND s.words && %L::integer[]', ARRAY(SELECT pub.day_number(next_bound + d * interval '1 day') FROM generate_series(0, step - 1) d));
    ELSE
      next_bound := date_trunc('month', bound - interval '1 microsecond', 'UTC') - (step / 32 - 1) * interval '1 month';
      part := format(' AND s.words && %L::integer[] AND s.published_at < %L::timestamptz',
        ARRAY(SELECT pub.month_number(next_bound + m * interval '1 month') FROM generate_series(0, step / 32 - 1) m), bound);
    END IF;
    -- What must not be there is one more walk along the same index: to look for it in each row would take longer.
    IF never <> '' THEN
      part := part || ' AND s.of_publication NOT IN (SELECT s.of_publication FROM pub.search s' || cond || part || never || ')';
    END IF;
    EXECUTE 'SELECT array_agg(x.i), array_agg(x.t), array_agg(x.p) FROM (SELECT c.i, c.t, c.p FROM (
        SELECT s.article_id AS i, s.published_at AS t, (' || points || ')::real AS p, ' || CASE WHEN said = '' THEN 'NULL' ELSE 's.line' END || ' AS line FROM pub.search s'
      || cond || part || ' ORDER BY s.published_at DESC, s.article_id DESC LIMIT ' || CASE WHEN said = '' THEN want + 1 ELSE most END || ') c WHERE true' || said
      || ' LIMIT ' || want + 1 || ') x'
      INTO some_ids, some_ats, some_scores;
    ids := ids || some_ids; ats := ats || some_ats; scores := scores || some_scores;
    over := cardinality(ids) > want;
    -- Whatever is asked has a bounded cost.
    late := clock_timestamp() > began + interval '400 milliseconds';
    EXIT WHEN over OR late OR next_bound <= floor_at OR (cardinality(ids) >= want AND NOT (ask ->> 'rare')::boolean);
    bound := next_bound;
    step := step * 2;
  END LOOP;
  over := over OR (next_bound > floor_at AND (late OR cardinality(ids) >= want));
  RETURN QUERY SELECT f.i, f.t, f.p, least(cardinality(ids), want), over
    FROM unnest(ids[1:want], ats[1:want], scores[1:want]) AS f(i, t, p)
    ORDER BY CASE WHEN ask ->> 'by' = 'score' THEN f.p END DESC NULLS LAST, f.t DESC, f.i DESC
    OFFSET (ask ->> 'skip')::integer LIMIT (ask ->> 'take')::integer;
END $$;

-- As it was, and the words of what goes.
CREATE OR REPLACE FUNCTION "desk"."clear_demo"(keeper uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM 1 FROM desk.newsroom n WHERE n.demo FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'not a demonstration' USING ERRCODE = 'object_not_in_prerequisite_state'; END IF;
  PERFORM 1 FROM desk."user" u WHERE u.id = keeper AND u.role = 'admin' AND u.active;
  IF NOT FOUND THEN RAISE EXCEPTION 'not an admin' USING ERRCODE = 'insufficient_privilege'; END IF;
  PERFORM set_config('waha.clearing', 'demo', true);
  DELETE FROM desk.breaking;
  DELETE FROM desk.front;
  DELETE FROM pub.publication;
  DELETE FROM pub.word;
  DELETE FROM pub.withdrawal;
  DELETE FROM desk.publication_past;
  DELETE FROM desk.revision;
  DELETE FROM desk.save_receipt;
  DELETE FROM desk.outbox;
  DELETE FROM desk.article;
  DELETE FROM desk.clipping;
  DELETE FROM desk.import_job;
  DELETE FROM desk.author;
  DELETE FROM desk.tag;
  UPDATE desk.section SET parent_id = NULL;
  DELETE FROM desk.section;
  DELETE FROM desk.source s WHERE s.site LIKE '%.example';
  -- A paper that took an invented one in knows nothing of it any more; and no address leads on to what is gone.
  UPDATE desk.source s SET logo_id = NULL, merged = ARRAY(SELECT o.id FROM desk.source o WHERE o.merged_into = s.id)
    WHERE s.logo_id IS NOT NULL OR s.merged <> '{}';
  DELETE FROM desk.former_slug f WHERE NOT EXISTS (SELECT FROM desk.source s WHERE f.what = 'source' AND s.id = f.target_id);
  DELETE FROM desk.invitation;
  DELETE FROM desk.brake WHERE user_id <> keeper;
  DELETE FROM desk."user" WHERE id <> keeper;
  UPDATE desk.newsroom SET demo = false, logo_id = NULL,
    settings_by = CASE WHEN settings_by = keeper THEN keeper END, frozen_by = CASE WHEN frozen_by = keeper THEN keeper END;
  DELETE FROM desk.media;
  PERFORM set_config('waha.clearing', '', true);
END $$;
