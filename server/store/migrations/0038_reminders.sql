-- One business day before the end of a period whoever was asked and has not answered is reminded, once. Periods that run already have none.
alter table notice add column answered_at timestamptz;
alter table notice add column reminded_at timestamptz;

alter table deadline drop constraint deadline_kind_check;
alter table deadline add constraint deadline_kind_check
  check (kind in ('review-start', 'review-decide', 'partner-answer', 'dispute-period', 'dispute-answer', 'refusal-window', 'reminder',
    'undo', 'contact-correction', 'arbitration-answer'));
