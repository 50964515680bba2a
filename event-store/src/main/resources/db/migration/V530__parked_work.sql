-- What has failed for good stands aside: it is due never (infinity) until somebody asks for it again.
ALTER TABLE work ADD COLUMN parked_at timestamptz;
CREATE INDEX work_parked ON work (parked_at, kind, key) WHERE parked_at IS NOT NULL;
