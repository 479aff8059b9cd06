-- How many drafts a location has made, and how many submitted claims it has withdrawn, on the business day that is named beside it.
alter table location
  add column drafts_day date, add column drafts_used integer not null default 0,
  add column withdrawals_day date, add column withdrawals_used integer not null default 0;
