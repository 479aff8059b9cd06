-- Terms of a programme: dated versions of everything that an amount depends on. Shared by all tenants; what they say is never changed.
create table terms (
  programme text not null,
  version integer not null,
  state text not null check (state in ('draft', 'approved', 'discarded')),
  data jsonb not null,
  made_by_id text not null,
  made_by text not null,
  made_at timestamptz not null,
  why text not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  primary key (programme, version)
);
-- One draft at a time, and one version in force from a month.
create unique index terms_draft on terms (programme) where state = 'draft';
create unique index terms_from on terms (programme, (data ->> 'from')) where state = 'approved';
grant select, insert on terms to cpor_app;
grant update (state, decided_by, decided_at, reason) on terms to cpor_app;
grant select on terms to cpor_auditor;
