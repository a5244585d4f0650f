-- What changed of readers' pages is told apart more finely (docs/decisions/0023).

-- The tags of what these publications stand on; and of the matters that they are of, since a matter is one for readers by what others of it are.
CREATE OR REPLACE FUNCTION "pub"."tags_of"(ids uuid[]) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT CASE WHEN cardinality(ids) > 300 THEN ARRAY['*'] ELSE coalesce((SELECT array_agg(DISTINCT t.tag) FROM (
    SELECT unnest(ARRAY['article:' || p.article_id, 'section:' || p.section_id, 'section:' || s.merged_into, 'source:' || p.source_id, 'source:' || o.merged_into,
      'day:' || p.day, 'front', 'articles', 'sources', 'authors', 'tags']) AS tag
    FROM pub.publication p JOIN desk.section s ON s.id = p.section_id LEFT JOIN desk.source o ON o.id = p.source_id WHERE p.id = ANY(ids)
    UNION ALL SELECT unnest(ARRAY['author:' || a.author_id, 'author:' || o.merged_into]) FROM pub.publication_author a JOIN desk.author o ON o.id = a.author_id WHERE a.publication_id = ANY(ids)
    UNION ALL SELECT unnest(ARRAY['tag:' || t.tag_id, 'topic:' || t.tag_id, 'tag:' || o.merged_into, 'topic:' || o.merged_into]) FROM pub.publication_tag t JOIN desk.tag o ON o.id = t.tag_id WHERE t.publication_id = ANY(ids)
    UNION ALL SELECT unnest(ARRAY['matter:' || m.matter_id, 'article:' || o.article_id]) FROM pub.publication p
      JOIN desk.matter_article m ON m.article_id = p.article_id JOIN desk.matter_article o ON o.matter_id = m.matter_id WHERE p.id = ANY(ids)
  ) t WHERE t.tag IS NOT NULL), '{}') END
$$;

-- Sections, papers, authors and topics; the argument is which. Sections stand on every page. 'name:' is told of them alone: what was read of an
-- article holds until one of what it names is called otherwise, and not until something else stands under it.
CREATE OR REPLACE FUNCTION "pub"."names_changed"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
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
    ARRAY(SELECT DISTINCT t.tag FROM unnest(ids) i CROSS JOIN LATERAL unnest(ARRAY[TG_ARGV[0] || ':' || i, 'name:' || i]) AS t(tag) WHERE i IS NOT NULL) || (TG_ARGV[0] || 's')
    || CASE TG_ARGV[0] WHEN 'section' THEN ARRAY['site'] WHEN 'tag' THEN ARRAY(SELECT DISTINCT 'topic:' || i FROM unnest(ids) i WHERE i IS NOT NULL) ELSE '{}' END END, '{}');
  RETURN NULL;
END $$;
