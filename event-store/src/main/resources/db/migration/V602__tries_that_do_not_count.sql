-- Attempts are counted for ever; those that were no fault of the work do not count where tries are limited.
ALTER TABLE work ADD COLUMN forgiven int NOT NULL DEFAULT 0;
