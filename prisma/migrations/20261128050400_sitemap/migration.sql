-- Where the parts of the sitemap begin (docs/decisions/0026): times between which articles were first published. A part is a range of an index, and
-- stays the same part for ever: one that has grown too long is parted, and what stands in the others does not move.
CREATE TABLE "desk"."sitemap_part" (
  "begins_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "sitemap_part_pkey" PRIMARY KEY ("begins_at")
);

-- Parts every part that holds more than twice `size`; how many began by that. Runs as whoever calls it.
CREATE FUNCTION "desk"."plan_sitemap"(size integer) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  begins timestamptz := '-infinity';
  ends timestamptz;
  cut timestamptz;
  made integer := 0;
BEGIN
  LOOP
    SELECT coalesce(min(s.begins_at), 'infinity') INTO ends FROM desk.sitemap_part s WHERE s.begins_at > begins;
    cut := NULL;
    PERFORM FROM pub.publication p WHERE p.published_at >= begins AND p.published_at < ends AND p.live_from <= statement_timestamp()
      ORDER BY p.published_at OFFSET size * 2 LIMIT 1;
    IF FOUND THEN
      SELECT p.published_at INTO cut FROM pub.publication p
        WHERE p.published_at >= begins AND p.published_at < ends AND p.live_from <= statement_timestamp() ORDER BY p.published_at OFFSET size LIMIT 1;
      -- Of one moment there is one part, however many there are.
      IF cut <= begins THEN
        SELECT min(p.published_at) INTO cut FROM pub.publication p WHERE p.published_at > begins AND p.published_at < ends AND p.live_from <= statement_timestamp();
      END IF;
    END IF;
    IF cut IS NULL THEN
      EXIT WHEN ends = 'infinity';
      begins := ends;
    ELSE
      INSERT INTO desk.sitemap_part (begins_at) VALUES (cut) ON CONFLICT DO NOTHING;
      made := made + 1;
      begins := cut;
    END IF;
  END LOOP;
  RETURN made;
END $$;
