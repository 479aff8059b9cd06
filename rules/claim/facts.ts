/**
 * What the rules know when they decide: one customer tenant's part of the world, as plain values.
 * Instants are ISO 8601 UTC strings, dates yyyy-mm-dd, ids opaque strings made outside the rules.
 * Child rows are named by natural keys (round number, notice e-mail, deadline kind) so that a rule never makes an id.
 */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import type { Calendar } from '../time/calendar.ts';
import type { AttributionKind, Catalog, ItemKind } from '../programme/catalog.ts';
import type { RejectionCode } from '../engine/codes.ts';
import type { DeadlineOf } from '../engine/deadline.ts';
import type { TaskOf } from '../engine/task.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import type { Policy } from '../programme/policy.ts';
import type { LocationFacts, Tenant } from './tenant-facts.ts';

/** How the rules name a claim in what belongs to it. */
export interface OfClaim {
  claimId: Id<'claim'>;
}

/** Where the claim is in its process; what people read is the derived `Status`. */
export type Stage =
  | 'editing'
  | 'submitted'
  | 'under-review'
  | 'partner-action-required'
  | 'decided'
  | 'disputed'
  | 'withdrawn';
/** The word people see (domain 5.1), derived by `statusOf`. */
export type Status =
  | 'editing'
  | 'submitted'
  | 'under-review'
  | 'partner-action-required'
  | 'approved'
  | 'rejected'
  | 'disputed'
  | 'rejected-final'
  | 'withdrawn';
export type ReviewState = 'undecided' | 'approved' | 'rejected' | 'withdrawn';
export type ConsentState =
  | 'not-asked'
  | 'notice-pending'
  | 'open'
  | 'agreed'
  | 'refused'
  | 'paused'
  | 'unconfirmed';
export type ConsentBy = 'silence' | 'trusted-contact' | 'tenant-admin' | 'contact' | 'code';
export type AssociationState = 'none' | 'official' | 'ended';
/** wrong-clock: it never was, a clock that was ahead had made it official. */
export type EndedHow =
  | 'customer'
  | 'partner'
  | 'superseded'
  | 'subscription-ended'
  | 'policy'
  | 'wrong-clock';
export type EvaluationState = 'not-due' | 'due' | 'eligible' | 'ineligible';

export interface Person {
  name: string;
  title?: string;
  email: string;
}

export interface Claim {
  tenantId: Id<'tenant'>;
  id: Id<'claim'>;
  /** Short human number: tenant code and six Crockford characters. */
  number: string;
  partnerId: Id<'partner'>;
  locationId: Id<'location'>;
  name: string;
  reference: string | null;
  customerDomain: string | null;
  solutionArea: string;
  activities: string[];
  programmes: string[];
  customerContact: Person | null;
  technicalContact: Person | null;
  partnerContact: { name: string; email: string } | null;
  /** Why the named contact's address is on none of the customer's domains, when it is not. */
  contactDomainReason: string | null;
  solutionSellerName: string | null;
  revenueCustomerName: string | null;
  isvProductName: string | null;
  acknowledgements: string[];
  recognitionOnly: boolean;
  /** In force for a draft; pinned by submit and kept by every later round. */
  policyId: string;
  policyPinned: boolean;
  stage: Stage;
  /** Where an answer returns to while partner action is required. */
  answerTo: 'review' | 'dispute' | null;
  /** Codes of 7.2 asked for in the open request. */
  requested: string[];
  /** When the partner last changed a field since the open request; null when nothing was changed, or nothing is asked for. */
  changedSinceRequestAt: Instant | null;
  version: number;
  submissions: number;
  requests: number;
  decisions: number;
  disputesUsed: number;
  rounds: number;
  assignee: { id: string; name: string } | null;
  createdBy: { id: string; name: string };
  createdAt: Instant;
  updatedAt: Instant;
  submittedAt: Instant | null;
  /** Each key a line was submitted with, by submit or a later edit; null in drafts, and where it was submitted before this was written down. */
  submittedKeys: KeySubmission[] | null;
  reviewStartedAt: Instant | null;
  decidedAt: Instant | null;
  /** Number of history entries, and the hash of the last one. */
  historyLength: number;
  historyHash: string;
}

/** Why nothing comes of a line. */
export interface Reasons {
  readonly rejectionCodes: readonly [RejectionCode, ...RejectionCode[]];
  readonly rejectionText: string | null;
  /** Who rejected: a dispute is decided by another person. null when the system or the customer did. */
  readonly rejectedBy: string | null;
  readonly rejectedAt: Instant;
}

type NoReasons = Readonly<Record<Exclude<keyof Reasons, 'rejectionCodes'>, null>> & {
  readonly rejectionCodes: readonly [];
};

type Unrefused = Exclude<ConsentState, 'refused'>;

/**
 * The review, and why nothing comes of the line, if nothing does. A customer's refusal gives its reasons in the same fields and leaves the
 * review as the reviewer decided it: an undone refusal goes on from there. What was rejected and then withdrawn keeps its reasons.
 */
