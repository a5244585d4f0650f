-- Second step, known devices, proof of who somebody is, single-use links of accounts, and letters that are tried again.

-- When this session's person last proved who they are, by a password or a code. Dangerous acts ask for it.
ALTER TABLE "desk"."session"
  ADD COLUMN "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp();

-- A person's authenticator. `secret` is sealed with a key that is not in the database; `last_step` is the last step that was used.
CREATE TABLE "desk"."second_step" (
  "user_id" UUID NOT NULL,
  "secret" TEXT NOT NULL,
  "confirmed_at" TIMESTAMPTZ(3),
  "last_step" BIGINT NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "second_step_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "desk"."recovery_code" (
  "code_hash" TEXT NOT NULL,
  "user_id" UUID NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("code_hash")
);
CREATE INDEX "recovery_code_user_id_idx" ON "desk"."recovery_code"("user_id");

-- The password was right and the second step is still to come. Whoever holds this is nobody.
CREATE TABLE "desk"."challenge" (
  "token_hash" TEXT NOT NULL,
  "user_id" UUID NOT NULL,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "challenge_pkey" PRIMARY KEY ("token_hash")
);
CREATE INDEX "challenge_user_id_idx" ON "desk"."challenge"("user_id");

-- A browser from which somebody has logged in before; the cookie holds a random token, and only its hash stands here.
CREATE TABLE "desk"."known_device" (
  "token_hash" TEXT NOT NULL,
  "user_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "known_device_pkey" PRIMARY KEY ("token_hash", "user_id")
);
CREATE INDEX "known_device_user_id_idx" ON "desk"."known_device"("user_id");

-- A single-use link of somebody who has an account. `purpose`: reset (a new password), email (this address is theirs).
CREATE TABLE "desk"."account_link" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "purpose" TEXT NOT NULL,
  "token_hash" TEXT NOT NULL,
  "user_id" UUID NOT NULL,
  "email" TEXT,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3),
  CONSTRAINT "account_link_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "account_link_purpose" CHECK ("purpose" IN ('reset', 'email')),
  CONSTRAINT "account_link_email" CHECK (("purpose" = 'email') = ("email" IS NOT NULL))
);
CREATE UNIQUE INDEX "account_link_token_hash_key" ON "desk"."account_link"("token_hash");
CREATE INDEX "account_link_user_id_idx" ON "desk"."account_link"("user_id");

ALTER TABLE "desk"."second_step" ADD CONSTRAINT "second_step_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desk"."recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desk"."challenge" ADD CONSTRAINT "challenge_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desk"."known_device" ADD CONSTRAINT "known_device_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desk"."account_link" ADD CONSTRAINT "account_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "desk"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Work that failed is tried again, later each time.
ALTER TABLE "desk"."outbox"
  ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN "problem" TEXT;
CREATE INDEX "outbox_topic_next_at_idx" ON "desk"."outbox"("topic", "next_at") WHERE "done_at" IS NULL;
