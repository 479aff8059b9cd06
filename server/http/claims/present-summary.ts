import type { Actor } from '../../../rules/rights/role.ts';
import type { ListedClaim } from '../../actions/claims/listed-claim.ts';
import type { ClaimSummaryJson } from './claim-schema.ts';
import { assignableTo, openAt } from './claim-rights.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';

export function presentSummary(row: ListedClaim, reader: Actor, _now: string): ClaimSummaryJson {
  const owner = reader.side === 'owner';
  return {
    id: idOf('claim', row.tenantId, row.id),
    number: row.number,
    version: row.version,
    name: row.name,
    reference: row.reference,
    status: row.status,
    statusWord: row.status === 'editing' ? row.firstStatusWord : row.status,
    contested: row.contested,
    customer: {
      id: sharedIdOf('customer', row.tenantId),
      tenantId: row.tenantId,
      name: row.customerName,
      domain: row.customerDomain,
      country: row.customerCountry,
      zone: row.customerZone,
      publicSector: row.publicSector,
    },
    location: {
      id: sharedIdOf('location', row.locationId),
      number: row.locationNumber,
      name: row.locationName,
      country: row.locationCountry,
      mayOpen: openAt(reader, row),
    },
    partner: owner ? { id: sharedIdOf('partner', row.partnerId), name: row.partnerName } : null,
    solutionArea: row.solutionArea,
    activities: row.activities,
    programmes: row.programmes,
    assignee:
      owner && row.assigneeId
        ? { id: sharedIdOf('member', row.assigneeId), name: row.assigneeName ?? '' }
        : null,
    assignableTo: assignableTo(reader, row),
    createdAt: row.createdAt,
    createdBy: row.createdByName,
    updatedAt: row.updatedAt,
    submittedAt: row.submittedAt,
    reviewStartedAt: row.reviewStartedAt,
    decidedAt: row.decidedAt,
    items: row.items,
    outcomes: row.outcomes,
    dueAt: row.dueAt,
    dueKind: row.dueKind,
    dueZone: row.dueZone,
    overdue: row.overdue,
    conflict: owner && (reader.conflictPartnerIds?.includes(row.partnerId) ?? false),
  };
}
