/**
 * Who may do what with a claim, and when: the one table of role × side × stage × act. What is not in it is forbidden; rules/rights/may-act.ts
 * reads it. An act's name is also its file, its route, its history entry and its button.
 */
import type { Side } from '../../engine/side.ts';
import type { ActRow as Row } from '../../rights/act-row.ts';
import type { Role } from '../../rights/role.ts';
import type { Stage } from '../facts.ts';

export const acts = [
  'create-claim',
  'edit-claim',
  'add-file',
  'remove-file',
  'add-comment',
  'add-internal-note',
  'submit-claim',
  'resubmit-claim',
  'withdraw-claim',
  'dispute-claim',
  'start-review',
  'assign-claim',
  'release-claim',
  'request-information',
  'decide-claim',
  'decide-arbitration',
  'confirm-arbitration',
  'return-arbitration',
  'answer-arbitration',
  'correct-contact',
  'confirm-contact',
  'add-trusted-contact',
  'confirm-trusted-contact',
  'end-trusted-contact',
  'object-to-contact',
  'refuse',
  'agree',
  'not-me',
  'ask-question',
  'answer-question',
  'undo-decision',
  'end-association',
  'request-end',
  'decide-end-request',
  'lock-item',
  'unlock-item',
  'issue-consent-code',
  'revoke-consent-code',
  'change-safeguards',
  'close-link',
  // What the clock, the mail and the programme owner's own systems do.
  'deliver-notice',
  'bounce-notice',
  'remind-customer',
  'close-window',
  'supersede',
  'expire-answer',
  'finalise-rejection',
  'mark-overdue',
  'expire-undo',
  'expire-contact-correction',
  'expire-arbitration-answer',
  'open-arbitration',
  'close-arbitration',
  'end-subscription',
  'scan-file',
  'undo-clock',
] as const;
export type Act = (typeof acts)[number];

/** A further condition, looked up by this name in may-act.ts, so that the table can be printed. */
export type Condition =
  | 'fields-open'
  | 'files-open'
  | 'comments-open'
  | 'file-not-sent'
  | 'rejected-line-open-to-dispute'
  | 'something-to-withdraw'
  | 'arbitration-answer-awaited'
  | 'line-without-consent'
  | 'contact-to-correct'
  | 'contact-in-doubt'
  | 'asked'
  | 'line-official'
  | 'policy-lets-partner-end'
  | 'policy-makes-partner-ask'
  | 'decision-to-undo'
  | 'open-question'
  | 'open-end-request'
  | 'open-arbitration'
  | 'proposed-arbitration'
  | 'by-another-than-rejected'
  | 'own-or-nobodys-work';

export type ActRow = Row<Act, Stage, Condition>;

const afterDraft: Stage[] = ['submitted', 'under-review', 'partner-action-required', 'decided', 'disputed'];
const alive: Stage[] = ['editing', ...afterDraft];
const everyStage: Stage[] = [...alive, 'withdrawn'];

const incentives: Role[] = ['incentives-admin', 'incentives-user'];
const reviewers: Role[] = ['reviewer', 'senior-reviewer'];
const customers: Role[] = ['contact', 'tenant-admin'];

type More = Partial<Pick<ActRow, 'to' | 'scope' | 'when' | 'maySubmit'>>;

function row(act: Act, side: Side, roles: Role[], stages: Stage[], more: More = {}): ActRow {
  return { act, side, roles, stages, to: [], scope: null, maySubmit: 'no', when: null, ...more };
}

const partner = (act: Act, stages: Stage[], more: More = {}): ActRow =>
  row(act, 'partner', incentives, stages, { scope: 'claims:write', ...more });
const owner = (act: Act, stages: Stage[], more: More & { roles?: Role[] } = {}): ActRow => {
  const { roles = reviewers, ...rest } = more;
  return row(act, 'owner', roles, stages, { scope: 'reviews:write', ...rest });
};
const customer = (act: Act, roles: Role[], stages: Stage[], more: More = {}): ActRow =>
  row(act, 'customer', roles, stages, { scope: 'tenants:write', ...more });
