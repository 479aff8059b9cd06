-- A partner's system asks for a claim by the reference it gave, or by its number; both lists come by the last change.
create index claim_reference on claim (reference, updated_at desc, id desc) where reference is not null;
drop index claim_number;
create index claim_number on claim (number, updated_at desc, id desc);
