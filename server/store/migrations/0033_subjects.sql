-- History, deadlines, tasks, comments, files, jobs, mails and events belong to a subject: whatever has a history of its own, named by its
-- realm (tenant_id), its kind and its id. The claim is the first; a further process adds its kind to the one list below.
create table subject (
  tenant_id uuid not null,
  kind text not null,
  id uuid not null,
  primary key (tenant_id, kind, id),
  constraint subject_kind_check check (kind in ('claim', 'tenant'))
);
alter table subject enable row level security;
alter table subject force row level security;
create policy auditor_reads on subject for select to cpor_auditor using (true);
create policy owner_all on subject for all to cpor_app
  using (current_setting('cpor.side', true) in ('owner', 'system')) with check (current_setting('cpor.side', true) in ('owner', 'system'));
create policy customer_tenant on subject for all to cpor_app
  using (current_setting('cpor.side', true) = 'customer' and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid)
  with check (current_setting('cpor.side', true) = 'customer' and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid);
-- A partner begins claims; the rows that hang on one are theirs by partner_id.
create policy partner_begins on subject for insert to cpor_app
  with check (current_setting('cpor.side', true) = 'partner' and kind = 'claim');
grant select, insert on subject to cpor_app;
grant select on subject to cpor_auditor;

-- The owner of the tables is bound by row-level security as well, and has no policy of its own.
alter table claim no force row level security;
alter table subject no force row level security;
insert into subject (tenant_id, kind, id) select tenant_id, 'claim', id from claim;
alter table claim force row level security;
alter table subject force row level security;

alter table history drop constraint history_tenant_id_claim_id_fkey;
alter table history rename column claim_id to subject_id;
alter table history add column subject_kind text not null default 'claim';
alter table history alter column subject_kind drop default;
alter table history alter column partner_id drop not null;
alter table history add constraint history_partner_check check (subject_kind <> 'claim' or partner_id is not null);

alter table deadline drop constraint deadline_tenant_id_claim_id_fkey;
alter table deadline rename column claim_id to subject_id;
alter table deadline add column subject_kind text not null default 'claim';
alter table deadline alter column subject_kind drop default;
alter table deadline alter column partner_id drop not null;
alter table deadline add constraint deadline_partner_check check (subject_kind <> 'claim' or partner_id is not null);

alter table task drop constraint task_tenant_id_claim_id_fkey;
alter table task rename column claim_id to subject_id;
alter table task add column subject_kind text not null default 'claim';
alter table task alter column subject_kind drop default;
alter table task alter column partner_id drop not null;
alter table task add constraint task_partner_check check (subject_kind <> 'claim' or partner_id is not null);
alter index task_claim rename to task_of_subject;

alter table comment drop constraint comment_tenant_id_claim_id_fkey;
alter table comment rename column claim_id to subject_id;
alter table comment add column subject_kind text not null default 'claim';
alter table comment alter column subject_kind drop default;
alter table comment alter column partner_id drop not null;
alter table comment add constraint comment_partner_check check (subject_kind <> 'claim' or partner_id is not null);
alter index comment_claim rename to comment_of_subject;

alter table claim_file drop constraint claim_file_tenant_id_claim_id_fkey;
alter table claim_file rename to file;
alter table file rename column claim_id to subject_id;
alter table file add column subject_kind text not null default 'claim';
alter table file alter column subject_kind drop default;
alter table file alter column partner_id drop not null;
alter table file add constraint file_partner_check check (subject_kind <> 'claim' or partner_id is not null);
alter table file rename constraint claim_file_pkey to file_pkey;
alter table file rename constraint claim_file_scan_check to file_scan_check;
alter index claim_file_claim rename to file_of_subject;

alter table job rename column claim_id to subject_id;
alter table job add column subject_kind text;
alter index job_claim rename to job_of_subject;
alter table mail rename column claim_id to subject_id;
alter table mail add column subject_kind text;
alter table event rename column claim_id to subject_id;
alter table event add column subject_kind text;

alter table job no force row level security;
alter table mail no force row level security;
alter table event no force row level security;
update job set subject_kind = 'claim' where subject_id is not null;
update mail set subject_kind = 'claim' where subject_id is not null;
-- Locks and codes are the customer's as a whole.
update event set subject_kind = case when subject_id is null then 'tenant' else 'claim' end, subject_id = coalesce(subject_id, tenant_id);
alter table job force row level security;
alter table mail force row level security;
alter table event force row level security;
alter table job add constraint job_subject_check check ((subject_kind is null) = (subject_id is null));
alter table mail add constraint mail_subject_check check ((subject_kind is null) = (subject_id is null));
alter table event alter column subject_kind set not null;
alter table event alter column subject_id set not null;
