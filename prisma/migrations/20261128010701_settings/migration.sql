-- What an admin sets of the newsroom besides: a line beneath its name, where to write about security, and by which number a save is compared.
ALTER TABLE "desk"."newsroom"
  ADD COLUMN "tagline" TEXT NOT NULL DEFAULT 'افتتاحيات الصحف العربية',
  ADD COLUMN "contact" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "settings_version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "settings_by" UUID,
  ADD COLUMN "first_steps" BOOLEAN NOT NULL DEFAULT true,
  ADD CONSTRAINT "newsroom_digits_check" CHECK ("digits" IN ('latn', 'arab')),
  ADD CONSTRAINT "newsroom_trash_days_check" CHECK ("trash_days" BETWEEN 7 AND 365),
  ADD CONSTRAINT "newsroom_index_policy_check" CHECK ("index_policy" IN ('index', 'canonical', 'noindex'));
