CREATE TABLE account (
    id             text        NOT NULL PRIMARY KEY,
    name           text        NOT NULL,
    email          text        NOT NULL,
    -- What an account signs in with; none for accounts of an outside issuer.
    email_key      text        UNIQUE,
    organization   text,
    password_hash  text,
    roles          text[]      NOT NULL,
    status         text        NOT NULL CHECK (status IN ('active', 'suspended', 'disabled')),
    verified       boolean     NOT NULL DEFAULT false,
    provider_since timestamptz,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    last_login     timestamptz
);
CREATE INDEX account_page ON account (created_at, id);
CREATE INDEX account_changes ON account (updated_at);

-- A family begins at a log-in; each token of it is used once, for the next one.
CREATE TABLE refresh_token (
    hash       bytea       NOT NULL PRIMARY KEY,
    family     uuid        NOT NULL,
    account_id text        NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_token_family ON refresh_token (family);
CREATE INDEX refresh_token_account ON refresh_token (account_id);

CREATE TABLE signing_key (
    kid        text        NOT NULL PRIMARY KEY,
    sealed     bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
