-- A file is read by a job of its own kind. Files of earlier versions are read too: their jobs carry the file's own id.
alter table job drop constraint job_kind_check;
alter table job add constraint job_kind_check check (kind in ('mail', 'scan', 'read'));

-- Many files may wait to be read at once, as they do here; what else is due is found without walking past them.
drop index job_due;
create index job_due on job (run_at, tenant_id, id) where state = 'waiting' and kind <> 'read';
create index job_due_read on job (run_at, tenant_id, id) where state = 'waiting' and kind = 'read';

-- The owner of the tables is bound by row-level security as well, and has no policy of its own.
alter table claim_file no force row level security;
alter table job no force row level security;
insert into job (tenant_id, id, kind, claim_id, payload, state, run_at, attempts, made_at)
  select f.tenant_id, f.id, 'read', f.claim_id, jsonb_build_object('fileId', f.id), 'waiting', now(), 0, now()
  from claim_file f where f.scan in ('clean', 'unscanned') and f.removed_at is null and f.reading is null;
alter table claim_file force row level security;
alter table job force row level security;
