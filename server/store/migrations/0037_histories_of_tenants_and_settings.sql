-- What was done to a tenant, and what administrators did, becomes the history of subjects like a claim's: numbered and chained by hashes.
-- The head of the chain stands at the subject, where the subject has no row of its own that holds it, as a claim has.
alter table subject add column name text;
alter table subject add column history_length integer;
alter table subject add column history_hash text;
-- Entries from before there were hashes; the chain begins after them.
alter table subject add column carried_over integer;
-- For the administrators' log, which is read over all subjects: what it was done to, in words that people know it by, and to whom.
alter table history add column label text;
alter table history add column member_id uuid;
alter table subject drop constraint subject_kind_check;
alter table subject add constraint subject_kind_check check (kind in ('claim', 'tenant', 'customer', 'partner', 'people', 'programme',
  'calendar', 'policy', 'catalog', 'reason', 'mail-text'));
alter table subject add constraint subject_head_check check (num_nonnulls(name, history_length, history_hash, carried_over) in (0, 4));
create unique index subject_name on subject (tenant_id, kind, name) where name is not null;
grant update (history_length, history_hash) on subject to cpor_app;

-- What an administrator did to a customer or their own people lies in the same realm, and is the programme owner's to read.
drop policy customer_tenant on subject;
create policy customer_tenant on subject for all to cpor_app
  using (current_setting('cpor.side', true) = 'customer' and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid
    and kind in ('claim', 'tenant'))
  with check (current_setting('cpor.side', true) = 'customer' and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid
    and kind in ('claim', 'tenant'));
drop policy customer_tenant on history;
create policy customer_tenant on history for all to cpor_app
  using (current_setting('cpor.side', true) = 'customer' and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid
    and subject_kind in ('claim', 'tenant'))
  with check (current_setting('cpor.side', true) = 'customer' and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid
    and subject_kind in ('claim', 'tenant'));

-- The owner of the tables is bound by row-level security as well, and has no policy of its own.
alter table subject no force row level security;
alter table history no force row level security;
alter table tenant_history no force row level security;
alter table admin_log no force row level security;

insert into subject (tenant_id, kind, id, name, history_length, history_hash, carried_over)
  select tenant_id, 'tenant', tenant_id, '', count(*), '', count(*) from tenant_history group by tenant_id;
insert into history (tenant_id, subject_kind, subject_id, number, id, act, at, recorded_at, actor_side, actor_id, actor_name, actor_role,
    before, after, detail, visible_to, previous_hash, hash)
  select t.tenant_id, 'tenant', t.tenant_id, row_number() over (partition by t.tenant_id order by t.id), t.id, t.act, t.at, t.at,
    coalesce((select m.side from member m where m.id::text = t.actor_id), 'customer'), t.actor_id, t.actor_name, t.actor_role,
    '{}', '{}', t.detail, '{owner,customer}', '', ''
  from tenant_history t;

-- Settings are named; what was done to partners and customers was logged by their names alone and stays with the programme.
create temporary table moved_log as
  select l.*, case when l.subject like 'people:________-____-____-____-____________' then substr(l.subject, 8)::uuid
      else '00000000-0000-4000-8000-000000000001' end as realm,
    case when l.subject = 'catalog' or l.subject like 'calendar:%' or l.subject like 'policy:%' or l.subject like 'reason:%'
        or l.subject like 'mail-text:%' or l.subject like 'people:%' then split_part(l.subject, ':', 1)
      else 'programme' end as kind,
    case when l.subject like 'people:%' then '' when l.subject like 'calendar:%' or l.subject like 'policy:%' or l.subject like 'reason:%'
        or l.subject like 'mail-text:%' then substr(l.subject, strpos(l.subject, ':') + 1)
      else '' end as name
  from admin_log l;
insert into subject (tenant_id, kind, id, name, history_length, history_hash, carried_over)
  select realm, kind, md5(realm || kind || name)::uuid, name, count(*), '', count(*) from moved_log group by realm, kind, name;
insert into history (tenant_id, subject_kind, subject_id, number, id, act, at, recorded_at, actor_side, actor_id, actor_name, actor_role,
    reason, before, after, detail, visible_to, previous_hash, hash, label, member_id)
  select m.realm, m.kind, md5(m.realm || m.kind || m.name)::uuid, row_number() over (partition by m.realm, m.kind, m.name order by m.id),
    m.id, m.what, m.at, m.at, case when m.kind = 'people' and m.realm <> '00000000-0000-4000-8000-000000000001' then 'partner' else 'owner' end,
    m.by_id, m.by_name, '', m.why, coalesce(m.before, 'null'), coalesce(m.after, 'null'), '{}',
    '{owner}', '', '', m.subject, m.member_id
  from moved_log m;
drop table moved_log;
drop table admin_log;

alter table subject force row level security;
alter table history force row level security;
drop table tenant_history;

-- The administrators' log over all realms: listed fan-outs.
create index history_administration on history (id desc) where subject_kind in ('customer', 'partner', 'people', 'programme', 'calendar',
  'policy', 'catalog', 'reason', 'mail-text');
create index history_administration_subject on history (label, id desc) where subject_kind in ('customer', 'partner',
  'people', 'programme', 'calendar', 'policy', 'catalog', 'reason', 'mail-text');
create index history_administration_member on history (member_id, id desc) where member_id is not null;
