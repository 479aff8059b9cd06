-- The customer refuses and agrees, under one word each. History keeps the words in which it was recorded (its hashes cover them) and is
-- read in those of today by store/engine/former-words.ts; so is the log of the administration. Everything else changes here.
-- The owner of the tables is bound by row-level security as well, and has no policy of its own.
alter table claim no force row level security;
alter table claim_line no force row level security;
alter table deadline no force row level security;
alter table event no force row level security;
alter table event_month no force row level security;
alter table job no force row level security;
alter table mail no force row level security;
alter table mail_text no force row level security;
alter table mail_text_approval no force row level security;
alter table saved_view no force row level security;
alter table day_count no force row level security;

alter table claim_line drop constraint claim_line_consent_check;
update claim_line set consent = 'agreed' where consent = 'kept';
update claim_line set rejection_codes = array_replace(rejection_codes, 'customer-declined', 'customer-refused')
where 'customer-declined' = any(rejection_codes);
alter table claim_line add constraint claim_line_consent_check
  check (consent in ('not-asked', 'notice-pending', 'open', 'agreed', 'refused', 'paused', 'unconfirmed'));

alter table deadline drop constraint deadline_kind_check;
update deadline set kind = 'refusal-window' where kind = 'opt-out';
alter table deadline add constraint deadline_kind_check
  check (kind in ('review-start', 'review-decide', 'partner-answer', 'dispute-period', 'dispute-answer', 'refusal-window', 'undo',
    'contact-correction', 'arbitration-answer'));
update claim set due_kind = 'refusal-window' where due_kind = 'opt-out';

update event set type = 'consent.agreed' where type = 'consent.accepted';
update event_month set type = 'consent.agreed' where type = 'consent.accepted';
update day_count set detail = 'customer-refused' where detail = 'customer-declined';

update policy set data = (data - 'optOutWindow' - 'declineLater')
  || jsonb_build_object('refusalWindow', data -> 'optOutWindow', 'refuseLater', data -> 'declineLater')
where data ? 'optOutWindow';
update reason_text set code = 'customer-refused' where code = 'customer-declined';

update job set payload = jsonb_set(payload, '{template}', '"customer-refused"') where payload ->> 'template' = 'customer-declined';
update job set payload = jsonb_set(payload, '{params,decision}', '"agreed"') where payload #>> '{params,decision}' = 'kept';
update mail set template = 'customer-refused' where template = 'customer-declined';
update mail_text set template = 'customer-refused' where template = 'customer-declined';
update mail_text_approval set template = 'customer-refused' where template = 'customer-declined';
update saved_view set search = replace(search, 'dueKind=opt-out', 'dueKind=refusal-window') where search like '%dueKind=opt-out%';

alter table claim force row level security;
alter table claim_line force row level security;
alter table deadline force row level security;
alter table event force row level security;
alter table event_month force row level security;
alter table job force row level security;
alter table mail force row level security;
alter table mail_text force row level security;
alter table mail_text_approval force row level security;
alter table saved_view force row level security;
alter table day_count force row level security;
