-- What somebody said about a request stays said: a refusal is undone once, "not me" takes silence and consent away.
alter table claim_line add column refusal_undone_at timestamptz;
alter table notice add column replacement boolean not null default false;
alter table notice add column not_me_at timestamptz;
alter table notice add column confirmed_at timestamptz;

-- Until now a replacement was told by its time alone.
update notice n set replacement = true from consent_round r
where r.tenant_id = n.tenant_id and r.claim_id = n.claim_id and r.number = n.round and n.purpose = 'decide'
  and not n.named and not n.trusted and n.queued_at > r.opened_at;
-- Whoever said "not me" while a reviewer was to find somebody.
update notice n set not_me_at = t.opened_at from task t
where t.tenant_id = n.tenant_id and t.claim_id = n.claim_id and t.kind = 'replacement-contact' and n.purpose = 'decide'
  and t.subject = n.round || ':' || n.email;
