-- Monthly runs and the books. A run is the programme owner's; what it books lies with the customer it was earned at.
create table incentive_run (
  programme text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  number integer not null,
  state text not null check (state in ('preview', 'awaiting-approval', 'posting', 'posted', 'discarded')),
  version integer not null,
  -- Counts the previews; entries of earlier ones are not read any more.
  revision integer not null,
  preview jsonb not null,
  digest text not null,
  prepared_by_id text not null,
  prepared_by text not null,
  prepared_at timestamptz not null,
  approved_by_id text,
  approved_by text,
  approved_at timestamptz,
  posted_at timestamptz,
  reason text,
  primary key (programme, month, number)
);
create unique index incentive_run_open on incentive_run (programme) where state in ('preview', 'awaiting-approval', 'posting');
create index incentive_run_posting on incentive_run (approved_at) where state = 'posting';
grant select, insert, update on incentive_run to cpor_app;
grant select on incentive_run to cpor_auditor;

-- What a preview would book, and, word for word, what approving it books.
create table run_entry (
  tenant_id uuid not null,
  programme text not null,
  month text not null,
  number integer not null,
  revision integer not null,
  association_id uuid not null,
  lever text not null,
  earned_month text not null,
  partner_id uuid not null,
  entry jsonb not null,
  primary key (tenant_id, programme, month, number, revision, association_id, lever, earned_month)
);
create index run_entry_of_run on run_entry (programme, month, number, revision, tenant_id, association_id, lever, earned_month);

-- Only added to: the program may neither change nor delete a row. An association, lever and month is booked once by a run (M-1).
create table ledger (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('earning', 'adjustment', 'clawback')),
  programme text not null,
  run_month text not null,
  run_number integer not null,
  association_id uuid not null,
  claim_line_id uuid not null,
  partner_id uuid not null,
  location_id uuid not null,
  lever text not null,
  earned_month text not null,
  item text not null,
  units text not null,
  rate text,
  minor bigint not null,
  currency text not null,
  earned_minor bigint not null,
  earned_currency text not null,
  exchange_rate text,
  exchange_date date,
  terms_version integer not null,
  inputs_digest text not null,
  booked_on date not null,
  payable_from date not null,
  primary key (tenant_id, id)
);
create unique index ledger_booked_once on ledger (tenant_id, association_id, lever, earned_month, programme, run_month, run_number);
create index ledger_of_partner on ledger (partner_id, id desc);
create index ledger_of_run on ledger (programme, run_month, run_number);

grant select, insert on run_entry, ledger to cpor_app;
grant select on run_entry, ledger to cpor_auditor;
alter table run_entry enable row level security;
alter table run_entry force row level security;
alter table ledger enable row level security;
alter table ledger force row level security;
create policy owner_all on run_entry to cpor_app
  using (current_setting('cpor.side', true) in ('owner', 'system')) with check (current_setting('cpor.side', true) in ('owner', 'system'));
create policy owner_all on ledger to cpor_app
  using (current_setting('cpor.side', true) in ('owner', 'system')) with check (current_setting('cpor.side', true) in ('owner', 'system'));
create policy auditor_reads on run_entry for select to cpor_auditor using (true);
create policy auditor_reads on ledger for select to cpor_auditor using (true);
create policy partner_reads on ledger for select to cpor_app
  using (current_setting('cpor.side', true) = 'partner' and partner_id = nullif(current_setting('cpor.partner_id', true), '')::uuid);
