/** The columns of associations and of usage as CSV, made of what JSON answers: what a reader may not see there is not here either. */
import type { AssociationJson, UsageMonthJson } from './associations.ts';
import type { Columns } from '../frame/csv.ts';

export const associationColumns = [
  'itemName',
  'subscriptionId',
  'customerName',
  'customerDomain',
  'customerCountry',
  'locationNumber',
  'locationName',
  'partnerName',
  'activity',
  'state',
  'from',
  'until',
  'consentBy',
  'endedHow',
  'endReason',
  'neverEarns',
  'subscriptionEndsOn',
  'claimNumber',
  'id',
] as const;
export const usageColumns = [
  'customerName',
  'itemName',
  'subscriptionId',
  'month',
  'complete',
  'monthlyActiveUsers',
  'paidAvailableUnits',
  'soldSeats',
  'associationId',
] as const;

export const associationCells: Record<(typeof associationColumns)[number], Columns<AssociationJson>[string]> =
  {
    itemName: (row) => row.item.name,
    subscriptionId: (row) => row.subscriptionId,
    customerName: (row) => row.customer.name,
    customerDomain: (row) => row.customer.domain,
    customerCountry: (row) => row.customer.country,
    locationNumber: (row) => row.location.number,
    locationName: (row) => row.location.name,
    partnerName: (row) => row.partner?.name,
    activity: (row) => row.activity,
    state: (row) => row.state,
    from: (row) => row.from,
    until: (row) => row.until,
    consentBy: (row) => row.consentBy,
    endedHow: (row) => row.endedHow,
    endReason: (row) => row.endReason,
    neverEarns: (row) => row.neverEarns,
    subscriptionEndsOn: (row) => row.subscriptionEndsOn,
    claimNumber: (row) => row.claimNumber,
    id: (row) => row.id,
  };

export const usageCells: Record<(typeof usageColumns)[number], Columns<UsageMonthJson>[string]> = {
  customerName: (row) => row.customerName,
  itemName: (row) => row.item.name,
  subscriptionId: (row) => row.subscriptionId,
  month: (row) => row.month,
  complete: (row) => row.complete,
  monthlyActiveUsers: (row) => row.monthlyActiveUsers,
  paidAvailableUnits: (row) => row.paidAvailableUnits,
  soldSeats: (row) => row.soldSeats,
  associationId: (row) => row.associationId,
};
