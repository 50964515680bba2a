-- The log as a Merkle tree (RFC 9162): how far it has grown, which event is which leaf, and the hashes in tiles of 256.
CREATE TABLE merkle_tree (
    one      boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (one),
    size     bigint  NOT NULL,
    position bigint  NOT NULL
);

INSERT INTO merkle_tree (size, position) VALUES (0, 0);

CREATE TABLE merkle_leaf (
    index    bigint NOT NULL PRIMARY KEY,
    position bigint NOT NULL,
    event_id uuid   NOT NULL
);

-- Not unique: a row that somebody adds by hand must not stop the tree.
CREATE INDEX merkle_leaf_event ON merkle_leaf (event_id);

CREATE TABLE merkle_tile (
    level  smallint NOT NULL,
    index  bigint   NOT NULL,
    hashes bytea    NOT NULL,
    PRIMARY KEY (level, index)
);

-- Hashes do not compress: trying costs more than the whole rest.
ALTER TABLE merkle_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

CREATE TABLE checkpoint (
    size      bigint      NOT NULL PRIMARY KEY,
    root      bytea       NOT NULL,
    note      text        NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT now()
);
