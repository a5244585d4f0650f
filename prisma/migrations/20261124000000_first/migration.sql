-- Extensions that a database's owner may create (trusted since PostgreSQL 13).
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "desk";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "pub";

-- CreateTable
CREATE TABLE "desk"."newsroom" (
    "id" TEXT NOT NULL DEFAULT substr(md5(gen_random_uuid()::text), 1, 8),
    "only" BOOLEAN NOT NULL DEFAULT true,
    "name" TEXT NOT NULL DEFAULT 'واحة',
    "home_word" TEXT NOT NULL DEFAULT 'الرئيسة',
    "digits" TEXT NOT NULL DEFAULT 'latn',
    "month_style" TEXT NOT NULL DEFAULT 'dual',
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Amman',
    "second_person" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "newsroom_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."user_section" (
    "user_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,

    CONSTRAINT "user_section_pkey" PRIMARY KEY ("user_id","section_id")
);

-- CreateTable
CREATE TABLE "desk"."session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,
    "agent" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purpose" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "role" TEXT NOT NULL,
    "section_ids" UUID[],
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "desk"."section" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "parent_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."source" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "country" TEXT,
    "site" TEXT,
    "month_style" TEXT NOT NULL DEFAULT 'dual',
    "credit_line" TEXT NOT NULL DEFAULT '',
    "permission" TEXT NOT NULL DEFAULT 'unrecorded',
    "permission_until" DATE,
    "index_policy" TEXT NOT NULL DEFAULT 'noindex',
    "kind_labels" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."source_variant" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source_id" UUID NOT NULL,

    CONSTRAINT "source_variant_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "desk"."author" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."tag" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."clipping" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "raw" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "url" TEXT,
    "recognised" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "clipping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."article" (
    "id" TEXT NOT NULL,
    "phase" TEXT NOT NULL DEFAULT 'draft',
    "trashed_from" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "origin" TEXT NOT NULL DEFAULT 'own',
    "kind" TEXT NOT NULL DEFAULT 'editorial',
    "title" TEXT NOT NULL DEFAULT '',
    "title_key" TEXT NOT NULL DEFAULT '',
    "kicker" TEXT NOT NULL DEFAULT '',
    "subtitle" TEXT NOT NULL DEFAULT '',
    "standfirst" TEXT NOT NULL DEFAULT '',
    "body" JSONB NOT NULL,
    "section_id" UUID,
    "printed_section" TEXT,
    "source_id" UUID,
    "source_date" DATE,
    "source_date_text" TEXT,
    "source_url" TEXT,
    "kind_label" TEXT,
    "planned_for" TIMESTAMPTZ(3),
    "embargo_until" TIMESTAMPTZ(3),
    "clipping_id" UUID,
    "writer_id" UUID NOT NULL,
    "edited_by_id" UUID NOT NULL,
    "approved_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."article_author" (
    "article_id" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "article_author_pkey" PRIMARY KEY ("article_id","author_id")
);

-- CreateTable
CREATE TABLE "desk"."article_tag" (
    "article_id" TEXT NOT NULL,
    "tag_id" UUID NOT NULL,

    CONSTRAINT "article_tag_pkey" PRIMARY KEY ("article_id","tag_id")
);

-- CreateTable
CREATE TABLE "desk"."revision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "article_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "snapshot" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."note" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "article_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_by" UUID,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."save_receipt" (
    "save_id" UUID NOT NULL,
    "article_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "save_receipt_pkey" PRIMARY KEY ("save_id")
);

-- CreateTable
CREATE TABLE "desk"."event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'done',
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "desk"."outbox" (
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pub"."publication" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "article_id" TEXT NOT NULL,
    "revision_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "live_from" TIMESTAMPTZ(3) NOT NULL,
    "live_until" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "slug" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "kind_label" TEXT,
    "title" TEXT NOT NULL,
    "kicker" TEXT NOT NULL,
    "subtitle" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "words" INTEGER NOT NULL,
    "section_id" UUID NOT NULL,
    "source_id" UUID,
    "source_date" DATE,
    "source_date_text" TEXT,
    "source_url" TEXT,
    "corrections" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pub"."publication_author" (
    "publication_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publication_author_pkey" PRIMARY KEY ("publication_id","author_id")
);

