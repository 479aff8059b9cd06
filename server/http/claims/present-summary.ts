import type { Actor } from '../../../rules/rights/role.ts';
import type { ListedClaim } from '../../actions/claims/listed-claim.ts';
import type { ClaimSummaryJson } from './claim-schema.ts';
import { assignableTo, openAt } from './claim-rights.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';

/** What is made here; the other fields of a `ClaimSummary` come from the database as JSON text. */
type Made = Pick<
  ClaimSummaryJson,
  | 'id'
  | 'status'
  | 'statusWord'
  | 'partner'
  | 'assignee'
  | 'assignableTo'
  | 'items'
  | 'outcomes'
  | 'dueZone'
  | 'conflict'
>;

/** Presents the claims of a list to one reader, each as the text of its JSON. */
export function presentingSummaries(reader: Actor): (row: ListedClaim) => string {
  const owner = reader.side === 'owner';
  // Rights are asked once for each location: a page has few.
  const open = new Map<string, string>();
  const mayOpen = (row: ListedClaim): string => {
    const known = open.get(row.locationId) ?? JSON.stringify(openAt(reader, row));
    open.set(row.locationId, known);
    return known;
  };
  return (row) => {
    const made: Made = {
      id: idOf('claim', row.tenantId, row.id),
      status: row.status,
      statusWord: row.status === 'editing' ? row.firstStatusWord : row.status,
      partner: owner ? { id: sharedIdOf('partner', row.partnerId), name: row.partnerName } : null,
      assignee:
        owner && row.assigneeId
          ? { id: sharedIdOf('member', row.assigneeId), name: row.assigneeName ?? '' }
          : null,
      assignableTo: assignableTo(reader, row),
      items: row.items,
      outcomes: row.outcomes,
      dueZone: row.dueZone,
      conflict: owner && (reader.conflictPartnerIds?.includes(row.partnerId) ?? false),
    };
    const customer = `"id":"${sharedIdOf('customer', row.tenantId)}","tenantId":"${row.tenantId}"`;
    const location = `"id":"${sharedIdOf('location', row.locationId)}","mayOpen":${mayOpen(row)}`;
    return `{${inside(JSON.stringify(made))},${inside(row.facts)},${inside(row.times)},"customer":{${customer},${inside(row.customer)}},"location":{${location},${inside(row.location)}}}`;
  };
}

/** The fields of an object that has some, without its braces. */
const inside = (json: string): string => json.slice(1, -1);
