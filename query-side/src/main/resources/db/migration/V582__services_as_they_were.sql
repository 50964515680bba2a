-- Services as they were: a row for each state that lists have shown, and when it held. Columns that catalog.service has too are
-- filtered and sorted by in the same way. position is that of the event which began the state.
CREATE TABLE catalog.past_service (
    service_id   text        NOT NULL,
    valid_from   timestamptz NOT NULL,
    valid_to     timestamptz NOT NULL DEFAULT 'infinity',
    position     bigint      NOT NULL,
    provider_id  text        NOT NULL,
    category     text        NOT NULL,
    status       text        NOT NULL,
    level        text        NOT NULL,
    tags         text[]      NOT NULL,
    capabilities text[]      NOT NULL,
    words        tsvector    NOT NULL,
    created_at   timestamptz NOT NULL,
    presented    json        NOT NULL,
    name_key     text COLLATE "C" NOT NULL,
    names        text        NOT NULL,
    PRIMARY KEY (service_id, valid_from)
) WITH (fillfactor = 80);

CREATE INDEX past_service_newest ON catalog.past_service (created_at DESC, service_id DESC);
CREATE INDEX past_service_provider ON catalog.past_service (provider_id, created_at DESC, service_id DESC);
CREATE INDEX past_service_category ON catalog.past_service (category, created_at DESC, service_id DESC);
CREATE INDEX past_service_by_name ON catalog.past_service (name_key, service_id);
CREATE INDEX past_service_names ON catalog.past_service USING gin (names gin_trgm_ops);
CREATE INDEX past_service_tags ON catalog.past_service USING gin (tags);
CREATE INDEX past_service_capabilities ON catalog.past_service USING gin (capabilities);
CREATE INDEX past_service_words ON catalog.past_service USING gin (words);

-- Whole entries of services of which much is said, every so many events: any instant is one of these and the few events behind it.
CREATE TABLE catalog.past_entry (
    service_id text        NOT NULL,
    position   bigint      NOT NULL,
    events     bigint      NOT NULL,
    at         timestamptz NOT NULL,
    open_from  timestamptz,
    entry      json        NOT NULL,
    PRIMARY KEY (service_id, position)
);
