-- What silence means is a policy's to say, and a customer's own: both may ask for an agreement in so many words. Until now it always counted.
update policy set data = data || jsonb_build_object('silence', 'accepts') where not data ? 'silence';
-- Null: silence counts, as everybody who was asked before this was told.
alter table consent_round add column silence text check (silence = 'refuses');
alter table customer add column agreement_required boolean not null default false;
alter table customer add column all_locked boolean not null default false;
