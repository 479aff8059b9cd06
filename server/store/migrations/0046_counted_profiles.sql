-- Since when a validated profile counts; it keeps that when another takes its place, so that no month is lost by a replacement.
alter table profile add column counted_from date;
alter table profile no force row level security;
update profile set counted_from = added_on where state = 'valid';
alter table profile force row level security;
grant update (counted_from) on profile to cpor_app;
