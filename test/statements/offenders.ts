import type { Rule } from './text-rules.ts';

/**
 * Statements that a distributed database does not take yet, by the function that sends them. Nothing is added here: what is mended is
 * taken off, and what is left after that and reads at many customers by right is written down in fan-outs.ts.
 */
export const offenders: Record<string, Rule[]> = {
  // bulk
  'server/store/engine/day-counts.ts writeTallies': ['insert-select'],
  'server/store/engine/due.ts findDue': ['fans-out', 'locks-many'],
  'server/store/engine/event-months.ts countEvents': ['writes-in-cte'],
  'server/store/engine/jobs.ts leaseJobs': ['fans-out'],
  'server/store/parties/imports.ts compareSubscriptions': ['fans-out'],
  'server/store/parties/imports.ts compareUsage': ['fans-out'],
  'server/store/parties/imports.ts writeDirectory': ['fans-out', 'insert-select'],
  'server/store/parties/imports.ts writeSubscriptions': ['fans-out', 'insert-select'],
  'server/store/parties/imports.ts writeUsage': ['fans-out', 'insert-select'],
  // lists
  'server/store/arbitration/arbitration-lists.ts findCase': ['fans-out', 'lateral-limit'],
  'server/store/arbitration/arbitration-lists.ts findCases': ['fans-out', 'lateral-limit'],
  'server/store/arbitration/arbitration-lists.ts findPart': ['fans-out', 'lateral-limit'],
  'server/store/arbitration/arbitration-lists.ts findParts': ['fans-out', 'lateral-limit'],
  'server/store/associations/association-lists.ts findAssociation': ['fans-out'],
  'server/store/associations/association-lists.ts findAssociations': ['fans-out'],
  'server/store/associations/association-lists.ts findEndingAssociations': ['fans-out'],
  'server/store/associations/usage-lists.ts findUsage': ['fans-out', 'insert-select', 'writes-in-cte'],
  'server/store/associations/usage-trends.ts findUsageTrend': ['fans-out', 'insert-select', 'writes-in-cte'],
  'server/store/claims/claim-lists.ts findClaims': ['fans-out', 'lateral-limit'],
  'server/store/claims/claim-search.ts searchClaims': ['fans-out', 'lateral-limit'],
  'server/store/consent/tenant-lists.ts findLookups': ['fans-out'],
  'server/store/consent/tenant-lists.ts findSubscriptions': ['fans-out'],
  'server/store/parties/customer-lists.ts findCustomer': ['fans-out'],
  'server/store/review/queue-age.ts readQueueAge': ['fans-out', 'lateral-limit'],
  'server/store/review/work-lists.ts findTask': ['fans-out'],
  'server/store/review/work-lists.ts findTasks': ['fans-out'],
  'server/store/review/work-lists.ts findWork': ['fans-out', 'lateral-limit'],
  // writes
  'server/store/claims/claim-reads.ts listSubmittedKeys': ['fans-out'],
  'server/store/parties/lookups.ts addLookup': ['insert-select'],
};
