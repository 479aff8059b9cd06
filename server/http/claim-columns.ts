/** The columns of claims as CSV, made of what JSON answers: what a side may not see there is not here either. */
import type { ClaimSummaryJson } from './claim-schema.ts';
import type { Columns } from './csv.ts';

export const claimColumns = ['number', 'name', 'reference', 'customerName', 'customerDomain', 'customerCountry', 'publicSector',
  'items', 'activities', 'solutionArea', 'locationNumber', 'locationName', 'partnerName', 'status', 'outcomes', 'contested',
  'dueAt', 'dueKind', 'overdue', 'assigneeName', 'createdBy', 'createdAt', 'submittedAt', 'reviewStartedAt', 'decidedAt',
  'updatedAt', 'id'] as const;

export const claimCells: Record<(typeof claimColumns)[number], Columns<ClaimSummaryJson>[string]> = {
  number: (row) => row.number, name: (row) => row.name, reference: (row) => row.reference,
  customerName: (row) => row.customer.name, customerDomain: (row) => row.customer.domain,
  customerCountry: (row) => row.customer.country, publicSector: (row) => row.customer.publicSector,
  items: (row) => row.items.map((item) => item.name), activities: (row) => row.activities,
  solutionArea: (row) => row.solutionArea, locationNumber: (row) => row.location.number, locationName: (row) => row.location.name,
  partnerName: (row) => row.partner?.name, status: (row) => row.statusWord,
  outcomes: (row) => row.outcomes.map(({ outcome, lines }) => `${outcome} ${lines}`), contested: (row) => row.contested,
  dueAt: (row) => row.dueAt, dueKind: (row) => row.dueKind, overdue: (row) => row.overdue,
  assigneeName: (row) => row.assignee?.name, createdBy: (row) => row.createdBy, createdAt: (row) => row.createdAt,
  submittedAt: (row) => row.submittedAt, reviewStartedAt: (row) => row.reviewStartedAt, decidedAt: (row) => row.decidedAt,
  updatedAt: (row) => row.updatedAt, id: (row) => row.id,
};
