-- Views that people keep of a list, and counts by month for the pictures of what happened.

-- One person's own: found by that person's id alone. A shared table beside member, of no tenant.
create table saved_view (
  member_id uuid not null,
  id uuid not null,
  side text not null check (side in ('partner', 'owner')),
  partner_id uuid,
  list text not null check (list ~ '^[a-z][a-z-]{0,39}$'),
  name text not null check (char_length(name) between 1 and 60),
  -- The words behind the question mark of the list's address, columns among them.
  search text not null check (char_length(search) <= 2000),
  version integer not null,
  made_at timestamptz not null,
  primary key (member_id, id),
  check ((side = 'partner') = (partner_id is not null))
);
create unique index saved_view_name on saved_view (member_id, list, lower(name));

-- Lines by month and event type, for each organisation's feed; counted up behind the numbers of the feed, never recounted.
create table event_month (
  organisation text not null,
  month date not null check (extract(day from month) = 1),
  type text not null,
  lines bigint not null check (lines >= 0),
  primary key (organisation, month, type)
);

-- Up to which number of its feed an organisation's events are in event_month.
alter table feed add column counted_number bigint not null default 0;
create index feed_uncounted on feed (organisation) where counted_number < last_number;

grant select, insert, update, delete on saved_view to cpor_app;
grant select, insert, update on event_month to cpor_app;
grant select on saved_view, event_month to cpor_auditor;

alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy system_all on saved_view to cpor_app using (current_setting('cpor.side', true) = 'system')
  with check (current_setting('cpor.side', true) = 'system');
create policy owner_own on saved_view to cpor_app using (current_setting('cpor.side', true) = 'owner' and side = 'owner')
  with check (current_setting('cpor.side', true) = 'owner' and side = 'owner');
create policy partner_own on saved_view to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and partner_id = nullif(current_setting('cpor.partner_id', true), '')::uuid) with check (current_setting('cpor.side', true) = 'partner'
  and partner_id = nullif(current_setting('cpor.partner_id', true), '')::uuid);
create policy auditor_reads on saved_view for select to cpor_auditor using (true);

alter table event_month enable row level security;
alter table event_month force row level security;
create policy system_all on event_month to cpor_app using (current_setting('cpor.side', true) = 'system')
  with check (current_setting('cpor.side', true) = 'system');
create policy owner_reads on event_month for select to cpor_app using (current_setting('cpor.side', true) = 'owner');
create policy partner_feed on event_month for select to cpor_app using (current_setting('cpor.side', true) = 'partner'
  and organisation = 'partner:' || nullif(current_setting('cpor.partner_id', true), ''));
create policy auditor_reads on event_month for select to cpor_auditor using (true);
