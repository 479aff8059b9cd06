/** The columns of claims as CSV, by the names that they have in the API. */
import type { Actor } from '../../rules/role.ts';
import type { ListedClaim } from '../actions/listed-claim.ts';
import type { Columns } from './csv.ts';
import { idOf } from './ids.ts';

export const claimColumns = ['number', 'name', 'reference', 'customerName', 'customerDomain', 'customerCountry', 'publicSector',
  'items', 'activities', 'solutionArea', 'locationNumber', 'locationName', 'partnerName', 'status', 'outcomes', 'contested',
  'dueAt', 'dueKind', 'overdue', 'assigneeName', 'createdBy', 'createdAt', 'submittedAt', 'reviewStartedAt', 'decidedAt',
  'updatedAt', 'id'] as const;

/** What JSON hides from a side stays empty here, too. */
export function claimColumnsFor(reader: Actor): Columns<ListedClaim> {
  const owner = reader.side === 'owner';
  const columns: Record<(typeof claimColumns)[number], Columns<ListedClaim>[string]> = {
    number: (row) => row.number, name: (row) => row.name, reference: (row) => row.reference,
    customerName: (row) => row.customerName, customerDomain: (row) => row.customerDomain,
    customerCountry: (row) => row.customerCountry, publicSector: (row) => row.publicSector,
    items: (row) => row.items.map((item) => item.name), activities: (row) => row.activities,
    solutionArea: (row) => row.solutionArea, locationNumber: (row) => row.locationNumber, locationName: (row) => row.locationName,
    partnerName: (row) => (owner ? row.partnerName : null),
    status: (row) => (row.status === 'editing' ? row.firstStatusWord : row.status),
    outcomes: (row) => row.outcomes.map(({ outcome, lines }) => `${outcome} ${lines}`), contested: (row) => row.contested,
    dueAt: (row) => row.dueAt, dueKind: (row) => row.dueKind, overdue: (row) => row.overdue,
    assigneeName: (row) => (owner ? row.assigneeName : null), createdBy: (row) => row.createdByName,
    createdAt: (row) => row.createdAt, submittedAt: (row) => row.submittedAt, reviewStartedAt: (row) => row.reviewStartedAt,
    decidedAt: (row) => row.decidedAt, updatedAt: (row) => row.updatedAt, id: (row) => idOf('claim', row.tenantId, row.id),
  };
  return columns;
}
