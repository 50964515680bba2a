-- Whether whoever holds the work has begun it, or has taken it for whoever gets done first: only what had begun can be cut off.
ALTER TABLE work ADD COLUMN begun boolean NOT NULL DEFAULT true;

-- What has failed for good for a whole service is looked for whenever somebody asks how its publication stands.
CREATE INDEX work_parked_of_service ON work ((payload->>'serviceId'))
    WHERE parked_at IS NOT NULL AND payload->>'publicationId' IS NULL;
