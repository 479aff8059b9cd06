import type { TaskRow } from '../../store/review/work-lists.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';

export function presentTask(row: TaskRow): object {
  const { tenantId, subjectKind, subjectId } = row;
  const { number, title, version, customer, partner } = row.about;
  return {
    id: idOf('task', tenantId, row.id),
    kind: row.kind,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    outcome: row.outcome,
    detail: detailOf(row),
    subject: { kind: subjectKind, number, title, version },
    claim:
      subjectKind === 'claim'
        ? { id: idOf('claim', tenantId, subjectId), number, name: title, version }
        : null,
    customer: customer && { id: sharedIdOf('customer', tenantId), tenantId, ...customer },
    partner: partner && { id: sharedIdOf('partner', partner.id), name: partner.name },
  };
}

function detailOf({ tenantId, detail, about }: TaskRow): Record<string, unknown> {
  const outside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(outside);
    return typeof value === 'string' && about.lineIds.includes(value) ? idOf('line', tenantId, value) : value;
  };
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, outside(value)]));
}
