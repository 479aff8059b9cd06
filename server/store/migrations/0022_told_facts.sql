-- What was told of a customer, item by item; '' is the customer itself, as a look-up tells it. Counted once in a day.
alter table customer_lookup add column item text not null default '';
create index customer_lookup_item on customer_lookup (tenant_id, location_id, at);
