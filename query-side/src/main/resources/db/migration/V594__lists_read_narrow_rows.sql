-- Lists and searches read what they filter and sort by: where a row would exceed 2 kB (PostgreSQL's threshold, which no setting
-- lowers), the entry stands apart from it. One index finds services by any combination of category, tags, capabilities and words.
-- What was written before is written anew.
CREATE EXTENSION IF NOT EXISTS btree_gin;

DROP INDEX catalog.service_words;
DROP INDEX catalog.service_tags;
DROP INDEX catalog.service_capabilities;
ALTER TABLE catalog.service
    SET (toast_tuple_target = 1024, fillfactor = 60),
    ALTER COLUMN entry SET STORAGE EXTERNAL,
    ALTER COLUMN presented SET STORAGE EXTERNAL,
    ALTER COLUMN words SET STORAGE MAIN,
    ALTER COLUMN names SET STORAGE MAIN,
    ALTER COLUMN tags SET STORAGE MAIN,
    ALTER COLUMN capabilities SET STORAGE MAIN;
ALTER TABLE catalog.service ALTER COLUMN entry TYPE json USING entry::text::json;
CREATE INDEX service_found_by ON catalog.service USING gin (category, tags, capabilities, words);

DROP INDEX catalog.past_service_words;
DROP INDEX catalog.past_service_tags;
DROP INDEX catalog.past_service_capabilities;
ALTER TABLE catalog.past_service
    SET (toast_tuple_target = 1024),
    ALTER COLUMN presented SET STORAGE EXTERNAL,
    ALTER COLUMN words SET STORAGE MAIN,
    ALTER COLUMN names SET STORAGE MAIN,
    ALTER COLUMN tags SET STORAGE MAIN,
    ALTER COLUMN capabilities SET STORAGE MAIN;
ALTER TABLE catalog.past_service ALTER COLUMN presented TYPE json USING presented::text::json;
CREATE INDEX past_service_found_by ON catalog.past_service USING gin (category, tags, capabilities, words);
