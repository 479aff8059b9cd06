/**
 * Who may call which operation: one row for each operation of openapi.json, acts and reads. What is not in it is served to nobody.
 * HTTP takes sides, roles and scopes from here before it looks at a request, actions ask with what they have loaded, and
 * `allowedActions`, `mayOpen` and docs/rules.md are made of it. `rightProblem` in may-call.ts is the only reader of rights.
 */
import {
  anybody,
  byLink,
  changes,
  does,
  only,
  openAct,
  openRead,
  type OperationRow,
  reads,
} from './operation-row.ts';
import { deskRoles, partnerRoles, tenantRoles } from '../rights/role.ts';

const ofPartner = { partner: partnerRoles };
const ofOwner = { owner: deskRoles };
const ofCustomer = { customer: tenantRoles };
const ofBoth = { ...ofPartner, ...ofOwner };

const people = { partner: ['account-admin', 'incentives-admin'] } as const;
const drafters = { partner: ['incentives-admin', 'incentives-user'] } as const;
const reviewers = { owner: ['reviewer', 'senior-reviewer'] } as const;
const administrators = { owner: ['programme-admin'] } as const;
const administrationReaders = { owner: ['programme-admin', 'auditor'] } as const;
const enrollers = { partner: ['incentives-admin'] } as const;
const financePeople = { owner: ['finance'] } as const;
const overseers = { owner: ['senior-reviewer', 'programme-admin', 'auditor'] } as const;
const peopleAdmins = { partner: ['account-admin'], owner: ['programme-admin'] } as const;
/** Every role of a partner but the one that only manages people. */
const usageReaders = { partner: ['incentives-admin', 'incentives-user', 'report-viewer'] } as const;
const keyManagers = {
  partner: ['incentives-admin'],
  owner: ['programme-admin'],
  customer: ['tenant-admin'],
} as const;
/** It makes windows end and lines official for everybody: people who file or handle claims, not who only reads. */
const clockMovers = {
  partner: ['incentives-admin', 'incentives-user'],
  owner: ['reviewer', 'senior-reviewer', 'programme-admin', 'finance'],
} as const;

const claims = {
  listClaims: reads(ofBoth, 'claims:read', 'submitted'),
  createClaim: does('create-claim', 'partner'),
  readClaim: reads(ofBoth, 'claims:read', 'submitted'),
  editClaim: does('edit-claim', 'partner'),
  submitClaim: does('submit-claim', 'partner'),
  resubmitClaim: does('resubmit-claim', 'partner'),
  withdrawClaim: does('withdraw-claim', 'partner'),
  disputeClaim: does('dispute-claim', 'partner'),
  listClaimLines: reads(ofBoth, 'claims:read', 'submitted'),
  listClaimDeadlines: reads(ofBoth, 'claims:read', 'submitted'),
  listClaimNotices: reads(ofBoth, 'claims:read', 'submitted'),
  listClaimRequests: reads(ofBoth, 'claims:read', 'submitted'),
  listClaimComments: reads(ofBoth, 'claims:read', 'submitted'),
  addComment: does('add-comment', 'partner', 'owner'),
  listClaimHistory: reads(ofBoth, 'claims:read', 'submitted'),
  claimTrends: reads(ofBoth, 'claims:read', 'own-company'),
  listSavedViews: reads(ofBoth, 'claims:read', 'own-person'),
  saveView: changes(ofBoth, 'claims:read', 'own-person'),
  changeSavedView: changes(ofBoth, 'claims:read', 'own-person'),
  deleteSavedView: changes(ofBoth, 'claims:read', 'own-person'),
};

const files = {
  listClaimFiles: reads(ofBoth, 'claims:read', 'submitted'),
  addFile: does('add-file', 'partner'),
  removeFile: does('remove-file', 'partner'),
  readFileContent: reads(ofBoth, 'claims:read', 'submitted'),
  readFileText: reads(ofBoth, 'claims:read', 'submitted'),
  readProof: reads(ofBoth, 'claims:read', 'submitted'),
  makeProofTemplate: reads(ofBoth, 'claims:read', 'submitted'),
};

