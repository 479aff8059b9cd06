-- Administration of what all tenants share: who changed what, when and why; texts of reasons and of mails with their versions.
-- Everything here is small and shared (portability rule 7), and a version is never changed once it is written.

alter table calendar add column made_by_id text, add column why text;
alter table catalog add column made_by text, add column made_by_id text, add column why text;
alter table policy add column made_by text, add column made_by_id text, add column why text, add column based_on text;
alter table activation add column made_at timestamptz, add column made_by text, add column made_by_id text, add column why text;

-- The sentences of one reason in every language. The program's own texts are version 1 and are not stored.
create table reason_text (
  family text not null check (family in ('information', 'rejection')),
  code text not null,
  version integer not null check (version > 1),
  data jsonb not null,
  made_by_id text not null,
  made_by text not null,
  made_at timestamptz not null,
  why text not null,
  primary key (family, code, version)
);

-- A draft of a mail's text; data null: back to the program's own text, which is version 1 and is not stored.
create table mail_text (
  template text not null,
  language text not null,
  version integer not null check (version > 1),
  data jsonb,
  made_by_id text not null,
  made_by text not null,
  made_at timestamptz not null,
  why text not null,
  primary key (template, language, version)
);

-- A draft is used from the moment on which somebody else approved it.
create table mail_text_approval (
  template text not null,
  language text not null,
  version integer not null,
  approved_by_id text not null,
  approved_by text not null,
  approved_at timestamptz not null,
  primary key (template, language, version)
);

-- How often policies and activations were changed: two administrators do not overwrite each other.
create table policy_change (
  version integer primary key check (version > 1),
  at timestamptz not null
);

-- The log is listed by the order of its ids, which is that of time.
drop index admin_log_at;
create index admin_log_subject on admin_log (subject, id desc);

grant select, insert on reason_text, mail_text, mail_text_approval, policy_change to cpor_app;
-- An activation that has not begun may be taken back; the log keeps that it was there.
grant delete on activation to cpor_app;
grant select on reason_text, mail_text, mail_text_approval, policy_change to cpor_auditor;

-- Drafts and the log are the programme owner's; the texts of reasons are everybody's, as the catalogue is.
do $$
declare
  name text;
begin
  foreach name in array array['mail_text', 'mail_text_approval']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to cpor_app using (current_setting(''cpor.side'', true) in (''owner'', ''system'')) '
      'with check (current_setting(''cpor.side'', true) in (''owner'', ''system''))', name);
    execute format('create policy auditor_reads on %I for select to cpor_auditor using (true)', name);
  end loop;
end
$$;
