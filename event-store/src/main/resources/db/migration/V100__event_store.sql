-- The log. A position is taken only after the transaction has its id (CASE orders the two), so that a snapshot can tell
-- whether anybody alive may still fill a gap before a position that is seen.
CREATE SEQUENCE domain_event_position;

CREATE TABLE domain_event (
    position       bigint      NOT NULL DEFAULT CASE WHEN pg_current_xact_id() IS NOT NULL THEN nextval('domain_event_position') END,
    aggregate_type text        NOT NULL,
    aggregate_id   text        NOT NULL,
    sequence       bigint      NOT NULL,
    event_id       uuid        NOT NULL,
    name           text        NOT NULL,
    revision       text,
    at             timestamptz NOT NULL,
    service_id     text,
    payload        json        NOT NULL,
    metadata       json        NOT NULL,
    CONSTRAINT domain_event_pk PRIMARY KEY (position),
    CONSTRAINT domain_event_stream UNIQUE (aggregate_id, sequence)
);

ALTER SEQUENCE domain_event_position OWNED BY domain_event.position;

-- History and timelines read across streams by service.
CREATE INDEX domain_event_service ON domain_event (service_id, position) WHERE service_id IS NOT NULL;

CREATE TABLE snapshot (
    aggregate_id   text        NOT NULL PRIMARY KEY,
    aggregate_type text        NOT NULL,
    sequence       bigint      NOT NULL,
    name           text        NOT NULL,
    revision       text,
    at             timestamptz NOT NULL,
    state          json        NOT NULL
);

-- How far each processing group has come, and which process holds it until when.
CREATE TABLE token (
    processor text        NOT NULL,
    segment   int         NOT NULL,
    type      text,
    token     json,
    owner     text,
    claimed   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (processor, segment)
);

CREATE TABLE store_identity (
    name  text NOT NULL PRIMARY KEY,
    value text NOT NULL
);

CREATE TABLE saga (
    saga_type text NOT NULL,
    saga_id   text NOT NULL,
    revision  text,
    state     json NOT NULL,
    version   bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (saga_type, saga_id)
) WITH (fillfactor = 70);

CREATE TABLE saga_association (
    saga_type text NOT NULL,
    key       text NOT NULL,
    value     text NOT NULL,
    saga_id   text NOT NULL,
    PRIMARY KEY (saga_type, key, value, saga_id)
);

CREATE INDEX saga_association_saga ON saga_association (saga_type, saga_id);

-- Events that a group could not take, in the order of their streams.
CREATE TABLE parked_event (
    processor  text        NOT NULL,
    stream     text        NOT NULL,
    position   bigint      NOT NULL,
    name       text        NOT NULL,
    error      text        NOT NULL,
    parked_at  timestamptz NOT NULL DEFAULT now(),
    retry      boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (processor, stream, position)
);
