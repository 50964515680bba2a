-- What the registry says of an entry otherwise than it was told, also right after it was told.
ALTER TABLE registry_entry ADD COLUMN own_way text NOT NULL DEFAULT '';
