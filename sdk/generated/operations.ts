// Made by scripts/print-sdk.ts from openapi.json. Do not edit.
import type { CallOptions, OperationInfo, Upload } from '../call.ts';
import type {
  AcceptAgreement, AcceptInvitation, AccountList, ActivatedPolicy, ActivatePolicy, AddConflict, AddedComment, AddedContact,
  AddedFile, AddLocation, AddPartner, AddPayoutProfile, AddTaxProfile, AdminEntryPage, AdvanceClock, AgreeInput, AgreementList,
  AnswerArbitration, AnswerQuestion, ApiKeyPage, ApproveEnrollment, ApproveMailText, ApproveRun, ApproveTerms, Arbitration,
  ArbitrationPage, ArbitrationStanding, AssignClaim, Assignees, AssociationDetail, AssociationPage, BackupCodes, Calendar,
  CalendarPage, Catalog, CatalogVersion, CatalogVersionPage, ChangeCalendar, ChangeCatalog, ChangedCalendar, ChangedCatalog,
  ChangeEnrollment, ChangeLanguage, ChangePassword, ChangeReason, ChangeSavedView, Claim, ClaimPage, ClaimRequestList, ClaimTrends,
  CloseLinkInput, CommentInput, CommentPage, ConfirmContact, ConfirmTwoFactor, Consent, ConsentCodePage, ConsentDecided,
  ContactNews, CorrectContact, CreateApiKey, CreateClaim, CreatedApiKey, CreatePolicy, CustomerDetail, CustomerLookup,
  CustomerLookupInput, CustomerPage, DeactivateMember, DeadlineList, DecideArbitration, DecideClaim, DecideEndRequest,
  DecisionsFigures, DemoPeople, DemoSignIn, DiscardRun, DiscardTerms, DisputeClaim, DisputesFigures, DraftMailText, DraftTerms,
  EarningPage, EditClaim, EditCustomer, EditLocation, EditPartner, EndByLinkInput, EndConflict, EndedSessions, EndTenantContact,
  EndTrustedContact, EnrollmentDetail, EnrollmentPage, EnrollmentStanding, EnrollmentValidationList, EnrolLocation, Evaluation,
  EventFeed, FileList, FileText, GoThere, GrantRole, HeldContactList, HistoryPage, IneligibleList, Invitation, InviteAdmin,
  InvitedAdmin, InviteMember, IssueConsentCode, IssuedConsentCode, JoinProgramme, KeptCustomer, KeptEnrollment, KeptLocation,
  KeptPartner, KeyScopes, KnownPartnerList, LineList, LocationPage, LockInput, LockList, LookupPage, MadePolicy, MailLanguage,
  MailTextDetail, MailTextList, Me, Member, MemberPage, Nothing, NoticeList, NoticeOfClaim, NoticesFigures, NotMeInput,
  ObjectionInput, OwnAbsence, OwnPassword, OwnSessions, Partner, PartnerMemberPage, PartnerPage, PassedOn, PeopleChangePage,
  PolicyList, PrepareRun, ProgrammeAgreement, ProgrammeTerms, Proof, PublishAgreement, QuestionInput, QueueAge, ReactivateMember,
  Reason, ReasonDetail, ReasonList, ReasonSentences, ReasonsFigures, RefreshRun, RefusalsFigures, RefuseInput, RequestInformation,
  RequestSignature, ResendInvitation, ResubmitClaim, ReturnArbitration, ReturnEnrollment, ReturnProfile, ReturnRun, RevokeRole, Run,
  RunDetail, RunList, Safeguards, SafeguardsInput, SandboxClock, SavedView, SavedViewList, SaveView, SecondFactor, Session,
  SetAbsence, SetCapacity, SignedIn, SignIn, SingleSignOn, SubmitClaim, SubmitRun, Task, TaskPage, TenantAssociationPage,
  TenantRequest, TenantRequestPage, TenantSubscriptionPage, TenantUsagePage, TermsList, TrustedContactInput, TwoFactorStart,
  UndoInput, UsagePage, UsageReadPage, UsageTrends, ValidateProfile, WithdrawClaim, WithdrawInvitation,
} from './types.ts';

