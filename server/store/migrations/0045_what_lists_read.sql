-- What lists read of what is due and not yet written down: a partner's own claims by the time of their next change, and windows that
-- end somebody else's association. Both are nearly empty after a sweep.
create index claim_partner_next on claim (partner_id, next_at) where next_at is not null;
create index association_superseding on association (official_from) where state = 'pending' and supersedes_line_id is not null;
