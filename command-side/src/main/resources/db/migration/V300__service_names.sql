-- Every name once, by its normal form; whoever inserts first owns it, rivals wait for that transaction to end.
CREATE TABLE service_name (
    normal_form text    NOT NULL PRIMARY KEY,
    service_id  text    NOT NULL,
    provider_id text    NOT NULL,
    -- Once a version was active the name never passes to another provider.
    ever_active boolean NOT NULL DEFAULT false,
    -- The service has left the market: its owner may take the name for a new one.
    retired     boolean NOT NULL DEFAULT false
);
