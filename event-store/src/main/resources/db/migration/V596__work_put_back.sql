-- When work was put back for a while: what the clock says of that is of no use any more once the clock has been set back.
ALTER TABLE work ADD COLUMN put_back_at timestamptz;
