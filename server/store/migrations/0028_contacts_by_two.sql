-- A trusted contact is in force once a second person has confirmed it. Those who were held before count as confirmed.
alter table customer_contact add column added_by_id text;
alter table customer_contact add column why text;
alter table customer_contact add column confirmed_at timestamptz;
alter table customer_contact add column confirmed_by_id text;
alter table customer_contact add column confirmed_by text;
alter table customer_contact add column removed_by text;
update customer_contact set confirmed_at = added_at, confirmed_by = added_by;
