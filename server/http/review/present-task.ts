import type { TaskRow } from '../../store/review/work-lists.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';

export function presentTask(row: TaskRow): object {
  const { tenantId } = row;
  return {
    id: idOf('task', tenantId, row.id),
    kind: row.kind,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    outcome: row.outcome,
    detail: detailOf(row),
    claim: {
      id: idOf('claim', tenantId, row.claimId),
      number: row.claimNumber,
      name: row.claimName,
      version: row.claimVersion,
    },
    customer: {
      id: sharedIdOf('customer', tenantId),
      tenantId,
      name: row.customerName,
      domain: row.customerDomain,
      country: row.customerCountry,
      zone: row.customerZone,
      publicSector: row.publicSector,
    },
    partner: { id: sharedIdOf('partner', row.partnerId), name: row.partnerName },
  };
}

function detailOf({ tenantId, detail, lineIds }: TaskRow): Record<string, unknown> {
  const outside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(outside);
    return typeof value === 'string' && lineIds.includes(value) ? idOf('line', tenantId, value) : value;
  };
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, outside(value)]));
}