export const operations = {
  'catalog.read': { method: 'GET', path: '/v1/catalog', query: ['at'], body: null, answer: 'application/json' },
  'locations.list': { method: 'GET', path: '/v1/locations', query: ['limit', 'cursor', 'partner'], body: null, answer: 'application/json' },
  'enrollments.list': { method: 'GET', path: '/v1/enrollments', query: ['limit', 'cursor', 'partner'], body: null, answer: 'application/json' },
  'enrollments.add': { method: 'POST', path: '/v1/enrollments', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'members.changes': { method: 'GET', path: '/v1/members/changes', query: ['limit', 'cursor', 'member'], body: null, answer: 'application/json' },
  'me.changes': { method: 'GET', path: '/v1/me/changes', query: ['limit', 'cursor'], body: null, answer: 'application/json' },
  'members.list': { method: 'GET', path: '/v1/members', query: ['limit', 'cursor'], body: null, answer: 'application/json' },
  'members.invite': { method: 'POST', path: '/v1/members', query: [], body: 'application/json', answer: 'application/json' },
  'members.read': { method: 'GET', path: '/v1/members/{id}', query: [], body: null, answer: 'application/json' },
  'members.grantRole': { method: 'POST', path: '/v1/members/{id}/grant-role', query: [], body: 'application/json', answer: 'application/json' },
  'members.revokeRole': { method: 'POST', path: '/v1/members/{id}/revoke-role', query: [], body: 'application/json', answer: 'application/json' },
  'claims.assignees': { method: 'GET', path: '/v1/claims/{id}/assignees', query: [], body: null, answer: 'application/json' },
  'me.absence': { method: 'GET', path: '/v1/me/absence', query: [], body: null, answer: 'application/json' },
  'me.setAbsence': { method: 'POST', path: '/v1/me/absence', query: [], body: 'application/json', answer: 'application/json' },
  'me.endAbsence': { method: 'POST', path: '/v1/me/absence/end', query: [], body: null, answer: 'application/json' },
  'partners.list': { method: 'GET', path: '/v1/partners', query: ['limit', 'cursor', 'q'], body: null, answer: 'application/json' },
  'partners.add': { method: 'POST', path: '/v1/partners', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'partners.read': { method: 'GET', path: '/v1/partners/{id}', query: [], body: null, answer: 'application/json' },
  'partners.edit': { method: 'PATCH', path: '/v1/partners/{id}', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'partners.members': { method: 'GET', path: '/v1/partners/{id}/members', query: ['limit', 'cursor'], body: null, answer: 'application/json' },
  'partners.addLocation': { method: 'POST', path: '/v1/partners/{id}/locations', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'locations.edit': { method: 'PATCH', path: '/v1/locations/{id}', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'enrollments.change': { method: 'PATCH', path: '/v1/enrollments/{location}/{programme}', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'enrollments.read': { method: 'GET', path: '/v1/enrollments/{location}/{programme}', query: [], body: null, answer: 'application/json' },
  'enrollments.join': { method: 'POST', path: '/v1/enrollments/{location}/{programme}/join', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'enrollments.acceptAgreement': { method: 'POST', path: '/v1/enrollments/{location}/{programme}/agreement', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'enrollments.addPayoutProfile': { method: 'POST', path: '/v1/enrollments/{location}/{programme}/payout-profile', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'enrollments.addTaxProfile': { method: 'POST', path: '/v1/enrollments/{location}/{programme}/tax-profile', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'enrollments.waiting': { method: 'GET', path: '/v1/enrollment-validations', query: [], body: null, answer: 'application/json' },
  'enrollments.approve': { method: 'POST', path: '/v1/enrollments/{location}/{programme}/approve', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'enrollments.return': { method: 'POST', path: '/v1/enrollments/{location}/{programme}/return', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'enrollments.validateProfile': { method: 'POST', path: '/v1/enrollments/{location}/{programme}/profiles/{kind}/validate', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'enrollments.returnProfile': { method: 'POST', path: '/v1/enrollments/{location}/{programme}/profiles/{kind}/return', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'agreements.list': { method: 'GET', path: '/v1/agreements', query: [], body: null, answer: 'application/json' },
  'agreements.publish': { method: 'POST', path: '/v1/agreements/{programme}', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'terms.list': { method: 'GET', path: '/v1/terms', query: [], body: null, answer: 'application/json' },
  'terms.draft': { method: 'POST', path: '/v1/terms/{programme}/drafts', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'terms.approve': { method: 'POST', path: '/v1/terms/{programme}/approve', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'terms.discard': { method: 'POST', path: '/v1/terms/{programme}/discard', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'associations.evaluation': { method: 'GET', path: '/v1/associations/{id}/evaluation', query: [], body: null, answer: 'application/json' },
  'associations.ineligible': { method: 'GET', path: '/v1/ineligible', query: [], body: null, answer: 'application/json' },
  'runs.list': { method: 'GET', path: '/v1/runs', query: [], body: null, answer: 'application/json' },
  'runs.read': { method: 'GET', path: '/v1/runs/{programme}/{month}/{number}', query: [], body: null, answer: 'application/json' },
  'runs.prepare': { method: 'POST', path: '/v1/runs/{programme}', query: [], body: 'application/json', answer: 'application/json' },
  'runs.refresh': { method: 'POST', path: '/v1/runs/{programme}/{month}/{number}/refresh', query: [], body: 'application/json', answer: 'application/json' },
  'runs.submit': { method: 'POST', path: '/v1/runs/{programme}/{month}/{number}/submit', query: [], body: 'application/json', answer: 'application/json' },
  'runs.approve': { method: 'POST', path: '/v1/runs/{programme}/{month}/{number}/approve', query: [], body: 'application/json', answer: 'application/json' },
  'runs.return': { method: 'POST', path: '/v1/runs/{programme}/{month}/{number}/return', query: [], body: 'application/json', answer: 'application/json' },
  'runs.discard': { method: 'POST', path: '/v1/runs/{programme}/{month}/{number}/discard', query: [], body: 'application/json', answer: 'application/json' },
  'earnings.list': { method: 'GET', path: '/v1/earnings', query: ['limit', 'cursor', 'month', 'programme'], body: null, answer: 'application/json' },
  'earnings.accounts': { method: 'GET', path: '/v1/accounts', query: [], body: null, answer: 'application/json' },
  'customers.lookUp': { method: 'POST', path: '/v1/customer-lookups', query: [], body: 'application/json', answer: 'application/json' },
  'customers.list': { method: 'GET', path: '/v1/customers', query: ['limit', 'cursor', 'q'], body: null, answer: 'application/json' },
  'customers.read': { method: 'GET', path: '/v1/customers/{id}', query: [], body: null, answer: 'application/json' },
  'customers.edit': { method: 'PATCH', path: '/v1/customers/{id}', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'customers.addTrustedContact': { method: 'POST', path: '/v1/customers/{id}/trusted-contacts', query: [], body: 'application/json', answer: 'application/json' },
  'customers.confirmTrustedContact': { method: 'POST', path: '/v1/customers/{id}/trusted-contacts/{contact}/confirm', query: [], body: null, answer: null },
  'customers.endTrustedContact': { method: 'POST', path: '/v1/customers/{id}/trusted-contacts/{contact}/end', query: [], body: 'application/json', answer: null },
  'claims.list': { method: 'GET', path: '/v1/claims', query: ['limit', 'cursor', 'status', 'contested', 'location', 'customer', 'partner', 'dueKind', 'reference', 'number', 'updatedAfter', 'q', 'sort', 'columns'], body: null, answer: 'application/json' },
  'claims.create': { method: 'POST', path: '/v1/claims', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'claims.read': { method: 'GET', path: '/v1/claims/{id}', query: [], body: null, answer: 'application/json' },
  'claims.edit': { method: 'PATCH', path: '/v1/claims/{id}', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'claims.submit': { method: 'POST', path: '/v1/claims/{id}/submit', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'claims.resubmit': { method: 'POST', path: '/v1/claims/{id}/resubmit', query: [], body: 'application/json', answer: 'application/json' },
  'claims.withdraw': { method: 'POST', path: '/v1/claims/{id}/withdraw', query: [], body: 'application/json', answer: 'application/json' },
  'claims.dispute': { method: 'POST', path: '/v1/claims/{id}/dispute', query: [], body: 'application/json', answer: 'application/json' },
  'claims.startReview': { method: 'POST', path: '/v1/claims/{id}/start-review', query: [], body: 'application/json', answer: 'application/json' },
  'claims.assign': { method: 'POST', path: '/v1/claims/{id}/assign', query: [], body: 'application/json', answer: 'application/json' },
  'claims.requestInformation': { method: 'POST', path: '/v1/claims/{id}/request-information', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'claims.decide': { method: 'POST', path: '/v1/claims/{id}/decide', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'files.list': { method: 'GET', path: '/v1/claims/{id}/files', query: [], body: null, answer: 'application/json' },
  'files.add': { method: 'POST', path: '/v1/claims/{id}/files', query: [], body: 'multipart/form-data', answer: 'application/json' },
  'files.remove': { method: 'DELETE', path: '/v1/claims/{id}/files/{fileId}', query: [], body: null, answer: null },
  'files.content': { method: 'GET', path: '/v1/claims/{id}/files/{fileId}/content', query: [], body: null, answer: 'application/octet-stream' },
  'claims.proof': { method: 'GET', path: '/v1/claims/{id}/proof', query: [], body: null, answer: 'application/json' },
  'files.text': { method: 'GET', path: '/v1/claims/{id}/files/{fileId}/text', query: [], body: null, answer: 'application/json' },
  'claims.proofTemplate': { method: 'GET', path: '/v1/claims/{id}/proof-template', query: ['language'], body: null, answer: 'application/pdf' },
  'claims.lines': { method: 'GET', path: '/v1/claims/{id}/lines', query: [], body: null, answer: 'application/json' },
  'claims.deadlines': { method: 'GET', path: '/v1/claims/{id}/deadlines', query: [], body: null, answer: 'application/json' },
  'claims.notices': { method: 'GET', path: '/v1/claims/{id}/notices', query: [], body: null, answer: 'application/json' },
  'claims.requests': { method: 'GET', path: '/v1/claims/{id}/requests', query: [], body: null, answer: 'application/json' },
  'claims.comments': { method: 'GET', path: '/v1/claims/{id}/comments', query: ['limit', 'cursor'], body: null, answer: 'application/json' },
  'claims.addComment': { method: 'POST', path: '/v1/claims/{id}/comments', query: [], body: 'application/json', answer: 'application/json' },
  'claims.addInternalNote': { method: 'POST', path: '/v1/claims/{id}/internal-notes', query: [], body: 'application/json', answer: 'application/json' },
  'claims.history': { method: 'GET', path: '/v1/claims/{id}/history', query: ['limit', 'cursor', 'newestFirst', 'columns'], body: null, answer: 'application/json' },
  'reviewQueue.list': { method: 'GET', path: '/v1/review-queue', query: ['limit', 'cursor', 'assignee', 'stage', 'overdue', 'publicSector', 'partner', 'policy'], body: null, answer: 'application/json' },
  'disputes.list': { method: 'GET', path: '/v1/disputes', query: ['limit', 'cursor', 'assignee', 'stage', 'overdue', 'publicSector', 'partner', 'policy'], body: null, answer: 'application/json' },
  'tasks.list': { method: 'GET', path: '/v1/tasks', query: ['limit', 'cursor', 'kind', 'closed'], body: null, answer: 'application/json' },
  'tasks.read': { method: 'GET', path: '/v1/tasks/{id}', query: [], body: null, answer: 'application/json' },
  'tasks.answer': { method: 'POST', path: '/v1/tasks/{id}/answer', query: [], body: 'application/json', answer: 'application/json' },
  'tasks.decideEnd': { method: 'POST', path: '/v1/tasks/{id}/decide-end', query: [], body: 'application/json', answer: 'application/json' },
  'arbitrations.list': { method: 'GET', path: '/v1/arbitrations', query: ['limit', 'cursor', 'open'], body: null, answer: 'application/json' },
  'arbitrations.read': { method: 'GET', path: '/v1/arbitrations/{id}', query: [], body: null, answer: 'application/json' },
  'arbitrations.answer': { method: 'POST', path: '/v1/arbitrations/{id}/answer', query: [], body: 'application/json', answer: 'application/json' },
  'arbitrations.decide': { method: 'POST', path: '/v1/arbitrations/{id}/decide', query: [], body: 'application/json', answer: 'application/json' },
  'arbitrations.confirm': { method: 'POST', path: '/v1/arbitrations/{id}/confirm', query: [], body: 'application/json', answer: 'application/json' },
  'arbitrations.giveBack': { method: 'POST', path: '/v1/arbitrations/{id}/return', query: [], body: 'application/json', answer: 'application/json' },
  'notices.read': { method: 'GET', path: '/v1/notices/{id}', query: [], body: null, answer: 'application/json' },
  'notices.correctContact': { method: 'POST', path: '/v1/notices/{id}/correct-contact', query: [], body: 'application/json', answer: 'application/json' },
  'notices.confirmContact': { method: 'POST', path: '/v1/notices/{id}/confirm-contact', query: [], body: 'application/json', answer: 'application/json' },
  'consents.read': { method: 'GET', path: '/v1/consents/{token}', query: [], body: null, answer: 'application/json' },
  'consents.agree': { method: 'POST', path: '/v1/consents/{token}/agree', query: [], body: 'application/json', answer: 'application/json' },
  'consents.refuse': { method: 'POST', path: '/v1/consents/{token}/refuse', query: [], body: 'application/json', answer: 'application/json' },
  'consents.notMe': { method: 'POST', path: '/v1/consents/{token}/not-me', query: [], body: 'application/json', answer: 'application/json' },
  'consents.ask': { method: 'POST', path: '/v1/consents/{token}/ask', query: [], body: 'application/json', answer: 'application/json' },
  'consents.undo': { method: 'POST', path: '/v1/consents/{token}/undo', query: [], body: 'application/json', answer: 'application/json' },
  'consents.end': { method: 'POST', path: '/v1/consents/{token}/end', query: [], body: 'application/json', answer: 'application/json' },
  'contactObjections.read': { method: 'GET', path: '/v1/contact-objections/{token}', query: [], body: null, answer: 'application/json' },
  'contactObjections.object': { method: 'POST', path: '/v1/contact-objections/{token}/object', query: [], body: 'application/json', answer: null },
  'associations.list': { method: 'GET', path: '/v1/associations', query: ['limit', 'cursor', 'state', 'customer', 'partner', 'subscriptionEndsBefore', 'columns'], body: null, answer: 'application/json' },
  'associations.read': { method: 'GET', path: '/v1/associations/{id}', query: [], body: null, answer: 'application/json' },
  'associations.end': { method: 'POST', path: '/v1/associations/{id}/end', query: [], body: 'application/json', answer: 'application/json' },
  'associations.requestEnd': { method: 'POST', path: '/v1/associations/{id}/request-end', query: [], body: 'application/json', answer: 'application/json' },
  'usage.list': { method: 'GET', path: '/v1/usage', query: ['limit', 'cursor', 'association', 'columns'], body: null, answer: 'application/json' },
  'savedViews.list': { method: 'GET', path: '/v1/saved-views', query: ['list'], body: null, answer: 'application/json' },
  'savedViews.save': { method: 'POST', path: '/v1/saved-views', query: [], body: 'application/json', answer: 'application/json' },
  'savedViews.change': { method: 'PATCH', path: '/v1/saved-views/{id}', query: [], body: 'application/json', answer: 'application/json' },
  'savedViews.delete': { method: 'DELETE', path: '/v1/saved-views/{id}', query: [], body: null, answer: null },
  'trends.claims': { method: 'GET', path: '/v1/claim-trends', query: [], body: null, answer: 'application/json' },
  'trends.usage': { method: 'GET', path: '/v1/usage-trends', query: [], body: null, answer: 'application/json' },
  'tenant.associations': { method: 'GET', path: '/v1/tenant/associations', query: ['limit', 'cursor', 'state'], body: null, answer: 'application/json' },
  'tenant.association': { method: 'GET', path: '/v1/tenant/associations/{id}', query: [], body: null, answer: 'application/json' },
  'tenant.usage': { method: 'GET', path: '/v1/tenant/usage', query: ['limit', 'cursor', 'association'], body: null, answer: 'application/json' },
  'tenant.endAssociation': { method: 'POST', path: '/v1/tenant/associations/{id}/end', query: [], body: 'application/json', answer: 'application/json' },
  'tenant.requests': { method: 'GET', path: '/v1/tenant/requests', query: ['limit', 'cursor', 'waiting'], body: null, answer: 'application/json' },
  'tenant.request': { method: 'GET', path: '/v1/tenant/requests/{id}', query: [], body: null, answer: 'application/json' },
  'tenant.signature': { method: 'GET', path: '/v1/tenant/requests/{id}/signature', query: [], body: null, answer: 'application/json' },
  'tenant.agree': { method: 'POST', path: '/v1/tenant/requests/{id}/agree', query: [], body: 'application/json', answer: 'application/json' },
  'tenant.refuse': { method: 'POST', path: '/v1/tenant/requests/{id}/refuse', query: [], body: 'application/json', answer: 'application/json' },
  'tenant.undo': { method: 'POST', path: '/v1/tenant/requests/{id}/undo', query: [], body: 'application/json', answer: 'application/json' },
  'tenant.ask': { method: 'POST', path: '/v1/tenant/requests/{id}/ask', query: [], body: 'application/json', answer: 'application/json' },
  'tenant.closeLink': { method: 'POST', path: '/v1/tenant/requests/{id}/close-link', query: [], body: 'application/json', answer: 'application/json' },
  'tenant.locks': { method: 'GET', path: '/v1/tenant/locks', query: [], body: null, answer: 'application/json' },
  'tenant.lock': { method: 'POST', path: '/v1/tenant/locks', query: [], body: 'application/json', answer: null },
  'tenant.safeguards': { method: 'GET', path: '/v1/tenant/safeguards', query: [], body: null, answer: 'application/json' },
  'tenant.changeSafeguards': { method: 'POST', path: '/v1/tenant/safeguards', query: [], body: 'application/json', answer: null },
  'tenant.unlock': { method: 'POST', path: '/v1/tenant/locks/unlock', query: [], body: 'application/json', answer: null },
  'tenant.codes': { method: 'GET', path: '/v1/tenant/codes', query: ['limit', 'cursor'], body: null, answer: 'application/json' },
  'tenant.issueCode': { method: 'POST', path: '/v1/tenant/codes', query: [], body: 'application/json', answer: 'application/json' },
  'tenant.revokeCode': { method: 'POST', path: '/v1/tenant/codes/{id}/revoke', query: [], body: null, answer: null },
  'tenant.contacts': { method: 'GET', path: '/v1/tenant/contacts', query: [], body: null, answer: 'application/json' },
  'tenant.endContact': { method: 'POST', path: '/v1/tenant/contacts/{id}/end', query: [], body: 'application/json', answer: null },
  'tenant.partners': { method: 'GET', path: '/v1/tenant/partners', query: [], body: null, answer: 'application/json' },
  'tenant.subscriptions': { method: 'GET', path: '/v1/tenant/subscriptions', query: ['limit', 'cursor'], body: null, answer: 'application/json' },
  'tenant.usageReads': { method: 'GET', path: '/v1/tenant/usage-reads', query: ['limit', 'cursor', 'partner', 'since', 'until', 'association', 'columns'], body: null, answer: 'application/json' },
  'tenant.lookups': { method: 'GET', path: '/v1/tenant/lookups', query: ['limit', 'cursor', 'partner', 'since', 'until', 'columns'], body: null, answer: 'application/json' },
  'events.list': { method: 'GET', path: '/v1/events', query: ['after', 'limit'], body: null, answer: 'application/json' },
  'oversight.queueAge': { method: 'GET', path: '/v1/oversight/queue-age', query: ['programme', 'country', 'activity'], body: null, answer: 'application/json' },
  'oversight.decisions': { method: 'GET', path: '/v1/oversight/decisions', query: ['programme', 'country', 'activity', 'range', 'until'], body: null, answer: 'application/json' },
  'oversight.reasons': { method: 'GET', path: '/v1/oversight/reasons', query: ['programme', 'country', 'activity', 'range', 'until'], body: null, answer: 'application/json' },
  'oversight.refusals': { method: 'GET', path: '/v1/oversight/refusals', query: ['programme', 'country', 'activity', 'range', 'until'], body: null, answer: 'application/json' },
  'oversight.disputes': { method: 'GET', path: '/v1/oversight/disputes', query: ['programme', 'country', 'activity', 'range', 'until'], body: null, answer: 'application/json' },
  'oversight.notices': { method: 'GET', path: '/v1/oversight/notices', query: ['programme', 'country', 'activity', 'range', 'until'], body: null, answer: 'application/json' },
  'apiKeys.list': { method: 'GET', path: '/v1/api-keys', query: ['limit', 'cursor'], body: null, answer: 'application/json' },
  'apiKeys.create': { method: 'POST', path: '/v1/api-keys', query: [], body: 'application/json', answer: 'application/json' },
  'apiKeys.scopes': { method: 'GET', path: '/v1/api-keys/scopes', query: [], body: null, answer: 'application/json' },
  'apiKeys.revoke': { method: 'POST', path: '/v1/api-keys/{id}/revoke', query: [], body: null, answer: null },
  'sandbox.readClock': { method: 'GET', path: '/v1/sandbox/clock', query: [], body: null, answer: 'application/json' },
  'sandbox.advanceClock': { method: 'POST', path: '/v1/sandbox/clock/advance', query: [], body: 'application/json', answer: 'application/json' },
  'calendars.list': { method: 'GET', path: '/v1/calendars', query: ['limit', 'cursor'], body: null, answer: 'application/json' },
  'calendars.read': { method: 'GET', path: '/v1/calendars/{id}', query: ['version'], body: null, answer: 'application/json' },
  'calendars.change': { method: 'POST', path: '/v1/calendars/{id}/versions', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'policies.list': { method: 'GET', path: '/v1/policies', query: [], body: null, answer: 'application/json' },
  'policies.create': { method: 'POST', path: '/v1/policies', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'policies.activate': { method: 'POST', path: '/v1/policies/{id}/activate', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'policies.withdrawActivation': { method: 'POST', path: '/v1/policies/{id}/withdraw-activation', query: [], body: 'application/json', answer: null },
  'catalog.versions': { method: 'GET', path: '/v1/catalog/versions', query: ['limit', 'cursor'], body: null, answer: 'application/json' },
  'catalog.change': { method: 'POST', path: '/v1/catalog/versions', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'catalog.version': { method: 'GET', path: '/v1/catalog/versions/{version}', query: [], body: null, answer: 'application/json' },
  'reasons.list': { method: 'GET', path: '/v1/reasons', query: [], body: null, answer: 'application/json' },
  'reasons.read': { method: 'GET', path: '/v1/reasons/{family}/{code}', query: [], body: null, answer: 'application/json' },
  'reasons.change': { method: 'POST', path: '/v1/reasons/{family}/{code}/versions', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'mailTexts.list': { method: 'GET', path: '/v1/mail-texts', query: [], body: null, answer: 'application/json' },
  'mailTexts.read': { method: 'GET', path: '/v1/mail-texts/{template}/{language}', query: [], body: null, answer: 'application/json' },
  'mailTexts.draft': { method: 'POST', path: '/v1/mail-texts/{template}/{language}/drafts', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'mailTexts.approve': { method: 'POST', path: '/v1/mail-texts/{template}/{language}/approve', query: [], body: 'application/json', answer: 'application/json' },
  'adminLog.list': { method: 'GET', path: '/v1/admin-log', query: ['limit', 'cursor', 'subject'], body: null, answer: 'application/json' },
  'session.read': { method: 'GET', path: '/v1/session', query: [], body: null, answer: 'application/json' },
  'session.signIn': { method: 'POST', path: '/v1/session', query: [], body: 'application/json', answer: 'application/json' },
  'session.signOut': { method: 'DELETE', path: '/v1/session', query: [], body: null, answer: null },
  'session.secondFactor': { method: 'POST', path: '/v1/session/second-factor', query: [], body: 'application/json', answer: 'application/json' },
  'session.singleSignOn': { method: 'POST', path: '/v1/session/single-sign-on', query: [], body: 'application/json', answer: 'application/json' },
  'me.read': { method: 'GET', path: '/v1/me', query: [], body: null, answer: 'application/json' },
  'me.changePassword': { method: 'POST', path: '/v1/me/password', query: [], body: 'application/json', answer: null },
  'me.startTwoFactor': { method: 'POST', path: '/v1/me/two-factor', query: [], body: 'application/json', answer: 'application/json' },
  'me.confirmTwoFactor': { method: 'POST', path: '/v1/me/two-factor/confirm', query: [], body: 'application/json', answer: null },
  'me.endTwoFactor': { method: 'POST', path: '/v1/me/two-factor/end', query: [], body: 'application/json', answer: null },
  'me.sessions': { method: 'GET', path: '/v1/me/sessions', query: [], body: null, answer: 'application/json' },
  'me.endSession': { method: 'POST', path: '/v1/me/sessions/{id}/end', query: [], body: null, answer: null },
  'me.endOtherSessions': { method: 'POST', path: '/v1/me/sessions/end-others', query: [], body: null, answer: 'application/json' },
  'me.prove': { method: 'POST', path: '/v1/me/proof', query: [], body: 'application/json', answer: null },
  'me.renewBackupCodes': { method: 'POST', path: '/v1/me/two-factor/backup-codes', query: [], body: 'application/json', answer: 'application/json' },
  'me.changeLanguage': { method: 'POST', path: '/v1/me/language', query: [], body: 'application/json', answer: 'application/json' },
  'demo.people': { method: 'GET', path: '/v1/demo/people', query: [], body: null, answer: 'application/json' },
  'demo.signIn': { method: 'POST', path: '/v1/demo/sign-in', query: [], body: 'application/json', answer: 'application/json' },
  'members.resendInvitation': { method: 'POST', path: '/v1/members/{id}/resend-invitation', query: [], body: 'application/json', answer: 'application/json' },
  'members.withdrawInvitation': { method: 'POST', path: '/v1/members/{id}/withdraw-invitation', query: [], body: 'application/json', answer: 'application/json' },
  'members.deactivate': { method: 'POST', path: '/v1/members/{id}/deactivate', query: [], body: 'application/json', answer: 'application/json' },
  'members.reactivate': { method: 'POST', path: '/v1/members/{id}/reactivate', query: [], body: 'application/json', answer: 'application/json' },
  'members.addConflict': { method: 'POST', path: '/v1/members/{id}/add-conflict', query: [], body: 'application/json', answer: 'application/json' },
  'members.endConflict': { method: 'POST', path: '/v1/members/{id}/end-conflict', query: [], body: 'application/json', answer: 'application/json' },
  'members.setCapacity': { method: 'POST', path: '/v1/members/{id}/set-capacity', query: [], body: 'application/json', answer: 'application/json' },
  'partners.invite': { method: 'POST', path: '/v1/partners/{id}/invitations', query: ['validateOnly'], body: 'application/json', answer: 'application/json' },
  'invitations.read': { method: 'GET', path: '/v1/invitations/{token}', query: [], body: null, answer: 'application/json' },
  'invitations.accept': { method: 'POST', path: '/v1/invitations/{token}/accept', query: [], body: 'application/json', answer: null },
} as const satisfies Record<string, OperationInfo>;

export type OperationName = keyof typeof operations;

/** What `mayOpen` of GET /v1/me names. */
export type OperationId =
  | 'readCatalog'
  | 'listLocations'
  | 'listEnrollments'
  | 'enrolLocation'
  | 'listPeopleChanges'
  | 'listOwnChanges'
  | 'listMembers'
  | 'inviteMember'
  | 'readMember'
  | 'grantRole'
  | 'revokeRole'
  | 'listAssignees'
  | 'readAbsence'
  | 'setAbsence'
  | 'endAbsence'
  | 'listPartners'
  | 'addPartner'
  | 'readPartner'
  | 'editPartner'
  | 'listPartnerMembers'
  | 'addLocation'
  | 'editLocation'
  | 'changeEnrollment'
  | 'readEnrollment'
  | 'joinProgramme'
  | 'acceptAgreement'
  | 'addPayoutProfile'
  | 'addTaxProfile'
  | 'listEnrollmentValidations'
  | 'approveEnrollment'
  | 'returnEnrollment'
  | 'validateProfile'
  | 'returnProfile'
  | 'listAgreements'
  | 'publishAgreement'
  | 'listTerms'
  | 'draftTerms'
  | 'approveTerms'
  | 'discardTerms'
  | 'readEvaluation'
  | 'listIneligible'
  | 'listRuns'
  | 'readRun'
  | 'prepareRun'
  | 'refreshRun'
  | 'submitRun'
  | 'approveRun'
  | 'returnRun'
  | 'discardRun'
  | 'listEarnings'
  | 'listAccounts'
  | 'lookUpCustomer'
  | 'listCustomers'
  | 'readCustomer'
  | 'editCustomer'
  | 'addTrustedContact'
  | 'confirmTrustedContact'
  | 'endTrustedContact'
  | 'listClaims'
  | 'createClaim'
  | 'readClaim'
  | 'editClaim'
  | 'submitClaim'
  | 'resubmitClaim'
  | 'withdrawClaim'
  | 'disputeClaim'
  | 'startReview'
  | 'assignClaim'
  | 'requestInformation'
  | 'decideClaim'
  | 'listClaimFiles'
  | 'addFile'
  | 'removeFile'
  | 'readFileContent'
  | 'readProof'
  | 'readFileText'
  | 'makeProofTemplate'
  | 'listClaimLines'
  | 'listClaimDeadlines'
  | 'listClaimNotices'
  | 'listClaimRequests'
  | 'listClaimComments'
  | 'addComment'
  | 'addInternalNote'
  | 'listClaimHistory'
  | 'listReviewQueue'
  | 'listDisputes'
  | 'listTasks'
  | 'readTask'
  | 'answerQuestion'
  | 'decideEndRequest'
  | 'listArbitrations'
  | 'readArbitration'
  | 'answerArbitration'
  | 'decideArbitration'
  | 'confirmArbitration'
  | 'returnArbitration'
  | 'readNotice'
  | 'correctContact'
  | 'confirmContact'
  | 'readConsent'
  | 'agreeByLink'
  | 'refuseByLink'
  | 'notMeByLink'
  | 'askByLink'
  | 'undoByLink'
  | 'endByLink'
  | 'readContactNews'
  | 'objectToContact'
  | 'listAssociations'
  | 'readAssociation'
  | 'endAssociation'
  | 'requestEnd'
  | 'listUsage'
  | 'listSavedViews'
  | 'saveView'
  | 'changeSavedView'
  | 'deleteSavedView'
  | 'claimTrends'
  | 'usageTrends'
  | 'listTenantAssociations'
  | 'readTenantAssociation'
  | 'listTenantUsage'
  | 'endTenantAssociation'
  | 'listRequests'
  | 'readRequest'
  | 'readRequestSignature'
  | 'agreeToRequest'
  | 'refuseRequest'
  | 'undoRequest'
  | 'askAboutRequest'
  | 'closeLink'
  | 'listLocks'
  | 'lockItem'
  | 'readSafeguards'
  | 'changeSafeguards'
  | 'unlockItem'
  | 'listConsentCodes'
  | 'issueConsentCode'
  | 'revokeConsentCode'
  | 'listTenantContacts'
  | 'endTenantContact'
  | 'listTenantPartners'
  | 'listTenantSubscriptions'
  | 'listUsageReads'
  | 'listLookups'
  | 'listEvents'
  | 'readQueueAge'
  | 'readDecisionsFigures'
  | 'readReasonsFigures'
  | 'readRefusalsFigures'
  | 'readDisputesFigures'
  | 'readNoticesFigures'
  | 'listApiKeys'
  | 'createApiKey'
  | 'listKeyScopes'
  | 'revokeApiKey'
  | 'readSandboxClock'
  | 'advanceSandboxClock'
  | 'listCalendars'
  | 'readCalendar'
  | 'changeCalendar'
  | 'listPolicies'
  | 'createPolicy'
  | 'activatePolicy'
  | 'withdrawActivation'
  | 'listCatalogVersions'
  | 'changeCatalog'
  | 'readCatalogVersion'
  | 'listReasons'
  | 'readReason'
  | 'changeReason'
  | 'listMailTexts'
  | 'readMailText'
  | 'draftMailText'
  | 'approveMailText'
  | 'listAdminLog'
  | 'readSession'
  | 'signIn'
  | 'signOut'
  | 'signInSecondFactor'
  | 'startSingleSignOn'
  | 'readMe'
  | 'changePassword'
  | 'startTwoFactor'
  | 'confirmTwoFactor'
  | 'endTwoFactor'
  | 'listOwnSessions'
  | 'endOwnSession'
  | 'endOtherSessions'
  | 'proveIdentity'
  | 'renewBackupCodes'
  | 'changeLanguage'
  | 'listDemoPeople'
  | 'demoSignIn'
  | 'resendInvitation'
  | 'withdrawInvitation'
  | 'deactivateMember'
  | 'reactivateMember'
  | 'addConflict'
  | 'endConflict'
  | 'setCapacity'
  | 'inviteAdmin'
  | 'readInvitation'
  | 'acceptInvitation';

export interface Api {
  adminLog: {
    /** The administration log. GET /v1/admin-log */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; subject?: string | undefined } & CallOptions): Promise<AdminEntryPage>;
  };
  agreements: {
    /** The agreement of each programme. GET /v1/agreements */
    list(request?: CallOptions): Promise<AgreementList>;
    /** Publish a version of an agreement. POST /v1/agreements/{programme} */
    publish(request: { programme: string; validateOnly?: boolean | undefined; body: PublishAgreement; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ProgrammeAgreement>;
  };
  apiKeys: {
    /** API keys of the own company. GET /v1/api-keys */
    list(request?: { limit?: number | undefined; cursor?: string | undefined } & CallOptions): Promise<ApiKeyPage>;
    /** Make an API key. POST /v1/api-keys */
    create(request: { body: CreateApiKey; idempotencyKey?: string } & CallOptions): Promise<CreatedApiKey>;
    /** What a key of the own side can be limited to. GET /v1/api-keys/scopes */
    scopes(request?: CallOptions): Promise<KeyScopes>;
    /** Revoke an API key and every key made with it. POST /v1/api-keys/{id}/revoke */
    revoke(request: { id: string; idempotencyKey?: string } & CallOptions): Promise<void>;
  };
  arbitrations: {
    /** Arbitration cases. GET /v1/arbitrations */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; open?: boolean | undefined } & CallOptions): Promise<ArbitrationPage>;
    /** Read an arbitration case. GET /v1/arbitrations/{id} */
    read(request: { id: string } & CallOptions): Promise<Arbitration>;
    /** Answer in an arbitration. POST /v1/arbitrations/{id}/answer */
    answer(request: { id: string; body: AnswerArbitration; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Decide an arbitration. POST /v1/arbitrations/{id}/decide */
    decide(request: { id: string; body: DecideArbitration; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ArbitrationStanding>;
    /** Confirm a proposed decision. POST /v1/arbitrations/{id}/confirm */
    confirm(request: { id: string; body: Nothing; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ArbitrationStanding>;
    /** Return a proposed decision. POST /v1/arbitrations/{id}/return */
    giveBack(request: { id: string; body: ReturnArbitration; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ArbitrationStanding>;
  };
  associations: {
    /** What an association earns, month by month, and why. GET /v1/associations/{id}/evaluation */
    evaluation(request: { id: string } & CallOptions): Promise<Evaluation>;
    /** Associations that earn nothing now, and what would repair it. GET /v1/ineligible */
    ineligible(request?: CallOptions): Promise<IneligibleList>;
    /** Associations. GET /v1/associations */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; state?: 'official' | 'ended' | undefined; customer?: string | undefined; partner?: string | undefined; subscriptionEndsBefore?: string | undefined; columns?: ('itemName' | 'subscriptionId' | 'customerName' | 'customerDomain' | 'customerCountry' | 'locationNumber' | 'locationName' | 'partnerName' | 'activity' | 'state' | 'from' | 'until' | 'consentBy' | 'endedHow' | 'endReason' | 'neverEarns' | 'subscriptionEndsOn' | 'claimNumber' | 'id')[] | undefined } & CallOptions): Promise<AssociationPage>;
    /** Read an association. GET /v1/associations/{id} */
    read(request: { id: string } & CallOptions): Promise<AssociationDetail>;
    /** End an association. POST /v1/associations/{id}/end */
    end(request: { id: string; body: Reason; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Ask to end an association. POST /v1/associations/{id}/request-end */
    requestEnd(request: { id: string; body: Reason; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
  };
  calendars: {
    /** Calendars of all countries. GET /v1/calendars */
    list(request?: { limit?: number | undefined; cursor?: string | undefined } & CallOptions): Promise<CalendarPage>;
    /** Read a country's calendar. GET /v1/calendars/{id} */
    read(request: { id: string; version?: number | undefined } & CallOptions): Promise<Calendar>;
    /** Change a country's calendar. POST /v1/calendars/{id}/versions */
    change(request: { id: string; validateOnly?: boolean | undefined; body: ChangeCalendar; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ChangedCalendar>;
  };
  catalog: {
    /** What can be claimed, and by which rules. GET /v1/catalog */
    read(request?: { at?: string | undefined } & CallOptions): Promise<Catalog>;
    /** Versions of the catalogue. GET /v1/catalog/versions */
    versions(request?: { limit?: number | undefined; cursor?: string | undefined } & CallOptions): Promise<CatalogVersionPage>;
    /** Change the catalogue. POST /v1/catalog/versions */
    change(request: { validateOnly?: boolean | undefined; body: ChangeCatalog; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ChangedCatalog>;
    /** Read one version of the catalogue. GET /v1/catalog/versions/{version} */
    version(request: { version: string } & CallOptions): Promise<CatalogVersion>;
  };
  claims: {
    /** Who could be given a claim. GET /v1/claims/{id}/assignees */
    assignees(request: { id: string } & CallOptions): Promise<Assignees>;
    /** List claims. GET /v1/claims */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; status?: ('submitted' | 'editing' | 'under-review' | 'partner-action-required' | 'approved' | 'rejected' | 'disputed' | 'rejected-final' | 'withdrawn')[] | undefined; contested?: boolean | undefined; location?: string | undefined; customer?: string | undefined; partner?: string | undefined; dueKind?: 'review-start' | 'review-decide' | 'dispute-answer' | 'partner-answer' | 'refusal-window' | 'contact-correction' | 'arbitration-answer' | 'dispute-period' | undefined; reference?: string | undefined; number?: string | undefined; updatedAfter?: string | undefined; q?: string | undefined; sort?: '-updatedAt' | '-submittedAt' | 'dueAt' | undefined; columns?: ('number' | 'name' | 'reference' | 'customerName' | 'customerDomain' | 'customerCountry' | 'publicSector' | 'items' | 'activities' | 'solutionArea' | 'locationNumber' | 'locationName' | 'partnerName' | 'status' | 'outcomes' | 'contested' | 'dueAt' | 'dueKind' | 'overdue' | 'assigneeName' | 'createdBy' | 'createdAt' | 'submittedAt' | 'reviewStartedAt' | 'decidedAt' | 'updatedAt' | 'id')[] | undefined } & CallOptions): Promise<ClaimPage>;
    /** Start a claim. POST /v1/claims */
    create(request: { validateOnly?: boolean | undefined; body: CreateClaim; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Read a claim. GET /v1/claims/{id} */
    read(request: { id: string } & CallOptions): Promise<Claim>;
    /** Change a claim. PATCH /v1/claims/{id} */
    edit(request: { id: string; validateOnly?: boolean | undefined; body: EditClaim; ifMatch: number | string } & CallOptions): Promise<Claim>;
    /** Submit a claim. POST /v1/claims/{id}/submit */
    submit(request: { id: string; validateOnly?: boolean | undefined; body: SubmitClaim; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Answer a request for information. POST /v1/claims/{id}/resubmit */
    resubmit(request: { id: string; body: ResubmitClaim; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Withdraw a claim. POST /v1/claims/{id}/withdraw */
    withdraw(request: { id: string; body: WithdrawClaim; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Dispute rejected lines. POST /v1/claims/{id}/dispute */
    dispute(request: { id: string; body: DisputeClaim; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Take a claim into review. POST /v1/claims/{id}/start-review */
    startReview(request: { id: string; body: Nothing; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Assign a claim to a reviewer. POST /v1/claims/{id}/assign */
    assign(request: { id: string; body: AssignClaim; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Ask the partner for more. POST /v1/claims/{id}/request-information */
    requestInformation(request: { id: string; validateOnly?: boolean | undefined; body: RequestInformation; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Decide line by line. POST /v1/claims/{id}/decide */
    decide(request: { id: string; validateOnly?: boolean | undefined; body: DecideClaim; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** What the reviewers' checklist comes to. GET /v1/claims/{id}/proof */
    proof(request: { id: string } & CallOptions): Promise<Proof>;
    /** A proof of execution to fill in and sign. GET /v1/claims/{id}/proof-template */
    proofTemplate(request: { id: string; language?: 'en' | 'nl' | undefined } & CallOptions): Promise<Response>;
    /** The lines of a claim. GET /v1/claims/{id}/lines */
    lines(request: { id: string } & CallOptions): Promise<LineList>;
    /** The deadlines of a claim. GET /v1/claims/{id}/deadlines */
    deadlines(request: { id: string } & CallOptions): Promise<DeadlineList>;
    /** The notices to the customer. GET /v1/claims/{id}/notices */
    notices(request: { id: string } & CallOptions): Promise<NoticeList>;
    /** What was asked of the partner, and what was answered. GET /v1/claims/{id}/requests */
    requests(request: { id: string } & CallOptions): Promise<ClaimRequestList>;
    /** The comments on a claim. GET /v1/claims/{id}/comments */
    comments(request: { id: string; limit?: number | undefined; cursor?: string | undefined } & CallOptions): Promise<CommentPage>;
    /** Write a comment. POST /v1/claims/{id}/comments */
    addComment(request: { id: string; body: CommentInput; idempotencyKey?: string } & CallOptions): Promise<AddedComment>;
    /** Write an internal note. POST /v1/claims/{id}/internal-notes */
    addInternalNote(request: { id: string; body: CommentInput; idempotencyKey?: string } & CallOptions): Promise<AddedComment>;
    /** What happened to a claim. GET /v1/claims/{id}/history */
    history(request: { id: string; limit?: number | undefined; cursor?: string | undefined; newestFirst?: boolean | undefined; columns?: ('number' | 'at' | 'recordedAt' | 'act' | 'actorSide' | 'actorRole' | 'actorName' | 'reason' | 'changes' | 'detail')[] | undefined } & CallOptions): Promise<HistoryPage>;
  };
  consents: {
    /** The request behind a link. GET /v1/consents/{token} */
    read(request: { token: string } & CallOptions): Promise<Consent>;
    /** Agree to all or some lines. POST /v1/consents/{token}/agree */
    agree(request: { token: string; body: AgreeInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
    /** Refuse all or some lines. POST /v1/consents/{token}/refuse */
    refuse(request: { token: string; body: RefuseInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
    /** Not me: send it to somebody else. POST /v1/consents/{token}/not-me */
    notMe(request: { token: string; body: NotMeInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<PassedOn>;
    /** Ask a question. POST /v1/consents/{token}/ask */
    ask(request: { token: string; body: QuestionInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
    /** Undo a decision. POST /v1/consents/{token}/undo */
    undo(request: { token: string; body: UndoInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
    /** End an association after the window. POST /v1/consents/{token}/end */
    end(request: { token: string; body: EndByLinkInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
  };
  contactObjections: {
    /** The new trusted contact behind a link. GET /v1/contact-objections/{token} */
    read(request: { token: string } & CallOptions): Promise<ContactNews>;
    /** Object to a new trusted contact. POST /v1/contact-objections/{token}/object */
    object(request: { token: string; body: ObjectionInput; idempotencyKey?: string } & CallOptions): Promise<void>;
  };
  customers: {
    /** Look a customer up. POST /v1/customer-lookups */
    lookUp(request: { body: CustomerLookupInput; idempotencyKey?: string } & CallOptions): Promise<CustomerLookup>;
    /** Customers. GET /v1/customers */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; q?: string | undefined } & CallOptions): Promise<CustomerPage>;
    /** Read a customer. GET /v1/customers/{id} */
    read(request: { id: string } & CallOptions): Promise<CustomerDetail>;
    /** Change a customer. PATCH /v1/customers/{id} */
    edit(request: { id: string; validateOnly?: boolean | undefined; body: EditCustomer; ifMatch: number | string } & CallOptions): Promise<KeptCustomer>;
    /** Add a trusted contact. POST /v1/customers/{id}/trusted-contacts */
    addTrustedContact(request: { id: string; body: TrustedContactInput; idempotencyKey?: string } & CallOptions): Promise<AddedContact>;
    /** Confirm a trusted contact that another person added. POST /v1/customers/{id}/trusted-contacts/{contact}/confirm */
    confirmTrustedContact(request: { id: string; contact: string; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** No longer hold a trusted contact. POST /v1/customers/{id}/trusted-contacts/{contact}/end */
    endTrustedContact(request: { id: string; contact: string; body: EndTrustedContact; idempotencyKey?: string } & CallOptions): Promise<void>;
  };
  demo: {
    /** People of the demo. GET /v1/demo/people */
    people(request?: CallOptions): Promise<DemoPeople>;
    /** Sign in as somebody of the demo. POST /v1/demo/sign-in */
    signIn(request: { body: DemoSignIn; idempotencyKey?: string } & CallOptions): Promise<SignedIn>;
  };
  disputes: {
    /** Disputed claims. GET /v1/disputes */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; assignee?: 'me' | 'none' | 'absent' | 'covered' | undefined; stage?: ('submitted' | 'under-review' | 'disputed')[] | undefined; overdue?: boolean | undefined; publicSector?: boolean | undefined; partner?: string | undefined; policy?: string | undefined } & CallOptions): Promise<ClaimPage>;
  };
  earnings: {
    /** What was booked for the own company. GET /v1/earnings */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; month?: string | undefined; programme?: string | undefined } & CallOptions): Promise<EarningPage>;
    /** What the books add up to, by location, programme and currency. GET /v1/accounts */
    accounts(request?: CallOptions): Promise<AccountList>;
  };
  enrollments: {
    /** Enrolments of locations in programmes. GET /v1/enrollments */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; partner?: string | undefined } & CallOptions): Promise<EnrollmentPage>;
    /** Enrol a location in a programme. POST /v1/enrollments */
    add(request: { validateOnly?: boolean | undefined; body: EnrolLocation; idempotencyKey?: string } & CallOptions): Promise<KeptEnrollment>;
    /** Change an enrolment's state or dates. PATCH /v1/enrollments/{location}/{programme} */
    change(request: { location: string; programme: string; validateOnly?: boolean | undefined; body: ChangeEnrollment; ifMatch: number | string } & CallOptions): Promise<KeptEnrollment>;
    /** Read an enrolment with its checklist. GET /v1/enrollments/{location}/{programme} */
    read(request: { location: string; programme: string } & CallOptions): Promise<EnrollmentDetail>;
    /** Begin an enrolment by oneself. POST /v1/enrollments/{location}/{programme}/join */
    join(request: { location: string; programme: string; validateOnly?: boolean | undefined; body: JoinProgramme; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<EnrollmentStanding>;
    /** Accept the agreement of a programme. POST /v1/enrollments/{location}/{programme}/agreement */
    acceptAgreement(request: { location: string; programme: string; validateOnly?: boolean | undefined; body: AcceptAgreement; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<EnrollmentStanding>;
    /** Add a payout profile. POST /v1/enrollments/{location}/{programme}/payout-profile */
    addPayoutProfile(request: { location: string; programme: string; validateOnly?: boolean | undefined; body: AddPayoutProfile; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<EnrollmentStanding>;
    /** Add a tax profile. POST /v1/enrollments/{location}/{programme}/tax-profile */
    addTaxProfile(request: { location: string; programme: string; validateOnly?: boolean | undefined; body: AddTaxProfile; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<EnrollmentStanding>;
    /** Enrolments and profiles that wait for validation. GET /v1/enrollment-validations */
    waiting(request?: CallOptions): Promise<EnrollmentValidationList>;
    /** Approve an enrolment. POST /v1/enrollments/{location}/{programme}/approve */
    approve(request: { location: string; programme: string; validateOnly?: boolean | undefined; body: ApproveEnrollment; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<EnrollmentStanding>;
    /** Send an enrolment back. POST /v1/enrollments/{location}/{programme}/return */
    return(request: { location: string; programme: string; validateOnly?: boolean | undefined; body: ReturnEnrollment; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<EnrollmentStanding>;
    /** Validate a profile that replaces another. POST /v1/enrollments/{location}/{programme}/profiles/{kind}/validate */
    validateProfile(request: { location: string; programme: string; kind: string; validateOnly?: boolean | undefined; body: ValidateProfile; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<EnrollmentStanding>;
    /** Send a profile back. POST /v1/enrollments/{location}/{programme}/profiles/{kind}/return */
    returnProfile(request: { location: string; programme: string; kind: string; validateOnly?: boolean | undefined; body: ReturnProfile; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<EnrollmentStanding>;
  };
  events: {
    /** What happened, in order. GET /v1/events */
    list(request?: { after?: number | undefined; limit?: number | undefined } & CallOptions): Promise<EventFeed>;
  };
  files: {
    /** The proof files of a claim. GET /v1/claims/{id}/files */
    list(request: { id: string } & CallOptions): Promise<FileList>;
    /** Add a proof file. POST /v1/claims/{id}/files */
    add(request: { id: string; idempotencyKey?: string } & CallOptions & Upload): Promise<AddedFile>;
    /** Remove a file that was not sent yet. DELETE /v1/claims/{id}/files/{fileId} */
    remove(request: { id: string; fileId: string } & CallOptions): Promise<void>;
    /** Download a file. GET /v1/claims/{id}/files/{fileId}/content */
    content(request: { id: string; fileId: string } & CallOptions): Promise<Response>;
    /** What was read of a file. GET /v1/claims/{id}/files/{fileId}/text */
    text(request: { id: string; fileId: string } & CallOptions): Promise<FileText>;
  };
  invitations: {
    /** How an invitation stands. GET /v1/invitations/{token} */
    read(request: { token: string } & CallOptions): Promise<Invitation>;
    /** Choose a first password. POST /v1/invitations/{token}/accept */
    accept(request: { token: string; body: AcceptInvitation; idempotencyKey?: string } & CallOptions): Promise<void>;
  };
  locations: {
    /** Locations with their enrolments. GET /v1/locations */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; partner?: string | undefined } & CallOptions): Promise<LocationPage>;
    /** Change a location's name or time zone. PATCH /v1/locations/{id} */
    edit(request: { id: string; validateOnly?: boolean | undefined; body: EditLocation; ifMatch: number | string } & CallOptions): Promise<KeptLocation>;
  };
  mailTexts: {
    /** Texts of all mails. GET /v1/mail-texts */
    list(request?: CallOptions): Promise<MailTextList>;
    /** Read a mail's text. GET /v1/mail-texts/{template}/{language} */
    read(request: { template: string; language: string } & CallOptions): Promise<MailTextDetail>;
    /** Write a new text for a mail. POST /v1/mail-texts/{template}/{language}/drafts */
    draft(request: { template: string; language: string; validateOnly?: boolean | undefined; body: DraftMailText; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<MailTextDetail>;
    /** Approve the draft of a mail's text. POST /v1/mail-texts/{template}/{language}/approve */
    approve(request: { template: string; language: string; body: ApproveMailText; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<MailTextDetail>;
  };
  me: {
    /** What others changed of me. GET /v1/me/changes */
    changes(request?: { limit?: number | undefined; cursor?: string | undefined } & CallOptions): Promise<PeopleChangePage>;
    /** When am I away. GET /v1/me/absence */
    absence(request?: CallOptions): Promise<OwnAbsence>;
    /** Say when one is away. POST /v1/me/absence */
    setAbsence(request: { body: SetAbsence; idempotencyKey?: string } & CallOptions): Promise<OwnAbsence>;
    /** Be back, or not go. POST /v1/me/absence/end */
    endAbsence(request?: { idempotencyKey?: string } & CallOptions): Promise<OwnAbsence>;
    /** Who am I. GET /v1/me */
    read(request?: CallOptions): Promise<Me>;
    /** Change one's password. POST /v1/me/password */
    changePassword(request: { body: ChangePassword; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** Prepare the second factor. POST /v1/me/two-factor */
    startTwoFactor(request: { body: OwnPassword; idempotencyKey?: string } & CallOptions): Promise<TwoFactorStart>;
    /** Put the second factor in force. POST /v1/me/two-factor/confirm */
    confirmTwoFactor(request: { body: ConfirmTwoFactor; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** Do without the second factor. POST /v1/me/two-factor/end */
    endTwoFactor(request: { body: OwnPassword; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** Where one is signed in. GET /v1/me/sessions */
    sessions(request?: CallOptions): Promise<OwnSessions>;
    /** Sign out elsewhere. POST /v1/me/sessions/{id}/end */
    endSession(request: { id: string; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** Sign out everywhere else. POST /v1/me/sessions/end-others */
    endOtherSessions(request?: { idempotencyKey?: string } & CallOptions): Promise<EndedSessions>;
    /** Give the password again. POST /v1/me/proof */
    prove(request: { body: OwnPassword; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** New backup codes. POST /v1/me/two-factor/backup-codes */
    renewBackupCodes(request: { body: OwnPassword; idempotencyKey?: string } & CallOptions): Promise<BackupCodes>;
    /** Choose the language of one's mails. POST /v1/me/language */
    changeLanguage(request: { body: ChangeLanguage; idempotencyKey?: string } & CallOptions): Promise<MailLanguage>;
  };
  members: {
    /** What was done to the company's people. GET /v1/members/changes */
    changes(request?: { limit?: number | undefined; cursor?: string | undefined; member?: string | undefined } & CallOptions): Promise<PeopleChangePage>;
    /** People of the own company, with their roles. GET /v1/members */
    list(request?: { limit?: number | undefined; cursor?: string | undefined } & CallOptions): Promise<MemberPage>;
    /** Invite somebody to the own company. POST /v1/members */
    invite(request: { body: InviteMember; idempotencyKey?: string } & CallOptions): Promise<Member>;
    /** Read a person of the own company. GET /v1/members/{id} */
    read(request: { id: string } & CallOptions): Promise<Member>;
    /** Give somebody a role. POST /v1/members/{id}/grant-role */
    grantRole(request: { id: string; body: GrantRole; idempotencyKey?: string } & CallOptions): Promise<Member>;
    /** Take a role from somebody. POST /v1/members/{id}/revoke-role */
    revokeRole(request: { id: string; body: RevokeRole; idempotencyKey?: string } & CallOptions): Promise<Member>;
    /** Send a new invitation. POST /v1/members/{id}/resend-invitation */
    resendInvitation(request: { id: string; body: ResendInvitation; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Member>;
    /** Withdraw an invitation. POST /v1/members/{id}/withdraw-invitation */
    withdrawInvitation(request: { id: string; body: WithdrawInvitation; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Member>;
    /** Deactivate somebody. POST /v1/members/{id}/deactivate */
    deactivate(request: { id: string; body: DeactivateMember; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Member>;
    /** Reactivate somebody. POST /v1/members/{id}/reactivate */
    reactivate(request: { id: string; body: ReactivateMember; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Member>;
    /** Record a conflict of interest. POST /v1/members/{id}/add-conflict */
    addConflict(request: { id: string; body: AddConflict; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Member>;
    /** End a conflict of interest. POST /v1/members/{id}/end-conflict */
    endConflict(request: { id: string; body: EndConflict; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Member>;
    /** Say how much somebody can have in hand. POST /v1/members/{id}/set-capacity */
    setCapacity(request: { id: string; body: SetCapacity; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Member>;
  };
  notices: {
    /** The delivery state of a notice, and the words that were sent. GET /v1/notices/{id} */
    read(request: { id: string } & CallOptions): Promise<NoticeOfClaim>;
    /** Name another contact for a paused request. POST /v1/notices/{id}/correct-contact */
    correctContact(request: { id: string; body: CorrectContact; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Confirm that an address is right. POST /v1/notices/{id}/confirm-contact */
    confirmContact(request: { id: string; body: ConfirmContact; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
  };
  oversight: {
    /** How many claims wait for the desk, and how long. GET /v1/oversight/queue-age */
    queueAge(request?: { programme?: string | undefined; country?: string | undefined; activity?: string | undefined } & CallOptions): Promise<QueueAge>;
    /** Claims filed and decided, and the time it took. GET /v1/oversight/decisions */
    decisions(request?: { programme?: string | undefined; country?: string | undefined; activity?: string | undefined; range?: 'month' | 'quarter' | 'year' | undefined; until?: string | undefined } & CallOptions): Promise<DecisionsFigures>;
    /** Returns and rejections by reason. GET /v1/oversight/reasons */
    reasons(request?: { programme?: string | undefined; country?: string | undefined; activity?: string | undefined; range?: 'month' | 'quarter' | 'year' | undefined; until?: string | undefined } & CallOptions): Promise<ReasonsFigures>;
    /** Lines that customers were asked about and refused. GET /v1/oversight/refusals */
    refusals(request?: { programme?: string | undefined; country?: string | undefined; activity?: string | undefined; range?: 'month' | 'quarter' | 'year' | undefined; until?: string | undefined } & CallOptions): Promise<RefusalsFigures>;
    /** Disputed lines and what became of them. GET /v1/oversight/disputes */
    disputes(request?: { programme?: string | undefined; country?: string | undefined; activity?: string | undefined; range?: 'month' | 'quarter' | 'year' | undefined; until?: string | undefined } & CallOptions): Promise<DisputesFigures>;
    /** Notices to customers, delivered and come back. GET /v1/oversight/notices */
    notices(request?: { programme?: string | undefined; country?: string | undefined; activity?: string | undefined; range?: 'month' | 'quarter' | 'year' | undefined; until?: string | undefined } & CallOptions): Promise<NoticesFigures>;
  };
  partners: {
    /** Partners. GET /v1/partners */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; q?: string | undefined } & CallOptions): Promise<PartnerPage>;
    /** Add a partner. POST /v1/partners */
    add(request: { validateOnly?: boolean | undefined; body: AddPartner; idempotencyKey?: string } & CallOptions): Promise<KeptPartner>;
    /** Read a partner. GET /v1/partners/{id} */
    read(request: { id: string } & CallOptions): Promise<Partner>;
    /** Change a partner's name or mail domains. PATCH /v1/partners/{id} */
    edit(request: { id: string; validateOnly?: boolean | undefined; body: EditPartner; ifMatch: number | string } & CallOptions): Promise<KeptPartner>;
    /** People of a partner, with their roles. GET /v1/partners/{id}/members */
    members(request: { id: string; limit?: number | undefined; cursor?: string | undefined } & CallOptions): Promise<PartnerMemberPage>;
    /** Add a location of a partner. POST /v1/partners/{id}/locations */
    addLocation(request: { id: string; validateOnly?: boolean | undefined; body: AddLocation; idempotencyKey?: string } & CallOptions): Promise<KeptLocation>;
    /** Invite an account admin of a partner. POST /v1/partners/{id}/invitations */
    invite(request: { id: string; validateOnly?: boolean | undefined; body: InviteAdmin; idempotencyKey?: string } & CallOptions): Promise<InvitedAdmin>;
  };
  policies: {
    /** Policies and their activations. GET /v1/policies */
    list(request?: CallOptions): Promise<PolicyList>;
    /** Make a policy from an existing one. POST /v1/policies */
    create(request: { validateOnly?: boolean | undefined; body: CreatePolicy; idempotencyKey?: string } & CallOptions): Promise<MadePolicy>;
    /** Activate a policy. POST /v1/policies/{id}/activate */
    activate(request: { id: string; validateOnly?: boolean | undefined; body: ActivatePolicy; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ActivatedPolicy>;
    /** Take a planned activation back. POST /v1/policies/{id}/withdraw-activation */
    withdrawActivation(request: { id: string; body: ActivatePolicy; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<void>;
  };
  reasons: {
    /** Reasons with the sentences in force. GET /v1/reasons */
    list(request?: CallOptions): Promise<ReasonList>;
    /** Read a reason with its versions. GET /v1/reasons/{family}/{code} */
    read(request: { family: string; code: string } & CallOptions): Promise<ReasonDetail>;
    /** Change a reason's sentences. POST /v1/reasons/{family}/{code}/versions */
    change(request: { family: string; code: string; validateOnly?: boolean | undefined; body: ChangeReason; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ReasonSentences>;
  };
  reviewQueue: {
    /** Claims that wait for a reviewer. GET /v1/review-queue */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; assignee?: 'me' | 'none' | 'absent' | 'covered' | undefined; stage?: ('submitted' | 'under-review' | 'disputed')[] | undefined; overdue?: boolean | undefined; publicSector?: boolean | undefined; partner?: string | undefined; policy?: string | undefined } & CallOptions): Promise<ClaimPage>;
  };
  runs: {
    /** Monthly runs of every programme. GET /v1/runs */
    list(request?: CallOptions): Promise<RunList>;
    /** Read a monthly run with its preview. GET /v1/runs/{programme}/{month}/{number} */
    read(request: { programme: string; month: string; number: string } & CallOptions): Promise<RunDetail>;
    /** Prepare a monthly run. POST /v1/runs/{programme} */
    prepare(request: { programme: string; body: PrepareRun; idempotencyKey?: string } & CallOptions): Promise<Run>;
    /** Compute a preview again from the facts of now. POST /v1/runs/{programme}/{month}/{number}/refresh */
    refresh(request: { programme: string; month: string; number: string; body: RefreshRun; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Run>;
    /** Ask another person to approve a run. POST /v1/runs/{programme}/{month}/{number}/submit */
    submit(request: { programme: string; month: string; number: string; body: SubmitRun; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Run>;
    /** Approve a run: posting begins. POST /v1/runs/{programme}/{month}/{number}/approve */
    approve(request: { programme: string; month: string; number: string; body: ApproveRun; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Run>;
    /** Send a run back to whoever prepared it. POST /v1/runs/{programme}/{month}/{number}/return */
    return(request: { programme: string; month: string; number: string; body: ReturnRun; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Run>;
    /** Drop a preview. POST /v1/runs/{programme}/{month}/{number}/discard */
    discard(request: { programme: string; month: string; number: string; body: DiscardRun; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Run>;
  };
  sandbox: {
    /** The sandbox's clock. GET /v1/sandbox/clock */
    readClock(request?: CallOptions): Promise<SandboxClock>;
    /** Move the sandbox's clock forward. POST /v1/sandbox/clock/advance */
    advanceClock(request: { body: AdvanceClock; idempotencyKey?: string } & CallOptions): Promise<SandboxClock>;
  };
  savedViews: {
    /** My saved views. GET /v1/saved-views */
    list(request?: { list?: 'claims' | 'queue' | 'associations' | undefined } & CallOptions): Promise<SavedViewList>;
    /** Save a view. POST /v1/saved-views */
    save(request: { body: SaveView; idempotencyKey?: string } & CallOptions): Promise<SavedView>;
    /** Rename a view, or give it another search. PATCH /v1/saved-views/{id} */
    change(request: { id: string; body: ChangeSavedView; ifMatch: number | string } & CallOptions): Promise<SavedView>;
    /** Delete a view. DELETE /v1/saved-views/{id} */
    delete(request: { id: string } & CallOptions): Promise<void>;
  };
  session: {
    /** Who is signed in. GET /v1/session */
    read(request?: CallOptions): Promise<Session>;
    /** Sign in. POST /v1/session */
    signIn(request: { body: SignIn; idempotencyKey?: string } & CallOptions): Promise<SignedIn>;
    /** Sign out. DELETE /v1/session */
    signOut(request?: CallOptions): Promise<void>;
    /** Give the second factor. POST /v1/session/second-factor */
    secondFactor(request: { body: SecondFactor; idempotencyKey?: string } & CallOptions): Promise<SignedIn>;
    /** Sign in at the company's provider. POST /v1/session/single-sign-on */
    singleSignOn(request: { body: SingleSignOn; idempotencyKey?: string } & CallOptions): Promise<GoThere>;
  };
  tasks: {
    /** What a person of the programme owner has to do. GET /v1/tasks */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; kind?: 'customer-question' | 'unconfirmed-contact' | 'contact-bounced' | 'bounce-after-official' | 'replacement-contact' | 'end-requested' | 'arbitration' | 'overdue' | undefined; closed?: boolean | undefined } & CallOptions): Promise<TaskPage>;
    /** Read a task. GET /v1/tasks/{id} */
    read(request: { id: string } & CallOptions): Promise<Task>;
    /** Answer a customer's question. POST /v1/tasks/{id}/answer */
    answer(request: { id: string; body: AnswerQuestion; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
    /** Decide a partner's wish to end an association. POST /v1/tasks/{id}/decide-end */
    decideEnd(request: { id: string; body: DecideEndRequest; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<Claim>;
  };
  tenant: {
    /** Partners of record on the tenant. GET /v1/tenant/associations */
    associations(request?: { limit?: number | undefined; cursor?: string | undefined; state?: 'official' | 'ended' | undefined } & CallOptions): Promise<TenantAssociationPage>;
    /** Read an association. GET /v1/tenant/associations/{id} */
    association(request: { id: string } & CallOptions): Promise<AssociationDetail>;
    /** What partners of record can see. GET /v1/tenant/usage */
    usage(request?: { limit?: number | undefined; cursor?: string | undefined; association?: string | undefined } & CallOptions): Promise<TenantUsagePage>;
    /** End an association. POST /v1/tenant/associations/{id}/end */
    endAssociation(request: { id: string; body: Reason; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
    /** What partners asked of the tenant. GET /v1/tenant/requests */
    requests(request?: { limit?: number | undefined; cursor?: string | undefined; waiting?: boolean | undefined } & CallOptions): Promise<TenantRequestPage>;
    /** Read a request. GET /v1/tenant/requests/{id} */
    request(request: { id: string } & CallOptions): Promise<TenantRequest>;
    /** Who signed the proof of a request for the customer, and when. GET /v1/tenant/requests/{id}/signature */
    signature(request: { id: string } & CallOptions): Promise<RequestSignature>;
    /** Agree to all or some lines. POST /v1/tenant/requests/{id}/agree */
    agree(request: { id: string; body: AgreeInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
    /** Refuse all or some lines. POST /v1/tenant/requests/{id}/refuse */
    refuse(request: { id: string; body: RefuseInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
    /** Undo a decision. POST /v1/tenant/requests/{id}/undo */
    undo(request: { id: string; body: UndoInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
    /** Ask a question. POST /v1/tenant/requests/{id}/ask */
    ask(request: { id: string; body: QuestionInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
    /** Close the link of one person who is not a trusted contact. POST /v1/tenant/requests/{id}/close-link */
    closeLink(request: { id: string; body: CloseLinkInput; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ConsentDecided>;
    /** What is locked against claims. GET /v1/tenant/locks */
    locks(request?: CallOptions): Promise<LockList>;
    /** Lock an item against claims. POST /v1/tenant/locks */
    lock(request: { body: LockInput; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** What the tenant demands of every request. GET /v1/tenant/safeguards */
    safeguards(request?: CallOptions): Promise<Safeguards>;
    /** Lock everything, or demand an explicit agreement. POST /v1/tenant/safeguards */
    changeSafeguards(request: { body: SafeguardsInput; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** Open an item to claims again. POST /v1/tenant/locks/unlock */
    unlock(request: { body: LockInput; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** One-time codes. GET /v1/tenant/codes */
    codes(request?: { limit?: number | undefined; cursor?: string | undefined } & CallOptions): Promise<ConsentCodePage>;
    /** Make a one-time code for a partner. POST /v1/tenant/codes */
    issueCode(request: { body: IssueConsentCode; idempotencyKey?: string } & CallOptions): Promise<IssuedConsentCode>;
    /** Revoke a one-time code. POST /v1/tenant/codes/{id}/revoke */
    revokeCode(request: { id: string; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** Who may speak for the tenant. GET /v1/tenant/contacts */
    contacts(request?: CallOptions): Promise<HeldContactList>;
    /** Remove a trusted contact. POST /v1/tenant/contacts/{id}/end */
    endContact(request: { id: string; body: EndTenantContact; idempotencyKey?: string } & CallOptions): Promise<void>;
    /** Partners that had to do with the tenant. GET /v1/tenant/partners */
    partners(request?: CallOptions): Promise<KnownPartnerList>;
    /** The tenant's subscriptions. GET /v1/tenant/subscriptions */
    subscriptions(request?: { limit?: number | undefined; cursor?: string | undefined } & CallOptions): Promise<TenantSubscriptionPage>;
    /** Who read the tenant's usage. GET /v1/tenant/usage-reads */
    usageReads(request?: { limit?: number | undefined; cursor?: string | undefined; partner?: string | undefined; since?: string | undefined; until?: string | undefined; association?: string | undefined; columns?: ('at' | 'partnerName' | 'readerName' | 'itemName' | 'fromMonth' | 'untilMonth' | 'associationId')[] | undefined } & CallOptions): Promise<UsageReadPage>;
    /** Who looked the tenant up. GET /v1/tenant/lookups */
    lookups(request?: { limit?: number | undefined; cursor?: string | undefined; partner?: string | undefined; since?: string | undefined; until?: string | undefined; columns?: ('at' | 'partnerName' | 'readerName' | 'itemName' | 'subscriptionId')[] | undefined } & CallOptions): Promise<LookupPage>;
  };
  terms: {
    /** Terms of every programme. GET /v1/terms */
    list(request?: CallOptions): Promise<TermsList>;
    /** Write new terms of a programme. POST /v1/terms/{programme}/drafts */
    draft(request: { programme: string; validateOnly?: boolean | undefined; body: DraftTerms; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ProgrammeTerms>;
    /** Approve the draft of terms. POST /v1/terms/{programme}/approve */
    approve(request: { programme: string; validateOnly?: boolean | undefined; body: ApproveTerms; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ProgrammeTerms>;
    /** Drop the draft of terms. POST /v1/terms/{programme}/discard */
    discard(request: { programme: string; validateOnly?: boolean | undefined; body: DiscardTerms; ifMatch: number | string; idempotencyKey?: string } & CallOptions): Promise<ProgrammeTerms>;
  };
  trends: {
    /** Lines by month and outcome. GET /v1/claim-trends */
    claims(request?: CallOptions): Promise<ClaimTrends>;
    /** Usage of all associations by month. GET /v1/usage-trends */
    usage(request?: CallOptions): Promise<UsageTrends>;
  };
  usage: {
    /** Monthly usage of associated workloads and subscriptions. GET /v1/usage */
    list(request?: { limit?: number | undefined; cursor?: string | undefined; association?: string | undefined; columns?: ('customerName' | 'itemName' | 'subscriptionId' | 'month' | 'complete' | 'monthlyActiveUsers' | 'paidAvailableUnits' | 'soldSeats' | 'associationId')[] | undefined } & CallOptions): Promise<UsagePage>;
  };
}
