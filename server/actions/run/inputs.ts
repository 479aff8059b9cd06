/**
 * What each act is given, as plain values: the http layer has already checked types and lengths, refused unknown fields
 * and turned outside ids into UUIDs. Whether a value is *right* is for the rules. `undefined` leaves a field as it is,
 * `null` empties it.
 *
 * Signatures. Acts on a claim: act(ctx, ref: ClaimRef, input, present: Present). createClaim(ctx, input, present).
 * Acts on a tenant: act(ctx, { tenantId }, input, present: PresentValue<T>), T named at the input. The rest: act(ctx, input,
 * present: PresentValue<T>). All answer Promise<Outcome<Reply>>.
 */
import type { EnrollmentState } from '../../../rules/programme/enrollment.ts';
import type { Catalog, ItemKind } from '../../../rules/programme/catalog.ts';
import type { MailText } from '../../../rules/claim/mail-text.ts';
import type { PolicyDraft } from '../../../rules/programme/policy-change.ts';
import type { ReasonTexts } from '../../../rules/programme/reason-text.ts';
import type { Reply } from './context.ts';

/**
 * For acts whose answer is not a claim. A secret that is shown once must not lie in the replay record:
 * `stored` is then the answer without it, and is what a replay gives.
 */
export type PresentValue<T> = (value: T) => { reply: Reply; stored?: Reply };

export interface PersonInput {
  name: string;
  title?: string;
  email: string;
}
export interface PartnerContactInput {
  name: string;
  email: string;
}

/** One item for one activity; without an activity it stands for every activity of the claim. */
export interface LineInput {
  /** A line that is there already; what is left out then stays as it is. */
  id?: string;
  itemId: string;
  /** As typed: it may be no GUID at all (not-a-subscription-id). */
  subscriptionId?: string | null;
  activity?: string | null;
}

export interface ClaimFields {
  name?: string;
  reference?: string | null;
  locationId?: string;
  /** The whole list. A line that is in both lists (item, subscription, activity) stays and keeps its id. */
  lines?: LineInput[];
  customerContact?: PersonInput | null;
  technicalContact?: PersonInput | null;
  partnerContact?: PartnerContactInput | null;
  contactDomainReason?: string | null;
  solutionSellerName?: string | null;
  revenueCustomerName?: string | null;
  isvProductName?: string | null;
  acknowledgements?: string[];
  recognitionOnly?: boolean;
}

export interface CreateClaimInput extends ClaimFields {
  locationId: string;
  /** As typed, trimmed and in lower case; whether it is a GUID, known and fits the domain is one question with one answer. */
  customerTenantId: string;
  customerDomain: string | null;
  solutionArea: string;
  activities: string[];
}

/** Tenant, domain, solution area and activities are fixed once the draft exists: given again with another value, field-not-editable. */
export interface EditClaimInput extends ClaimFields {
  customerTenantId?: string;
  customerDomain?: string | null;
  solutionArea?: string;
  activities?: string[];
}

/** What is known of an upload once all of it was read. */
export interface SentFile {
  note: string;
  /** The same key with another file is another request; null where no key was sent. */
  bodyHash: string | null;
}
export interface AddFileInput {
  fileName: string;
  /** Settled when `content` has ended. */
  sent: Promise<SentFile>;
  /** As the sender says; the act goes by content. */
  declaredType: string | null;
  /** At most one reader; the act stores it before it opens its transaction. */
  content: import('node:stream').Readable;
}
export interface RemoveFileInput {
  fileId: string;
}
export interface AddCommentInput {
  text: string;
}
export interface AddInternalNoteInput {
  text: string;
}

export interface SubmitClaimInput {
  /** The tenant admin's one-time code, as typed. */
  consentCode?: string | null;
}
export interface ResubmitClaimInput {
  comment?: string | null;
  /** Point by point, one for each requested code. */
  answers?: { code: string; text: string }[];
}
export interface WithdrawClaimInput {
  reason: string;
}
export interface DisputeClaimInput {
  /** null: every line that can be disputed. */
  lineIds: string[] | null;
  justification: string;
}

export type StartReviewInput = Record<string, never>;
/** null: back to nobody. */
export interface AssignClaimInput {
  memberId: string | null;
}
export interface RequestInformationInput {
  codes: string[];
  /** For some of the codes: what was found, and what would help. */
  points?: { code: string; evidence: string | null; remedy: string | null }[];
  comment: string | null;
}
export interface DecideClaimInput {
  lines: {
    lineId: string;
    decision: 'approve' | 'reject';
    codes: string[];
    text: string | null;
    evidence?: string | null;
    remedy?: string | null;
  }[];
  /** For the partner, beside the reasons of the lines. */
  comment: string | null;
}

/** `ref` is the partner's own claim in the case. */
export interface AnswerArbitrationInput {
  caseId: string;
  text: string;
}
/** `ref` is a claim of the case (the first party's); `reasons` by line id, one for each party. */
export interface DecideArbitrationInput {
  caseId: string;
  winnerLineId: string;
  reasons: Record<string, string>;
}

export interface ConfirmArbitrationInput {
  caseId: string;
}
export interface ReturnArbitrationInput {
  caseId: string;
  reason: string;
}

