-- Which pictures stand in a text, of the working copy and of every publication: so that a picture is served while something before readers
-- shows it, and the library knows where it is used. Both are written by triggers out of the body itself: whoever writes a text (a save, an
-- import, the site put back) need not remember them. No foreign key to the picture: what has ended may outlive it, and a text is never
-- refused for a picture that went meanwhile. The column is not called publication_id: what copies a publication with all that hangs on it
-- (desk.publication_past, the site put back) must not copy what its body makes by itself.
CREATE TABLE "desk"."article_figure" (
  "article_id" TEXT NOT NULL,
  "media_id" UUID NOT NULL,
  CONSTRAINT "article_figure_pkey" PRIMARY KEY ("article_id", "media_id"),
  CONSTRAINT "article_figure_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "article_figure_media_id_idx" ON "desk"."article_figure"("media_id");

CREATE TABLE "pub"."publication_figure" (
  "of_publication" UUID NOT NULL,
  "media_id" UUID NOT NULL,
  CONSTRAINT "publication_figure_pkey" PRIMARY KEY ("of_publication", "media_id"),
  CONSTRAINT "publication_figure_of_publication_fkey" FOREIGN KEY ("of_publication") REFERENCES "pub"."publication"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "publication_figure_media_id_idx" ON "pub"."publication_figure"("media_id");

-- Whatever is no body holds no picture.
CREATE FUNCTION "desk"."figures_of"(body jsonb) RETURNS uuid[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT coalesce(array_agg(DISTINCT (node -> 'attrs' ->> 'mediaId')::uuid), '{}')
  FROM jsonb_array_elements(CASE WHEN jsonb_typeof(body -> 'content') = 'array' THEN body -> 'content' ELSE '[]' END) node
  WHERE node ->> 'type' = 'figure' AND node -> 'attrs' ->> 'mediaId' ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
$$;

CREATE FUNCTION "desk"."keep_figures"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE found uuid[] := desk.figures_of(NEW.body);
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM desk.article_figure f WHERE f.article_id = NEW.id AND f.media_id <> ALL (found);
  END IF;
  INSERT INTO desk.article_figure (article_id, media_id) SELECT NEW.id, unnest(found) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "keep_figures_new" AFTER INSERT ON "desk"."article" FOR EACH ROW EXECUTE FUNCTION "desk"."keep_figures"();
CREATE TRIGGER "keep_figures" AFTER UPDATE OF "body" ON "desk"."article" FOR EACH ROW
  WHEN (OLD."body" IS DISTINCT FROM NEW."body") EXECUTE FUNCTION "desk"."keep_figures"();

CREATE FUNCTION "pub"."keep_figures"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO pub.publication_figure (of_publication, media_id) SELECT NEW.id, unnest(desk.figures_of(NEW.body));
  RETURN NULL;
END $$;
-- A publication's body never changes.
CREATE TRIGGER "keep_figures" AFTER INSERT ON "pub"."publication" FOR EACH ROW EXECUTE FUNCTION "pub"."keep_figures"();
