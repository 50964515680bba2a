-- The registry's entries as the marketplace made them, to be compared with what the registry has, the longest unseen first.
CREATE TABLE registry_entry (
    registry_id    text        NOT NULL,
    publication_id text        NOT NULL,
    service_id     text        NOT NULL,
    checked_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (registry_id, publication_id)
);

CREATE INDEX registry_entry_checked ON registry_entry (checked_at);

INSERT INTO registry_entry (registry_id, publication_id, service_id)
SELECT DISTINCT payload->>'registryId', payload->>'publicationId', service_id
FROM domain_event WHERE name = 'RegistryEntryCreated' AND service_id IS NOT NULL;