const review = {
  listReviewQueue: reads(ofOwner, 'reviews:read'),
  listDisputes: reads(ofOwner, 'reviews:read'),
  listTasks: reads(ofOwner, 'reviews:read'),
  readTask: reads(ofOwner, 'reviews:read'),
  listAssignees: reads(reviewers, 'reviews:read'),
  startReview: does('start-review', 'owner'),
  assignClaim: does('assign-claim', 'owner'),
  requestInformation: does('request-information', 'owner'),
  decideClaim: does('decide-claim', 'owner'),
  addInternalNote: does('add-internal-note', 'owner'),
  answerQuestion: does('answer-question', 'owner'),
  decideEndRequest: does('decide-end-request', 'owner'),
  readAbsence: reads(reviewers, 'reviews:read', 'own-person'),
  setAbsence: changes(reviewers, 'reviews:write', 'own-person'),
  endAbsence: changes(reviewers, 'reviews:write', 'own-person'),
  readQueueAge: reads(overseers, 'reviews:read'),
  readDecisionsFigures: reads(overseers, 'reviews:read'),
  readReasonsFigures: reads(overseers, 'reviews:read'),
  readRefusalsFigures: reads(overseers, 'reviews:read'),
  readDisputesFigures: reads(overseers, 'reviews:read'),
  readNoticesFigures: reads(overseers, 'reviews:read'),
};

const arbitration = {
  listArbitrations: reads(ofBoth, 'claims:read', 'own-company'),
  readArbitration: reads(ofBoth, 'claims:read', 'own-company'),
  answerArbitration: does('answer-arbitration', 'partner'),
  decideArbitration: does('decide-arbitration', 'owner'),
  confirmArbitration: does('confirm-arbitration', 'owner'),
  returnArbitration: does('return-arbitration', 'owner'),
};

const consent = {
  readConsent: openRead,
  agreeByLink: byLink('agree'),
  refuseByLink: byLink('refuse'),
  notMeByLink: byLink('not-me'),
  askByLink: byLink('ask-question'),
  undoByLink: byLink('undo-decision'),
  endByLink: byLink('end-association'),
  readContactNews: openRead,
  objectToContact: byLink('object-to-contact'),
  readNotice: reads({ ...ofBoth, ...ofCustomer }, 'claims:read', 'own-company'),
  correctContact: does('correct-contact', 'partner', 'owner'),
  confirmContact: does('confirm-contact', 'partner', 'owner'),
  addTrustedContact: does('add-trusted-contact', 'owner'),
  confirmTrustedContact: only('contact-of-another', does('confirm-trusted-contact', 'owner')),
  endTrustedContact: does('end-trusted-contact', 'owner'),
  listRequests: reads(ofCustomer, 'tenants:read', 'asked'),
  readRequest: reads(ofCustomer, 'tenants:read', 'asked'),
  readRequestSignature: reads(ofCustomer, 'tenants:read', 'asked'),
  agreeToRequest: does('agree', 'customer'),
  refuseRequest: does('refuse', 'customer'),
  undoRequest: does('undo-decision', 'customer'),
  askAboutRequest: does('ask-question', 'customer'),
  closeLink: does('close-link', 'customer'),
  listTenantContacts: reads(ofCustomer, 'tenants:read', 'own-company'),
  endTenantContact: does('end-trusted-contact', 'customer'),
  listLocks: reads(ofCustomer, 'tenants:read', 'own-company'),
  lockItem: does('lock-item', 'customer'),
  unlockItem: does('unlock-item', 'customer'),
  readSafeguards: reads(ofCustomer, 'tenants:read', 'own-company'),
  changeSafeguards: does('change-safeguards', 'customer'),
  listConsentCodes: reads(ofCustomer, 'tenants:read', 'own-company'),
  issueConsentCode: does('issue-consent-code', 'customer'),
  revokeConsentCode: only('code-open', does('revoke-consent-code', 'customer')),
  listTenantPartners: reads(ofCustomer, 'tenants:read', 'own-company'),
  listTenantSubscriptions: reads(ofCustomer, 'tenants:read', 'own-company'),
  listUsageReads: reads(ofCustomer, 'tenants:read', 'own-company'),
  listLookups: reads(ofCustomer, 'tenants:read', 'own-company'),
};

