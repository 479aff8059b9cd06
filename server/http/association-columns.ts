/** The columns of associations and of usage as CSV, by the names that they have in the API. */
import type { Actor } from '../../rules/role.ts';
import type { AssociationRow } from '../store/association-lists.ts';
import type { UsageRow } from '../store/usage-lists.ts';
import type { Columns } from './csv.ts';
import { idOf } from './ids.ts';
import { maskedSubscription } from './present-line.ts';

export const associationColumns = ['itemName', 'subscriptionId', 'customerName', 'customerDomain', 'customerCountry',
  'locationNumber', 'locationName', 'partnerName', 'activity', 'state', 'from', 'until', 'consentBy', 'endedHow', 'endReason',
  'neverEarns', 'subscriptionEndsOn', 'claimNumber', 'id'] as const;
export const usageColumns = ['customerName', 'itemName', 'subscriptionId', 'month', 'complete', 'monthlyActiveUsers', 'paidAvailableUnits',
  'soldSeats', 'associationId'] as const;

const subscriptionFor = (id: string | null, reader: Actor): string | null => (id !== null && reader.side === 'partner'
  ? maskedSubscription(id) : id);

export function associationColumnsFor(reader: Actor): Columns<AssociationRow> {
  const columns: Record<(typeof associationColumns)[number], Columns<AssociationRow>[string]> = {
    itemName: (row) => row.item.name, subscriptionId: (row) => subscriptionFor(row.subscriptionId, reader),
    customerName: (row) => row.customer.name, customerDomain: (row) => row.customer.domain,
    customerCountry: (row) => row.customer.country, locationNumber: (row) => row.location.number,
    locationName: (row) => row.location.name, partnerName: (row) => (reader.side === 'owner' ? row.partnerName : null),
    activity: (row) => row.activity, state: (row) => row.state, from: (row) => row.officialFrom, until: (row) => row.until,
    consentBy: (row) => row.consentBy, endedHow: (row) => row.endedHow, endReason: (row) => row.endReason,
    neverEarns: (row) => row.neverEarns, subscriptionEndsOn: (row) => row.subscriptionEndsOn,
    claimNumber: (row) => row.claimNumber,
    id: (row) => idOf('association', row.tenantId, row.id),
  };
  return columns;
}

export function usageColumnsFor(reader: Actor): Columns<UsageRow> {
  const columns: Record<(typeof usageColumns)[number], Columns<UsageRow>[string]> = {
    customerName: (row) => row.customerName, itemName: (row) => row.item.name,
    subscriptionId: (row) => subscriptionFor(row.subscriptionId, reader), month: (row) => row.month,
    complete: (row) => row.complete,
    monthlyActiveUsers: (row) => row.monthlyActiveUsers, paidAvailableUnits: (row) => row.paidAvailableUnits,
    soldSeats: (row) => row.soldSeats, associationId: (row) => idOf('association', row.tenantId, row.associationId),
  };
  return columns;
}
