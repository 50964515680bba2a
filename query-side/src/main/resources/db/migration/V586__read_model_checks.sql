-- When a sample of a read model's rows was last held against the log, and what was found.
CREATE TABLE read_model_check (
    projection  text        NOT NULL PRIMARY KEY,
    checked_at  timestamptz NOT NULL DEFAULT '-infinity',
    position    bigint      NOT NULL DEFAULT 0,
    services    int         NOT NULL DEFAULT 0,
    differences int         NOT NULL DEFAULT 0,
    examples    text[]      NOT NULL DEFAULT '{}',
    claimed     timestamptz NOT NULL DEFAULT '-infinity'
);
