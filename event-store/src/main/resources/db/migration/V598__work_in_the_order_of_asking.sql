-- What one transaction asks for stands in a lane in the order in which it was asked for.
ALTER TABLE work ALTER COLUMN enqueued_at SET DEFAULT clock_timestamp();
