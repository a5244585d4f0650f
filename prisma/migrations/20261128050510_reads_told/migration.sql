-- Readers' views read the list of what is read most, so whoever keeps the front page is told when it is another (docs/decisions/0023). Where
-- pages are not kept, there is nobody to tell.
DO $$ BEGIN
  IF to_regprocedure('pub.watch(text, text)') IS NOT NULL THEN PERFORM pub.watch('desk.most_read', 'pub.pages_changed(''front'')'); END IF;
END $$;
