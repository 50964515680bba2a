-- A service is not shown by a version that is gone while it has another. Where one may have been, the read models are made anew,
-- and not by a process of the release before: to that one, a claim from ahead is not free.
INSERT INTO read_model_rebuild AS r (projection, state, on_difference, requested_by, owner, claimed)
SELECT model.name, 'requested', 'swap', 'upgrade', 'upgrade', now() + interval '1 hour' FROM (VALUES ('catalog'), ('past')) AS model (name)
WHERE EXISTS (SELECT FROM domain_event gone WHERE gone.name = 'VersionsRetired' AND NOT EXISTS (SELECT FROM domain_event retired
    WHERE retired.name = 'ServiceRetired' AND retired.service_id = gone.service_id))
ON CONFLICT (projection) DO UPDATE SET state = 'requested', on_difference = 'swap', requested_by = 'upgrade',
    requested_at = now(), started_at = NULL, ended_at = NULL, built_to = 0, after_service = '', events_done = 0,
    events_total = 0, events_per_second = 0, rows_compared = NULL, differences = NULL, examples = '{}', left_out = '{}',
    error = NULL, owner = excluded.owner, claimed = excluded.claimed
WHERE r.state <> 'cancelling';
