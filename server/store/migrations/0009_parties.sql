-- Partners, locations, enrolments and customers are kept in the portal, too: each has a version, so that nobody's change is overwritten unseen.
alter table partner add column version integer not null default 1;
alter table location add column version integer not null default 1;
alter table enrollment add column version integer not null default 1;
alter table customer add column version integer not null default 1;

-- Partners by the beginning of their name, and by the beginning of a location's number.
create index partner_name on partner (lower(name) collate "C", id);
-- A partner's locations in the order of their numbers; the index on the partner alone says no more than this one.
create index location_of_partner on location (partner_id, number);
drop index location_partner;
create index location_number_beginning on location (number collate "C");

-- Links with which somebody sets his first password. The link is derived from the program's secret: nothing here opens anything.
create table invitation (
  id uuid primary key,
  member_id uuid not null,
  email text not null,
  invited_by_id text not null,
  invited_by_name text not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
create index invitation_member on invitation (member_id, invited_at desc);

grant select, insert, update on invitation to cpor_app;
grant select on invitation to cpor_auditor;
alter table invitation enable row level security;
alter table invitation force row level security;
create policy owner_all on invitation to cpor_app using (current_setting('cpor.side', true) in ('owner', 'system'))
  with check (current_setting('cpor.side', true) in ('owner', 'system'));
create policy auditor_reads on invitation for select to cpor_auditor using (true);

-- What administrators changed, outside any claim. Append-only by grant.
create table admin_log (
  id uuid primary key,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  what text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  why text
);
create index admin_log_at on admin_log (at desc, id desc);

grant select, insert on admin_log to cpor_app;
grant select on admin_log to cpor_auditor;
alter table admin_log enable row level security;
alter table admin_log force row level security;
create policy owner_all on admin_log to cpor_app using (current_setting('cpor.side', true) in ('owner', 'system'))
  with check (current_setting('cpor.side', true) in ('owner', 'system'));
create policy auditor_reads on admin_log for select to cpor_auditor using (true);
