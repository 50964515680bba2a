-- Lists by name, and words that are mistyped: the folded name, and the names that consumers look for, by trigrams. What stands here
-- before a row is written anew is folded a little less well.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

ALTER TABLE catalog.service
    ADD COLUMN name_key text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN names    text NOT NULL DEFAULT '';

UPDATE catalog.service
SET name_key = lower(left(entry ->> 'name', 200)),
    names    = lower(concat_ws(' ', entry ->> 'name', array_to_string(tags, ' '), array_to_string(capabilities, ' '), category));

CREATE INDEX service_by_name ON catalog.service (name_key, service_id);
CREATE INDEX service_names ON catalog.service USING gin (names gin_trgm_ops);
