-- Reference tables: small, shared, never pointing at tenant tables (portability rule 7). Ids are made by the program.

create table partner (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null
);

create table location (
  id uuid primary key,
  partner_id uuid not null,
  number text not null unique check (number ~ '^[0-9]{4,12}$'),
  name text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  zone text not null
);
create index location_partner on location (partner_id);

create table enrollment (
  location_id uuid not null,
  programme text not null,
  state text not null check (state in ('invited', 'action-required', 'validating-enrollment', 'enrolled', 'inactive', 'ineligible', 'discontinued')),
  starts_on date,
  ends_on date,
  updated_at timestamptz not null,
  primary key (location_id, programme)
);

-- The tenant directory. tenant_id is the directory id that everybody knows the customer by.
create table customer (
  tenant_id uuid primary key,
  code text not null unique,
  name text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  zone text not null,
  language text not null,
  public_sector boolean not null,
  -- Items with at least one usage row, kept by the import: a claim's form says "no data yet" without reading usage.
  items_with_usage text[] not null default '{}',
  updated_at timestamptz not null
);

-- Customers by the beginning of their name or domain, in the order of bytes, which any collation of the server leaves alone.
create index customer_name on customer (lower(name) collate "C", tenant_id);

create table customer_domain (
  domain text primary key check (domain = lower(domain)),
  tenant_id uuid not null,
  is_primary boolean not null
);
create index customer_domain_tenant on customer_domain (tenant_id);
create index customer_domain_beginning on customer_domain (domain collate "C");

-- Calendars are never edited: a change is a new version, and each deadline names the version it was found with.
create table calendar (
  id text not null,
  version integer not null,
  data jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (id, version)
);

create table policy (
  id text primary key,
  data jsonb not null,
  made_at timestamptz not null
);

-- A policy's name is not its start: an activation is. programme '*' stands for every programme.
create table activation (
  programme text not null,
  in_force_from timestamptz not null,
  policy_id text not null,
  primary key (programme, in_force_from)
);

create table catalog (
  version integer primary key,
  data jsonb not null,
  made_at timestamptz not null
);

-- One row. The sandbox moves offset_ms; a suspected clock jump sets held_at, and trusted time stands still there.
create table clock (
  single boolean primary key default true check (single),
  offset_ms bigint not null default 0,
  held_at timestamptz,
  last_seen_at timestamptz
);
insert into clock default values;

-- People as the domain knows them. Accounts with passwords live in schema auth, under a role of their own, without foreign keys either way.
create table member (
  id uuid primary key,
  account_id text unique,
  side text not null check (side in ('partner', 'owner', 'customer')),
  partner_id uuid,
  tenant_id uuid,
  name text not null,
  email text not null,
  language text not null default 'en',
  disabled_at timestamptz,
  conflict_partner_ids uuid[] not null default '{}',
  created_at timestamptz not null,
  check ((side = 'partner') = (partner_id is not null)),
  check ((side = 'customer') = (tenant_id is not null))
);
create unique index member_email on member (lower(email), side);
create index member_partner on member (partner_id) where partner_id is not null;
create index member_tenant on member (tenant_id) where tenant_id is not null;

create table role_grant (
  member_id uuid not null,
  role text not null check (role in ('account-admin', 'incentives-admin', 'incentives-user', 'report-viewer', 'reviewer', 'senior-reviewer',
    'programme-admin', 'finance', 'auditor', 'tenant-admin')),
  location_id uuid,
  programme text,
  may_submit boolean not null default false,
  granted_by text not null,
  granted_at timestamptz not null
);
create unique index role_grant_once on role_grant (member_id, role, coalesce(location_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(programme, ''));

-- Keys for programs. Only the hash is kept.
create table api_key (
  id uuid primary key,
  hash bytea not null unique,
  hint text not null,
  name text not null,
  member_id uuid not null,
  partner_id uuid,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_on date
);
create index api_key_member on api_key (member_id);

-- The gapless number of each organisation's event feed; numbers are given after commit by one job.
create table feed (
  organisation text primary key,
  last_number bigint not null
);
