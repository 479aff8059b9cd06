// Made by scripts/print-sdk.ts from openapi.json. Do not edit.

export interface Absence {
  from: string;
  /** The last day; both count, in the programme owner's time zone. */
  until: string;
  substitute: MemberRef | null;
}

export interface AcceptAgreement {
  version: number;
  sha256: string;
  confirmed: boolean;
}

export interface AcceptInvitation {
  password: string;
}

export interface Account {
  location: EarningLocation;
  programme: string;
  programmeName: string;
  currency: string;
  earned: string;
  /** Of it, what waits for the end of its hold. */
  waiting: string;
  payable: string;
  months: AccountMonth[];
}

export interface AccountList {
  items: Account[];
}

export interface AccountMonth {
  month: string;
  amount: string;
}

export interface ActivatedPolicy {
  /** `*`: every programme without one of its own. */
  programme: string;
  policyId: string;
  inForceFrom: string;
  /** The first day, in the owner's zone. */
  from: string;
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  version: number;
  preview: PolicyPreview | null;
}

export interface ActivatePolicy {
  programme: string;
  /** A day after today, in the owner's zone. */
  from: string;
  /** Stays in the administration log. */
  why: string;
}

export interface Activation {
  /** `*`: every programme without one of its own. */
  programme: string;
  policyId: string;
  inForceFrom: string;
  /** The first day, in the owner's zone. */
  from: string;
  begun: boolean;
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  allowedActions: AllowedAction[];
}

export interface Activity {
  id: string;
  name: string;
  solutionArea: string;
  programme: string | null;
  pays: boolean;
  /** One of: workload, product. More may come. */
  level: string;
  motions: string[] | null;
  /** One of: usage, presales, revenue. More may come. */
  kind: string;
  combinesWith: string[];
  asksRevenueDetails: boolean;
  /** In an administrator's words; null where a page has its own. */
  texts: CatalogTexts | null;
  /** Not offered for new claims. */
  withdrawn: boolean;
}

export interface ActivityInput {
  id: string;
  name: string;
  solutionArea: string;
  programme: string | null;
  pays: boolean;
  level: 'workload' | 'product';
  motions: ('volume-licensing' | 'web-direct' | 'enterprise-agreement' | 'csp')[] | null;
  kind: 'usage' | 'presales' | 'revenue';
  combinesWith: string[];
  asksRevenueDetails: boolean;
  texts?: CatalogTextsInput;
  withdrawn?: boolean;
}

export interface ActivityName {
  solutionArea: string;
  id: string;
}

export interface AddConflict {
  partnerId: string;
  /** Stays in the log of administration. */
  why: string;
}

export type AddedComment = Comment & {
  /** The version of the claim that this made, for the If-Match of the next act. */
  claimVersion: number;
};

export interface AddedContact {
  id: string;
  name: string;
  title: string;
  email: string;
}

export type AddedFile = ClaimFile & {
  /** The version of the claim that this made, for the If-Match of the next act. */
  claimVersion: number;
};

export interface AddLocation {
  /** Partner ID or MPN ID, 4 to 12 digits; given once. */
  number: string;
  name: string;
  country: string;
  zone: string;
  /** Stays in the log of administration. */
  why: string;
}

export interface AddPartner {
  name: string;
  mailDomains?: string[];
  /** Stays in the log of administration. */
  why: string;
}

export interface AddPayoutProfile {
  beneficiary: string;
  country: string;
  currency: string;
  iban: string | null;
  account: string | null;
  bankCode: string | null;
}

export interface AddTaxProfile {
  country: string;
  taxId: string;
  form: string;
  validUntil: string;
}

export interface AdminEntry {
  id: string;
  at: string;
  byName: string;
  what: string;
  subject: string;
  /** Only what differs; null where there was or is nothing. */
  before?: Record<string, unknown> | null;
  /** Only what differs; null where there was or is nothing. */
  after?: Record<string, unknown> | null;
  why: string | null;
}

