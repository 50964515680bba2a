-- Work and deadlines. due_at moves on to the end of the lease while somebody does it, and to the next try after a failure.
CREATE TABLE work (
    kind       text        NOT NULL,
    key        text        NOT NULL,
    payload    json        NOT NULL,
    due_at     timestamptz NOT NULL,
    attempt    int         NOT NULL DEFAULT 1,
    lease      uuid,
    enqueued_at timestamptz NOT NULL DEFAULT now(),
    error      text,
    PRIMARY KEY (kind, key)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);

CREATE INDEX work_due ON work (kind, due_at);
