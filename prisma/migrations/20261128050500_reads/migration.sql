-- How often an article was read on a day of the newsroom, and what was read most: numbers alone, and nothing of who read
-- (docs/decisions/0029).
CREATE TABLE "desk"."article_reads" (
  "article_id" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "count" INTEGER NOT NULL,
  CONSTRAINT "article_reads_pkey" PRIMARY KEY ("article_id", "day"),
  CONSTRAINT "article_reads_count" CHECK ("count" > 0),
  CONSTRAINT "article_reads_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "article_reads_day_idx" ON "desk"."article_reads"("day");

-- What readers are shown of it, reckoned now and then: the order, and of how many days it is.
CREATE TABLE "desk"."most_read" (
  "position" INTEGER NOT NULL,
  "article_id" TEXT NOT NULL,
  "days" INTEGER NOT NULL,
  CONSTRAINT "most_read_pkey" PRIMARY KEY ("position"),
  CONSTRAINT "most_read_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "most_read_article_id_key" ON "desk"."most_read"("article_id");

ALTER TABLE "desk"."newsroom" ADD COLUMN "show_most_read" BOOLEAN NOT NULL DEFAULT true;

-- The one thing that the readers' log-in may write: how often what is before readers was read, of today. What is not before them is not counted;
-- rows in one order, so that two processes which write at once wait and do not meet.
CREATE FUNCTION "pub"."add_reads"(ids text[], reads integer[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  INSERT INTO desk.article_reads AS r (article_id, day, count)
    SELECT p.article_id, (clock_timestamp() AT TIME ZONE n.time_zone)::date, least(sum(t.reads), 100000)::integer
    FROM unnest(ids[1:5000], reads[1:5000]) AS t(id, reads)
    JOIN pub.publication p ON p.article_id = t.id AND p.live_from <= statement_timestamp() AND (p.live_until IS NULL OR p.live_until > statement_timestamp())
    CROSS JOIN desk.newsroom n
    WHERE t.reads > 0 GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (article_id, day) DO UPDATE SET count = least(r.count::bigint + EXCLUDED.count, 2000000000)::integer
$$;
