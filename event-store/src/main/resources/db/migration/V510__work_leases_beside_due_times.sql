-- A lease beside the due time: taking work and keeping it then change no index.
ALTER TABLE work ADD COLUMN leased_until timestamptz;
UPDATE work SET leased_until = due_at WHERE lease IS NOT NULL;
