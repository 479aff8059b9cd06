-- An association that a clock which was ahead had made official, and which was taken back.
alter table association drop constraint association_ended_how_check;
alter table association add constraint association_ended_how_check
  check (ended_how in ('customer', 'partner', 'superseded', 'subscription-ended', 'policy', 'wrong-clock'));
