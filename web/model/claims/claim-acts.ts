/** Which acts a claim's page offers, in which order, and how: pure, so that it can be tested without a page. */
import type { AllowedAction, Claim } from '#sdk';

/** Acts with a form on the claim's page, the most urgent first. */
const withForm = [
  'resubmit-claim',
  'answer-arbitration',
  'correct-contact',
  'confirm-contact',
  'dispute-claim',
  'decide-claim',
  'request-information',
  'assign-claim',
  'end-association',
  'request-end',
  'withdraw-claim',
] as const;
export type FormAct = (typeof withForm)[number];

/** The order of the buttons. Files, comments and notes have their own place on the page. */
const order: readonly string[] = [
  'start-review',
  'resubmit-claim',
  'answer-arbitration',
  'correct-contact',
  'confirm-contact',
  'submit-claim',
  'edit-claim',
  'decide-claim',
  'decide-arbitration',
  'confirm-arbitration',
  'request-information',
  'answer-question',
  'decide-end-request',
  'dispute-claim',
  'assign-claim',
  'add-trusted-contact',
  'end-association',
  'request-end',
  'withdraw-claim',
];

/** A refusal that is about the moment alone: the act comes up again by itself when its time is there. */
const ofTheMoment = new Set(['not-in-this-state', 'nothing-to-do', 'field-not-editable', 'already-decided']);

export interface ActBar {
  offered: AllowedAction[];
  /** Would be offered here, but this person may not, or something stands in the way: shown disabled, saying why. */
  refused: AllowedAction[];
  /** Not now. */
  others: AllowedAction[];
}

export function actBar(actions: readonly AllowedAction[]): ActBar {
  const known = actions
    .filter((one) => order.includes(one.action))
    .sort((a, b) => order.indexOf(a.action) - order.indexOf(b.action));
  const refused = known.filter((one) => !one.allowed && !ofTheMoment.has(one.code ?? ''));
  return {
    offered: known.filter((one) => one.allowed),
    refused: refused.filter(matters(actions)),
    others: known.filter((one) => !one.allowed && !(refused.includes(one) && matters(actions)(one))),
  };
}

/** Closed as a whole to somebody of the partner: the page says it once. */
function isOfOwnPartner({ params }: AllowedAction): boolean {
  return params?.['because'] === 'belongs-to-the-partner';
}

/** Work of a second reader: to everybody else it is neither missing here nor worth asking for. */
function isOfAnother(action: string): boolean {
  return action === 'confirm-arbitration';
}

/**
 * Where a role is missing altogether, all acts of the side are refused alike: the reason is shown once, with the
 * others.
 */
function matters(actions: readonly AllowedAction[]): (one: AllowedAction) => boolean {
  const nothingAllowed = !actions.some((one) => one.allowed && one.action !== 'add-comment');
  return (one) =>
    !isOfOwnPartner(one) && (one.code !== 'role-missing' || !(nothingAllowed || isOfAnother(one.action)));
}

export function isFormAct(act: string): act is FormAct {
  return (withForm as readonly string[]).includes(act);
}

/** Their forms have a place for new proof themselves. */
export function takesFiles(act: string): boolean {
  return act === 'resubmit-claim' || act === 'dispute-claim' || act === 'answer-arbitration';
}

/**
 * Advice is about what is still to be sent or looked at. On what a reviewer has decided it would only contradict him,
 * until there is something new.
 */
export function isAdvised(claim: Pick<Claim, 'allowedActions' | 'status' | 'files'>): boolean {
  const decided = claim.status === 'approved' || claim.status === 'rejected';
  return mayAddFiles(claim) && (!decided || claim.files.some((file) => file.sealedAt === null));
}

/** The proof can still be made better: in a draft, an answer, a dispute or a case. */
export function mayAddFiles({ allowedActions }: Pick<Claim, 'allowedActions'>): boolean {
  return allowedActions.some((one) => one.action === 'add-file' && one.allowed);
}
