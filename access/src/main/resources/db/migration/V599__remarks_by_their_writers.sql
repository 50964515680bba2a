-- Who is forgotten is so with all that they wrote about approvals: their events are found without reading the log, and no other
-- event stands in the index.
CREATE INDEX domain_event_remarks ON domain_event (coalesce(payload->>'reviewer', payload->>'author'))
    WHERE name IN ('ReviewerApproved', 'ApprovalRejected', 'ApprovalCommented');
