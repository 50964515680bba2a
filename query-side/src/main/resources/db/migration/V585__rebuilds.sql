-- A read model that is built anew beside the live one: how far that has come, and which process does it until when. Its tables
-- stand in the schema of the live ones with _next behind the name, until both change places; what was live then has _previous.
CREATE TABLE read_model_rebuild (
    projection        text             NOT NULL PRIMARY KEY,
    state             text             NOT NULL,
    on_difference     text             NOT NULL,
    requested_by      text             NOT NULL,
    requested_at      timestamptz      NOT NULL DEFAULT now(),
    started_at        timestamptz,
    ended_at          timestamptz,
    built_to          bigint           NOT NULL DEFAULT 0,
    after_service     text             NOT NULL DEFAULT '',
    events_done       bigint           NOT NULL DEFAULT 0,
    events_total      bigint           NOT NULL DEFAULT 0,
    events_per_second double precision NOT NULL DEFAULT 0,
    rows_compared     bigint,
    differences       bigint,
    examples          text[]           NOT NULL DEFAULT '{}',
    left_out          text[]           NOT NULL DEFAULT '{}',
    error             text,
    owner             text,
    claimed           timestamptz      NOT NULL DEFAULT now(),
    previous_position bigint,
    previous_since    timestamptz
) WITH (fillfactor = 50);
