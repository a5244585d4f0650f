-- A matter that was confirmed, named anew or let go stands on its own page, on its day's and on its articles'. Told to whoever keeps pages,
-- where somebody does (pub.tell, docs/decisions/0023).
CREATE FUNCTION "desk"."tell_matter"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  tags text[];
BEGIN
  IF to_regprocedure('pub.tell(text[],text[])') IS NULL THEN RETURN NULL; END IF;
  IF TG_TABLE_NAME = 'matter' THEN
    IF TG_OP <> 'DELETE' THEN tags := ARRAY['matter:' || NEW.id, 'day:' || NEW.day]; ELSE tags := ARRAY['matter:' || OLD.id, 'day:' || OLD.day]; END IF;
  ELSIF TG_OP = 'DELETE' THEN
    tags := ARRAY['matter:' || OLD.matter_id, 'article:' || OLD.article_id];
  ELSE
    tags := ARRAY['matter:' || NEW.matter_id, 'article:' || NEW.article_id];
  END IF;
  PERFORM pub.tell(tags, '{}');
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_matter" AFTER INSERT OR UPDATE OR DELETE ON "desk"."matter" FOR EACH ROW EXECUTE FUNCTION "desk"."tell_matter"();
CREATE TRIGGER "tell_matter" AFTER INSERT OR UPDATE OR DELETE ON "desk"."matter_article" FOR EACH ROW EXECUTE FUNCTION "desk"."tell_matter"();
