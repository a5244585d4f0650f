-- The freeze, the brake, what is needed to put the site back as it was, and the end of what lies in the trash.

-- An account that changed too much of what readers see at once waits here until a chief releases it (lib/brake.ts).
CREATE TABLE "desk"."brake" (
  "user_id" UUID NOT NULL,
  "paused_at" TIMESTAMPTZ(3),
  "released_at" TIMESTAMPTZ(3),
  "released_by" UUID,
  CONSTRAINT "brake_pkey" PRIMARY KEY ("user_id")
);

-- What every command begins with: the time, and whether anything may be written. The lock is shared by all commands; whoever freezes
-- takes it alone, so that what is under way is finished before the newsroom is frozen, and nothing begins after. The function reads
-- after it has the lock, with what is committed by then.
CREATE FUNCTION "desk"."begin_command"(actor uuid, OUT now timestamptz, OUT frozen boolean, OUT paused boolean)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7242002);
  SELECT n.frozen_at IS NOT NULL INTO frozen FROM desk.newsroom n;
  SELECT EXISTS (SELECT FROM desk.brake b WHERE b.user_id = actor AND b.paused_at IS NOT NULL) INTO paused;
  now := date_trunc('milliseconds', clock_timestamp());
END $$;

-- What readers are told of the time of a text or of a notice that was put back (npm run revert): not when it was put back.
-- `silent`: readers are told nothing, as though there had been no withdrawal.
ALTER TABLE "pub"."publication" ADD COLUMN "shown_from" TIMESTAMPTZ(3);
ALTER TABLE "pub"."withdrawal"
  ADD COLUMN "shown_at" TIMESTAMPTZ(3),
  ADD COLUMN "silent" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp();

-- Plans that were changed, so that those of any moment can be known again: the end that a publication had until it got another, and
-- the rows ahead that were taken back, whole. Only the triggers below write here.
CREATE TABLE "desk"."publication_past" (
  "id" BIGSERIAL NOT NULL,
  "at" TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
  "what" TEXT NOT NULL,
  "row_id" UUID NOT NULL,
  "article_id" TEXT NOT NULL,
  "was" JSONB NOT NULL,
  "links" JSONB NOT NULL DEFAULT '{}',
  CONSTRAINT "publication_past_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "publication_past_what" CHECK ("what" IN ('end', 'publication', 'withdrawal'))
);
CREATE INDEX "publication_past_row_id_at_idx" ON "desk"."publication_past"("row_id", "at");
CREATE INDEX "publication_past_at_idx" ON "desk"."publication_past"("at");

CREATE FUNCTION "pub"."keep_past"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF current_setting('waha.clearing', true) IS NOT DISTINCT FROM 'demo' THEN RETURN NULL; END IF;
  INSERT INTO desk.publication_past (what, row_id, article_id, was)
    VALUES ('end', OLD.id, OLD.article_id, jsonb_build_object('live_until', OLD.live_until));
  RETURN NULL;
END $$;
CREATE TRIGGER "keep_past" AFTER UPDATE OF "live_until" ON "pub"."publication" FOR EACH ROW
  WHEN (OLD."live_until" IS DISTINCT FROM NEW."live_until") EXECUTE FUNCTION "pub"."keep_past"();

CREATE FUNCTION "pub"."keep_taken_back"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  name text;
  found jsonb;
  links jsonb := '{}';
BEGIN
  IF current_setting('waha.clearing', true) IS NOT DISTINCT FROM 'demo' THEN RETURN OLD; END IF;
  IF TG_TABLE_NAME = 'publication' THEN
    -- Before the rows that hang on it go with it: by-lines, tags, and whatever else a publication will have.
    FOR name IN
      SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'pub' AND c.relkind = 'r' AND a.attname = 'publication_id' AND NOT a.attisdropped
    LOOP
      EXECUTE format('SELECT coalesce(jsonb_agg(to_jsonb(x)), ''[]'') FROM pub.%I x WHERE x.publication_id = $1', name) INTO found USING OLD.id;
      links := links || jsonb_build_object(name, found);
    END LOOP;
  END IF;
  INSERT INTO desk.publication_past (what, row_id, article_id, was, links) VALUES (TG_TABLE_NAME, OLD.id, OLD.article_id, to_jsonb(OLD), links);
  RETURN OLD;
