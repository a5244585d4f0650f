-- The record read by what was done, the latest first.
CREATE INDEX "event_action_seq_idx" ON "desk"."event"("action", "seq");