const system = (act: Act, by: 'clock' | 'mail', stages: Stage[], to: Stage[] = []): ActRow =>
  row(act, 'system', [by], stages, { to });

const partnerRows: ActRow[] = [
  partner('create-claim', [], { to: ['editing'] }),
  partner('edit-claim', ['editing', 'submitted', 'partner-action-required'], {
    maySubmit: 'after-draft',
    when: 'fields-open',
  }),
  partner('add-file', alive, { maySubmit: 'after-draft', when: 'files-open' }),
  partner('remove-file', alive, { maySubmit: 'after-draft', when: 'file-not-sent' }),
  partner('add-comment', alive, { when: 'comments-open' }),
  partner('submit-claim', ['editing'], { to: ['submitted'], maySubmit: 'yes' }),
  partner('resubmit-claim', ['partner-action-required'], {
    to: ['under-review', 'disputed'],
    maySubmit: 'yes',
  }),
  partner('withdraw-claim', ['editing', 'submitted'], {
    to: ['withdrawn'],
    maySubmit: 'after-draft',
    when: 'something-to-withdraw',
  }),
  partner('withdraw-claim', ['under-review', 'partner-action-required', 'decided', 'disputed'], {
    to: ['withdrawn', 'decided'],
    maySubmit: 'yes',
    when: 'something-to-withdraw',
  }),
  partner('dispute-claim', ['decided'], {
    to: ['disputed'],
    maySubmit: 'yes',
    when: 'rejected-line-open-to-dispute',
  }),
  partner('answer-arbitration', afterDraft, { maySubmit: 'yes', when: 'arbitration-answer-awaited' }),
  partner('correct-contact', afterDraft, { maySubmit: 'yes', when: 'contact-to-correct' }),
  partner('confirm-contact', afterDraft, { maySubmit: 'yes', when: 'contact-to-correct' }),
  partner('end-association', afterDraft, {
    scope: 'associations:write',
    maySubmit: 'yes',
    when: 'policy-lets-partner-end',
  }),
  partner('request-end', afterDraft, {
    scope: 'associations:write',
    maySubmit: 'yes',
    when: 'policy-makes-partner-ask',
  }),
];

const ownerRows: ActRow[] = [
  owner('start-review', ['submitted'], { to: ['under-review'] }),
  owner('assign-claim', ['submitted', 'under-review', 'partner-action-required'], {
    when: 'own-or-nobodys-work',
  }),
  owner('assign-claim', ['disputed'], { roles: ['senior-reviewer'] }),
  owner('release-claim', ['submitted', 'under-review', 'partner-action-required', 'disputed'], {
    roles: ['programme-admin'],
  }),
  owner('request-information', ['under-review'], { to: ['partner-action-required'] }),
  owner('request-information', ['disputed'], {
    to: ['partner-action-required'],
    roles: ['senior-reviewer'],
    when: 'by-another-than-rejected',
  }),
  owner('decide-claim', ['under-review'], { to: ['under-review', 'decided'] }),
  owner('decide-claim', ['disputed'], {
    to: ['decided', 'under-review', 'disputed'],
    roles: ['senior-reviewer'],
    when: 'by-another-than-rejected',
  }),
  owner('decide-claim', ['decided'], { to: ['decided'], when: 'line-without-consent' }),
  owner('decide-arbitration', ['submitted', 'under-review', 'partner-action-required', 'decided'], {
    to: ['decided'],
    when: 'open-arbitration',
  }),
  owner('decide-arbitration', ['disputed'], { to: ['decided', 'under-review'], when: 'open-arbitration' }),
  owner('confirm-arbitration', ['submitted', 'under-review', 'partner-action-required', 'decided'], {
    to: ['decided'],
    roles: ['senior-reviewer'],
    when: 'proposed-arbitration',
  }),
  owner('confirm-arbitration', ['disputed'], {
    to: ['decided', 'under-review'],
    roles: ['senior-reviewer'],
    when: 'proposed-arbitration',
  }),
  owner('return-arbitration', afterDraft, { roles: ['senior-reviewer'], when: 'proposed-arbitration' }),
  owner('add-comment', afterDraft),
  owner('add-internal-note', [...afterDraft, 'withdrawn']),
  owner('correct-contact', afterDraft, { when: 'contact-in-doubt' }),
  owner('confirm-contact', afterDraft, { when: 'contact-in-doubt' }),
  owner('add-trusted-contact', afterDraft, {
    roles: [...reviewers, 'programme-admin'],
    scope: 'customers:write',
  }),
  owner('confirm-trusted-contact', afterDraft, {
    roles: [...reviewers, 'programme-admin'],
    scope: 'customers:write',
  }),
  owner('end-trusted-contact', afterDraft, {
    roles: [...reviewers, 'programme-admin'],
    scope: 'customers:write',
  }),
  owner('answer-question', afterDraft, { when: 'open-question' }),
  owner('decide-end-request', afterDraft, { when: 'open-end-request' }),
];

