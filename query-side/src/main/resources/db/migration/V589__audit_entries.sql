-- An entry of the audit trail for each event of the log, under the event's id; its details are the event's payload.
CREATE TABLE catalog.audit_entry (
    id            uuid        NOT NULL PRIMARY KEY,
    position      bigint      NOT NULL,
    at            timestamptz NOT NULL,
    event_type    text        NOT NULL,
    action        text        NOT NULL,
    actor_id      text,
    actor_type    text        NOT NULL,
    resource_id   text        NOT NULL,
    resource_type text        NOT NULL,
    request_id    text,
    origin        uuid,
    result        text        NOT NULL,
    words         tsvector    NOT NULL
);

-- Few, for each costs a good part of a rebuild: pages go by time, and whatever leaves few entries is a mark among the words.
CREATE INDEX audit_entry_newest ON catalog.audit_entry (at DESC, id DESC);
CREATE INDEX audit_entry_words ON catalog.audit_entry USING gin (words);
CREATE INDEX audit_entry_origin ON catalog.audit_entry (origin) WHERE origin IS NOT NULL;
