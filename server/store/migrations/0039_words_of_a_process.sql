-- The words of clocks and of work at the desk belong to the process whose subjects they lie at: each process has a check of its own, and a new
-- one adds two by its migration.
alter table deadline drop constraint deadline_kind_check;
alter table deadline add constraint deadline_kind_of_claim check (subject_kind <> 'claim' or kind in ('review-start', 'review-decide',
  'partner-answer', 'dispute-period', 'dispute-answer', 'refusal-window', 'reminder', 'undo', 'contact-correction', 'arbitration-answer'));
alter table task drop constraint task_kind_check;
alter table task add constraint task_kind_of_claim check (subject_kind <> 'claim' or kind in ('unconfirmed-contact', 'contact-bounced',
  'bounce-after-official', 'replacement-contact', 'end-requested', 'customer-question', 'arbitration', 'overdue'));

-- The sweep of one process passes over the clocks of the others without reading their rows.
drop index deadline_due;
create index deadline_due on deadline (due_at, tenant_id, subject_id, subject_kind) where state = 'armed' and stopped_at is null;