const associations = {
  listAssociations: reads(ofBoth, 'associations:read', 'own-company'),
  readAssociation: reads(ofBoth, 'associations:read', 'own-company'),
  endAssociation: only('still-official', does('end-association', 'partner')),
  requestEnd: only('still-official', does('request-end', 'partner')),
  listUsage: reads({ ...usageReaders, ...ofOwner }, 'usage:read', 'own-company'),
  usageTrends: reads(usageReaders, 'usage:read', 'own-company'),
  listTenantAssociations: reads(ofCustomer, 'associations:read', 'own-company'),
  readTenantAssociation: reads(ofCustomer, 'associations:read', 'own-company'),
  endTenantAssociation: only('still-official', does('end-association', 'customer')),
  listTenantUsage: reads(ofCustomer, 'usage:read', 'own-company'),
};

const parties = {
  listLocations: reads(ofBoth, 'company:read', 'own-company'),
  listEnrollments: reads(ofBoth, 'company:read', 'own-company'),
  /** At the owner's desk everybody sees who may review, since claims are handed over; at a partner, who manages people or claims. */
  listMembers: reads({ ...people, ...ofOwner, ...ofCustomer }, 'company:read', 'own-company'),
  readMember: reads({ ...people, ...ofOwner, ...ofCustomer }, 'company:read', 'own-company'),
  listPeopleChanges: reads({ ...people, ...administrationReaders }, 'company:read', 'own-company'),
  grantRole: changes({ ...people, ...administrators }, 'company:write', 'where-admin'),
  revokeRole: changes(peopleAdmins, 'company:write', 'where-admin'),
  inviteMember: changes(peopleAdmins, 'company:write', 'where-admin'),
  resendInvitation: changes(peopleAdmins, 'company:write', 'invited-colleague'),
  withdrawInvitation: changes(peopleAdmins, 'company:write', 'invited-colleague'),
  deactivateMember: changes(peopleAdmins, 'company:write', 'colleague'),
  reactivateMember: changes(peopleAdmins, 'company:write', 'former-colleague'),
  addConflict: changes(administrators, 'company:write', 'colleague'),
  endConflict: changes(administrators, 'company:write', 'colleague'),
  setCapacity: changes(administrators, 'company:write', 'colleague'),
  listPartners: reads(administrationReaders, 'company:read'),
  readPartner: reads(administrationReaders, 'company:read'),
  listPartnerMembers: reads(administrationReaders, 'company:read'),
  addPartner: changes(administrators, 'company:write'),
  editPartner: changes(administrators, 'company:write'),
  addLocation: changes(administrators, 'company:write'),
  editLocation: changes(administrators, 'company:write'),
  enrolLocation: changes(administrators, 'company:write'),
  changeEnrollment: changes(administrators, 'company:write'),
  inviteAdmin: changes(administrators, 'company:write'),
  lookUpCustomer: reads(drafters, 'customers:read', 'at-location'),
  listCustomers: reads(ofOwner, 'customers:read'),
  readCustomer: reads(ofOwner, 'customers:read'),
  editCustomer: changes(administrators, 'customers:write'),
  listApiKeys: reads({ ...keyManagers, ...administrationReaders }, 'keys:read', 'own-company'),
  listKeyScopes: reads({ ...keyManagers, ...administrationReaders }, 'keys:read'),
  createApiKey: changes(keyManagers, 'keys:write', 'own-person'),
  revokeApiKey: changes(keyManagers, 'keys:write', 'key-alive'),
};

const incentives = {
  listAgreements: reads({ ...enrollers, owner: ['programme-admin', 'finance', 'auditor'] }, 'company:read'),
  publishAgreement: changes(administrators, 'administration:write'),
  listTerms: reads({ owner: ['programme-admin', 'finance', 'auditor'] }, 'administration:read'),
  draftTerms: changes(administrators, 'administration:write'),
  approveTerms: changes(administrators, 'administration:write', 'draft-of-another'),
  discardTerms: changes(administrators, 'administration:write'),
  readEvaluation: reads({ ...usageReaders, owner: ['finance', 'auditor'] }, 'earnings:read', 'own-company'),
  listIneligible: reads(usageReaders, 'earnings:read', 'own-company'),
  listRuns: reads({ owner: ['finance', 'auditor'] }, 'earnings:read'),
  readRun: reads({ owner: ['finance', 'auditor'] }, 'earnings:read'),
  prepareRun: changes(financePeople, 'earnings:write'),
  refreshRun: changes(financePeople, 'earnings:write'),
  submitRun: changes(financePeople, 'earnings:write'),
  returnRun: changes(financePeople, 'earnings:write'),
  approveRun: changes(financePeople, 'earnings:write'),
  discardRun: changes(financePeople, 'earnings:write'),
  listEarnings: reads(usageReaders, 'earnings:read', 'own-company'),
  listAccounts: reads(usageReaders, 'earnings:read', 'own-company'),
  /** Bank and tax data: nobody else learns that there are any. */
  readEnrollment: reads({ ...enrollers, owner: ['finance', 'auditor'] }, 'company:read', 'at-location'),
  joinProgramme: changes(enrollers, 'company:write', 'at-location'),
  acceptAgreement: changes(enrollers, 'company:write', 'at-location'),
  addPayoutProfile: changes(enrollers, 'company:write', 'at-location'),
  addTaxProfile: changes(enrollers, 'company:write', 'at-location'),
  listEnrollmentValidations: reads({ owner: ['finance', 'auditor'] }, 'company:read'),
  approveEnrollment: changes(financePeople, 'company:write'),
  returnEnrollment: changes(financePeople, 'company:write'),
  validateProfile: changes(financePeople, 'company:write'),
  returnProfile: changes(financePeople, 'company:write'),
};

