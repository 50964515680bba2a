-- A version that was suspended shows no announced end any more. Where such a one was shown, the read models are made anew, and not
-- by a process of the release before: to that one, a claim from ahead is not free.
INSERT INTO read_model_rebuild AS r (projection, state, on_difference, requested_by, owner, claimed)
SELECT model.name, 'requested', 'swap', 'upgrade', 'upgrade', now() + interval '1 hour' FROM (VALUES ('catalog'), ('past')) AS model (name)
WHERE EXISTS (SELECT FROM domain_event announced JOIN domain_event suspended USING (service_id)
    WHERE announced.name = 'VersionsDeprecated' AND suspended.name = 'VersionsSuspended'
    AND suspended.position > announced.position)
ON CONFLICT (projection) DO UPDATE SET state = 'requested', on_difference = 'swap', requested_by = 'upgrade',
    requested_at = now(), started_at = NULL, ended_at = NULL, built_to = 0, after_service = '', events_done = 0,
    events_total = 0, events_per_second = 0, rows_compared = NULL, differences = NULL, examples = '{}', left_out = '{}',
    error = NULL, owner = excluded.owner, claimed = excluded.claimed
WHERE r.state <> 'cancelling';
