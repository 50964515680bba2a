-- Where a rebuild began in the log: who was erased since is forgotten once more when it is put in place.
ALTER TABLE read_model_rebuild ADD COLUMN began_at bigint NOT NULL DEFAULT 0;

-- Approvals of the past count from when those before them in their service's log do, whatever their clocks say. They are made anew,
-- and not by a process of the release before: to that one, a claim from ahead is not free.
INSERT INTO read_model_rebuild AS r (projection, state, on_difference, requested_by, owner, claimed)
SELECT 'past-approvals', 'requested', 'swap', 'upgrade', 'upgrade', now() + interval '1 hour'
WHERE EXISTS (SELECT FROM catalog.past_approval)
ON CONFLICT (projection) DO UPDATE SET state = 'requested', on_difference = 'swap', requested_by = 'upgrade',
    requested_at = now(), started_at = NULL, ended_at = NULL, built_to = 0, after_service = '', events_done = 0,
    events_total = 0, events_per_second = 0, rows_compared = NULL, differences = NULL, examples = '{}', left_out = '{}',
    error = NULL, owner = excluded.owner, claimed = excluded.claimed
WHERE r.state <> 'cancelling';