const programme = {
  readCatalog: reads(anybody, null),
  listCalendars: reads(administrationReaders, 'administration:read'),
  readCalendar: reads(administrationReaders, 'administration:read'),
  changeCalendar: changes(administrators, 'administration:write'),
  listPolicies: reads(administrationReaders, 'administration:read'),
  createPolicy: changes(administrators, 'administration:write'),
  activatePolicy: changes(administrators, 'administration:write'),
  withdrawActivation: changes(administrators, 'administration:write', 'activation-to-come'),
  listCatalogVersions: reads(administrationReaders, 'administration:read'),
  readCatalogVersion: reads(administrationReaders, 'administration:read'),
  changeCatalog: changes(administrators, 'administration:write'),
  listReasons: reads(administrationReaders, 'administration:read'),
  readReason: reads(administrationReaders, 'administration:read'),
  changeReason: changes(administrators, 'administration:write'),
  listMailTexts: reads(administrationReaders, 'administration:read'),
  readMailText: reads(administrationReaders, 'administration:read'),
  draftMailText: changes(administrators, 'administration:write'),
  approveMailText: changes(administrators, 'administration:write', 'draft-of-another'),
  listAdminLog: reads(administrationReaders, 'administration:read'),
};

const integration = {
  listEvents: reads(anybody, 'events:read', 'own-company'),
  readSandboxClock: reads(anybody, null, 'in-sandbox'),
  advanceSandboxClock: changes(clockMovers, 'sandbox:write', 'in-sandbox'),
};

const session = {
  readSession: openRead,
  signIn: openAct,
  signInSecondFactor: openAct,
  startSingleSignOn: openAct,
  signOut: openAct,
  readMe: reads(anybody, null, 'own-person'),
  listOwnChanges: reads(anybody, null, 'own-person'),
  changeLanguage: changes(anybody, null, 'own-person'),
  renewBackupCodes: changes(anybody, null, 'own-person'),
  changePassword: changes(anybody, null, 'own-person'),
  startTwoFactor: changes(anybody, null, 'own-person'),
  confirmTwoFactor: changes(anybody, null, 'own-person'),
  endTwoFactor: changes(anybody, null, 'own-person'),
  listOwnSessions: reads(anybody, null, 'own-person'),
  endOwnSession: changes(anybody, null, 'own-person'),
  endOtherSessions: changes(anybody, null, 'own-person'),
  proveIdentity: changes(anybody, null, 'own-person'),
  listDemoPeople: openRead,
  demoSignIn: openAct,
  readInvitation: openRead,
  acceptInvitation: openAct,
};

export const operationsByNoun = {
  claims,
  files,
  review,
  arbitration,
  consent,
  associations,
  parties,
  incentives,
  programme,
  integration,
  session,
} as const satisfies Record<string, Record<string, OperationRow>>;

type Nouns = typeof operationsByNoun;
export type OperationId = { [Noun in keyof Nouns]: keyof Nouns[Noun] }[keyof Nouns];

export const operations: Record<OperationId, OperationRow> = {
  ...claims,
  ...files,
  ...review,
  ...arbitration,
  ...consent,
  ...associations,
  ...parties,
  ...incentives,
  ...programme,
  ...integration,
  ...session,
};

export const operationIds = Object.keys(operations) as OperationId[];

export function isOperation(id: string): id is OperationId {
  return Object.hasOwn(operations, id);
}
