-- Row-level security for the three sides. The settings are written by one function in server/store/tx.ts and nowhere else;
-- an unset setting means no rows. FORCE is on, so that the owner of the tables is bound too.

grant usage on schema public to cpor_app, cpor_auditor;

-- Reference tables carry no side's secrets that the program must be kept from; people and keys are read to know the actor.
grant select, insert, update on partner, location, enrollment, customer, customer_domain, clock, member, api_key, feed to cpor_app;
grant select, insert, delete on role_grant to cpor_app;
grant delete on customer_domain to cpor_app;
grant select, insert on calendar, policy, activation, catalog to cpor_app;

-- Tenant tables: rows are never deleted, except what expires by design.
grant select, insert, update on customer_contact, subscription, usage_record, claim, claim_line, claim_file, consent_round, notice, deadline,
  task, association, arbitration_case, arbitration_party, consent_code, job, event to cpor_app;
grant select, insert, update, delete on line_key, item_lock to cpor_app;
grant delete on claim_line to cpor_app;
grant select, insert on comment, history, tenant_history, usage_read, customer_lookup, mail to cpor_app;
grant select, insert, delete on idempotency to cpor_app;
grant delete on job to cpor_app;

grant select on all tables in schema public to cpor_auditor;

do $$
declare
  name text;
begin
  foreach name in array array['customer_contact', 'subscription', 'usage_record', 'claim', 'claim_line', 'line_key', 'claim_file', 'comment',
    'history', 'consent_round', 'notice', 'deadline', 'task', 'association', 'arbitration_case', 'arbitration_party', 'item_lock', 'consent_code',
    'tenant_history', 'usage_read', 'customer_lookup', 'idempotency', 'job', 'mail', 'event']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    -- The programme owner's desk and the system see every row; the auditor reads every row.
    execute format('create policy owner_all on %I to cpor_app using (current_setting(''cpor.side'', true) in (''owner'', ''system'')) '
      'with check (current_setting(''cpor.side'', true) in (''owner'', ''system''))', name);
    execute format('create policy auditor_reads on %I for select to cpor_auditor using (true)', name);
    -- A customer reaches the rows of its own tenant; what of them it is shown is decided by the statement.
    execute format('create policy customer_tenant on %I to cpor_app using (current_setting(''cpor.side'', true) = ''customer'' '
      'and tenant_id = nullif(current_setting(''cpor.tenant_id'', true), '''')::uuid) with check (current_setting(''cpor.side'', true) = ''customer'' '
      'and tenant_id = nullif(current_setting(''cpor.tenant_id'', true), '''')::uuid)', name);
  end loop;
  -- A partner reaches its own rows, by the column on the row itself.
  foreach name in array array['claim', 'claim_line', 'claim_file', 'comment', 'history', 'consent_round', 'notice', 'deadline', 'task',
    'association', 'arbitration_party', 'usage_read', 'customer_lookup']
  loop
    execute format('create policy partner_own on %I to cpor_app using (current_setting(''cpor.side'', true) = ''partner'' '
      'and partner_id = nullif(current_setting(''cpor.partner_id'', true), '''')::uuid) with check (current_setting(''cpor.side'', true) = ''partner'' '
      'and partner_id = nullif(current_setting(''cpor.partner_id'', true), '''')::uuid)', name);
  end loop;
end
$$;

-- What a partner needs of the tenant it acts on, for the one tenant that the transaction names.
create policy partner_reads_tenant on customer_contact for select to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid);
create policy partner_reads_tenant on subscription for select to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid);
create policy partner_reads_tenant on item_lock for select to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid);
create policy partner_keys on line_key to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid) with check (current_setting('cpor.side', true) = 'partner'
  and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid);
create policy partner_codes on consent_code to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and tenant_id = nullif(current_setting('cpor.tenant_id', true), '')::uuid
  and (partner_id is null or partner_id = nullif(current_setting('cpor.partner_id', true), '')::uuid));

-- Usage only under a live association of the reader, at the reader's own snapshot (A-5).
create policy partner_reads_usage on usage_record for select to cpor_app using (current_setting('cpor.side', true) = 'partner' and exists (
  select from association a where a.tenant_id = usage_record.tenant_id
    and a.partner_id = nullif(current_setting('cpor.partner_id', true), '')::uuid
    and a.state in ('pending', 'official')
    and (usage_record.item = a.item_id or usage_record.item = a.subscription_id::text)));

-- Sold seats of a subscription, likewise.
create policy partner_reads_seats on subscription for select to cpor_app using (current_setting('cpor.side', true) = 'partner' and exists (
  select from association a where a.tenant_id = subscription.tenant_id
    and a.partner_id = nullif(current_setting('cpor.partner_id', true), '')::uuid
    and a.state in ('pending', 'official') and a.subscription_id = subscription.id));

-- A partner's acts leave work for others: mails, scans, events of the owner's feed, replay records. It writes them and reads back its own.
create policy partner_queues on job for insert to cpor_app with check (current_setting('cpor.side', true) = 'partner');
create policy partner_tells on event for insert to cpor_app with check (current_setting('cpor.side', true) = 'partner');
create policy partner_feed on event for select to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and organisation = 'partner:' || nullif(current_setting('cpor.partner_id', true), ''));
create policy partner_replays on idempotency to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and organisation = 'partner:' || nullif(current_setting('cpor.partner_id', true), '')) with check (current_setting('cpor.side', true) = 'partner'
  and organisation = 'partner:' || nullif(current_setting('cpor.partner_id', true), ''));
