-- Figures of oversight, counted per day of the programme owner's zone (docs/decisions/015). A small shared table: it points at no tenant and
-- names no person. Counted by one job from the history, after the numbers of the owner's feed.
create table day_count (
  measure text not null,
  day date not null,
  -- The reason's code, the kind of notice; empty where the measure says all.
  detail text not null,
  -- Hours, where the measure is a time; else 0.
  hours integer not null check (hours >= 0),
  -- What one may filter by: the customer's country, and the claim's programmes and activities.
  country text not null,
  programmes text[] not null,
  activities text[] not null,
  count bigint not null check (count > 0),
  primary key (measure, day, detail, hours, country, programmes, activities)
);

-- How far a feed has been read, by the name of the one who reads it.
create table feed_reader (
  name text primary key,
  organisation text not null,
  last_number bigint not null
);

-- How many entries of a claim's history have been counted: an event that is read again counts nothing twice.
create table claim_tally (
  tenant_id uuid not null,
  claim_id uuid not null,
  counted integer not null,
  primary key (tenant_id, claim_id)
);

grant select, insert, update, delete on day_count, claim_tally to cpor_app;
grant select, insert, update on feed_reader to cpor_app;
grant select on day_count, feed_reader, claim_tally to cpor_auditor;

do $$
declare
  name text;
begin
  foreach name in array array['day_count', 'feed_reader', 'claim_tally']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to cpor_app using (current_setting(''cpor.side'', true) in (''owner'', ''system'')) '
      'with check (current_setting(''cpor.side'', true) in (''owner'', ''system''))', name);
    execute format('create policy auditor_reads on %I for select to cpor_auditor using (true)', name);
  end loop;
end
$$;
