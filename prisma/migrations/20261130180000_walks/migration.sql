-- When something was last withdrawn, which each feed says, and what was published of a revision, along an index (bench/README.md, readers' lists).
CREATE INDEX "withdrawal_shown_idx" ON "pub"."withdrawal" ((coalesce("shown_at", "at")) DESC);
CREATE INDEX "publication_revision_id_idx" ON "pub"."publication"("revision_id");
