-- Work of one lane is done one piece at a time, the oldest first; the lane stands with the rest of the payload.
ALTER TABLE work ADD COLUMN lane text GENERATED ALWAYS AS (payload->>'lane') STORED;
CREATE INDEX work_lane ON work (lane, enqueued_at, kind, key) WHERE lane IS NOT NULL AND parked_at IS NULL;
