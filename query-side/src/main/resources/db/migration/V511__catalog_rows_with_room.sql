-- A publication moves its row five times within a second: with room for the next state beside each row, no index changes.
ALTER TABLE catalog.service SET (fillfactor = 45);
