/**
 * The listed few (ARCHITECTURE.md, Growing 4): statements that ask every node, by the function that sends them, with the tables that
 * they may reach in more than one partition. Each has its index; none locks; none joins a page sideways.
 */
export interface FanOut {
  tables: string[] | 'every';
  why: string;
}

export const fanOuts: Record<string, FanOut> = {
  'server/store/engine/usage-readers.ts addReaders': {
    tables: ['association', 'subscription', 'usage_record'],
    why: 'a slice of a list that was brought in, of many customers',
  },
  'server/store/engine/usage-readers.ts findWrongReaders': {
    tables: ['association', 'subscription', 'usage_record'],
    why: 'verify walks through everything',
  },
  'server/store/associations/association-lists.ts findSuperseded': {
    tables: ['association'],
    why: 'lines whose end is past and not written yet, of all customers',
  },
  'server/store/associations/association-lists.ts findAssociations': {
    tables: ['association', 'claim', 'subscription'],
    why: "a partner's, or everybody's, by association_partner and association_all, with what is shown of each",
  },
  'server/store/associations/association-lists.ts findEndingAssociations': {
    tables: ['association', 'claim', 'subscription'],
    why: 'what a partner holds by subscription, by association_partner',
  },
  'server/store/associations/usage-lists.ts findLive': {
    tables: ['association'],
    why: "a partner's, by association_partner",
  },
  'server/store/associations/usage-lists.ts readMonths': {
    tables: ['usage_record'],
    why: 'the months of a page of associations, by their keys',
  },
  'server/store/associations/usage-lists.ts readSeats': {
    tables: ['subscription'],
    why: 'the seats of a page of associations, by their keys',
  },
  'server/store/arbitration/arbitration-lists.ts findCases': {
    tables: ['arbitration_case'],
    why: "the owner's bench, by arbitration_case_open, _over and _opened",
  },
  'server/store/arbitration/arbitration-lists.ts findParts': {
    tables: ['arbitration_party', 'claim', 'claim_line'],
    why: "a partner's parts of cases, by arbitration_party_partner, with what is shown of each",
  },
  'server/store/arbitration/arbitration-lists.ts withParties': {
    tables: ['arbitration_party', 'claim', 'claim_line'],
    why: 'the parties of a page of cases, by their keys',
  },
  'server/store/claims/claim-lists.ts walk': {
    tables: ['claim'],
    why: "a partner's claims, or everybody's, each list by its index",
  },
  'server/store/claims/claim-lists.ts findDue': {
    tables: ['claim'],
    why: 'what is due and not written down yet, by claim_partner_next and claim_next',
  },
  'server/store/claims/claim-summary.ts findSummaries': {
    tables: ['claim'],
    why: 'a page of claims, by their keys',
  },
  'server/store/claims/claim-summary.ts findLines': {
    tables: ['association', 'claim_line'],
    why: 'the lines of a page of claims, by their keys',
  },
  'server/store/claims/claim-search.ts ofNumber': {
    tables: ['claim'],
    why: 'the claim of a number, by claim_number',
  },
  'server/store/claims/claim-search.ts ofWords': {
    tables: ['claim'],
    why: 'the newest claims, by claim_partner_updated and claim_updated',
  },
  'server/store/review/queue-age.ts readQueueAge': {
    tables: ['claim', 'deadline'],
    why: 'the open work of the owner, by claim_queue, with its clocks',
  },
  'server/store/review/work-lists.ts walk': {
    tables: ['claim'],
    why: "the owner's queue, by claim_queue, claim_disputed, claim_assignee and claim_unassigned",
  },
  'server/store/review/work-lists.ts findOfMember': {
    tables: ['claim'],
    why: "one reviewer's claims, by claim_assignee",
  },
  'server/store/review/work-lists.ts findTasks': {
    tables: ['task'],
    why: "the owner's tasks, by their index",
  },
  'server/store/review/subjects-at-work.ts claimsAtWork': {
    tables: ['claim'],
    why: 'the claims of a page of tasks, by their keys',
  },
  'server/store/review/subjects-at-work.ts linesOfClaims': {
    tables: ['claim_line'],
    why: 'the lines of a page of tasks, by their keys',
  },
  'server/store/incentives/enrolments.ts findWaiting': {
    tables: ['profile'],
    why: 'what waits for finance, of all partners, by profile_to_validate',
  },
  'server/store/incentives/profiles.ts findSealedOtherwise': {
    tables: ['profile'],
    why: 'the rotation of keys walks through all profiles',
  },
  'server/store/incentives/worlds.ts findTenantsOfPartner': {
    tables: ['association'],
    why: "where a partner holds something, by the index of the partner's associations",
  },
  'server/store/incentives/worlds.ts readAssociations': {
    tables: ['association', 'claim'],
    why: 'a slice of customers, each by its tenant_id',
  },
  'server/store/incentives/worlds.ts readUsage': {
    tables: ['usage_record'],
    why: 'a slice of customers, each by its tenant_id',
  },
  'server/store/incentives/worlds.ts readLives': {
    tables: ['subscription'],
    why: 'a slice of customers, each by its tenant_id',
  },
  'server/store/incentives/worlds.ts readStandings': {
    tables: ['agreement_acceptance', 'profile'],
    why: 'the partners that hold something at a slice of customers',
  },
  'server/store/incentives/runs.ts findTenantsAfter': {
    tables: ['association'],
    why: 'a run walks over all customers, slice by slice',
  },
  'server/store/incentives/runs.ts findUnbooked': {
    tables: ['run_entry', 'ledger'],
    why: 'a run that is being posted, by run_entry_of_run',
  },
  'server/store/incentives/runs.ts readRunEntries': {
    tables: ['run_entry'],
    why: 'the preview of a run, by run_entry_of_run',
  },
  'server/store/incentives/ledger.ts readLedgerOf': {
    tables: ['ledger'],
    why: 'a slice of customers, each by its tenant_id',
  },
  'server/store/incentives/ledger.ts sumsOfRunMonth': {
    tables: ['ledger'],
    why: 'what the runs of a month booked, by ledger_of_run',
  },
  'server/store/incentives/ledger.ts findEarnings': {
    tables: ['ledger'],
    why: "a partner's entries, by ledger_of_partner",
  },
  'server/store/incentives/ledger.ts sumAccounts': {
    tables: ['ledger'],
    why: "a partner's entries, by ledger_of_partner",
  },
  'server/store/incentives/terms.ts findItemsInUse': {
    tables: ['association'],
    why: 'what needs a rate, at all customers, by association_official',
  },
  'server/store/consent/contact-reads.ts findContactNews': {
    tables: ['customer_contact'],
    why: 'contacts that were changed lately, at all customers',
  },
  'server/store/engine/child-rows.ts readRows': {
    tables: ['association', 'claim', 'claim_line', 'consent_round', 'deadline', 'file', 'notice', 'task'],
    why: 'a slice of claims whose clocks ran out, of many customers; locked before',
  },
  'server/store/engine/day-counts.ts claimsAfter': {
    tables: ['event'],
    why: 'what changed since the last count, at all customers',
  },
  'server/store/engine/day-counts.ts claimsFrom': {
    tables: ['claim'],
    why: 'the recount walks through all claims',
  },
  'server/store/engine/day-counts.ts forgetCounts': {
    tables: ['claim_tally'],
    why: 'the recount begins with nothing',
  },
  'server/store/engine/day-counts.ts readHistories': {
    tables: ['claim', 'claim_tally', 'history'],
    why: 'a slice of the recount, of many customers',
  },
  'server/store/engine/due.ts findDue': {
    tables: ['deadline'],
    why: 'clocks of all customers that ran out, by deadline_due',
  },
  'server/store/engine/due.ts nextDue': {
    tables: ['deadline'],
    why: 'when the sweep has something to do next, by deadline_due',
  },
  'server/store/engine/event-months.ts countEvents': {
    tables: ['event'],
    why: 'events of all customers, by month',
  },
  'server/store/engine/event-reads.ts findEvents': {
    tables: ['event'],
    why: "an organisation's feed over all customers, by its number",
  },
  'server/store/engine/events.ts numberEvents': {
    tables: ['event'],
    why: 'a batch of events of many customers',
  },
  'server/store/engine/events.ts organisationsToNumber': {
    tables: ['event'],
    why: 'events of all customers that have no number yet',
  },
  'server/store/engine/events.ts unnumberedEvents': {
    tables: ['event'],
    why: 'events of all customers that have no number yet',
  },
  'server/store/engine/expiry.ts expireJobs': {
    tables: ['job'],
    why: 'what is old enough at all customers',
  },
  'server/store/engine/expiry.ts expireReplays': {
    tables: ['idempotency'],
    why: 'what is old enough at all customers',
  },
  'server/store/engine/jobs.ts leaseJobs': {
    tables: ['job'],
    why: 'work that is due at all customers, by job_due',
  },
  'server/store/engine/jobs.ts releaseJobs': {
    tables: ['job'],
    why: 'work that a process which stopped had taken, of all customers',
  },
  'server/store/engine/jobs.ts wakeMails': {
    tables: ['job'],
    why: 'mails to all customers, after the relay was away',
  },
  'server/store/engine/mailbox.ts listMails': {
    tables: ['mail'],
    why: "the sandbox's mailbox shows every mail",
  },
  'server/store/engine/named-subjects.ts readNamedHistories': {
    tables: ['history', 'subject'],
    why: 'verify walks through all histories',
  },
  'server/store/engine/tenants.ts readList': {
    tables: ['consent_code', 'customer_contact', 'item_lock', 'subscription'],
    why: 'the customers of a slice of claims whose clocks ran out',
  },
  'server/store/engine/tenants.ts readTenants': {
    tables: ['claim', 'line_key'],
    why: 'the customers of a slice of claims whose clocks ran out',
  },
  'server/store/engine/verify-beside.ts countBeside': {
    tables: ['customer_contact', 'event', 'history', 'usage_read'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify-beside.ts findChangedContacts': {
    tables: ['customer_contact', 'history'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify-beside.ts findFeedGaps': {
    tables: ['event'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify-beside.ts findMissingClaims': {
    tables: ['association', 'claim', 'event', 'history', 'mail', 'subject'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify-beside.ts findMovedInstants': {
    tables: ['consent_round', 'deadline'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify-beside.ts findMovedNotices': {
    tables: ['mail', 'notice'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify-beside.ts findUnfoundedReads': {
    tables: ['association', 'usage_read'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify-beside.ts readComments': {
    tables: ['comment'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify-beside.ts readDerived': {
    tables: ['claim', 'line_key'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify.ts findOverlaps': {
    tables: ['association'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify.ts readClaimKeys': {
    tables: ['claim'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify.ts readHistories': {
    tables: ['history'],
    why: 'verify walks through everything',
  },
  'server/store/engine/verify.ts readStoredFiles': {
    tables: ['file'],
    why: 'verify walks through everything',
  },
  'server/store/engine/write-many.ts send': {
    tables: 'every',
    why: 'what the clocks of a slice of claims made true, of many customers',
  },
  'server/store/files/stored-files.ts findFileRows': {
    tables: ['file'],
    why: 'the file store is compared with the rows of all customers',
  },
  'server/store/files/stored-files.ts newestUpload': {
    tables: ['file'],
    why: 'the file store is compared with the rows of all customers',
  },
  'server/store/operations/wrong-clock.ts findWrongClaims': {
    tables: ['history'],
    why: 'what was written while the clock was wrong, at all customers',
  },
  'server/store/operations/wrong-clock.ts findWrongMails': {
    tables: ['mail'],
    why: 'what was written while the clock was wrong, at all customers',
  },
  'server/store/operations/wrong-clock.ts readWrongEntries': {
    tables: ['history'],
    why: 'what was written while the clock was wrong, at all customers',
  },
  'server/store/operations/wrong-clock.ts readWrongReads': {
    tables: ['association', 'usage_read'],
    why: 'what was written while the clock was wrong, at all customers',
  },
  'server/store/operations/wrong-clock.ts rightWaitingMails': {
    tables: ['job'],
    why: 'what was written while the clock was wrong, at all customers',
  },
  'server/store/parties/imports.ts compareSubscriptions': {
    tables: ['subscription'],
    why: 'a slice of a list, of many customers',
  },
  'server/store/parties/imports.ts compareUsage': {
    tables: ['usage_record'],
    why: 'a slice of a list, of many customers',
  },
  'server/store/parties/imports.ts readDirectory': {
    tables: ['customer_contact'],
    why: 'a slice of a list, of many customers',
  },
  'server/store/parties/imports.ts readOfficialSubscriptions': {
    tables: ['association'],
    why: 'a slice of a list, of many customers',
  },
  'server/store/parties/imports.ts readSold': {
    tables: ['subscription'],
    why: 'a slice of a list, of many customers',
  },
  'server/store/parties/imports.ts writeDirectory': {
    tables: ['customer_contact'],
    why: 'a slice of a list, of many customers',
  },
  'server/store/parties/list-rows.ts insertRows': {
    tables: ['customer_contact', 'subscription', 'usage_record'],
    why: 'a slice of a list, of many customers',
  },
  'server/store/parties/lookups.ts countLookups': {
    tables: ['customer_lookup'],
    why: "a location's look-ups of a day at all customers",
  },
  'server/store/parties/people.ts assignedClaims': {
    tables: ['claim'],
    why: "a reviewer's claims of all customers, by claim_assignee",
  },
  'server/store/parties/people.ts countAssigned': {
    tables: ['claim'],
    why: "a reviewer's claims of all customers, by claim_assignee",
  },
  'server/store/postgres/backup.ts findRows': {
    tables: 'every',
    why: 'is there any row?',
  },
  'server/store/postgres/backup.ts readFileRows': {
    tables: ['file'],
    why: 'every proof file',
  },
  'server/store/postgres/backup.ts readRows': {
    tables: 'every',
    why: 'a backup reads every row',
  },
  'server/store/postgres/health.ts isReady': {
    tables: ['claim'],
    why: 'are the nodes of the tenants there?',
  },
  'server/store/postgres/health.ts readLoad': {
    tables: ['deadline', 'event', 'job'],
    why: 'what waits at all customers, up to ten thousand',
  },
  'server/store/programme/admin-log.ts findAdminLog': {
    tables: ['history'],
    why: "the administrators' log over all realms, by history_administration",
  },
  'server/store/programme/calendars.ts openDeadlinesOf': {
    tables: ['claim', 'deadline'],
    why: 'the deadlines of all customers that a calendar decides, before it is changed',
  },
  'server/store/programme/policies.ts claimsByPolicy': {
    tables: ['claim'],
    why: 'how many claims of all customers run under a policy, before it is changed',
  },
};
