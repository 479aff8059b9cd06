-- What belonged to no tenant lay under the nil tenant. It lies in the realm of whoever did it: a partner, or the programme owner.
alter table idempotency no force row level security;
alter table job no force row level security;
alter table mail no force row level security;
update idempotency set tenant_id = case when organisation like 'partner:%' or organisation like 'customer:%'
    then split_part(organisation, ':', 2)::uuid else '00000000-0000-4000-8000-000000000001' end
  where tenant_id = '00000000-0000-0000-0000-000000000000';
-- The people who are invited are a partner's.
update job set tenant_id = coalesce((select m.partner_id from invitation i join member m on m.id = i.member_id
    where i.id::text = job.payload ->> 'invitationId'), '00000000-0000-4000-8000-000000000001')
  where tenant_id = '00000000-0000-0000-0000-000000000000';
update mail set tenant_id = coalesce((select m.partner_id from member m where lower(m.email) = lower(mail.recipient) and m.side = 'partner' limit 1),
    '00000000-0000-4000-8000-000000000001')
  where tenant_id = '00000000-0000-0000-0000-000000000000';
alter table idempotency force row level security;
alter table job force row level security;
alter table mail force row level security;
alter table idempotency add constraint idempotency_realm_check check (tenant_id <> '00000000-0000-0000-0000-000000000000');
alter table job add constraint job_realm_check check (tenant_id <> '00000000-0000-0000-0000-000000000000');
alter table mail add constraint mail_realm_check check (tenant_id <> '00000000-0000-0000-0000-000000000000');
