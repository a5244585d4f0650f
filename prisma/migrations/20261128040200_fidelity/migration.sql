-- How close a republished text is to the page that it was clipped from, as it was measured when it went out (docs/decisions/0028). Null where
-- nothing was measured: our own, a translation, a piece without a clipping, what went out before there was a measure.
ALTER TABLE "pub"."publication" ADD COLUMN "fidelity" TEXT;
ALTER TABLE "pub"."publication" ADD CONSTRAINT "publication_fidelity" CHECK ("fidelity" IN ('verbatim', 'abridged', 'adapted'));