/** First and last day, as dates of the owner's zone. Answers with the absence. T = AbsenceRow. */
export interface SetAbsenceInput {
  from: string;
  until: string;
  substituteId: string | null;
}

export interface CorrectContactInput {
  round: number;
  contact: PersonInput;
  contactDomainReason?: string | null;
}
export interface ConfirmContactInput {
  round: number;
  email: string;
  reason: string;
}
/** Acts on the tenant; answers with the contact as the tenant then has it. T = { tenantId, contactId, version: null }. */
export interface AddTrustedContactInput {
  name: string;
  title: string;
  email: string;
  why?: string | null;
}
/** T = { tenantId, contactId, version: null }. */
export interface EndTrustedContactInput {
  contactId: string;
  why: string;
}

/** Consent by link: ctx.actor.contact names the notice; by a signed-in tenant admin it is null there. lineIds null: all asked. */
export interface AgreeInput {
  lineIds: string[] | null;
  code: string | null;
  confirmed: boolean;
}
export interface RefuseInput {
  lineIds: string[] | null;
  reason: string | null;
  confirmed: boolean;
}
export interface NotMeInput {
  replacement: PersonInput | null;
  confirmed: boolean;
}
export interface AskQuestionInput {
  text: string;
}
export interface UndoDecisionInput {
  confirmed: boolean;
}
/** `taskId` is the customer-question task that the answer closes. */
export interface AnswerQuestionInput {
  taskId: string;
  text: string;
}

export interface EndAssociationInput {
  lineId: string;
  reason: string;
}
export interface RequestEndInput {
  lineId: string;
  reason: string;
}
export interface DecideEndRequestInput {
  taskId: string;
  decision: 'end' | 'keep';
  reason: string;
}

/** T = { tenantId: string } for both. */
export interface LockItemInput {
  itemKind: ItemKind;
  itemId: string;
  subscriptionId: string | null;
}
export type UnlockItemInput = LockItemInput;
export interface CloseLinkInput {
  noticeId: string;
}
export type { Safeguards as ChangeSafeguardsInput } from '../../../rules/claim/tenant-lock.ts';
/** T = { tenantId, codeId, code } — `code` in plain text, shown once. */
export interface IssueConsentCodeInput {
  partnerId: string | null;
  items: string[];
  expiresAt: string | null;
}
/** T = { tenantId, codeId }. */
export interface RevokeConsentCodeInput {
  codeId: string;
}

/** T = CreatedApiKey; the key is shown once. */
export interface CreateApiKeyInput {
  name: string;
  scopes: string[];
  /** null: in 90 days. */
  expiresAt: string | null;
}
export interface CreatedApiKey {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string;
  /** The key with which it was made. */
  parentId: string | null;
  key: string;
}
/** T = { id: string }. */
export interface RevokeApiKeyInput {
  keyId: string;
}

/** T = { now: string; offsetMs: number; realNow: string; nextDeadlineAt: string | null }. `country` says whose business days. */
export interface AdvanceClockInput {
  businessDays: number | null;
  toNextDeadline: boolean;
  country: string | null;
}

/** Administration of partners and customers. Every one says why; the sentence stays in the log. */
export interface AddPartnerInput {
  name: string;
  mailDomains?: string[] | undefined;
  why: string;
}
export interface EditPartnerInput {
  name?: string | undefined;
  mailDomains?: string[] | undefined;
  why: string;
}
export interface AddLocationInput {
  number: string;
  name: string;
  country: string;
  zone: string;
  why: string;
}
export interface EditLocationInput {
  name?: string;
  zone?: string;
  why: string;
}
/** Left out, a day is found by the rule; null leaves it open. */
export interface ChangeEnrollmentInput {
  state: EnrollmentState;
  startsOn?: string | null;
  endsOn?: string | null;
  why: string;
}
export interface EnrolLocationInput extends ChangeEnrollmentInput {
  locationId: string;
  programme: string;
}
export interface EditCustomerInput {
  name?: string;
  country?: string;
  zone?: string;
  language?: string;
  publicSector?: boolean;
  /** The whole list of verified domains, the main one first. */
  domains?: string[];
  why: string;
}
export interface InviteAdminInput {
  name: string;
  email: string;
  language: string;
  why: string;
}
/** Changes of an administrator: each says why. T = ChangedCalendar. */
export interface ChangeCalendarInput {
  workdays: number[];
  holidays: { date: string; name: string }[];
  from: string;
  until: string;
  source: string | null;
  why: string;
}
/** T = MadePolicy. */
export interface CreatePolicyInput extends PolicyDraft {
  basedOn: string;
  why: string;
}
/** `from` is a day in the owner's zone; programme '*' stands for every one without its own. T = ActivatedPolicy, WithdrawnActivation. */
export interface ActivatePolicyInput {
  programme: string;
  from: string;
  why: string;
}
/** The whole catalogue as it shall be. T = ChangedCatalog. */
export interface ChangeCatalogInput extends Catalog {
  why: string;
}
/** T = ReasonRow. */
export interface ChangeReasonInput {
  texts: ReasonTexts;
  why: string;
}
/** null: the program's own text. T = MailTextView for both. */
export interface DraftMailTextInput {
  text: MailText | null;
  why: string;
}
export interface ApproveMailTextInput {
  why: string;
}
