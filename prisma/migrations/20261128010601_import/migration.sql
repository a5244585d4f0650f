-- What came from another site: which article a thing of its became, so that the same file again changes nothing.
CREATE TABLE "desk"."imported" (
  "key" TEXT NOT NULL,
  "article_id" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "imported_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "imported_article_id_idx" ON "desk"."imported"("article_id");
ALTER TABLE "desk"."imported" ADD CONSTRAINT "imported_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The addresses under which an article stood on another site, decoded (lib/wordpress/former-path.ts).
CREATE TABLE "desk"."former_address" (
  "path" TEXT NOT NULL,
  "article_id" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "former_address_pkey" PRIMARY KEY ("path")
);
CREATE INDEX "former_address_article_id_idx" ON "desk"."former_address"("article_id");
ALTER TABLE "desk"."former_address" ADD CONSTRAINT "former_address_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "desk"."article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A file that was sent for import: looked through first, taken in when somebody says so, by the worker, in parts.
CREATE TABLE "desk"."import_job" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "file_name" TEXT NOT NULL,
  "file" TEXT NOT NULL,
  "bytes" BIGINT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'sent',
  "done" INTEGER NOT NULL DEFAULT 0,
  "foretold" JSONB,
  "report" JSONB,
  "problem" TEXT,
  "created_by" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "started_at" TIMESTAMPTZ(3),
  "finished_at" TIMESTAMPTZ(3),
  CONSTRAINT "import_job_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "import_job_state" CHECK ("state" IN ('sent', 'looked', 'running', 'done', 'failed', 'dropped'))
);
CREATE INDEX "import_job_state_idx" ON "desk"."import_job"("state", "created_at");