const customerRows: ActRow[] = [
  customer('refuse', customers, afterDraft, { to: ['decided'], when: 'asked' }),
  customer('agree', customers, afterDraft, { when: 'asked' }),
  customer('not-me', ['contact'], afterDraft, { when: 'asked' }),
  customer('ask-question', customers, afterDraft, { when: 'asked' }),
  customer('undo-decision', customers, ['submitted', 'under-review', 'partner-action-required', 'disputed'], {
    when: 'decision-to-undo',
  }),
  customer('undo-decision', customers, ['decided'], {
    to: ['submitted', 'under-review'],
    when: 'decision-to-undo',
  }),
  customer('end-association', customers, afterDraft, { scope: 'associations:write', when: 'line-official' }),
  customer('end-trusted-contact', ['tenant-admin'], afterDraft),
  customer('object-to-contact', ['contact'], afterDraft),
  customer('lock-item', ['tenant-admin'], []),
  customer('unlock-item', ['tenant-admin'], []),
  customer('issue-consent-code', ['tenant-admin'], []),
  customer('revoke-consent-code', ['tenant-admin'], []),
  customer('change-safeguards', ['tenant-admin'], afterDraft),
  customer('close-link', ['tenant-admin'], [...afterDraft, 'withdrawn']),
];

const systemRows: ActRow[] = [
  system('deliver-notice', 'mail', everyStage),
  system('bounce-notice', 'mail', everyStage),
  system('remind-customer', 'clock', afterDraft),
  system('close-window', 'clock', afterDraft, ['decided']),
  system('supersede', 'clock', afterDraft),
  system('expire-answer', 'clock', ['partner-action-required'], ['decided']),
  system('finalise-rejection', 'clock', afterDraft),
  system('mark-overdue', 'clock', ['submitted', 'under-review', 'disputed']),
  system('expire-undo', 'clock', everyStage),
  system('expire-contact-correction', 'clock', afterDraft),
  system('expire-arbitration-answer', 'clock', afterDraft),
  system('open-arbitration', 'clock', afterDraft),
  system('close-arbitration', 'clock', afterDraft),
  system('end-subscription', 'clock', afterDraft),
  system('scan-file', 'clock', everyStage),
  system('undo-clock', 'clock', [
    'editing',
    'submitted',
    'under-review',
    'partner-action-required',
    'disputed',
    'withdrawn',
  ]),
  system('undo-clock', 'clock', ['decided'], ['partner-action-required', 'submitted', 'under-review']),
];

export const actRows: ActRow[] = [...partnerRows, ...ownerRows, ...customerRows, ...systemRows];
