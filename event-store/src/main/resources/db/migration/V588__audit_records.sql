-- What has to be accounted for and is no event: who signed in, who was refused, what an admin did to accounts and to the service.
CREATE TABLE audit_record (
    id            uuid        NOT NULL PRIMARY KEY,
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
    details       json        NOT NULL,
    words         tsvector    NOT NULL
);

CREATE INDEX audit_record_newest ON audit_record (at DESC, id DESC);
CREATE INDEX audit_record_words ON audit_record USING gin (words);
CREATE INDEX audit_record_origin ON audit_record (origin) WHERE origin IS NOT NULL;

-- Where a request came from, which is personal: erased with the person, and by age. Events and records name the key.
CREATE TABLE request_origin (
    key         uuid        NOT NULL PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT now(),
    account_id  text,
    address     text        NOT NULL,
    user_agent  text,
    agent_words tsvector    NOT NULL
);

CREATE INDEX request_origin_age ON request_origin USING brin (at);
CREATE INDEX request_origin_account ON request_origin (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX request_origin_address ON request_origin (address);
CREATE INDEX request_origin_agent ON request_origin USING gin (agent_words);
