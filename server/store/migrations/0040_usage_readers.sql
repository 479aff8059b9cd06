-- Who may read the usage of an item, and the sold seats of a subscription, stands on the row: the partners of its live associations, kept
-- by the step that makes or ends one. A policy that asks another table is not portable (portability rule 12).
alter table usage_record add column reader_ids uuid[] not null default '{}';
alter table subscription add column reader_ids uuid[] not null default '{}';

-- The owner of the tables is bound by row-level security as well, and has no policy of its own.
alter table association no force row level security;
alter table usage_record no force row level security;
alter table subscription no force row level security;
update usage_record u set reader_ids = r.ids
  from (select i.tenant_id, i.item, array_agg(distinct i.partner_id) as ids
    from (select tenant_id, item_id as item, partner_id from association where state in ('pending', 'official')
      union all
      select tenant_id, subscription_id::text, partner_id from association where state in ('pending', 'official') and subscription_id is not null) i
    group by i.tenant_id, i.item) r
  where u.tenant_id = r.tenant_id and u.item = r.item;
update subscription s set reader_ids = r.ids
  from (select tenant_id, subscription_id, array_agg(distinct partner_id) as ids from association
    where state in ('pending', 'official') and subscription_id is not null group by tenant_id, subscription_id) r
  where s.tenant_id = r.tenant_id and s.id = r.subscription_id;
alter table association force row level security;
alter table usage_record force row level security;
alter table subscription force row level security;

drop policy partner_reads_usage on usage_record;
create policy partner_reads_usage on usage_record for select to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and nullif(current_setting('cpor.partner_id', true), '')::uuid = any (reader_ids));
drop policy partner_reads_seats on subscription;
create policy partner_reads_seats on subscription for select to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and nullif(current_setting('cpor.partner_id', true), '')::uuid = any (reader_ids));
