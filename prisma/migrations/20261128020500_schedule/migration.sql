-- What became of a time that was planned: the page was opened as a reader opens it, and this is what was seen. One row a planned
-- publication or take-down (`target`), claimed by one worker at a time (`claimed_until`), and sealed once it has an outcome.
CREATE TABLE "desk"."receipt" (
  "target" UUID NOT NULL,
  "what" TEXT NOT NULL,
  "article_id" TEXT NOT NULL,
  "planned_at" TIMESTAMPTZ(3) NOT NULL,
  "claimed_until" TIMESTAMPTZ(3) NOT NULL,
  "attempts" INTEGER NOT NULL DEFAULT 1,
  "live_at" TIMESTAMPTZ(3),
  "seen_at" TIMESTAMPTZ(3),
  "lists_at" TIMESTAMPTZ(3),
  "status" INTEGER,
  "problem" TEXT,
  "outcome" TEXT,
  "written_at" TIMESTAMPTZ(3),
  CONSTRAINT "receipt_pkey" PRIMARY KEY ("target"),
  CONSTRAINT "receipt_what" CHECK ("what" IN ('publish', 'update', 'take_down')),
  CONSTRAINT "receipt_outcome" CHECK ("outcome" IN ('seen', 'overtaken', 'missed')),
  CONSTRAINT "receipt_written" CHECK (("outcome" IS NULL) = ("written_at" IS NULL)),
  CONSTRAINT "receipt_seen" CHECK ("outcome" IS DISTINCT FROM 'seen' OR "seen_at" >= "planned_at")
);
CREATE INDEX "receipt_article_id_planned_at_idx" ON "desk"."receipt"("article_id", "planned_at");
CREATE INDEX "receipt_planned_at_idx" ON "desk"."receipt"("planned_at");
ALTER TABLE "desk"."receipt" ADD CONSTRAINT "receipt_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A receipt is written once.
CREATE FUNCTION "desk"."seal_receipt"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.outcome IS NOT NULL THEN
    RAISE EXCEPTION 'the receipt of % is written', OLD.target USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "seal_receipt" BEFORE UPDATE ON "desk"."receipt" FOR EACH ROW EXECUTE FUNCTION "desk"."seal_receipt"();

-- The calendar and the board of the papers walk these.
CREATE INDEX "article_planned_for_idx" ON "desk"."article"("planned_for") WHERE "planned_for" IS NOT NULL;
CREATE INDEX "article_source_id_source_date_idx" ON "desk"."article"("source_id", "source_date") WHERE "source_date" IS NOT NULL;
CREATE INDEX "withdrawal_at_idx" ON "pub"."withdrawal"("at");
