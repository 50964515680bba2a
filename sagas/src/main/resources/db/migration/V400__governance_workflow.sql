-- Workflows of the governance dashboard that wait for a decision; a row is taken out by the first decision that comes.
CREATE TABLE governance_workflow (
    workflow_id    text        NOT NULL PRIMARY KEY,
    publication_id text        NOT NULL UNIQUE,
    opened_at      timestamptz NOT NULL DEFAULT now()
);