-- CreateTable
CREATE TABLE "pub"."publication_tag" (
    "publication_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publication_tag_pkey" PRIMARY KEY ("publication_id","tag_id")
);

-- CreateTable
CREATE TABLE "pub"."withdrawal" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "article_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "notice" TEXT NOT NULL,

    CONSTRAINT "withdrawal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "newsroom_only_key" ON "desk"."newsroom"("only");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "desk"."user"("email");

-- CreateIndex
CREATE INDEX "user_section_section_id_idx" ON "desk"."user_section"("section_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "desk"."session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "desk"."session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "desk"."invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "section_slug_key" ON "desk"."section"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "section_name_key_key" ON "desk"."section"("name_key");

-- CreateIndex
CREATE INDEX "section_parent_id_position_idx" ON "desk"."section"("parent_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "source_slug_key" ON "desk"."source"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "source_name_key_key" ON "desk"."source"("name_key");

-- CreateIndex
CREATE INDEX "source_variant_source_id_idx" ON "desk"."source_variant"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "author_slug_key" ON "desk"."author"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "author_name_key_key" ON "desk"."author"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "tag_slug_key" ON "desk"."tag"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "tag_name_key_key" ON "desk"."tag"("name_key");

-- CreateIndex
CREATE INDEX "clipping_sha256_idx" ON "desk"."clipping"("sha256");

-- CreateIndex
CREATE INDEX "article_title_key_idx" ON "desk"."article" USING GIN ("title_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "article_phase_edited_at_id_idx" ON "desk"."article"("phase", "edited_at" DESC, "id");

-- CreateIndex
CREATE INDEX "article_edited_at_id_idx" ON "desk"."article"("edited_at" DESC, "id");

-- CreateIndex
CREATE INDEX "article_section_id_edited_at_idx" ON "desk"."article"("section_id", "edited_at" DESC);

-- CreateIndex
CREATE INDEX "article_source_id_edited_at_idx" ON "desk"."article"("source_id", "edited_at" DESC);

-- CreateIndex
CREATE INDEX "article_writer_id_edited_at_idx" ON "desk"."article"("writer_id", "edited_at" DESC);

-- CreateIndex
CREATE INDEX "article_author_author_id_idx" ON "desk"."article_author"("author_id");

-- CreateIndex
CREATE INDEX "article_tag_tag_id_idx" ON "desk"."article_tag"("tag_id");

-- CreateIndex
CREATE INDEX "revision_article_id_created_at_idx" ON "desk"."revision"("article_id", "created_at");

-- CreateIndex
CREATE INDEX "note_article_id_created_at_idx" ON "desk"."note"("article_id", "created_at");

-- CreateIndex
CREATE INDEX "save_receipt_created_at_idx" ON "desk"."save_receipt"("created_at");

-- CreateIndex
CREATE INDEX "event_subject_type_subject_id_seq_idx" ON "desk"."event"("subject_type", "subject_id", "seq");

-- CreateIndex
CREATE INDEX "event_actor_id_seq_idx" ON "desk"."event"("actor_id", "seq");

-- CreateIndex
CREATE INDEX "event_at_idx" ON "desk"."event"("at");

-- CreateIndex
CREATE INDEX "publication_article_id_live_from_idx" ON "pub"."publication"("article_id", "live_from");

-- CreateIndex
CREATE INDEX "publication_published_at_article_id_idx" ON "pub"."publication"("published_at" DESC, "article_id" DESC);

-- CreateIndex
CREATE INDEX "publication_section_id_published_at_article_id_idx" ON "pub"."publication"("section_id", "published_at" DESC, "article_id" DESC);

-- CreateIndex
CREATE INDEX "publication_source_id_published_at_article_id_idx" ON "pub"."publication"("source_id", "published_at" DESC, "article_id" DESC);

-- CreateIndex
CREATE INDEX "publication_live_from_idx" ON "pub"."publication"("live_from");

-- CreateIndex
CREATE INDEX "publication_live_until_idx" ON "pub"."publication"("live_until");

-- CreateIndex
CREATE INDEX "publication_author_author_id_published_at_idx" ON "pub"."publication_author"("author_id", "published_at" DESC);

-- CreateIndex
CREATE INDEX "publication_tag_tag_id_published_at_idx" ON "pub"."publication_tag"("tag_id", "published_at" DESC);

-- CreateIndex
CREATE INDEX "withdrawal_article_id_at_idx" ON "pub"."withdrawal"("article_id", "at");

-- AddForeignKey
ALTER TABLE "desk"."user_section" ADD CONSTRAINT "user_section_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."user_section" ADD CONSTRAINT "user_section_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "desk"."section"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."section" ADD CONSTRAINT "section_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "desk"."section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."source_variant" ADD CONSTRAINT "source_variant_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "desk"."source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."author" ADD CONSTRAINT "author_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "desk"."user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."article" ADD CONSTRAINT "article_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "desk"."section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."article" ADD CONSTRAINT "article_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "desk"."source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."article" ADD CONSTRAINT "article_clipping_id_fkey" FOREIGN KEY ("clipping_id") REFERENCES "desk"."clipping"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."article" ADD CONSTRAINT "article_writer_id_fkey" FOREIGN KEY ("writer_id") REFERENCES "desk"."user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."article" ADD CONSTRAINT "article_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "desk"."user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."article_author" ADD CONSTRAINT "article_author_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."article_author" ADD CONSTRAINT "article_author_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "desk"."author"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."article_tag" ADD CONSTRAINT "article_tag_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."article_tag" ADD CONSTRAINT "article_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "desk"."tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."revision" ADD CONSTRAINT "revision_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."note" ADD CONSTRAINT "note_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pub"."publication" ADD CONSTRAINT "publication_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pub"."publication" ADD CONSTRAINT "publication_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "desk"."revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pub"."publication" ADD CONSTRAINT "publication_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "desk"."section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pub"."publication" ADD CONSTRAINT "publication_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "desk"."source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pub"."publication_author" ADD CONSTRAINT "publication_author_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "pub"."publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pub"."publication_author" ADD CONSTRAINT "publication_author_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "desk"."author"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pub"."publication_tag" ADD CONSTRAINT "publication_tag_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "pub"."publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pub"."publication_tag" ADD CONSTRAINT "publication_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "desk"."tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- From here on: what Prisma's schema language cannot say.

-- Closed sets of words. The application has the same unions; the database is the last to be fooled.
ALTER TABLE "desk"."newsroom"
  ADD CONSTRAINT "newsroom_only" CHECK ("only"),
  ADD CONSTRAINT "newsroom_id" CHECK ("id" ~ '^[a-z0-9]{8}$'),
  ADD CONSTRAINT "newsroom_digits" CHECK ("digits" IN ('latn', 'arab')),
  ADD CONSTRAINT "newsroom_month_style" CHECK ("month_style" IN ('dual', 'levant', 'gregorian', 'maghreb', 'tunisian'));
ALTER TABLE "desk"."user" ADD CONSTRAINT "user_role" CHECK ("role" IN ('writer', 'editor', 'chief', 'admin'));
ALTER TABLE "desk"."invitation"
  ADD CONSTRAINT "invitation_purpose" CHECK ("purpose" IN ('invite', 'setup')),
  ADD CONSTRAINT "invitation_role" CHECK ("role" IN ('writer', 'editor', 'chief', 'admin'));
ALTER TABLE "desk"."section" ADD CONSTRAINT "section_not_its_own_parent" CHECK ("parent_id" IS DISTINCT FROM "id");
ALTER TABLE "desk"."source"
  ADD CONSTRAINT "source_country" CHECK ("country" IS NULL OR "country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "source_month_style" CHECK ("month_style" IN ('dual', 'levant', 'gregorian', 'maghreb', 'tunisian')),
  ADD CONSTRAINT "source_permission" CHECK ("permission" IN ('unrecorded', 'granted', 'quotation', 'none')),
  ADD CONSTRAINT "source_index_policy" CHECK ("index_policy" IN ('index', 'canonical', 'noindex'));
ALTER TABLE "desk"."article"
  ADD CONSTRAINT "article_id" CHECK ("id" ~ '^[0-9a-z]{12}$'),
  ADD CONSTRAINT "article_phase" CHECK ("phase" IN ('draft', 'in_review', 'approved', 'published', 'withdrawn', 'trashed')),
  ADD CONSTRAINT "article_trashed_from" CHECK (("phase" = 'trashed') = ("trashed_from" IS NOT NULL) AND ("trashed_from" IS NULL OR "trashed_from" IN ('draft', 'withdrawn'))),
  ADD CONSTRAINT "article_origin" CHECK ("origin" IN ('own', 'republished', 'translated')),
  ADD CONSTRAINT "article_kind" CHECK ("kind" IN ('editorial', 'opinion', 'column', 'analysis', 'report', 'news', 'interview', 'investigation', 'translation', 'press_review', 'document', 'cartoon')),
  ADD CONSTRAINT "article_version" CHECK ("version" > 0);
ALTER TABLE "desk"."revision"
  ADD CONSTRAINT "revision_reason" CHECK ("reason" IN ('submitted', 'published', 'corrected', 'restored', 'taken_over', 'checkpoint'));
ALTER TABLE "desk"."event" ADD CONSTRAINT "event_outcome" CHECK ("outcome" IN ('done', 'denied'));

-- One article is never twice before readers. Deferred, so that one row may close and the next open in one transaction.
ALTER TABLE "pub"."publication"
  ADD CONSTRAINT "publication_range" CHECK ("live_until" > "live_from"),
  ADD CONSTRAINT "publication_never_overlaps"
    EXCLUDE USING gist ("article_id" WITH =, tstzrange("live_from", "live_until") WITH &&) DEFERRABLE INITIALLY DEFERRED;

-- This newsroom.
INSERT INTO "desk"."newsroom" DEFAULT VALUES;

-- The record: the trigger, and nobody else, gives number, time and hashes. One writer at a time, to the end of its transaction.
CREATE FUNCTION "desk"."event_text"(e "desk"."event") RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT jsonb_build_array(e.seq, (extract(epoch FROM e.at) * 1000)::bigint, e.actor_id, e.actor_name, e.action, e.outcome, e.subject_type, e.subject_id, e.data)::text
$$;

CREATE FUNCTION "desk"."chain_event"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE last record;
BEGIN
  PERFORM pg_advisory_xact_lock(7242001);
  SELECT e.seq, e.hash INTO last FROM desk.event e ORDER BY e.seq DESC LIMIT 1;
  NEW.seq := coalesce(last.seq, 0) + 1;
  NEW.at := clock_timestamp();
  NEW.previous := coalesce(last.hash, repeat('0', 64));
  NEW.hash := encode(sha256(convert_to(NEW.previous || desk.event_text(NEW), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER "chain_event" BEFORE INSERT ON "desk"."event" FOR EACH ROW EXECUTE FUNCTION "desk"."chain_event"();

CREATE FUNCTION "desk"."refuse_change"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "event_is_append_only" BEFORE UPDATE OR DELETE ON "desk"."event" FOR EACH ROW EXECUTE FUNCTION "desk"."refuse_change"();
CREATE TRIGGER "event_is_never_emptied" BEFORE TRUNCATE ON "desk"."event" FOR EACH STATEMENT EXECUTE FUNCTION "desk"."refuse_change"();

-- What readers have seen stays; only a publication that lies ahead may be taken back.
-- The one exception is the clearing of a demonstration (desk.clear_demo, below).
CREATE FUNCTION "pub"."keep_begun"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.live_from <= clock_timestamp()
    AND NOT (current_setting('waha.clearing', true) IS NOT DISTINCT FROM 'demo'
      AND current_user = (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID)) THEN
    RAISE EXCEPTION 'publication % has begun', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "keep_begun" BEFORE DELETE ON "pub"."publication" FOR EACH ROW EXECUTE FUNCTION "pub"."keep_begun"();

-- What has ended for readers stays ended, and what they were told stays told.
CREATE FUNCTION "pub"."keep_ended"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.live_until <= clock_timestamp() THEN
    RAISE EXCEPTION 'publication % has ended', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep_ended" BEFORE UPDATE ON "pub"."publication" FOR EACH ROW EXECUTE FUNCTION "pub"."keep_ended"();

CREATE FUNCTION "pub"."keep_told"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.at <= clock_timestamp()
    AND NOT (current_setting('waha.clearing', true) IS NOT DISTINCT FROM 'demo'
      AND current_user = (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID)) THEN
    RAISE EXCEPTION 'withdrawal % has begun', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "keep_told" BEFORE DELETE ON "pub"."withdrawal" FOR EACH ROW EXECUTE FUNCTION "pub"."keep_told"();

-- A newsroom that has people never becomes a demonstration: clearing one removes what the desk may not (desk.clear_demo).
CREATE FUNCTION desk.stay_real() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM desk."user") THEN
    RAISE EXCEPTION 'this newsroom has people' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stay_real BEFORE UPDATE ON desk.newsroom FOR EACH ROW WHEN (NEW.demo AND NOT OLD.demo)
  EXECUTE FUNCTION desk.stay_real();

-- When the readers' pages change next without anybody acting: a time, and nothing of what it is that changes.
CREATE FUNCTION "pub"."next_change"() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT least(
    (SELECT min(p.live_from) FROM pub.publication p WHERE p.live_from > statement_timestamp()),
    (SELECT min(p.live_until) FROM pub.publication p WHERE p.live_until > statement_timestamp()),
    (SELECT min(w.at) FROM pub.withdrawal w WHERE w.at > statement_timestamp()))
$$;

-- Empties a demonstration newsroom of everything but the record and the one who asked. Refuses in a newsroom that is real.
CREATE FUNCTION "desk"."clear_demo"(keeper uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM 1 FROM desk.newsroom n WHERE n.demo FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'not a demonstration' USING ERRCODE = 'object_not_in_prerequisite_state'; END IF;
  PERFORM 1 FROM desk."user" u WHERE u.id = keeper AND u.role = 'admin' AND u.active;
  IF NOT FOUND THEN RAISE EXCEPTION 'not an admin' USING ERRCODE = 'insufficient_privilege'; END IF;
  PERFORM set_config('waha.clearing', 'demo', true);
  DELETE FROM pub.publication;
  DELETE FROM pub.withdrawal;
  DELETE FROM desk.revision;
  DELETE FROM desk.save_receipt;
  DELETE FROM desk.outbox;
  DELETE FROM desk.article;
  DELETE FROM desk.clipping;
  DELETE FROM desk.author;
  DELETE FROM desk.tag;
  UPDATE desk.section SET parent_id = NULL;
  DELETE FROM desk.section;
  DELETE FROM desk.source s WHERE s.site LIKE '%.example';
  DELETE FROM desk.invitation;
  DELETE FROM desk."user" WHERE id <> keeper;
  UPDATE desk.newsroom SET demo = false;
  PERFORM set_config('waha.clearing', '', true);
END $$;
