-- Which policies the market was last judged by: a single row.
CREATE TABLE policies_seen (
    one     boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (one),
    digest  text        NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now()
);
