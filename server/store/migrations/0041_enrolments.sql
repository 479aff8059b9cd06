-- The way into a programme: agreements and their acceptance, payout and tax profiles, and where an enrolment hangs.
alter table enrollment
  add column invited_on date, add column validating_since timestamptz, add column earning_start date, add column return_reason text;

-- Versions of a programme's agreement: shared, and never changed.
create table agreement (
  programme text not null,
  version integer not null,
  text jsonb not null,
  sha256 text not null,
  open_to_all boolean not null,
  accept_by date,
  made_by_id text not null,
  made_by text not null,
  made_at timestamptz not null,
  why text not null,
  primary key (programme, version)
);
grant select, insert on agreement to cpor_app;
grant select on agreement to cpor_auditor;

-- In the realm of the partner.
create table agreement_acceptance (
  tenant_id uuid not null,
  location_id uuid not null,
  programme text not null,
  version integer not null,
  sha256 text not null,
  accepted_on date not null,
  accepted_at timestamptz not null,
  by_id text not null,
  by_name text not null,
  primary key (tenant_id, location_id, programme, version)
);
-- What a bank or a tax office knows somebody by lies in `sealed` alone, under the key that `key_id` names.
create table profile (
  tenant_id uuid not null,
  id uuid not null,
  location_id uuid not null,
  programme text not null,
  kind text not null check (kind in ('payout', 'tax')),
  state text not null check (state in ('waiting', 'valid', 'returned', 'replaced')),
  currency text,
  valid_until date,
  sealed text not null,
  key_id text not null,
  added_on date not null,
  added_at timestamptz not null,
  added_by_id text not null,
  added_by text not null,
  decided_at timestamptz,
  decided_by text,
  return_reason text,
  primary key (tenant_id, id)
);
create unique index profile_valid on profile (tenant_id, location_id, programme, kind) where state = 'valid';
create unique index profile_open on profile (tenant_id, location_id, programme, kind) where state in ('waiting', 'returned');
create index profile_to_validate on profile (added_at) where state = 'waiting';
create index enrollment_to_validate on enrollment (validating_since) where state = 'validating-enrollment';

grant select, insert on agreement_acceptance, profile to cpor_app;
grant update (state, sealed, key_id, decided_at, decided_by, return_reason) on profile to cpor_app;
grant select on agreement_acceptance, profile to cpor_auditor;
alter table agreement_acceptance enable row level security;
alter table agreement_acceptance force row level security;
alter table profile enable row level security;
alter table profile force row level security;
create policy owner_all on agreement_acceptance to cpor_app
  using (current_setting('cpor.side', true) in ('owner', 'system')) with check (current_setting('cpor.side', true) in ('owner', 'system'));
create policy owner_all on profile to cpor_app
  using (current_setting('cpor.side', true) in ('owner', 'system')) with check (current_setting('cpor.side', true) in ('owner', 'system'));
create policy auditor_reads on agreement_acceptance for select to cpor_auditor using (true);
create policy auditor_reads on profile for select to cpor_auditor using (true);
create policy partner_own on agreement_acceptance to cpor_app
  using (current_setting('cpor.side', true) = 'partner' and tenant_id = nullif(current_setting('cpor.partner_id', true), '')::uuid)
  with check (current_setting('cpor.side', true) = 'partner' and tenant_id = nullif(current_setting('cpor.partner_id', true), '')::uuid);
create policy partner_own on profile to cpor_app
  using (current_setting('cpor.side', true) = 'partner' and tenant_id = nullif(current_setting('cpor.partner_id', true), '')::uuid)
  with check (current_setting('cpor.side', true) = 'partner' and tenant_id = nullif(current_setting('cpor.partner_id', true), '')::uuid);

alter table subject drop constraint subject_kind_check;
alter table subject add constraint subject_kind_check check (kind in ('claim', 'tenant', 'customer', 'partner', 'people', 'programme',
  'calendar', 'policy', 'catalog', 'reason', 'mail-text', 'enrolment'));
