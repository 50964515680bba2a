-- Whether whoever holds the work has begun it, or has taken it for whoever gets done first: only what had begun can be cut off.
ALTER TABLE work ADD COLUMN begun boolean NOT NULL DEFAULT true;
