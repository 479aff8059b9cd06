-- Each key that a line of the claim was submitted with, and when: how often an account may submit for one key is counted from these.
-- Null in drafts, and where a claim was submitted before: there its lines are counted as submitted with it.
alter table claim add column submitted_keys jsonb;
create index claim_tenant_partner on claim (tenant_id, partner_id, updated_at) where submitted_at is not null;
