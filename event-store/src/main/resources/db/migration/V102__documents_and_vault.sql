CREATE TABLE document (
    digest     text        NOT NULL PRIMARY KEY,
    media_type text        NOT NULL,
    bytes      bytea       NOT NULL,
    stored_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE vault (
    key       text        NOT NULL PRIMARY KEY,
    sealed    bytea       NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT now()
);