export interface AdminEntryPage {
  items: AdminEntry[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface AdvanceClock {
  businessDays?: number | null;
  toNextDeadline?: boolean;
  country?: string | null;
}

export interface AgreeInput {
  /** Left out: all that can be chosen. */
  lineIds?: string[] | null;
  /** The box that a person ticked: an untouched form does nothing. */
  confirmed: boolean;
  /** Of the mail's text: ends the wait. Without it the choice is recorded and the window runs on. */
  code?: string | null;
}

export interface Agreement {
  version: number;
  text: AgreementText;
  sha256: string;
  /** May a location begin by itself? */
  openToAll: boolean;
  /** Until then an earlier version still counts. */
  acceptBy: string | null;
  madeBy: string;
  madeAt: string;
  why: string;
}

export interface AgreementList {
  items: ProgrammeAgreement[];
}

export interface AgreementText {
  en: string;
  nl: string;
}

export interface AgreementTextInput {
  en: string;
  nl: string;
}

export interface AllowedAction {
  /** One of: submit-claim. More may come. */
  action: string;
  allowed: boolean;
  /** Why not. */
  code: string | null;
  message: string | null;
  params?: Record<string, string | number | string[]>;
}

export interface AnswerArbitration {
  text: string;
}

export interface AnswerQuestion {
  text: string;
}

export interface ApiKey {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  createdAt: string;
  /** null for a key that was made before keys had an end: it works until it is revoked. */
  expiresAt: string | null;
  /** The key with which this one was made: it ends with that key, and is revoked with it. */
  parentId: string | null;
  madeBy: MemberRef;
  revokedAt: string | null;
  lastUsedOn: string | null;
  allowedActions: AllowedAction[];
}

export interface ApiKeyPage {
  items: ApiKey[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export type ApproveEnrollment = Record<string, never>;

export interface ApproveMailText {
  why: string;
}

export type ApproveRun = Record<string, never>;

export interface ApproveTerms {
  /** Stays in the administration log. */
  why: string;
}

export interface Arbitration {
  id: string;
  /** The ETag without its quotes. */
  version: number;
  /** One of: answers-awaited, open, decided, closed. More may come. */
  state: string;
  outcome: string | null;
  openedAt: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  item: Item;
  /** One of: usage, presales, revenue. More may come. */
  activityKind: string;
  customerName: string;
  /** For a partner: its own part alone. */
  parties: ArbitrationParty[];
  /** For the programme owner. */
  winnerLineId: string | null;
  /** For the programme owner: what a first reader proposed. */
  proposal: ArbitrationProposal | null;
  /** For the programme owner: why the last proposal was returned. */
  returned: ArbitrationReturned | null;
  /** For the programme owner, when one case is read. */
  allowedActions: AllowedAction[];
}

export interface ArbitrationPage {
  items: Arbitration[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface ArbitrationParty {
  lineId: string;
  claimId: string;
  claimNumber: string;
  /** For the programme owner. */
  role: string | null;
  /** For the programme owner, once decided. */
  partner: PartnerRef | null;
  /** One of: answer-awaited, answered, silent, withdrawn. More may come. */
  state: string;
  answerBy: string;
  answeredAt: string | null;
  /** One of: waiting, won, lost, none. More may come. */
  outcome: string;
  reason: string | null;
  /** For the programme owner: what the side is called until it is decided. */
  label: string | null;
  /** For the programme owner, when one case is read. */
  bench: BenchSide | null;
}

export interface ArbitrationProposal {
  winnerLineId: string;
  by: string;
  at: string;
  reasons: ProposedReason[];
}

export interface ArbitrationReturned {
  reason: string;
  by: string;
  at: string;
}

export interface ArbitrationStanding {
  id: string;
  version: number;
  /** One of: answers-awaited, open, decided, closed. More may come. */
  state: string;
  /** A proposal waits for its second reader. */
  proposed: boolean;
}

export interface AskedAgreement {
  version: number;
  sha256: string;
  text: AgreementText;
  acceptBy: string | null;
  acceptedBy: string | null;
  acceptedAt: string | null;
}

export interface AssignClaim {
  /** null: to nobody. */
  memberId: string | null;
}

export interface Assignee {
  id: string;
  name: string;
  /** Claims of the queue in hand. */
  claims: number;
  /** How many there should be at most; null: no number. */
  capacity: number | null;
  absence: Absence | null;
  /** Today. */
  away: boolean;
  /** Can the claim be theirs? */
  suitable: boolean;
  /** Why not. */
  code: string | null;
  message: string | null;
  params?: Record<string, string | number | string[]>;
}

export interface Assignees {
  items: Assignee[];
}

export interface Association {
  id: string;
  claimId: string;
  claimNumber: string;
  /** For If-Match: an association ends on its claim. */
  claimVersion: number;
  lineId: string;
  customer: CustomerRef;
  location: LocationRef;
  partner: PartnerRef | null;
  item: Item;
  /** Partners see its last four characters. */
  subscriptionId: string | null;
  activity: string;
  /** One of: official, ended. More may come. */
  state: string;
  from: string;
  until: string | null;
  endedHow: string | null;
  endReason: string | null;
  consentBy: string | null;
  neverEarns: boolean;
  /** The association ends with its subscription. */
  subscriptionEndsOn: string | null;
}

export interface AssociationDetail {
  id: string;
  claimId: string;
  claimNumber: string;
  /** For If-Match: an association ends on its claim. */
  claimVersion: number;
  lineId: string;
  customer: CustomerRef;
  location: LocationRef;
  partner: PartnerRef | null;
  item: Item;
  /** Partners see its last four characters. */
  subscriptionId: string | null;
  activity: string;
  /** One of: official, ended. More may come. */
  state: string;
  from: string;
  until: string | null;
  endedHow: string | null;
  endReason: string | null;
  consentBy: string | null;
  neverEarns: boolean;
  /** The association ends with its subscription. */
  subscriptionEndsOn: string | null;
  allowedActions: AllowedAction[];
}

export interface AssociationPage {
  items: Association[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface BackupCodes {
  /** Each works once. Shown this time only. */
  backupCodes: string[];
}

export interface BenchFile {
  id: string;
  /** Once decided. */
  name: string | null;
  /** Once decided. */
  note: string | null;
  size: number;
  mediaType: string;
  /** One of: clean, waiting, infected, unscanned. More may come. */
  scan: string;
  sealedAt: string | null;
}

export interface BenchSide {
  createdAt: string;
  submittedAt: string | null;
  /** Beside the customer's signature, as the reader of proofs found it. */
  signedOn: string | null;
  /** Partner of record since. */
  officialFrom: string | null;
  officialUntil: string | null;
  /** First month with usage under its own association. */
  usageSince: string | null;
  files: BenchFile[];
  /** What the side answered. Its own name is left out until it is decided. */
  words: BenchWords[];
}

export interface BenchWords {
  text: string;
  at: string;
}

/** Running claims under it. */
export interface BoundedCount {
  count: number;
  /** true: there may be more. */
  more: boolean;
}

export interface Bucket {
  fromSeats: number;
  amounts: string[];
}

export interface BucketInput {
  fromSeats: number;
  amounts: string[];
}

export interface Calendar {
  id: string;
  version: number;
  /** 1 = Monday to 7 = Sunday. */
  workdays: number[];
  holidays: Holiday[];
  from: string;
  until: string;
  /** false: a list of the program's that no administrator has compared with the country's law yet. */
  checked: boolean;
  /** null: the list that came with the program. */
  source: string | null;
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  /** The newest first. */
  versions: VersionMade[];
  allowedActions: AllowedAction[];
}

export interface CalendarName {
  id: string;
  version: number;
  /** false: nobody has compared this calendar with the law yet. */
  checked: boolean;
}

export interface CalendarPage {
  items: CalendarRow[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface CalendarRow {
  id: string;
  version: number;
  /** 1 = Monday to 7 = Sunday. */
  workdays: number[];
  holidays: number;
  from: string;
  until: string;
  /** false: a list of the program's that no administrator has compared with the country's law yet. */
  checked: boolean;
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
}

export interface Caps {
  tenantAndItem: string | null;
  tenantAndFiscalYear: string | null;
}

export interface CapsInput {
  tenantAndItem: string | null;
  tenantAndFiscalYear: string | null;
}

export interface Catalog {
  at: string;
  solutionAreas: Named[];
  programmes: Named[];
  items: CatalogItem[];
  policies: PolicyInForce[];
  reasons: Reasons;
  fileTypes: string[];
  maxFileBytes: number;
}

export interface CatalogItem {
  id: string;
  /** One of: workload, product. More may come. */
  kind: string;
  name: string;
  solutionArea: string;
  /** In an administrator's words; null where a page has its own. */
  texts: CatalogTexts | null;
  /** Not offered for new claims. */
  withdrawn: boolean;
}

export interface CatalogItemInput {
  id: string;
  name: string;
  kind: 'workload' | 'product';
  solutionArea: string;
  texts?: CatalogTextsInput;
  withdrawn?: boolean;
}

export interface CatalogReason {
  code: string;
  message: string;
  texts: ReasonTexts;
}

export interface CatalogText {
  name: string;
  description: string;
}

export interface CatalogTextInput {
  name: string;
  description: string;
}

export interface CatalogTexts {
  en: CatalogText | null;
  nl: CatalogText | null;
}

export interface CatalogTextsInput {
  en?: CatalogTextInput;
  nl?: CatalogTextInput;
}

export interface CatalogThing {
  id: string;
  name: string;
  /** In an administrator's words; null where a page has its own. */
  texts: CatalogTexts | null;
  /** Not offered for new claims. */
  withdrawn: boolean;
}

export interface CatalogThingInput {
  id: string;
  name: string;
  texts?: CatalogTextsInput;
  withdrawn?: boolean;
}

export interface CatalogVersion {
  version: number;
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  solutionAreas: CatalogThing[];
  programmes: CatalogThing[];
  items: CatalogItem[];
  activities: Activity[];
  allowedActions: AllowedAction[];
}

export interface CatalogVersionPage {
  items: VersionMade[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface Change {
  /** One of: claim, line, round, association. More may come. */
  part: string;
  /** Which line or round. */
  of: string | null;
  field: string;
  before?: unknown;
  after?: unknown;
}

export interface ChangeCalendar {
  workdays: number[];
  holidays: HolidayInput[];
  from: string;
  until: string;
  source?: string | null;
  /** Stays in the administration log. */
  why: string;
}

export interface ChangeCatalog {
  solutionAreas: CatalogThingInput[];
  programmes: CatalogThingInput[];
  items: CatalogItemInput[];
  activities: ActivityInput[];
  /** Stays in the administration log. */
  why: string;
}

export interface ChangedCalendar {
  id: string;
  version: number;
  /** 1 = Monday to 7 = Sunday. */
  workdays: number[];
  holidays: Holiday[];
  from: string;
  until: string;
  /** false: a list of the program's that no administrator has compared with the country's law yet. */
  checked: boolean;
  /** null: the list that came with the program. */
  source: string | null;
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  open: StayingDeadlines;
}

export interface ChangedCatalog {
  version: number;
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  solutionAreas: CatalogThing[];
  programmes: CatalogThing[];
  items: CatalogItem[];
  activities: Activity[];
}

export interface ChangedRole {
  /** One of: incentives-admin, account-admin, incentives-user, report-viewer, reviewer, senior-reviewer, programme-admin, finance, auditor, tenant-admin. More may come. */
  role: string;
  /** null: every location. */
  location: ChangedRolePlace | null;
  /** null: every programme. */
  programme: string | null;
  maySubmit: boolean;
}

export interface ChangedRolePlace {
  number: string;
  name: string;
}

export interface ChangeEnrollment {
  state: 'invited' | 'action-required' | 'validating-enrollment' | 'enrolled' | 'inactive' | 'ineligible' | 'discontinued';
  /** Stays in the log of administration. */
  why: string;
  /** Today when it is needed and left out. */
  startsOn?: string | null;
  /** The end of the fiscal year when it is needed and left out. */
  endsOn?: string | null;
}

export interface ChangeLanguage {
  language: string;
}

export interface ChangePassword {
  currentPassword: string;
  newPassword: string;
  revokeKeys?: boolean;
}

export interface ChangeReason {
  texts: ReasonTextsInput;
  /** Stays in the administration log. */
  why: string;
}

export interface ChangeSavedView {
  name?: string;
  /** The words behind the question mark of the list's address. */
  search?: string;
}

export interface ChecklistRow {
  /** One of: agreement, payout-profile, tax-profile, designation, competency, geography. More may come. */
  item: string;
  /** Of a designation or competency. */
  name: string | null;
  /** null: missing. */
  doneOn: string | null;
  /** One of: partner, owner, nobody. More may come. */
  who: string;
}

export interface Claim {
  id: string;
  number: string;
  /** The ETag without its quotes. */
  version: number;
  name: string;
  reference: string | null;
  /** One of: submitted, editing, under-review, partner-action-required, approved, rejected, disputed, rejected-final, withdrawn. More may come. */
  status: string;
  /** The word to show: a draft is called as its policy calls it. */
  statusWord: string;
  /** A line is claimed by somebody else, too. By whom is told to nobody. */
  contested: boolean;
  customer: CustomerRef;
  location: ClaimLocation;
  /** For the programme owner. */
  partner: PartnerRef | null;
  solutionArea: string;
  activities: string[];
  programmes: string[];
  /** For the programme owner. */
  assignee: MemberRef | null;
  /** For the programme owner: to whom the reader may assign it. */
  assignableTo: string;
  createdAt: string;
  createdBy: string | null;
  updatedAt: string;
  submittedAt: string | null;
  reviewStartedAt: string | null;
  decidedAt: string | null;
  /** One of: submitted, editing, under-review, partner-action-required, decided, disputed, withdrawn. More may come. */
  stage: string;
  standing: Standing;
  lines: Line[];
  customerContact: Person | null;
  technicalContact: Person | null;
  partnerContact: PartnerContact | null;
  contactDomainReason: string | null;
  solutionSellerName: string | null;
  revenueCustomerName: string | null;
  isvProductName: string | null;
  acknowledgements: string[];
  recognitionOnly: boolean;
  policy: ClaimPolicy;
  deadlines: Deadline[];
  files: ClaimFile[];
  rounds: Round[];
  notices: Notice[];
  openRequest: OpenRequest | null;
  /** For the programme owner; empty for others. */
  tasks: ClaimTask[];
  /** location, lines, contacts, files, comments, or * for everything, as the policy and the stage allow. */
  editableFields: string[];
  allowedActions: AllowedAction[];
  warnings: Warning[];
  /** On a dry run of an act that writes to the partner: exactly what would be sent. */
  letters?: Letter[];
}

export interface ClaimFile {
  id: string;
  name: string;
  note: string;
  size: number;
  mediaType: string;
  sha256: string;
  /** One of: clean, waiting, infected, unscanned. More may come. */
  scan: string;
  uploadedAt: string;
  uploadedBy: string | null;
  /** Sent with a submit, an answer or a dispute; cannot be removed from then on. */
  sealedAt: string | null;
  /** The earlier file of the claim with the very same bytes. A copy is no new proof. */
  copyOf: string | null;
}

export interface ClaimLocation {
  id: string;
  number: string;
  name: string;
  country: string;
  /** For the partner: which of createClaim, editClaim and submitClaim the reader may call for this location. */
  mayOpen: string[];
}

export interface ClaimPage {
  items: ClaimSummary[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface ClaimPolicy {
  id: string;
  name: string;
  pinned: boolean;
  /** One of: approval, submission. More may come. */
  windowStarts: string;
  domainAsked: boolean;
  technicalContactAsked: boolean;
  acknowledgementsAsked: string[];
  recognitionOnlyAllowed: boolean;
  subscriptionIdAlwaysRequired: boolean;
  /** null: any number; 0: none. */
  disputeTimes: number | null;
}

export interface ClaimRequest {
  codes: string[];
  text: string | null;
  points: RequestPoint[];
  askedAt: string;
  askedBy: string | null;
  answeredAt: string | null;
  answeredBy: string | null;
  /** What was said; an answer to a single point begins with its code. */
  answer: string | null;
  /** The files that came with the answer. */
  files: string[];
  /** Fields of the claim that were changed for the answer. */
  changed: string[];
}

export interface ClaimRequestList {
  items: ClaimRequest[];
}

export interface ClaimSummary {
  id: string;
  number: string;
  /** The ETag without its quotes. */
  version: number;
  name: string;
  reference: string | null;
  /** One of: submitted, editing, under-review, partner-action-required, approved, rejected, disputed, rejected-final, withdrawn. More may come. */
  status: string;
  /** The word to show: a draft is called as its policy calls it. */
  statusWord: string;
  /** A line is claimed by somebody else, too. By whom is told to nobody. */
  contested: boolean;
  customer: CustomerRef;
  location: ClaimLocation;
  /** For the programme owner. */
  partner: PartnerRef | null;
  solutionArea: string;
  activities: string[];
  programmes: string[];
  /** For the programme owner. */
  assignee: MemberRef | null;
  /** For the programme owner: to whom the reader may assign it. */
  assignableTo: string;
  createdAt: string;
  createdBy: string | null;
  updatedAt: string;
  submittedAt: string | null;
  reviewStartedAt: string | null;
  decidedAt: string | null;
  items: Item[];
  outcomes: OutcomeCount[];
  dueAt: string | null;
  dueKind: string | null;
  /** Time zone of the side whose time it is: the last day is the one that ends there. */
  dueZone: string | null;
  overdue: boolean;
  /** For the programme owner: you belong to this partner, so another person reviews its claims. */
  conflict: boolean;
}

export interface ClaimTask {
  id: string | null;
  /** One of: unconfirmed-contact, contact-bounced, bounce-after-official, replacement-contact, end-requested, customer-question, arbitration, overdue. More may come. */
  kind: string;
  openedAt: string;
  closedAt: string | null;
  outcome: string | null;
  detail: Record<string, unknown>;
}

export interface ClaimTrendMonth {
  month: string;
  /** Lines submitted. */
  filed: number;
  /** Lines that became official. */
  official: number;
  /** Lines rejected by a reviewer, or because no answer came. */
  rejected: number;
  /** Lines the customer refused. */
  refused: number;
  /** Lines taken back after submitting. */
  withdrawn: number;
}

export interface ClaimTrends {
  /** Whose months they are. */
  zone: string;
  months: ClaimTrendMonth[];
}

export interface ClockExample {
  /** One of: waitInSubmitted, review, partnerAnswer, refusalWindow, undo, disputePeriod, disputeAnswer. More may come. */
  clock: string;
  before: FoundDate | null;
  after: FoundDate | null;
}

export interface ClockInput {
  amount: number;
  unit: 'business-days' | 'calendar-days';
}

export interface ClockRule {
  amount: number;
  /** One of: business-days, calendar-days. More may come. */
  unit: string;
}

export interface CloseLinkInput {
  linkId: string;
}

export interface Comment {
  id: string;
  /** One of: shared, internal, customer. More may come. */
  visibility: string;
  /** One of: partner, owner, customer. More may come. */
  side: string;
  /** null where the other side's people are not told. */
  author: string | null;
  text: string;
  at: string;
}

export interface CommentInput {
  text: string;
}

export interface CommentPage {
  items: Comment[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface ConfirmContact {
  reason: string;
}

export interface ConfirmTwoFactor {
  /** Six digits of the authenticator app, or a backup code. */
  code: string;
}

export interface Consent {
  number: string;
  version: number;
  /** One of: decide, undo. More may come. */
  purpose: string;
  contact: ConsentContact;
  customerName: string;
  language: string;
  partner: ConsentPartner;
  /** What it means that nobody at the customer decides within the period. refuses: nothing becomes official unless a trusted contact or an administrator agrees. */
  silence: string;
  lines: ConsentLine[];
  /** The latest period in which something can still be refused, or could be; null while its end is not known. */
  window: ConsentWindow | null;
  /** Can something be refused, and is that within the period? after-period: the period is over, but nothing has become official, so a refusal still counts. */
  refusable: string;
  /** Accepting ends the wait only with the six-digit code of the mail, by a trusted contact. */
  acceptEarly: string;
  codeTriesLeft: number;
  replacementsLeft: number;
  undo: ConsentUndo | null;
}

export interface ConsentCode {
  id: string;
  items: string[];
  expiresAt: string;
  partner: PartnerRef | null;
  issuedBy: string;
  issuedAt: string;
  /** One of: open, redeemed, revoked, expired. More may come. */
  state: string;
  claimNumber: string | null;
  allowedActions: AllowedAction[];
}

export interface ConsentCodePage {
  items: ConsentCode[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface ConsentContact {
  name: string;
  email: string;
  named: boolean;
  trusted: boolean;
}

export interface ConsentDecided {
  number: string;
  version: number;
  /** The act is in the claim's history. Read the request again for how it stands. */
  state: string;
}

export interface ConsentLine {
  id: string;
  item: string;
  subscriptionId: string | null;
  activity: string;
  /** One of: open, notice-pending, not-refused, agreed, accepted, refused, not-agreed, official, ended, paused, unconfirmed, rejected, withdrawn. More may come. */
  standing: string;
  endsAt: string | null;
  officialFrom: string | null;
  until: string | null;
  mayAgree: boolean;
  mayRefuse: boolean;
  mayEnd: boolean;
}

export interface ConsentPartner {
  name: string;
  location: string;
  contact: ConsentPartnerContact | null;
}

export interface ConsentPartnerContact {
  name: string;
  email: string;
}

export interface ConsentUndo {
  /** One of: refused, accepted. More may come. */
  decision: string;
  lineIds: string[];
  until: string | null;
  over: boolean;
}

export interface ConsentWindow {
  startedAt: string;
  endsAt: string;
  lastDay: string;
  zone: string;
  calendar: CalendarName;
  rule: ClockRule;
  skipped: SkippedDay[];
  /** The calendar ends before this date: holidays may be missing. */
  beyondCoverage: boolean;
}

export interface ContactNews {
  customer: string;
  name: string;
  title: string;
  email: string;
}

export interface CorrectContact {
  contact: PersonInput;
  contactDomainReason?: string | null;
}

export interface CreateApiKey {
  name: string;
  scopes: string[];
  /** null or absent: in 90 days. */
  expiresAt?: string | null;
}

export interface CreateClaim {
  locationId: string;
  /** The customer's directory id. */
  customerTenantId: string;
  customerDomain?: string | null;
  solutionArea: string;
  activities: string[];
  name?: string;
  reference?: string | null;
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

export interface CreatedApiKey {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  createdAt: string;
  /** null for a key that was made before keys had an end: it works until it is revoked. */
  expiresAt: string | null;
  /** The key with which this one was made: it ends with that key, and is revoked with it. */
  parentId: string | null;
  /** Shown this once. null when this answer is given again for the same Idempotency-Key. */
  key: string | null;
}

export interface CreatePolicy {
  id: string;
  name: string;
  basedOn: string;
  /** Stays in the administration log. */
  why: string;
  firstStatusWord: 'editing' | 'draft';
  waitInSubmitted: ClockInput;
  review: ClockInput;
  partnerAnswer: ClockInput;
  refusalWindow: ClockInput;
  undo: ClockInput;
  windowStarts: 'approval' | 'submission';
  silence?: 'accepts' | 'refuses';
  refuseLater: boolean;
  editableInSubmitted: ('location' | 'lines' | 'contacts' | 'files' | 'comments')[];
  editableInActionRequired: ('location' | 'lines' | 'contacts' | 'files' | 'comments')[];
  dispute: DisputeInput | null;
  poeAgeMonths: number;
  alreadyClaimedByAnother: 'arbitration' | 'block';
  partnerEndsAssociation: 'asks' | 'ends';
  domainAsked: boolean;
  technicalContactAsked: boolean;
  acknowledgementsAsked: ('customer-informed' | 'information-correct')[];
  recognitionOnlyAllowed: boolean;
  subscriptionIdAlwaysRequired: boolean;
  replacementsPerRound: number;
  activities: ActivityName[];
}

export interface Customer {
  id: string;
  tenantId: string;
  code: string;
  name: string;
  country: string;
  zone: string;
  language: string;
  publicSector: boolean;
  domains: string[];
  version: number;
  updatedAt: string;
}

export interface CustomerDetail {
  id: string;
  tenantId: string;
  code: string;
  name: string;
  country: string;
  zone: string;
  language: string;
  publicSector: boolean;
  domains: string[];
  version: number;
  updatedAt: string;
  allowedActions: AllowedAction[];
  trustedContacts: TrustedContact[];
  subscriptions: Subscription[];
}

export interface CustomerLookup {
  /** false for an unknown tenant and for one that does not belong to the domain, alike. */
  matches: boolean;
  customer: LookedUpCustomer | null;
  subscriptions: LookedUpSubscription[];
  workloads: LookedUpWorkload[];
  lookupsLeft: number;
  quotaResetsAt: string;
}

export interface CustomerLookupInput {
  locationId: string;
  tenantId: string;
  domain?: string | null;
}

export interface CustomerPage {
  items: Customer[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface CustomerRef {
  id: string;
  tenantId: string;
  name: string;
  domain: string | null;
  country: string;
  zone: string;
  publicSector: boolean;
}

export interface DeactivateMember {
  /** Stays in the log of administration. */
  why: string;
}

export interface Deadline {
  /** One of: review-start, review-decide, partner-answer, dispute-period, dispute-answer, refusal-window, undo, contact-correction, arbitration-answer. More may come. */
  kind: string;
  round: number;
  /** One of: partner, owner, customer. More may come. */
  party: string;
  /** Where the clock is one line's own. */
  lineId: string | null;
  /** One of: armed, fired, settled. More may come. */
  state: string;
  startedAt: string;
  endsAt: string;
  lastDay: string;
  zone: string;
  calendar: CalendarName;
  rule: ClockRule;
  skipped: SkippedDay[];
  /** Paused, for instance while an arbitration is open. */
  stopped: boolean;
  /** The programme owner is late, and what the clock waits for has not happened yet. */
  overdue: boolean;
  /** Days after the last day: so far, or once it happened, for good. null where nobody was late. */
  daysLate: number | null;
  /** The calendar ends before this date: holidays may be missing. */
  beyondCoverage: boolean;
}

export interface DeadlineList {
  items: Deadline[];
}

export interface DecideArbitration {
  winnerLineId: string;
  reasons: PartyReason[];
}

export interface DecideClaim {
  lines: LineDecision[];
  comment?: string | null;
}

export interface DecideEndRequest {
  decision: 'end' | 'keep';
  reason: string;
}

export interface DecisionMonth {
  /** In the programme owner's time zone. */
  month: string;
  submitted: number;
  decided: number;
  medianHours: number | null;
  p90Hours: number | null;
  deskMedianHours: number | null;
  deskP90Hours: number | null;
}

export interface DecisionsFigures {
  from: string;
  until: string;
  items: DecisionMonth[];
}

export interface DemoPeople {
  items: DemoPerson[];
}

export interface DemoPerson {
  memberId: string;
  /** One of: partner, owner, customer. More may come. */
  side: string;
  name: string;
  email: string;
  language: string;
  companyName: string | null;
  roles: string[];
  /** One of those with whom a newcomer sees the whole job. */
  startHere: boolean;
}

export interface DemoSignIn {
  memberId: string;
}

export interface DiscardRun {
  reason: string;
}

export interface DiscardTerms {
  /** Stays in the administration log. */
  why: string;
}

export interface DisputeClaim {
  /** Left out: every line that can be disputed. */
  lineIds?: string[] | null;
  justification: string;
}

export interface DisputeInput {
  period: ClockInput;
  times: number | null;
  answer: ClockInput;
}

export interface DisputeMonth {
  /** In the programme owner's time zone. */
  month: string;
  disputed: number;
  overturned: number;
  upheld: number;
  lapsed: number;
}

export interface DisputeRule {
  period: PolicyClock;
  times: number | null;
  answer: PolicyClock;
}

export interface DisputesFigures {
  from: string;
  until: string;
  items: DisputeMonth[];
}

export interface DraftMailText {
  text: MailTextInput | null;
  /** Stays in the administration log. */
  why: string;
}

export interface DraftTerms {
  /** The first month that it counts for. */
  from: string;
  currency: string;
  requirements: RequirementInput[];
  lever: LeverInput;
  rates: RateInput[];
  /** The group of each country of a customer. */
  markets: Record<string, 'A' | 'B' | 'C'>;
  minimumThreshold: MinimumThresholdInput | null;
  baseline: 'before-association' | 'association-month';
  /** Months; null: no limit. */
  earningPeriod: number | null;
  caps: CapsInput;
  holdDays: number;
  paymentMinimum: string;
  /** Stays in the administration log. */
  why: string;
}

export interface Due {
  kind: string;
  /** One of: partner, owner, customer. More may come. */
  party: string;
  endsAt: string;
}

export interface Earning {
  association: string;
  /** One of: earning, adjustment, clawback. More may come. */
  kind: string;
  programme: string;
  programmeName: string;
  lever: string;
  customer: string;
  item: string;
  itemName: string;
  location: EarningLocation;
  earnedMonth: string;
  run: string;
  units: string;
  rate: string | null;
  currency: string;
  amount: string;
  termsVersion: number;
  bookedOn: string;
  payableFrom: string;
}

export interface EarningLine {
  month: string;
  lever: string | null;
  units: string;
  rate: string | null;
  currency: string | null;
  potential: string;
  amount: string;
  /** What a cap took off. */
  cut: string;
  termsVersion: number | null;
  /** Why it is nil, or less than it computes. */
  reasons: EarningReason[];
  explanation: Explanation;
}

export interface EarningLocation {
  id: string;
  number: string;
  name: string;
}

export interface EarningPage {
  items: Earning[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface EarningReason {
  code: string;
  /** One of: partner, owner, customer, nobody. More may come. */
  who: string;
  /** The last day on which the repair would still count for this month. */
  by: string | null;
  en: ReasonSaid;
  nl: ReasonSaid;
}

export interface EditClaim {
  locationId?: string;
  /** The customer's directory id. */
  customerTenantId?: string;
  customerDomain?: string | null;
  solutionArea?: string;
  activities?: string[];
  name?: string;
  reference?: string | null;
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

export interface EditCustomer {
  name?: string;
  country?: string;
  zone?: string;
  language?: string;
  publicSector?: boolean;
  /** The whole list, the main one first. */
  domains?: string[];
  /** Stays in the log of administration. */
  why: string;
}

export interface EditLocation {
  name?: string;
  zone?: string;
  /** Stays in the log of administration. */
  why: string;
}

export interface EditPartner {
  name?: string;
  mailDomains?: string[];
  /** Stays in the log of administration. */
  why: string;
}

export interface EndByLinkInput {
  lineId: string;
  reason: string;
  /** The box that a person ticked: an untouched form does nothing. */
  confirmed: boolean;
}

export interface EndConflict {
  partnerId: string;
  /** Stays in the log of administration. */
  why: string;
}

export interface EndedSessions {
  ended: number;
}

export interface EndTenantContact {
  why: string;
}

export interface EndTrustedContact {
  /** Stays in the log of administration. */
  why: string;
}

export interface EnrolledLocation {
  id: string;
  number: string;
  name: string;
  partner: string;
}

export interface Enrollment {
  location: EnrollmentLocation;
  programme: string;
  programmeName: string;
  /** One of: enrolled, enrolling, invited, action-required, validating-enrollment, inactive, ineligible, discontinued. More may come. */
  state: string;
  startsOn: string | null;
  endsOn: string | null;
  updatedAt: string;
  version: number;
  /** What it can become; for the programme owner. */
  nextStates: string[];
  allowedActions: AllowedAction[];
}

export interface EnrollmentDetail {
  location: EnrolledLocation;
  programme: string;
  programmeName: string;
  /** One of: none, invited, action-required, validating-enrollment, enrolled, inactive, ineligible, discontinued. More may come. */
  state: string;
  version: number;
  startsOn: string | null;
  endsOn: string | null;
  invitedOn: string | null;
  /** The first day that earns: the first of the month in which the last requirement was met. */
  earningStart: string | null;
  returnReason: string | null;
  checklist: ChecklistRow[];
  allowedActions: AllowedAction[];
  agreement: AskedAgreement | null;
  profiles: ShownProfile[];
  /** null: nothing waits for the programme owner. */
  validateBy: FoundDate | null;
  /** The newest first. */
  history: EnrollmentEntry[];
}

export interface EnrollmentEntry {
  act: string;
  at: string;
  byName: string;
  /** One of: partner, owner, system. More may come. */
  bySide: string;
  reason: string | null;
}

export interface EnrollmentLocation {
  id: string;
  number: string;
  name: string;
}

export interface EnrollmentPage {
  items: Enrollment[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface EnrollmentStanding {
  location: EnrolledLocation;
  programme: string;
  programmeName: string;
  /** One of: none, invited, action-required, validating-enrollment, enrolled, inactive, ineligible, discontinued. More may come. */
  state: string;
  version: number;
  startsOn: string | null;
  endsOn: string | null;
  invitedOn: string | null;
  /** The first day that earns: the first of the month in which the last requirement was met. */
  earningStart: string | null;
  returnReason: string | null;
  checklist: ChecklistRow[];
  allowedActions: AllowedAction[];
}

export interface EnrollmentValidation {
  location: ValidatedLocation;
  partner: string;
  programme: string;
  programmeName: string;
  /** One of: validating-enrollment, enrolled, inactive. More may come. */
  state: string;
  profiles: string[];
  since: string;
  dueAt: string | null;
}

export interface EnrollmentValidationList {
  items: EnrollmentValidation[];
}

export interface EnrolLocation {
  locationId: string;
  programme: string;
  state: 'invited' | 'action-required' | 'validating-enrollment' | 'enrolled' | 'inactive' | 'ineligible' | 'discontinued';
  /** Stays in the log of administration. */
  why: string;
  /** Today when it is needed and left out. */
  startsOn?: string | null;
  /** The end of the fiscal year when it is needed and left out. */
  endsOn?: string | null;
}

export interface Evaluation {
  association: string;
  programme: string;
  /** Is everything required met in the present month? */
  eligible: boolean;
  eligibleFrom: string | null;
  /** What is missing in the present month. */
  reasons: EarningReason[];
  /** Whole months, the newest first. */
  months: EarningLine[];
}

/** A CloudEvents 1.0 body, thin: read the thing itself for its state. */
export interface Event {
  specversion: string;
  id: string;
  source: string;
  /** One of these; more may come. - `claim.created`: A partner began a draft. Only the partner sees it. - `claim.edited`: The partner changed fields. - `claim.submitted`: The claim was submitted. - `claim.resubmitted`: The partner answered a request for information. - `claim.review-started`: A reviewer began the review. - `claim.assigned`: The claim has another assignee, or none. - `claim.information-requested`: The desk asked the partner for information. - `claim.approved`: The desk approved lines. - `claim.rejected`: Lines were rejected, by the desk or because an answer did not come. - `claim.rejected-final`: A rejection can no longer be disputed. - `claim.disputed`: The partner disputed a rejection. - `claim.overdue`: The desk missed a deadline. - `claim.withdrawn`: The partner withdrew the claim, or the lines that were still open. - `claim.clock-undone`: What a wrong clock had done was taken back. - `comment.added`: Somebody commented. - `file.added`: A file was added. - `file.removed`: A file was removed before it was sent. - `file.scanned`: The virus scanner judged a file. - `line.contested`: Another partner claims the same item of this customer. - `arbitration.answered`: A partner answered in an arbitration. - `arbitration.decided`: An arbitration was decided. - `notice.delivered`: The mail system accepted a notice to the customer. - `notice.bounced`: A notice to the customer came back. - `consent.agreed`: The customer agreed before the end of the window. - `consent.refused`: The customer refused. - `consent.undone`: The customer took an answer back. - `consent.passed-on`: The person who was asked named somebody else. - `contact.corrected`: The customer's contact was corrected. - `contact.confirmed`: The customer's contact was confirmed. - `contact.added`: A trusted contact was added. - `contact.removed`: A trusted contact was removed. - `question.asked`: The customer asked a question. - `question.answered`: The desk answered the customer. - `association.official`: The partner is official for this item. - `association.ended`: The association ended. - `association.end-requested`: The partner asked the desk to end the association. - `item.locked`: The customer locked an item. - `item.unlocked`: The customer unlocked an item. - `safeguards.changed`: The customer locked everything or opened it, or changed whether silence counts. - `consent-code.issued`: The customer issued a one-time code. - `consent-code.redeemed`: A claim used a one-time code. - `consent-code.revoked`: The customer revoked a one-time code. */
  type: string;
  time: string;
  subject: string | null;
  datacontenttype: string;
  number: number;
  data: Record<string, unknown>;
}

export interface EventFeed {
  items: Event[];
  /** Give it back as `after`. */
  after: number;
}

export interface ExplainedCode {
  code: string;
  message: string;
}

/** From the figures that were read down to the amount, one step in each sentence. */
export interface Explanation {
  en: string[];
  nl: string[];
}

export interface FileList {
  items: ClaimFile[];
}

export interface FileText {
  /** One of: read, waiting, reading, needs-a-person. More may come. */
  state: string;
  why: string | null;
  pages: FileTextPage[];
  pagesLeftOut: number;
}

export interface FileTextPage {
  page: number;
  text: string;
}

export interface FileUpload {
  /** What the file is. */
  note?: string;
  /** One of the catalogue’s fileTypes, at most its maxFileBytes. The type is found from the content; a name with an extension must end like it. */
  file: string;
}

export interface FoundDate {
  startedAt: string;
  endsAt: string;
  lastDay: string;
  zone: string;
  calendar: CalendarName;
  rule: ClockRule;
  skipped: SkippedDay[];
  /** The calendar ends before this date: holidays may be missing. */
  beyondCoverage: boolean;
}

export interface GoThere {
  url: string;
}

export interface Grantor {
  name: string;
  email: string;
}

export interface GrantRole {
  role: 'account-admin' | 'incentives-admin' | 'incentives-user' | 'report-viewer' | 'reviewer' | 'senior-reviewer' | 'programme-admin' | 'finance' | 'auditor';
  /** Of a partner. Left out or null: every location. */
  locationId?: string | null;
  /** Of a partner. Left out or null: every programme. */
  programme?: string | null;
  /** For incentives users. */
  maySubmit?: boolean;
  /** Stays in the log. The programme owner has to give it. */
  why?: string | null;
}

export interface HeldContact {
  id: string;
  name: string;
  title: string;
  email: string;
  /** One of: owner, tenant-admin. More may come. */
  source: string;
  /** proposed: a second person of the programme owner has to confirm it. */
  state: string;
  addedAt: string | null;
  addedBy: string | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
  allowedActions: AllowedAction[];
}

export interface HeldContactList {
  items: HeldContact[];
}

export interface HeldMemberRole {
  /** One of: incentives-admin, account-admin, incentives-user, report-viewer, reviewer, senior-reviewer, programme-admin, finance, auditor, tenant-admin. More may come. */
  role: string;
  /** null: every location. */
  location: RolePlace | null;
  /** null: every programme. */
  programme: string | null;
  maySubmit: boolean;
}

export interface HeldRole {
  /** One of: account-admin, incentives-admin, incentives-user, report-viewer, reviewer, senior-reviewer, programme-admin, finance, auditor, tenant-admin. More may come. */
  role: string;
  /** null: every location. */
  location: MemberLocation | null;
  /** null: every programme. */
  programme: string | null;
  maySubmit: boolean;
}

export interface HistoryActor {
  /** One of: partner, owner, customer, system. More may come. */
  side: string;
  role: string;
  /** null where the other side's people are not told. */
  name: string | null;
}

export interface HistoryEntry {
  number: number;
  act: string;
  at: string;
  /** When it was written down; `at` is when it became true. */
  recordedAt: string;
  actor: HistoryActor;
  reason: string | null;
  changes: Change[];
  detail: Record<string, unknown>;
}

export interface HistoryPage {
  items: HistoryEntry[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface Holiday {
  date: string;
  name: string;
  /** Where this day was found. */
  source: string | null;
}

export interface HolidayInput {
  date: string;
  name: string;
  /** As it was read: a day that keeps its date and name keeps its source. */
  source?: string | null;
}

export interface Ineligible {
  association: string;
  programme: string;
  /** Is everything required met in the present month? */
  eligible: boolean;
  eligibleFrom: string | null;
  /** What is missing in the present month. */
  reasons: EarningReason[];
  customer: string;
  item: string;
}

export interface IneligibleList {
  items: Ineligible[];
}

export interface Invitation {
  /** One of: open, accepted, expired, replaced, withdrawn. More may come. */
  state: string;
  /** Where the person is invited to. */
  side: string | null;
  /** For whom it is: told while it is open. */
  name: string | null;
  email: string | null;
  /** The partner, or the programme owner, of whose people one becomes. */
  company: string | null;
  invitedBy: string | null;
  expiresAt: string;
}

export interface InviteAdmin {
  name: string;
  email: string;
  language: string;
  /** Stays in the log of administration. */
  why: string;
}

export interface InvitedAdmin {
  memberId: string;
  name: string;
  email: string;
  expiresAt: string;
}

export interface InvitedRole {
  role: 'account-admin' | 'incentives-admin' | 'incentives-user' | 'report-viewer' | 'reviewer' | 'senior-reviewer' | 'programme-admin' | 'finance' | 'auditor';
  /** Of a partner. Left out or null: every location. */
  locationId?: string | null;
  /** Of a partner. Left out or null: every programme. */
  programme?: string | null;
  /** For incentives users. */
  maySubmit?: boolean;
}

export interface InviteMember {
  name: string;
  email: string;
  language: string;
  roles: InvitedRole[];
  /** Stays in the log of administration. */
  why: string;
}

export interface IssueConsentCode {
  /** Left out: whichever partner has it. */
  partnerId?: string | null;
  /** Workloads, products or subscription IDs. */
  items: string[];
  /** In 30 days when left out. */
  expiresAt?: string | null;
}

export interface IssuedConsentCode {
  id: string;
  items: string[];
  expiresAt: string;
  /** Shown this once; null when this answer is given again for the same Idempotency-Key. */
  code: string | null;
}

export interface Item {
  /** One of: workload, product. More may come. */
  kind: string;
  id: string;
  name: string;
}

export interface ItemLock {
  item: Item;
  subscriptionId: string | null;
  lockedBy: string;
  lockedAt: string;
  allowedActions: AllowedAction[];
}

export type JoinProgramme = Record<string, never>;

export interface KeptCustomer {
  id: string;
  tenantId: string;
  name: string;
  country: string;
  zone: string;
  language: string;
  publicSector: boolean;
  domains: string[];
  version: number;
}

export interface KeptEnrollment {
  locationId: string;
  programme: string;
  programmeName: string;
  /** One of: invited, action-required, validating-enrollment, enrolled, inactive, ineligible, discontinued. More may come. */
  state: string;
  startsOn: string | null;
  endsOn: string | null;
  version: number;
}

export interface KeptLocation {
  id: string;
  number: string;
  name: string;
  country: string;
  zone: string;
  version: number;
}

export interface KeptPartner {
  id: string;
  name: string;
  /** Verified domains of its addresses. A claim's contact at the partner is on one of them, or one of its people. */
  mailDomains: string[];
  version: number;
}

export interface KeyScopes {
  items: string[];
}

export interface KnownPartnerList {
  items: PartnerRef[];
}

export interface Letter {
  to: string;
  language: string;
  subject: string;
  text: string;
}

export interface Lever {
  name: 'growth-over-high-water-mark' | 'milestones' | 'net-seat-additions' | 'percent-of-revenue';
  measure: 'mau' | 'pau' | 'paid-seats' | 'revenue';
  /** Of milestones: what earns. */
  items: string[];
  /** Of milestones: percent of the paid seats. */
  shares: number[];
  buckets: Bucket[];
  /** Of sales: how long after its day one counts. */
  claimableDays: number;
}

export interface LeverInput {
  name: 'growth-over-high-water-mark' | 'milestones' | 'net-seat-additions' | 'percent-of-revenue';
  measure: 'mau' | 'pau' | 'paid-seats' | 'revenue';
  /** Of milestones: what earns. */
  items: string[];
  /** Of milestones: percent of the paid seats. */
  shares: number[];
  buckets: BucketInput[];
  /** Of sales: how long after its day one counts. */
  claimableDays: number;
}

export interface Line {
  id: string;
  ordinal: number;
  item: Item;
  /** As the partner typed it in the draft; afterwards partners see its last four characters. The only claimable one is found at submit. */
  subscriptionId: string | null;
  activity: string;
  /** One of: usage, presales, revenue. More may come. */
  kind: string;
  /** One of: undecided, notice-pending, paused, unconfirmed, waiting-for-customer, official, ended, refused-by-customer, rejected, rejected-final, disputed, withdrawn. More may come. */
  outcome: string;
  /** One of: undecided, approved, rejected, withdrawn. More may come. */
  review: string;
  rejection: Rejection | null;
  /** What the reviewer found, and where. */
  evidence: string | null;
  /** What would change the result, in the reviewer's words; null: what the catalogue of reasons says. */
  remedy: string | null;
  disputed: boolean;
  consent: LineConsent;
  association: LineAssociation;
  /** One of: not-due, due, eligible, ineligible. More may come. */
  evaluation: string;
  /** One of: none, waiting, won, lost. More may come. */
  arbitration: string;
}

export interface LineAssociation {
  id: string | null;
  /** One of: none, official, ended. More may come. */
  state: string;
  from: string | null;
  until: string | null;
  endedHow: string | null;
}

export interface LineConsent {
  /** One of: not-asked, notice-pending, open, agreed, refused, paused, unconfirmed. More may come. */
  state: string;
  by: string | null;
  endsAt: string | null;
  round: number | null;
  /** What whoever was asked about this line was told that silence means; null: nobody was. */
  silence: string | null;
}

export interface LineDecision {
  lineId: string;
  decision: 'approve' | 'reject';
  codes?: string[];
  text?: string | null;
  /** What was found, and where. The partner reads it. */
  evidence?: string | null;
  /** What would change the result; left out, what the catalogue of reasons says. */
  remedy?: string | null;
}

export interface LineInput {
  /** A line that is there already: what is left out then stays as it is. */
  id?: string;
  itemId: string;
  /** When the customer has several of this product. */
  subscriptionId?: string | null;
  /** Left out: one line for each activity of the claim. */
  activity?: string | null;
}

export interface LineList {
  items: Line[];
}

export interface LiveLink {
  id: string;
  name: string;
  email: string;
  /** One of: decide, undo. More may come. */
  purpose: string;
  /** Its holder is a trusted contact: it lives as long as that, and ending the contact closes it. */
  trusted: boolean;
  /** null for a trusted contact, and while the end of the period is not known yet. */
  until: string | null;
  allowedActions: AllowedAction[];
}

export interface Location {
  id: string;
  number: string;
  name: string;
  country: string;
  zone: string;
  version: number;
  partner: PartnerRef | null;
  enrollments: LocationEnrollment[];
  allowedActions: AllowedAction[];
}

export interface LocationEnrollment {
  programme: string;
  programmeName: string;
  /** One of: enrolled, enrolling, invited, action-required, validating-enrollment, inactive, ineligible, discontinued. More may come. */
  state: string;
  startsOn: string | null;
  endsOn: string | null;
  updatedAt: string;
  version: number;
  /** What it can become; for the programme owner. */
  nextStates: string[];
  allowedActions: AllowedAction[];
}

export interface LocationPage {
  items: Location[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface LocationRef {
  id: string;
  number: string;
  name: string;
  country: string;
}

export interface LockInput {
  itemKind: 'workload' | 'product';
  itemId: string;
  subscriptionId?: string | null;
}

export interface LockList {
  items: ItemLock[];
}

export interface LookedUpCustomer {
  id: string;
  tenantId: string;
  name: string;
  country: string;
  publicSector: boolean;
  domains: string[];
}

export interface LookedUpSubscription {
  /** Of the subscription ID; you type the whole. */
  lastFour: string;
  product: string;
  productName: string;
  /** One of: active, in-grace, ended, not-provisioned. More may come. */
  state: string;
  claimable: boolean;
  whyNot: WhyNot[];
  /** Activities for which it can be claimed. */
  activities: string[];
}

export interface LookedUpWorkload {
  id: string;
  name: string;
  hasUsage: boolean;
  locked: boolean;
}

export interface Lookup {
  id: string;
  partner: PartnerRef;
  readerName: string;
  /** What it was told about: whether it can be claimed. null: the tenant itself, with its domains and subscriptions. */
  item: Item | null;
  /** The subscription that was asked about, for a product. */
  subscriptionId: string | null;
  at: string;
}

export interface LookupPage {
  items: Lookup[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface MadePolicy {
  id: string;
  name: string;
  /** One of: editing, draft. More may come. */
  firstStatusWord: string;
  waitInSubmitted: PolicyClock;
  review: PolicyClock;
  partnerAnswer: PolicyClock;
  refusalWindow: PolicyClock;
  undo: PolicyClock;
  /** One of: approval, submission. More may come. */
  windowStarts: string;
  /** One of: accepts, refuses. More may come. */
  silence: string;
  refuseLater: boolean;
  editableInSubmitted: string[];
  editableInActionRequired: string[];
  dispute: DisputeRule | null;
  poeAgeMonths: number;
  /** One of: arbitration, block. More may come. */
  alreadyClaimedByAnother: string;
  /** One of: asks, ends. More may come. */
  partnerEndsAssociation: string;
  domainAsked: boolean;
  technicalContactAsked: boolean;
  acknowledgementsAsked: string[];
  recognitionOnlyAllowed: boolean;
  subscriptionIdAlwaysRequired: boolean;
  replacementsPerRound: number;
  activities: Activity[];
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  basedOn: string;
  version: number;
  preview: PolicyPreview;
}

export interface MailField {
  name: string;
  /** One of: value, part. More may come. */
  kind: string;
  /** The reader must be told this. */
  required: boolean;
}

export interface MailLanguage {
  language: string;
}

/** The draft where there is one, else what is in force; with invented values. */
export interface MailPreview {
  subject: string;
  text: string;
  html: string;
}

export interface MailText {
  subject: string;
  /** Paragraphs parted by blank lines. */
  body: string;
}

export interface MailTextDetail {
  template: string;
  /** One of: en, nl. More may come. */
  language: string;
  to: string[];
  version: number;
  fields: MailField[];
  inForce: MailTextVersion;
  /** Waits for somebody else than its author. */
  draft: MailTextVersion | null;
  allowedActions: AllowedAction[];
  preview: MailPreview;
  /** The newest first. */
  versions: MailTextVersion[];
}

export interface MailTextInForce {
  version: number;
  /** The text that came with the program. */
  own: boolean;
  madeBy: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
}

export interface MailTextInput {
  subject: string;
  body: string;
}

export interface MailTextList {
  items: MailTextRow[];
}

export interface MailTextRow {
  template: string;
  /** One of: en, nl. More may come. */
  language: string;
  to: string[];
  version: number;
  inForce: MailTextInForce;
  draft: MailTextWaiting | null;
}

export interface MailTextVersion {
  version: number;
  text: MailText;
  /** The text that came with the program. */
  own: boolean;
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
}

export interface MailTextWaiting {
  version: number;
  madeBy: string;
  madeAt: string;
}

export interface Me {
  id: string;
  name: string;
  email: string;
  /** One of: partner, owner, customer. More may come. */
  side: string;
  partnerId: string | null;
  customerId: string | null;
  companyName: string | null;
  /** By whose clock the pages are read: that of the tenant or of the programme owner; null: the reader’s own. */
  zone: string | null;
  roles: HeldRole[];
  missing: MissingRole[];
  /** Every operation that the reader may call at all, by its operationId; what may be done with one thing its `allowedActions` say. */
  mayOpen: string[];
  /** Of an API key; null for a person. */
  scopes: string[] | null;
  readOnly: boolean;
  demo: boolean;
}

export interface Member {
  id: string;
  name: string;
  email: string;
  language: string;
  disabled: boolean;
  version: number;
  /** Until the person signs in for the first time; for those who see invitations. */
  invitation: OpenInvitation | null;
  /** At the programme owner: partners whose claims the person never touches. */
  conflicts: MemberConflict[];
  /** At the programme owner: how many claims in hand at most; null: no limit. */
  capacity: number | null;
  /** For the programme owner: away now or later. */
  absence: Absence | null;
  roles: MemberRole[];
  /** What may be done to the person. grant-role: give a further role. */
  allowedActions: AllowedAction[];
  /** For what this person can be asked: revokeRole: they give and take roles. grantRole: they let others submit. startReview: claims can be assigned to them. */
  mayOpen: string[];
}

export interface MemberConflict {
  partnerId: string;
  partnerName: string;
}

export interface MemberLocation {
  id: string;
  number: string;
  name: string;
  country: string;
}

export interface MemberPage {
  items: Member[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface MemberRef {
  id: string | null;
  name: string;
}

export interface MemberRole {
  /** One of: incentives-admin, account-admin, incentives-user, report-viewer, reviewer, senior-reviewer, programme-admin, finance, auditor, tenant-admin. More may come. */
  role: string;
  /** null: every location. */
  location: RolePlace | null;
  /** null: every programme. */
  programme: string | null;
  maySubmit: boolean;
  /** grant-role: let the person submit, or no longer. revoke-role: take this role. */
  allowedActions: AllowedAction[];
}

export interface MinimumThreshold {
  measure: 'mau' | 'pau' | 'paid-seats';
  units: number;
}

export interface MinimumThresholdInput {
  measure: 'mau' | 'pau' | 'paid-seats';
  units: number;
}

export interface MissingRole {
  /** One of: account-admin, incentives-admin, incentives-user, report-viewer, reviewer, senior-reviewer, programme-admin, finance, auditor, tenant-admin. More may come. */
  role: string;
  /** `submit`: the role is held, the permission to submit is not. */
  permission: string | null;
  /** Where it is missing; null: everywhere. */
  locations: MemberLocation[] | null;
  /** People of the company who can give it. */
  grantedBy: Grantor[];
  /** What it would let the reader call that they cannot call now. */
  opens: string[];
}

export interface Named {
  id: string;
  name: string;
  /** In an administrator's words; null where a page has its own. */
  texts: CatalogTexts | null;
  /** Not offered for new claims. */
  withdrawn: boolean;
}

export type Nothing = Record<string, never>;

export interface Notice {
  id: string | null;
  round: number;
  /** One of: decide, undo. More may come. */
  purpose: string;
  /** Trusted contacts of the customer are not shown to partners. */
  recipient: Person | null;
  named: boolean;
  trusted: boolean;
  /** One of: accepted, queued, bounced, failed, void. More may come. */
  state: string;
  queuedAt: string;
  acceptedAt: string | null;
  bouncedAt: string | null;
}

export interface NoticeList {
  items: Notice[];
}

export interface NoticeMonth {
  /** In the programme owner's time zone. */
  month: string;
  delivered: number;
  bounced: number;
}

export type NoticeOfClaim = Notice & {
  claimId: string;
  claimVersion: number;
  /** What was sent to its holder, the oldest first. null for partners. */
  mails: SentMail[] | null;
};

export interface NoticesFigures {
  from: string;
  until: string;
  items: NoticeMonth[];
}

export interface NotMeInput {
  /** To whom it should go instead, if you know. */
  replacement?: PersonInput | null;
  /** The box that a person ticked: an untouched form does nothing. */
  confirmed: boolean;
}

export interface ObjectionInput {
  why: string;
  /** The box that a person ticked: an untouched form does nothing. */
  confirmed: boolean;
}

export interface OpenInvitation {
  invitedAt: string;
  expiresAt: string;
  /** The link opens nothing any more. */
  expired: boolean;
}

export interface OpenRequest {
  codes: string[];
  askedAt: string | null;
  answerBy: string | null;
  /** Whether a field of the claim was changed since: an answer then needs no words and no file. */
  changedSince: boolean;
  text: string | null;
  /** Words about single reasons, where the reviewer gave them. */
  points: RequestPoint[];
}

export interface OutcomeCount {
  outcome: string;
  lines: number;
  until: string | null;
}

export interface Overdue {
  kind: string;
  since: string;
}

export interface OwnAbsence {
  absence: Absence | null;
  allowedActions: AllowedAction[];
}

export interface OwnPassword {
  password: string;
}

export interface OwnSession {
  id: string;
  /** The one that asks. */
  current: boolean;
  startedAt: string;
  /** To the minute. */
  lastUsedAt: string;
  /** Sooner than this only when it is ended. */
  expiresAt: string;
  /** As the browser calls itself. */
  userAgent: string | null;
}

export interface OwnSessions {
  items: OwnSession[];
}

export interface Partner {
  id: string;
  name: string;
  /** Verified domains of its addresses. A claim's contact at the partner is on one of them, or one of its people. */
  mailDomains: string[];
  version: number;
  createdAt: string;
  /** Counted up to 100. */
  locations: number;
  /** The first three of its locations. */
  numbers: string[];
  allowedActions: AllowedAction[];
}

export interface PartnerContact {
  name: string;
  email: string;
}

export interface PartnerContactInput {
  name: string;
  email: string;
}

export interface PartnerMember {
  id: string;
  name: string;
  email: string;
  language: string;
  disabled: boolean;
  roles: HeldMemberRole[];
  /** Until the person signs in for the first time. */
  invitation: OpenInvitation | null;
}

export interface PartnerMemberPage {
  items: PartnerMember[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface PartnerPage {
  items: Partner[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface PartnerRef {
  id: string;
  name: string;
}

export interface PartyReason {
  lineId: string;
  text: string;
}

export interface PassedOn {
  number: string;
  version: number;
  /** One of: recorded. More may come. */
  state: string;
  /** The person named is being asked, and this link no longer works. */
  passedOn: boolean;
  /** How the customer's period stands: it runs, it waits for the delivery of the notices, or it is paused until somebody whose silence counts is asked. */
  clock: string;
  /** Other people who are asked. */
  othersAsked: number;
}

export interface PeopleChange {
  id: string;
  at: string;
  byName: string;
  /** One of: invite-member, invite-admin, resend-invitation, withdraw-invitation, grant-role, revoke-role, deactivate-member, reactivate-member, add-conflict, end-conflict, set-capacity. More may come. */
  what: string;
  person: string;
  /** Only what differs; null: nothing was there. */
  before: PersonFacts | null;
  /** Only what differs; null: nothing is there. */
  after: PersonFacts | null;
  why: string | null;
}

export interface PeopleChangePage {
  items: PeopleChange[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface Person {
  name: string;
  title: string;
  email: string;
}

export interface PersonFacts {
  roles: ChangedRole[] | null;
  /** The partner with whom there is a conflict. */
  conflict: string | null;
  capacity: number | null;
  active: boolean | null;
  invitedUntil: string | null;
}

export interface PersonInput {
  name: string;
  title?: string;
  email: string;
}

export interface Policy {
  id: string;
  name: string;
  /** One of: editing, draft. More may come. */
  firstStatusWord: string;
  waitInSubmitted: PolicyClock;
  review: PolicyClock;
  partnerAnswer: PolicyClock;
  refusalWindow: PolicyClock;
  undo: PolicyClock;
  /** One of: approval, submission. More may come. */
  windowStarts: string;
  /** One of: accepts, refuses. More may come. */
  silence: string;
  refuseLater: boolean;
  editableInSubmitted: string[];
  editableInActionRequired: string[];
  dispute: DisputeRule | null;
  poeAgeMonths: number;
  /** One of: arbitration, block. More may come. */
  alreadyClaimedByAnother: string;
  /** One of: asks, ends. More may come. */
  partnerEndsAssociation: string;
  domainAsked: boolean;
  technicalContactAsked: boolean;
  acknowledgementsAsked: string[];
  recognitionOnlyAllowed: boolean;
  subscriptionIdAlwaysRequired: boolean;
  replacementsPerRound: number;
  activities: Activity[];
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  basedOn: string | null;
  claims: BoundedCount;
  allowedActions: AllowedAction[];
}

export interface PolicyClock {
  amount: number;
  /** One of: business-days, calendar-days. More may come. */
  unit: string;
}

export interface PolicyInForce {
  /** `*`: every programme without one of its own. */
  programme: string;
  inForceFrom: string;
  id: string;
  name: string;
  /** One of: editing, draft. More may come. */
  firstStatusWord: string;
  waitInSubmitted: PolicyClock;
  review: PolicyClock;
  partnerAnswer: PolicyClock;
  refusalWindow: PolicyClock;
  undo: PolicyClock;
  /** One of: approval, submission. More may come. */
  windowStarts: string;
  /** One of: accepts, refuses. More may come. */
  silence: string;
  refuseLater: boolean;
  editableInSubmitted: string[];
  editableInActionRequired: string[];
  dispute: DisputeRule | null;
  poeAgeMonths: number;
  /** One of: arbitration, block. More may come. */
  alreadyClaimedByAnother: string;
  /** One of: asks, ends. More may come. */
  partnerEndsAssociation: string;
  domainAsked: boolean;
  technicalContactAsked: boolean;
  acknowledgementsAsked: string[];
  recognitionOnlyAllowed: boolean;
  subscriptionIdAlwaysRequired: boolean;
  replacementsPerRound: number;
  activities: Activity[];
}

export interface PolicyList {
  version: number;
  items: Policy[];
  activations: Activation[];
  allowedActions: AllowedAction[];
}

export interface PolicyName {
  id: string;
  name: string;
}

export interface PolicyPreview {
  before: PolicyName;
  after: PolicyName;
  staying: BoundedCount & unknown;
  /** The day on which everything in the examples begins, in the owner's calendar and zone. */
  day: string;
  examples: ClockExample[];
}

export interface PrepareRun {
  month: string;
}

/** RFC 9457. `code` is the first problem's code; the codes stand in docs/rules.md. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  requestId: string;
  /** Every problem found, not only the first. */
  errors: ({
    /** RFC 6901, into the body; with ?/ in front, into the query; empty for the request as a whole. */
    pointer: string;
    code: string;
    message: string;
    params?: Record<string, string | number | string[]>;
  })[];
}

export interface ProgrammeAgreement {
  programme: string;
  programmeName: string;
  agreement: Agreement | null;
  allowedActions: AllowedAction[];
}

export interface ProgrammeRuns {
  programme: string;
  programmeName: string;
  /** Whose run comes next; null while one is open. */
  nextMonth: string | null;
  runs: Run[];
}

export interface ProgrammeTerms {
  programme: string;
  programmeName: string;
  /** The newest, for If-Match; 0 where there is none. */
  version: number;
  /** What counts for the present month. */
  inForce: number | null;
  /** The newest first. */
  versions: TermsVersion[];
  allowedActions: AllowedAction[];
}

export interface Proof {
  /** One of: ready, no-files, reading, would-come-back, needs-a-person. More may come. */
  verdict: string;
  /** Reasons with which a reviewer would ask for more. */
  codes: string[];
  /** The claim's facts and the day are those of this moment. */
  checkedAt: string;
  /** In the order in which reviewers go through them. */
  checks: ProofCheck[];
  files: ProofFile[];
  /** In which languages there is a form to sign, the customer's own first. */
  templateLanguages: string[];
}

export interface ProofCheck {
  /** One of: partner, customer, domain, tenant, item, service, signature, signature-date, public-sector-disclosure. More may come. */
  check: string;
  /** For the check "item": which workload or product. */
  item: Item | null;
  /** "unclear": a person must look, at the place. More may come. */
  outcome: string;
  /** The reason with which a reviewer would ask for more. */
  code: string | null;
  /** Missing: not-named, excluded, not-in-this-work, not-signed, refused, not-by-customer, no-signature-block, no-date, too-old, in-future, not-described, left-open, not-found, not-agreed. Unclear: role-unclear, language, signer-unclear, agreed-elsewhere, not-completed, conditional, quoted, contradictory, not-in-force, not-understood, date-unclear, only-mentioned. More may come. */
  why: string | null;
  /** Where it was found, or where something else stands in its place. */
  place: ProofPlace | null;
  lookedFor: string[];
  /** For the check "signature-date". */
  date: ProofDate | null;
}

export interface ProofDate {
  found: string | null;
  oldestAllowed: string;
}

export interface ProofFile {
  fileId: string;
  fileName: string;
  /** Found from the content. */
  mediaType: string;
  /** One of: read, waiting, reading, needs-a-person. More may come. */
  state: string;
  /** Why only a person can read it: image-only, encrypted, damaged, empty, too-large. More may come. */
  why: string | null;
  /** Pages in the middle of a very long file that were not read. */
  pagesLeftOut: number;
  /** Which of partner, customer, domain and tenant differ: the file then does not count. */
  aboutAnother: string[];
}

export interface ProofPlace {
  fileId: string;
  fileName: string;
  /** From 1. A DOCX has no pages until it is printed: all of it is page 1. */
  page: number;
  /** As it stands there; long ones are cut. */
  excerpt: string;
}

export interface ProposedReason {
  lineId: string;
  text: string;
}

export interface PublishAgreement {
  text: AgreementTextInput;
  openToAll: boolean;
  /** Needed from the second version on. */
  acceptBy: string | null;
  /** Stays in the administration log. */
  why: string;
}

export interface QuestionInput {
  text: string;
}

export interface QueueAge {
  at: string;
  items: QueueAgeCount[];
}

export interface QueueAgeCount {
  /** One of: submitted, under-review, disputed. More may come. */
  stage: string;
  /** Whole days since its clock was started. */
  wait: string;
  /** One of: overdue, due-soon, in-time, stopped. More may come. */
  clock: string;
  claims: number;
}

export interface Rate {
  item: string;
  group: 'A' | 'B' | 'C';
  rate: string;
}

export interface RatedItem {
  id: string;
  name: string;
}

export interface RateInput {
  item: string;
  group: 'A' | 'B' | 'C';
  rate: string;
}

export interface ReactivateMember {
  /** Stays in the log of administration. */
  why: string;
}

export interface Reason {
  reason: string;
}

export interface ReasonDetail {
  /** One of: information, rejection. More may come. */
  family: string;
  code: string;
  version: number;
  texts: ReasonTexts;
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  /** The newest first. */
  versions: ReasonSentences[];
  allowedActions: AllowedAction[];
}

export interface ReasonList {
  items: ReasonSentences[];
}

export interface ReasonMonth {
  /** In the programme owner's time zone. */
  month: string;
  /** One of: return, rejection. More may come. */
  kind: string;
  code: string;
  count: number;
}

export interface Reasons {
  information: CatalogReason[];
  /** To be chosen by people. */
  rejection: CatalogReason[];
  /** Set by the process. */
  given: CatalogReason[];
  warnings: ExplainedCode[];
}

export interface ReasonSaid {
  title: string;
  text: string;
  /** Empty where nothing would change it. */
  remedy: string;
}

export interface ReasonSentences {
  /** One of: information, rejection. More may come. */
  family: string;
  code: string;
  version: number;
  texts: ReasonTexts;
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
}

export interface ReasonsFigures {
  from: string;
  until: string;
  items: ReasonMonth[];
}

export interface ReasonText {
  title: string;
  text: string;
  /** What to do, or what would change the result; may be empty. */
  remedy: string;
}

export interface ReasonTextInput {
  title: string;
  text: string;
  remedy: string;
}

/** By language. */
export interface ReasonTexts {
  en: ReasonText;
  nl: ReasonText;
}

export interface ReasonTextsInput {
  en: ReasonTextInput;
  nl: ReasonTextInput;
}

export type RefreshRun = Record<string, never>;

export interface RefusalMonth {
  /** In the programme owner's time zone. */
  month: string;
  asked: number;
  refused: number;
  undone: number;
}

export interface RefusalsFigures {
  from: string;
  until: string;
  items: RefusalMonth[];
}

export interface RefuseInput {
  /** Left out: all that can be chosen. */
  lineIds?: string[] | null;
  /** The box that a person ticked: an untouched form does nothing. */
  confirmed: boolean;
  reason?: string | null;
}

export interface Rejection {
  codes: string[];
  text: string | null;
  at: string | null;
  /** For the programme owner only. */
  by: string | null;
  disputeUntil: string | null;
  final: boolean;
}

export interface RequestAnswer {
  code: string;
  text: string;
}

export interface RequestInformation {
  codes: string[];
  /** Words about single reasons. */
  points?: RequestPointInput[];
  /** Needed where a reason has no words of its own. */
  comment?: string | null;
}

export interface RequestPartnerContact {
  name: string;
  email: string;
}

export interface RequestPoint {
  code: string;
  /** What the reviewer found, and where. */
  evidence: string | null;
  /** What would change the result, in the reviewer's words; null: what the catalogue of reasons says. */
  remedy: string | null;
}

export interface RequestPointInput {
  code: string;
  /** What was found, and where. The partner reads it. */
  evidence?: string | null;
  /** What would change the result; left out, what the catalogue of reasons says. */
  remedy?: string | null;
}

export interface RequestSignature {
  /** As a program read it in the proof; null where it found no signature that is recent enough. */
  signedOn: string | null;
  places: SignaturePlace[];
}

export interface Requirement {
  kind: 'agreement' | 'payout-profile' | 'tax-profile' | 'other-than-customer' | 'designation' | 'competency' | 'geography' | 'cloud' | 'public-sector-proof';
  /** Of a designation or competency. */
  name: string | null;
  /** Countries or clouds. */
  values: string[];
}

export interface RequirementInput {
  kind: 'agreement' | 'payout-profile' | 'tax-profile' | 'other-than-customer' | 'designation' | 'competency' | 'geography' | 'cloud' | 'public-sector-proof';
  /** Of a designation or competency. */
  name: string | null;
  /** Countries or clouds. */
  values: string[];
}

export type ResendInvitation = Record<string, never>;

export interface ResubmitClaim {
  comment?: string | null;
  answers?: RequestAnswer[];
}

export interface ReturnArbitration {
  reason: string;
}

export interface ReturnEnrollment {
  /** The partner reads it. */
  reason: string;
  profiles: ('payout' | 'tax')[];
}

export interface ReturnProfile {
  /** The partner reads it. */
  reason: string;
}

export interface ReturnRun {
  reason: string;
}

export interface RevokeRole {
  role: 'account-admin' | 'incentives-admin' | 'incentives-user' | 'report-viewer' | 'reviewer' | 'senior-reviewer' | 'programme-admin' | 'finance' | 'auditor';
  /** Of a partner. Left out or null: every location. */
  locationId?: string | null;
  /** Of a partner. Left out or null: every programme. */
  programme?: string | null;
  /** Stays in the log. The programme owner has to give it. */
  why?: string | null;
}

export interface RolePlace {
  id: string;
  number: string;
  name: string;
  country: string;
}

export interface Round {
  number: number;
  /** One of: open, notice-pending, paused, closed, void. More may come. */
  state: string;
  openedAt: string;
  namedContact: Person;
  endsAt: string | null;
  replacements: number;
  /** What whoever is asked in this round was told that silence means. */
  silence: string;
}

export interface Run {
  programme: string;
  month: string;
  number: number;
  /** One of: preview, awaiting-approval, posting, posted, discarded. More may come. */
  state: string;
  version: number;
  totals: RunTotal[];
  entries: number;
  preparedBy: string;
  preparedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  postedAt: string | null;
  /** Why it was sent back or dropped. */
  reason: string | null;
  allowedActions: AllowedAction[];
}

export interface RunDetail {
  programme: string;
  month: string;
  number: number;
  /** One of: preview, awaiting-approval, posting, posted, discarded. More may come. */
  state: string;
  version: number;
  totals: RunTotal[];
  entries: number;
  preparedBy: string;
  preparedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  postedAt: string | null;
  /** Why it was sent back or dropped. */
  reason: string | null;
  allowedActions: AllowedAction[];
  programmeName: string;
  /** Lines of the month that a cap cut. */
  capped: number;
  zeroes: RunZeroes[];
  outliers: RunOutlier[];
  withoutRate: RunWithoutRate[];
  /** The first 500. */
  list: RunEntry[];
}

export interface RunEntry {
  association: string;
  /** One of: earning, adjustment, clawback. More may come. */
  kind: string;
  partner: string;
  location: string;
  item: string;
  earnedMonth: string;
  units: string;
  rate: string | null;
  currency: string;
  amount: string;
}

export interface RunList {
  items: ProgrammeRuns[];
}

export interface RunOutlier {
  location: string;
  partner: string;
  currency: string;
  /** One of: new, up, down. More may come. */
  why: string;
  before: string;
  now: string;
}

export interface RunTotal {
  currency: string;
  earnings: string;
  adjustments: string;
  clawbacks: string;
  sum: string;
}

export interface RunWithoutRate {
  date: string;
  lines: number;
}

export interface RunZeroes {
  code: string;
  lines: number;
  en: ZeroSaid;
  nl: ZeroSaid;
}

export interface Safeguards {
  /** Nothing of the tenant can be claimed, except with a one-time code. */
  allLocked: boolean;
  /** Silence counts for nobody, whatever the policy says: a trusted contact or an administrator has to agree. Holds for periods that run already, too. */
  agreementRequired: boolean;
  allowedActions: AllowedAction[];
}

export interface SafeguardsInput {
  /** Nothing of the tenant can be claimed, except with a one-time code. */
  allLocked: boolean;
  /** Silence counts for nobody, whatever the policy says: a trusted contact or an administrator has to agree. Holds for periods that run already, too. */
  agreementRequired: boolean;
}

export interface SandboxClock {
  now: string;
  realNow: string;
  offsetMs: number;
  nextDeadlineAt: string | null;
  /** May who asks move it? */
  mayMove: boolean;
}

export interface SavedView {
  id: string;
  list: string;
  name: string;
  search: string;
  version: number;
  madeAt: string;
  allowedActions: AllowedAction[];
}

export interface SavedViewList {
  items: SavedView[];
}

export interface SaveView {
  list: 'claims' | 'queue' | 'associations';
  name: string;
  /** The words behind the question mark of the list's address. */
  search: string;
}

export interface SecondFactor {
  /** Six digits of the authenticator app, or a backup code. */
  code: string;
}

export interface SentMail {
  template: string;
  at: string;
  /** One of: accepted, refused. More may come. */
  outcome: string;
  language: string;
  subject: string;
  /** 'own' and the number of an administrator's text, or 'program' and the version whose own text it is. null, as are the sums and the words, in a mail that an older program sent. */
  textVersion: string | null;
  /** Hexadecimal SHA-256 of the plain text as it was sent, in UTF-8, lines ending in a line feed. */
  textSha256: string | null;
  /** Likewise of the HTML. */
  htmlSha256: string | null;
  /** The plain text with {link} and {code} where the key of the link and the code stood; a brace of its own is doubled. */
  words: string | null;
}

export interface Session {
  member: SignedInMember | null;
  twoFactor: boolean;
  expiresAt: string | null;
  /** False for whoever signs in at the company's provider only. */
  hasPassword: boolean;
  /** Nothing else is open before one was added. */
  mustAddSecondFactor: boolean;
  /** Is the company's own sign-in offered? */
  singleSignOn: boolean;
  /** Are the demo's people offered, one click each? */
  demo: boolean;
}

export interface SetAbsence {
  from: string;
  until: string;
  /** A colleague who reviews. */
  substituteId?: string | null;
}

export interface SetCapacity {
  /** Claims of the queue; null: no such number. */
  capacity: number | null;
  /** Stays in the log of administration. */
  why: string;
}

export interface ShownProfile {
  /** One of: payout, tax. More may come. */
  kind: string;
  /** One of: waiting, valid, returned. More may come. */
  state: string;
  holder: string | null;
  country: string;
  currency: string | null;
  /** All that is ever shown again. */
  lastFour: string;
  form: string | null;
  validUntil: string | null;
  addedBy: string;
  addedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  returnReason: string | null;
  allowedActions: AllowedAction[];
}

export interface SignaturePlace {
  /** One of: signature, signature-date. More may come. */
  what: string;
  fileName: string;
  page: number;
  quote: string;
}

export interface SignedIn {
  /** second-factor: the code of the authenticator app is asked for next. */
  state: string;
}

export interface SignedInMember {
  id: string;
  name: string;
  email: string;
  /** One of: partner, owner, customer. More may come. */
  side: string;
  language: string;
}

export interface SignIn {
  email: string;
  password: string;
}

export interface SingleSignOn {
  /** Path to go to afterwards. */
  returnTo?: string;
}

export interface SkippedDay {
  date: string;
  /** One of: weekend, holiday, no-such-day. More may come. */
  why: string;
  name: string | null;
}

export interface Standing {
  undecided: number;
  noticePending: number;
  waitingForCustomer: number;
  paused: number;
  unconfirmed: number;
  official: number;
  ended: number;
  refused: number;
  rejected: number;
  rejectedFinal: number;
  disputed: number;
  withdrawn: number;
  contested: number;
  disputeUntil: string | null;
  customerMayRefuseUntil: string | null;
  due: Due | null;
  overdue: Overdue[];
  waitingForArbitration: boolean;
}

export interface StayingDeadline {
  claimId: string;
  claimNumber: string;
  customerName: string;
  /** One of: refusal-window, partner-answer, review-decide. More may come. */
  kind: string;
  stays: FoundDate;
  /** The last day that the new version would have given. */
  wouldBe: string;
}

export interface StayingDeadlines {
  /** Open deadlines that were found with an earlier version. They stay as they are. */
  found: number;
  /** false: only those that end soonest were looked at, so there may be more. */
  all: boolean;
  soonest: StayingDeadline[];
}

export interface SubmitClaim {
  /** The one-time code that the customer's tenant admin gave you. */
  consentCode?: string | null;
}

export type SubmitRun = Record<string, never>;

export interface Subscription {
  id: string;
  product: string;
  /** One of: active, in-grace, ended, not-provisioned. More may come. */
  state: string;
  /** One of: enterprise-agreement, volume-licensing, web-direct, csp. More may come. */
  motion: string;
  startsOn: string;
  endsOn: string | null;
  paidSeats: number;
}

export interface Task {
  id: string;
  /** One of: customer-question, unconfirmed-contact, contact-bounced, bounce-after-official, replacement-contact, end-requested, arbitration, overdue. More may come. */
  kind: string;
  openedAt: string;
  closedAt: string | null;
  outcome: string | null;
  detail: Record<string, unknown>;
  subject: TaskSubject;
  /** null where it is not about a claim. */
  claim: TaskClaim | null;
  customer: CustomerRef | null;
  partner: PartnerRef | null;
}

export interface TaskClaim {
  id: string;
  number: string;
  name: string;
  version: number;
}

export interface TaskPage {
  items: Task[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

/** What it is about: one of these kinds. */
export interface TaskSubject {
  /** One of: claim. More may come. */
  kind: string;
  number: string;
  title: string;
  version: number;
}

export interface TenantAssociationPage {
  items: Association[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface TenantRequest {
  id: string;
  number: string;
  version: number;
  partner: PartnerRef;
  location: LocationRef;
  partnerContact: RequestPartnerContact | null;
  namedContact: Person | null;
  rounds: Round[];
  /** Who was asked or told, each with what became of it. */
  notices: Notice[];
  /** The links that still open something. */
  links: LiveLink[];
  lines: Line[];
  /** The end of that period while it is still to come. */
  endsAt: string | null;
  /** The latest period in which something can still be refused, or could be, and how its end was found; null while its end is not known. */
  window: ConsentWindow | null;
  /** Can something be refused, and is that within the period? after-period: the period is over, but nothing has become official, so a refusal still counts. */
  refusable: string;
  /** Until when the last decision can be undone. */
  undo: ConsentWindow | null;
  allowedActions: AllowedAction[];
  updatedAt: string;
}

export interface TenantRequestPage {
  items: TenantRequest[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface TenantSubscription {
  id: string;
  product: Item;
  /** One of: active, in-grace, ended, not-provisioned. More may come. */
  state: string;
  /** One of: volume-licensing, web-direct, enterprise-agreement, csp. More may come. */
  motion: string;
  paidSeats: number;
}

export interface TenantSubscriptionPage {
  items: TenantSubscription[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface TenantUsagePage {
  items: UsageMonth[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface Terms {
  /** The first month that it counts for. */
  from: string;
  currency: string;
  requirements: Requirement[];
  lever: Lever;
  rates: Rate[];
  /** The group of each country of a customer. */
  markets: Record<string, 'A' | 'B' | 'C'>;
  minimumThreshold: MinimumThreshold | null;
  baseline: 'before-association' | 'association-month';
  /** Months; null: no limit. */
  earningPeriod: number | null;
  caps: Caps;
  holdDays: number;
  paymentMinimum: string;
}

export interface TermsList {
  items: ProgrammeTerms[];
  rated: RatedItem[];
}

export interface TermsVersion {
  version: number;
  /** One of: draft, approved, discarded. More may come. */
  state: string;
  terms: Terms;
  madeBy: string;
  madeAt: string;
  why: string;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
}

export interface TrustedContact {
  id: string;
  name: string;
  title: string;
  email: string;
  /** One of: owner, tenant-admin. More may come. */
  source: string;
  /** proposed: another person has to confirm it. */
  state: string;
  addedAt: string | null;
  addedBy: string | null;
  confirmedBy: string | null;
  allowedActions: AllowedAction[];
}

export interface TrustedContactInput {
  name: string;
  title?: string;
  email: string;
  /** Stays in the log of administration. */
  why?: string | null;
}

export interface TwoFactorStart {
  /** otpauth address for the authenticator app, as text or as a picture. */
  uri: string;
  /** Each works once. Shown this time only. */
  backupCodes: string[];
}

export interface UndoInput {
  /** The box that a person ticked: an untouched form does nothing. */
  confirmed: boolean;
}

export interface UsageMonth {
  associationId: string;
  customerName: string;
  item: Item;
  subscriptionId: string | null;
  month: string;
  /** False for the month that still runs in the customer's time zone: its figures are those so far. */
  complete: boolean;
  monthlyActiveUsers: number;
  paidAvailableUnits: number;
  /** Of the subscription; null for a workload. */
  soldSeats: number | null;
}

export interface UsagePage {
  items: UsageMonth[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface UsageRead {
  id: string;
  associationId: string;
  partner: PartnerRef;
  readerName: string;
  item: Item;
  fromMonth: string;
  untilMonth: string;
  at: string;
}

export interface UsageReadPage {
  items: UsageRead[];
  /** Give it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export interface UsageTrendMonth {
  month: string;
  monthlyActiveUsers: number;
  paidAvailableUnits: number;
  associations: number;
  /** False while the month runs: figures so far. */
  complete: boolean;
}

export interface UsageTrends {
  /** How many associations with figures are in the sums. */
  associations: number;
  /** There are more than two hundred: the newest two hundred are summed. */
  more: boolean;
  months: UsageTrendMonth[];
}

export interface ValidatedLocation {
  id: string;
  number: string;
  name: string;
}

export type ValidateProfile = Record<string, never>;

export interface VersionMade {
  version: number;
  /** null: it came with the program. */
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
}

export interface Warning {
  code: string;
  pointer: string;
  message: string;
  params?: Record<string, string | number | string[]>;
}

export interface WhyNot {
  code: string;
  message: string;
}

export interface WithdrawClaim {
  reason: string;
}

export interface WithdrawInvitation {
  /** Stays in the log of administration. */
  why: string;
}

export interface ZeroSaid {
  title: string;
  remedy: string;
}
