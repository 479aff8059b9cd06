-- Out of office at the programme owner's desk. One row per person, replaced when it is set anew; no state of any claim.
create table absence (
  member_id uuid primary key,
  -- Dates of the owner's zone; both days count.
  from_day date not null,
  until_day date not null,
  substitute_id uuid,
  set_at timestamptz not null,
  check (until_day >= from_day),
  check (substitute_id <> member_id)
);
create index absence_until on absence (until_day);

alter table absence enable row level security;
alter table absence force row level security;
create policy owner_all on absence to cpor_app using (current_setting('cpor.side', true) in ('owner', 'system'))
  with check (current_setting('cpor.side', true) in ('owner', 'system'));
create policy auditor_reads on absence for select to cpor_auditor using (true);
grant select, insert, update, delete on absence to cpor_app;
grant select on absence to cpor_auditor;
