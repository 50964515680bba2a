-- A row without a status belongs to a request that is still running, until locked_until.
CREATE TABLE idempotent_request (
    principal    text        NOT NULL,
    key          text        NOT NULL,
    request_hash bytea       NOT NULL,
    claim        uuid        NOT NULL,
    locked_until timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    status       int,
    headers      jsonb,
    sealed_body  bytea,
    PRIMARY KEY (principal, key)
);
CREATE INDEX idempotent_request_expiry ON idempotent_request (expires_at);