export type Reviewed =
  | ({ readonly review: 'undecided' | 'approved'; readonly consent: Unrefused } & NoReasons)
  | ({ readonly review: 'rejected'; readonly consent: Unrefused } & Reasons)
  | ({ readonly review: ReviewState; readonly consent: 'refused' } & Reasons)
  | ({ readonly review: 'withdrawn'; readonly consent: Unrefused } & (Reasons | NoReasons));

/** What the customer said, and who of them. Somebody whose word does not end the asking may have agreed while it runs. */
export type Answered =
  | { readonly consent: 'not-asked' | 'paused' | 'unconfirmed'; readonly consentBy: null }
  | { readonly consent: 'notice-pending' | 'open'; readonly consentBy: ConsentBy | null }
  | { readonly consent: 'agreed' | 'refused'; readonly consentBy: ConsentBy };

/** Nothing is evaluated that was not official. */
export type Associated =
  | { readonly association: 'none'; readonly evaluation: 'not-due' }
  | { readonly association: 'official'; readonly evaluation: Exclude<EvaluationState, 'not-due'> }
  | { readonly association: 'ended'; readonly evaluation: EvaluationState };

interface LineFacts {
  id: Id<'line'>;
  claimId: Id<'claim'>;
  ordinal: number;
  itemKind: ItemKind;
  itemId: string;
  /** As typed, or resolved at submit when only one was claimable. */
  subscriptionId: string | null;
  activity: string;
  kind: AttributionKind;
  /** null until submit resolves the subscription. */
  key: string | null;
  /** What the reviewer's decision rests on: what was found in the proof, and where. */
  evidence: string | null;
  /** What would change a rejection, in the reviewer's words; null: what the catalogue of reasons says. */
  remedy: string | null;
  /** End of the line's own dispute period; null when there is none. */
  disputeUntil: Instant | null;
  /** Nothing can change the rejection any more. */
  final: boolean;
  /** In the open dispute. */
  disputed: boolean;
  /** Number of the round this line is asked in. */
  round: number | null;
  /** The line's own end of window: the round's, or later after an undone refusal. */
  consentEndsAt: Instant | null;
  /** When a refusal of it was undone: that can be done once, a second refusal stands. */
  refusalUndoneAt: Instant | null;
  /** Standing in an arbitration case. */
  arbitration: 'none' | 'waiting' | 'won' | 'lost';
}

/** Review, answer and association are written by line-state.ts alone, each by one function that takes the whole of it. */
export type Line = LineFacts & Reviewed & Answered & Associated;

export interface ClaimFile {
  id: Id<'file'>;
  claimId: Id<'claim'>;
  name: string;
  size: number;
  mediaType: string;
  sha256: string;
  note: string;
  scan: 'waiting' | 'clean' | 'infected' | 'unscanned';
  uploadedAt: Instant;
  uploadedBy: string;
  /** Instant of the act (submit, resubmit, dispute, arbitration answer) that sent it; sealed from then on. */
  sentAt: Instant | null;
  removedAt: Instant | null;
}

/** One asking of the customer: one approval, or one submission where the policy starts the window then. */
export interface Round {
  claimId: Id<'claim'>;
  number: number;
  state: 'notice-pending' | 'open' | 'paused' | 'closed' | 'void';
  openedAt: Instant;
  /** The contact as the partner named it. Whom "not me" put in its place is told by the notices only: partners read this. */
  namedContact: Person;
  /** Set when the notices were delivered. */
  window: DeadlineBasis | null;
  /** What the people asked were told their silence means; null: that they agree. */
  silence: 'refuses' | null;
  replacements: number;
}

/** One request to one recipient of a round: one Message-ID, one link. Receipts with an undo link are notices too. */
export interface Notice {
  claimId: Id<'claim'>;
  round: number;
  purpose: 'decide' | 'undo';
  email: string;
  name: string;
  title: string;
  /** The contact the partner named. */
  named: boolean;
  trusted: boolean;
  /** Somebody who was asked passed the request on to this person: the window waits for this notice too. */
  replacement: boolean;
  state: 'queued' | 'accepted' | 'bounced' | 'failed' | 'void';
  queuedAt: Instant;
  acceptedAt: Instant | null;
  bouncedAt: Instant | null;
  /** Wrong codes typed on this link; five lock agreeing. */
  wrongCodes: number;
  /** When this person said "not me": from then on neither their silence nor their consent counts. */
  notMeAt: Instant | null;
  /** When this person last decided about lines of the round: whoever has answered is not reminded. */
  answeredAt: Instant | null;
  remindedAt: Instant | null;
  /** When an administrator of the tenant closed this link. */
  closedAt: Instant | null;
  /** When a trusted contact last vouched for this person, by passing the request on to them or by confirming the link. */
  confirmedAt: Instant | null;
  /** For purpose 'undo': the number of the decision it undoes (`round` of the lines' 'undo' deadlines), and until when. */
  undoes: number | null;
  undoUntil: Instant | null;
  /** Set by the store when the row is made. */
  id?: string;
}

