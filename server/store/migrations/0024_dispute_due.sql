-- A dispute period that runs is what a claim has next when nothing else is due: lists are sorted and filtered by it.
-- The owner of the tables is bound by row-level security as well, and has no policy of its own.
alter table claim no force row level security;
alter table deadline no force row level security;
update claim c set due_at = d.due_at, due_kind = 'dispute-period'
from (select tenant_id, claim_id, min(due_at) as due_at from deadline
      where kind = 'dispute-period' and state = 'armed' and stopped_at is null group by tenant_id, claim_id) d
where d.tenant_id = c.tenant_id and d.claim_id = c.id and c.due_at is null;
alter table claim force row level security;
alter table deadline force row level security;
