-- What consumers read. Everything here is folded from the log and can be thrown away and made anew.
CREATE SCHEMA catalog;

-- status and level are those of the version that the service presents; none before the first submission. presented is the
-- entry with that version alone, where there are others: lists need no more.
CREATE TABLE catalog.service (
    service_id   text        NOT NULL PRIMARY KEY,
    position     bigint      NOT NULL,
    provider_id  text        NOT NULL,
    category     text        NOT NULL,
    status       text,
    level        text,
    tags         text[]      NOT NULL,
    capabilities text[]      NOT NULL,
    words        tsvector    NOT NULL,
    created_at   timestamptz NOT NULL,
    entry        json        NOT NULL,
    presented    json
) WITH (fillfactor = 80);

-- The list is paged by these two, newest first; each filter that leaves few rows has an index of its own.
CREATE INDEX service_newest ON catalog.service (created_at DESC, service_id DESC);
CREATE INDEX service_provider ON catalog.service (provider_id, created_at DESC, service_id DESC);
CREATE INDEX service_category ON catalog.service (category, created_at DESC, service_id DESC);
CREATE INDEX service_tags ON catalog.service USING gin (tags);
CREATE INDEX service_capabilities ON catalog.service USING gin (capabilities);
CREATE INDEX service_words ON catalog.service USING gin (words);

CREATE TABLE catalog.approval (
    approval_id  text        NOT NULL PRIMARY KEY,
    position     bigint      NOT NULL,
    service_id   text        NOT NULL,
    provider_id  text        NOT NULL,
    category     text        NOT NULL,
    status       text        NOT NULL,
    assignee     text,
    requested_at timestamptz NOT NULL,
    entry        json        NOT NULL
) WITH (fillfactor = 80);

CREATE INDEX approval_newest ON catalog.approval (requested_at DESC, approval_id DESC);
CREATE INDEX approval_open ON catalog.approval (requested_at DESC, approval_id DESC) WHERE status IN ('pending', 'in_review');
CREATE INDEX approval_provider ON catalog.approval (provider_id, requested_at DESC, approval_id DESC);
CREATE INDEX approval_assignee ON catalog.approval (assignee, requested_at DESC, approval_id DESC) WHERE assignee IS NOT NULL;
CREATE INDEX approval_service ON catalog.approval (service_id, requested_at DESC, approval_id DESC);
