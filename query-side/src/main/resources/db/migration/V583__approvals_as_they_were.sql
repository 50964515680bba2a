-- Approvals as they were: a row for each state, and when it held.
CREATE TABLE catalog.past_approval (
    approval_id  text        NOT NULL,
    valid_from   timestamptz NOT NULL,
    valid_to     timestamptz NOT NULL DEFAULT 'infinity',
    position     bigint      NOT NULL,
    service_id   text        NOT NULL,
    provider_id  text        NOT NULL,
    category     text        NOT NULL,
    status       text        NOT NULL,
    assignee     text,
    requested_at timestamptz NOT NULL,
    entry        json        NOT NULL,
    PRIMARY KEY (approval_id, valid_from)
) WITH (fillfactor = 80);

CREATE INDEX past_approval_newest ON catalog.past_approval (requested_at DESC, approval_id DESC);
CREATE INDEX past_approval_provider ON catalog.past_approval (provider_id, requested_at DESC, approval_id DESC);
CREATE INDEX past_approval_assignee ON catalog.past_approval (assignee, requested_at DESC, approval_id DESC)
    WHERE assignee IS NOT NULL;
CREATE INDEX past_approval_service ON catalog.past_approval (service_id, requested_at DESC, approval_id DESC);
