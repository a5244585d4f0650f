-- A search that leaves something out looks at a bounded number of rows (docs/decisions/0024; measured in bench/README.md).

-- The condition that a row of "pub"."search", under the name s, has one of these numbers, the likeliest first: the first few are compared with
-- the row's as they are, which settles most rows; many more are looked up. No index answers it, and none is meant to.
CREATE FUNCTION "pub"."row_has"(numbers integer[]) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT format('CASE WHEN s.words && %L::integer[] THEN true', numbers[1:4])
    || CASE WHEN cardinality(numbers) > 4 THEN format(' WHEN s.words && %L::integer[] THEN true', numbers[5:16]) ELSE '' END
    || CASE WHEN cardinality(numbers) > 16 THEN format(' ELSE EXISTS (SELECT FROM (SELECT unnest(s.words) AS word OFFSET 0) o WHERE o.word = ANY (%L::integer[]))', numbers[17:]) ELSE ' ELSE false' END
    || ' END'
$$;

-- The publications before readers that have what is asked. `ask`:
--   need   groups of numbers: of each one must be there             exact   of the same groups those that are spelled as was asked
--   times  in how many texts each group is                          never   numbers, of which none may be there; neverTimes   in how many texts, all told
--   phrases, neverPhrases   parts of the line                        from, until, before, beforeId   bounds of the first day before readers
--   want   how many are enough          by   "date" or "score"          skip, take   which of them are given
-- What is met seldom is looked at whole. Else days or months are walked from the newest on: first so many as should hold enough, by how
-- often the words are met and how fast the newest articles came out (a short walk along their dates); then as many as what was met tells.
-- Where something is left out, about so many rows are looked at (`most_looked`) and no more, since nothing may be left of very many.
-- `total` is how many were met, `more` that older ones were not looked at; where that is all that can be said, it is said in a row without an id. Numbers are all that of `ask` reaches the statement.
CREATE OR REPLACE FUNCTION "pub"."search_hits"(ask jsonb) RETURNS TABLE ("id" text, "at" timestamptz, "score" real, "total" integer, "more" boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET TimeZone = 'UTC' SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  cond text := ' WHERE s.live_from <= statement_timestamp() AND (s.live_until IS NULL OR s.live_until > statement_timestamp())';
  by_score constant boolean := ask ->> 'by' = 'score';
  -- What the text alone is worth; and every number that is worth more in a title or what leads, its group, and whether it is spelled as was asked.
  points text := '0';
  worth_more text := '';
  worth_words integer[] := '{}'; worth_groups integer[] := '{}'; worth_exact boolean[] := '{}';
  want constant integer := least((ask ->> 'want')::integer, 2000);
  bound timestamptz := least(coalesce((ask ->> 'until')::timestamptz, 'infinity'), coalesce((ask ->> 'before')::timestamptz + interval '1 millisecond', 'infinity'),
    statement_timestamp() + interval '1 day');
  floor_at timestamptz := greatest(coalesce((ask ->> 'from')::timestamptz, '1800-01-01T00:00:00Z'), '1800-01-01T00:00:00Z');
  next_bound timestamptz;
  last_at timestamptz;
  last_id text;
  one jsonb;
  part text;
  numbers integer[];
  close integer[];
  ids text[] := '{}'; ats timestamptz[] := '{}'; scores real[] := '{}';
  some_ids text[]; some_ats timestamptz[]; some_scores real[];
  said text := '';
  -- The pairs that a phrase's words stand in, and whether so few rows have them that all are looked at.
  pairs integer[] := '{}';
  phrased text := '';
  few boolean := false;
  needed text := '';
  -- What may not be there, as a condition on a row; and what part of the rows it leaves, by how often it is met.
  never text := '';
  never_words integer[] := '{}';
  left_share double precision := 1;
  -- What must be there and is looked for in each row.
  in_row text := 'true';
  -- How many a phrase's first step should meet, of which the line is read; at most twice as many are read at once. There, and where something is left out, it is enough to have some pages full.
  most integer := 300;
  enough constant integer := CASE WHEN by_score THEN 40 ELSE greatest((ask ->> 'take')::integer, 21) END;
  place integer := 0;
  met integer;
  met_here integer := 0;
  met_all integer := 0;
  found_before integer := 0;
  -- How many rows there are, the share of each group and of all together, how many numbers are asked for, and how often the rarest group is met.
  rows_all constant double precision := (SELECT greatest(c.reltuples, 1) FROM pg_class c WHERE c.oid = 'pub.search'::regclass);
  share double precision := 1;
  least_share double precision := 1;
  own_share double precision;
  -- The share of what the index itself is asked for: of so many rows the rest is looked for in each.
  index_share double precision := 1;
  least_index_share double precision := 1;
  asked integer := 0;
  rarest double precision := 'infinity';
  blocks double precision;
  whole boolean;
  span double precision;
  near constant integer := 1000;
  -- How many rows are looked at for what is left out: at first, and at most; and how many have been. By the rate of the newest.
  first_looked constant integer := 4000;
  most_looked constant integer := 16000;
  looked double precision := 0;
  pace double precision;
  over boolean := false;
  late boolean := false;
  began constant timestamptz := clock_timestamp();
  patience constant interval := '400 milliseconds';
  step_began timestamptz;
BEGIN
  FOR part IN SELECT value FROM jsonb_array_elements_text(coalesce(ask -> 'phrases', '[]')) LOOP
    said := said || format(' AND position(%L IN c.line) > 0', part);
    pairs := pairs || pub.line_pairs(part);
    phrased := phrased || part;
  END LOOP;
  FOR part IN SELECT value FROM jsonb_array_elements_text(coalesce(ask -> 'neverPhrases', '[]')) LOOP
    said := said || format(' AND position(%L IN c.line) = 0', part);
  END LOOP;
  IF pairs <> '{}' THEN
    needed := format(' AND pub.line_pairs(s.line) @> %L::integer[]', pairs);
    EXECUTE 'SELECT count(*), max((p.at::text::point)[0]) + 1 FROM (SELECT s.ctid AS at FROM pub.search s WHERE true' || needed || ' LIMIT 3001) p' INTO met, blocks;
    few := met <= 3000;
  END IF;
  IF jsonb_array_length(coalesce(ask -> 'never', '[]')) > 0 THEN
    never_words := ARRAY(SELECT value::integer FROM jsonb_array_elements_text(ask -> 'never'));
    -- Row by row: of what stands nearly everywhere the index has as many rows as the table, and to take those away from others means to read all of them.
    never := pub.row_has(never_words);
    left_share := exp(-least(50, coalesce((ask ->> 'neverTimes')::double precision, 0) / rows_all));
  END IF;
  FOR one IN SELECT value FROM jsonb_array_elements(ask -> 'need') LOOP
    numbers := ARRAY(SELECT value::integer FROM jsonb_array_elements_text(one));
    met_all := coalesce((ask -> 'times' ->> place)::integer, 0);
    own_share := 1 - exp(-least(50, met_all / rows_all));
    IF few AND cardinality(numbers) = 1 AND position(' ' || numbers[1] || ' ' IN phrased) > 0 THEN
      NULL; -- the line says it
    ELSIF few OR (own_share > 0.5 AND cardinality(numbers) > 16) THEN
      -- Of few rows, or for many forms of a word that is nearly everywhere: to follow each through the index takes longer than to look into the rows.
      in_row := in_row || ' AND ' || pub.row_has(numbers);
    ELSE
      needed := needed || format(' AND s.words && %L::integer[]', numbers);
      asked := asked + cardinality(numbers);
      index_share := index_share * own_share;
      least_index_share := least(least_index_share, own_share);
    END IF;
    rarest := least(rarest, met_all);
    least_share := least(least_share, own_share);
    share := share * own_share;
    IF by_score AND place < jsonb_array_length(coalesce(ask -> 'exact', '[]')) THEN
      close := ARRAY(SELECT value::integer FROM jsonb_array_elements_text(ask -> 'exact' -> place));
      points := points || format(' + CASE WHEN s.words && %L::integer[] THEN 2 ELSE 1 END', close);
      worth_words := worth_words || numbers;
      worth_groups := worth_groups || array_fill(place, ARRAY[cardinality(numbers)]);
      worth_exact := worth_exact || ARRAY(SELECT n = ANY (close) FROM unnest(numbers) WITH ORDINALITY x(n, o) ORDER BY o);
    END IF;
    place := place + 1;
  END LOOP;
  IF place = 0 THEN RETURN; END IF;
  cond := cond || format(' AND s.published_at >= %L::timestamptz', floor_at);
  IF ask ->> 'until' IS NOT NULL THEN cond := cond || format(' AND s.published_at < %L::timestamptz', (ask ->> 'until')::timestamptz); END IF;
  IF ask ->> 'before' IS NOT NULL THEN
    cond := cond || format(' AND (s.published_at, s.article_id) < (%L::timestamptz, %L)', (ask ->> 'before')::timestamptz, ask ->> 'beforeId');
  END IF;
  IF by_score THEN
    -- Of all rows at once: to compare each word of a title with each form that is asked for, row by row, takes most of the time that a search takes.
    worth_more := format(' LEFT JOIN (SELECT g.i, sum(g.more) AS more FROM (
        SELECT u.i, f.place, max(CASE WHEN u.head THEN CASE WHEN f.exact THEN 8 ELSE 5 END WHEN f.exact THEN 2 ELSE 1.5 END) AS more
        FROM (SELECT c.i, unnest(c.heads) AS word, true AS head FROM c UNION ALL SELECT c.i, unnest(c.leads), false FROM c) u
        JOIN unnest(%1$L::integer[], %2$L::integer[], %3$L::boolean[]) AS f(word, place, exact) USING (word) WHERE u.word = ANY (%1$L::integer[]) GROUP BY u.i, f.place) g GROUP BY g.i) w USING (i)',
      worth_words, worth_groups, worth_exact);
    points := points || ' + 2.0 / (1 + greatest(extract(epoch FROM statement_timestamp() - s.published_at), 0) / 7776000)';
  END IF;

  met_all := 0;
  whole := few OR rarest <= 2000 OR (share * rows_all <= want / 2 AND rarest * asked <= 2000000);
  IF never <> '' AND whole AND NOT few AND left_share > 0.5 THEN
    -- Most rows would be asked for all of it: of words that are seldom the index knows the rows sooner.
    cond := cond || ' AND ' || in_row || format(' AND s.of_publication NOT IN (SELECT s.of_publication FROM pub.search s WHERE s.words && %L::integer[]', never_words) || needed || ')';
  ELSIF never <> '' THEN
    -- One condition, since its parts would be asked in an order of the planner's: first what leaves the fewest to be looked at further.
    cond := cond || ' AND CASE WHEN ' || never || ' THEN false ELSE ' || in_row || ' END';
  ELSE
    cond := cond || ' AND ' || in_row;
  END IF;
  -- Words that are met at all are met together more often than chance would have it.
  share := sqrt(share * least_share);
  index_share := sqrt(index_share * least_index_share);
  IF pairs <> '{}' AND NOT few THEN
    -- By how much of the table had to be read to meet so many.
    share := least(share, met / (rows_all * least(1, blocks / (SELECT greatest(c.relpages, 1) FROM pg_class c WHERE c.oid = 'pub.search'::regclass))));
    index_share := share;
  END IF;
  IF NOT whole THEN
    last_at := (SELECT p.published_at FROM pub.publication p WHERE p.published_at < bound ORDER BY p.published_at DESC, p.article_id DESC LIMIT 1);
    IF last_at IS NULL THEN RETURN; END IF;
    floor_at := greatest(floor_at, (SELECT p.published_at FROM pub.publication p ORDER BY p.published_at, p.article_id LIMIT 1));
    -- How long the newest thousand below the bound took to come out; where there are not so many, all that is left.
    next_bound := (SELECT p.published_at FROM pub.publication p WHERE p.published_at < bound ORDER BY p.published_at DESC, p.article_id DESC OFFSET near - 1 LIMIT 1);
    bound := least(bound, last_at + interval '1 millisecond');
    pace := extract(epoch FROM bound - coalesce(next_bound, floor_at)) / near / greatest(index_share, 1e-9);
    span := extract(epoch FROM bound - coalesce(next_bound, floor_at)) / near * 1.35 * CASE WHEN said = '' THEN want ELSE least(want, most) END / greatest(share * left_share, 1e-9);
    IF never <> '' THEN span := least(span, first_looked * pace); END IF;
    last_at := NULL;
  END IF;

  LOOP
    step_began := clock_timestamp();
    part := '';
    next_bound := floor_at;
    IF NOT whole THEN
      -- Whole days, or whole months; what of the latest was walked already is left out by the bound.
      span := least(greatest(span, 1), 3e10);
      -- Many days take as long to follow through the index as the rows that are looked at for what is left out.
      IF span < (CASE WHEN never = '' THEN 100 ELSE 45 END) * 86400 THEN
        next_bound := greatest(floor_at, date_trunc('day', bound - span * interval '1 second', 'UTC'));
        part := format(' AND s.words && %L::integer[]', ARRAY(SELECT pub.day_number(d) FROM generate_series(date_trunc('day', next_bound, 'UTC'), bound, interval '1 day') d));
      ELSE
        next_bound := greatest(floor_at, date_trunc('month', bound - span * interval '1 second', 'UTC'));
        part := format(' AND s.words && %L::integer[]', ARRAY(SELECT pub.month_number(d) FROM generate_series(date_trunc('month', next_bound, 'UTC'), bound, interval '1 month') d));
      END IF;
      part := part || format(' AND s.published_at < %L::timestamptz AND s.published_at >= %L::timestamptz', bound, next_bound);
    END IF;
    IF last_at IS NOT NULL THEN part := part || format(' AND (s.published_at, s.article_id) < (%L::timestamptz, %L)', last_at, last_id); END IF;
    EXECUTE 'WITH c AS MATERIALIZED (SELECT c.i, c.t, c.p, c.heads, c.leads, (true' || said || ') AS said FROM (
        SELECT s.article_id AS i, s.published_at AS t, (' || points || ')::real AS p' || CASE WHEN by_score THEN ', s.heads, s.leads' ELSE ', NULL AS heads, NULL AS leads' END
      || CASE WHEN said = '' THEN '' ELSE ', s.line' END || ' FROM pub.search s' || cond || needed || part
      || ' ORDER BY s.published_at DESC, s.article_id DESC LIMIT ' || CASE WHEN said = '' THEN want + 1 - cardinality(ids) ELSE 2 * most END || ') c)
      SELECT array_agg(x.i) FILTER (WHERE x.said), array_agg(x.t) FILTER (WHERE x.said), array_agg(x.p) FILTER (WHERE x.said), count(*), min(x.t), (array_agg(x.i))[count(*)::integer]
      FROM (SELECT c.i, c.t, (c.p' || CASE WHEN by_score THEN ' + coalesce(w.more, 0)' ELSE '' END || ')::real AS p, c.said FROM c' || worth_more || ' ORDER BY c.t DESC, c.i DESC) x'
      INTO some_ids, some_ats, some_scores, met, last_at, last_id;
    ids := ids || some_ids; ats := ats || some_ats; scores := scores || some_scores;
    met_here := met_here + met;
    over := cardinality(ids) > want;
    -- Whatever is asked has a bounded cost.
    late := clock_timestamp() > began + patience;
    EXIT WHEN over OR late OR (cardinality(ids) >= enough AND (never <> '' OR said <> '') AND (next_bound > floor_at OR met = 2 * most));
    -- Not all of them were read: on from the last.
    IF said <> '' AND met = 2 * most THEN
      most := least(most * 2, 1200);
      CONTINUE;
    END IF;
    EXIT WHEN next_bound <= floor_at OR cardinality(ids) >= want;
    IF never <> '' THEN
      looked := looked + extract(epoch FROM bound - next_bound) / pace;
      EXIT WHEN looked >= most_looked;
    END IF;
    last_at := NULL;
    -- As many more as should hold what is missing, but none so many that it would take longer than there is time, or that too many would be looked at.
    span := extract(epoch FROM bound - next_bound) * least(8, 0.8 * extract(epoch FROM began + patience - clock_timestamp()) / greatest(0.001, extract(epoch FROM clock_timestamp() - step_began)),
      greatest(2, 1.2 * (CASE WHEN said = '' AND never = '' THEN want + 1 ELSE enough END - cardinality(ids)) / greatest(cardinality(ids) - found_before, 1)), CASE WHEN said = '' THEN 8 ELSE 2.0 * most / greatest(met_here, 1) END);
    IF never <> '' THEN span := least(span, (most_looked - looked) * pace); END IF;
    most := least(most * 2, 1200);
    bound := next_bound;
    found_before := cardinality(ids);
    met_here := 0;
  END LOOP;
  over := over OR next_bound > floor_at OR (said <> '' AND met = 2 * most);
  IF ids = '{}' THEN
    IF over THEN RETURN QUERY SELECT NULL::text, NULL::timestamptz, NULL::real, 0, true; END IF;
    RETURN;
  END IF;
  RETURN QUERY SELECT f.i, f.t, f.p, least(cardinality(ids), want), over
    FROM unnest(ids[1:want], ats[1:want], scores[1:want]) AS f(i, t, p)
    ORDER BY CASE WHEN by_score THEN f.p END DESC NULLS LAST, f.t DESC, f.i DESC
    OFFSET (ask ->> 'skip')::integer LIMIT (ask ->> 'take')::integer;
END $$;