export type DeadlineKind =
  | 'review-start'
  | 'review-decide'
  | 'partner-answer'
  | 'dispute-period'
  | 'dispute-answer'
  | 'refusal-window'
  | 'reminder'
  | 'undo'
  | 'contact-correction'
  | 'arbitration-answer';

export type Deadline = DeadlineOf<OfClaim, DeadlineKind>;

export type TaskKind =
  | 'unconfirmed-contact'
  | 'contact-bounced'
  | 'bounce-after-official'
  | 'replacement-contact'
  | 'end-requested'
  | 'customer-question'
  | 'arbitration'
  | 'overdue';

export type Task = TaskOf<OfClaim, TaskKind>;

/**
 * The life of one line as an association. Rows are kept in the order in which they were made and the last of a line is the
 * current one: a line has a second row when a refusal that struck an acceptance is undone, or what a wrong clock did is taken back.
 */
export interface Association {
  claimId: Id<'claim'>;
  lineId: Id<'line'>;
  partnerId: Id<'partner'>;
  locationId: Id<'location'>;
  key: string;
  itemKind: ItemKind;
  itemId: string;
  subscriptionId: string | null;
  activity: string;
  /** pending: from approval until the window closed; void: the customer refused, or withdrawn, before it was ever official. */
  state: 'pending' | 'official' | 'ended' | 'void';
  /** pending: the instant from which readers see it official, null while no end of window is known. */
  officialFrom: Instant | null;
  until: Instant | null;
  endedHow: EndedHow | null;
  endReason: string | null;
  consentBy: ConsentBy | null;
  /** Official only by an acceptance that a refusal struck within the window, or by a wrong clock: never earns. */
  neverEarns: boolean;
  /** Line id of the incumbent whose association ends at the very instant this one begins. */
  supersedesLineId: Id<'line'> | null;
  id?: string;
}

export interface ArbitrationParty {
  claimId: Id<'claim'>;
  lineId: Id<'line'>;
  partnerId: Id<'partner'>;
  role: 'incumbent' | 'challenger';
  state: 'answer-awaited' | 'answered' | 'silent' | 'withdrawn';
  answerBy: Instant;
  answeredAt: Instant | null;
}

/** What a first reader proposes in a case; a second one, another person, confirms or returns it. */
export interface ArbitrationProposal {
  winnerLineId: Id<'line'>;
  reasons: Record<string, string>;
  by: { id: string; name: string };
  at: Instant;
}

/** Rivals for one exclusivity key. */
export interface ArbitrationCase {
  key: string;
  /** Counts the cases of one key. */
  number: number;
  state: 'open' | 'answers-awaited' | 'decided' | 'closed';
  outcome: 'done' | 'customer-refused' | 'withdrawn' | null;
  openedAt: Instant;
  decidedAt: Instant | null;
  decidedBy: { id: string; name: string } | null;
  winnerLineId: Id<'line'> | null;
  /** The reason each side can read, by line id. */
  reasons: Record<string, string>;
  parties: ArbitrationParty[];
  /** Stands until it is returned or the parties change; kept beside the decision that came of it. */
  proposal: ArbitrationProposal | null;
  /** Why the last proposal was returned. */
  returned: { reason: string; by: { id: string; name: string }; at: Instant } | null;
  id?: string;
}

/** One claim with everything that belongs to it. */
export interface ClaimFacts {
  claim: Claim;
  location: LocationFacts;
  policy: Policy;
  lines: Line[];
  files: ClaimFile[];
  rounds: Round[];
  notices: Notice[];
  deadlines: Deadline[];
  tasks: Task[];
  associations: Association[];
}

/** The calendars and zones of the three clocks. */
export interface Clocks {
  /** By country code. */
  calendars: Record<string, Calendar>;
  owner: { country: string; zone: string };
}

/** A live line of a claim that may not be in the world. Which one it is tells only whether it is. */
export interface HeldKey {
  key: string;
  claimId: Id<'claim'>;
  phase: 'undecided' | 'pending' | 'official';
}

/** A line's key, and when it was submitted. */
export interface KeySubmission {
  key: string;
  at: Instant;
}

/** Everything an act may look at and change: one tenant. */
export interface World {
  tenant: Tenant;
  clocks: Clocks;
  catalog: Catalog;
  /** The claim acted on first; then those it is linked with (rivals in a case, superseded or superseding). */
  claims: ClaimFacts[];
  cases: ArbitrationCase[];
  /** Keys of live lines of other accounts (never whose): what a rival may know. */
  othersKeys: HeldKey[];
  /** Live lines of the actor's own account in other claims, any location. */
  ownKeys: HeldKey[];
  /** Lately submitted keys of the actor's own account, this claim's too; loaded for the acts that submit lines. */
  ownSubmissions?: KeySubmission[];
  /** Addresses of active people of the actor's account, of those that the claim names or would name. */
  ownPeople?: string[];
}