END $$;
CREATE TRIGGER "keep_taken_back" BEFORE DELETE ON "pub"."publication" FOR EACH ROW EXECUTE FUNCTION "pub"."keep_taken_back"();
CREATE TRIGGER "keep_taken_back" BEFORE DELETE ON "pub"."withdrawal" FOR EACH ROW EXECUTE FUNCTION "pub"."keep_taken_back"();

-- Since when an article lies in the trash; whoever puts it there need not say so. `purged_at`: its days there are over, and what is left
-- of it is what readers have seen.
ALTER TABLE "desk"."article" ADD COLUMN "trashed_at" TIMESTAMPTZ(3), ADD COLUMN "purged_at" TIMESTAMPTZ(3);
UPDATE "desk"."article" SET "trashed_at" = clock_timestamp() WHERE "phase" = 'trashed';
CREATE INDEX "article_trashed_at_id_idx" ON "desk"."article"("trashed_at", "id");

CREATE FUNCTION "desk"."date_trash"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.phase <> 'trashed' THEN
    NEW.trashed_at := NULL;
    NEW.purged_at := NULL;
  ELSIF NEW.trashed_at IS NULL THEN
    NEW.trashed_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "date_trash" BEFORE INSERT OR UPDATE OF "phase", "trashed_at", "purged_at" ON "desk"."article"
  FOR EACH ROW EXECUTE FUNCTION "desk"."date_trash"();

-- Removes for good what has lain in the trash for its days; for an active admin who empties it, what lies there now. Some at a time, the
-- oldest first. What readers never saw goes whole: text, revisions, notes, and its clipping where no other article has it. Of what they
-- saw, the publications and the revisions that these are pinned to stay, and the working copy becomes the last of them: an address that
-- was public is never given to anything else, and the record can always show what stood there. Nothing is removed while frozen.
CREATE FUNCTION "desk"."purge_trash"(emptier uuid, most integer) RETURNS TABLE (article_id text, seen boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  days integer;
  one record;
  last record;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7242002);
  SELECT n.trash_days INTO days FROM desk.newsroom n WHERE n.frozen_at IS NULL;
  IF NOT FOUND THEN RETURN; END IF;
  IF emptier IS NOT NULL THEN
    PERFORM FROM desk."user" u WHERE u.id = emptier AND u.role = 'admin' AND u.active;
    IF NOT FOUND THEN RAISE EXCEPTION 'not an admin' USING ERRCODE = 'insufficient_privilege'; END IF;
  END IF;
  FOR one IN
    SELECT a.id, a.title, a.clipping_id FROM desk.article a
    WHERE a.phase = 'trashed' AND a.purged_at IS NULL AND (emptier IS NOT NULL OR a.trashed_at < clock_timestamp() - make_interval(days => days))
    ORDER BY a.trashed_at, a.id LIMIT most FOR UPDATE SKIP LOCKED
  LOOP
    DELETE FROM desk.save_receipt r WHERE r.article_id = one.id;
    DELETE FROM desk.note n WHERE n.article_id = one.id;
    DELETE FROM desk.revision r WHERE r.article_id = one.id AND NOT EXISTS (SELECT FROM pub.publication p WHERE p.revision_id = r.id);
    SELECT p.* INTO last FROM pub.publication p WHERE p.article_id = one.id ORDER BY p.live_from DESC LIMIT 1;
    seen := FOUND;
    IF seen THEN
      UPDATE desk.article a SET purged_at = clock_timestamp(), title = last.title, kicker = last.kicker, subtitle = last.subtitle,
        standfirst = last.standfirst, body = last.body, kind = last.kind, kind_label = last.kind_label, origin = last.origin,
        section_id = last.section_id, source_id = last.source_id, source_date = last.source_date, source_date_text = last.source_date_text,
        source_url = last.source_url, planned_for = NULL, embargo_until = NULL,
        title_key = CASE WHEN a.title = last.title THEN a.title_key ELSE '' END
      WHERE a.id = one.id;
    ELSE
      DELETE FROM desk.article a WHERE a.id = one.id;
      DELETE FROM desk.clipping c WHERE c.id = one.clipping_id AND NOT EXISTS (SELECT FROM desk.article a WHERE a.clipping_id = c.id);
    END IF;
    article_id := one.id;
    RETURN NEXT;
  END LOOP;
END $$;
