import { mayReadEnd } from '../../../rules/claim/official.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import type { AssociationDetail } from '../../actions/associations/read-association.ts';
import type { AssociationRow } from '../../store/associations/association-lists.ts';
import type { AssociationJson } from './associations.ts';
import { presentActions } from '../frame/allowed-actions.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';
import { maskedSubscription } from '../claims/present-line.ts';

export function presentAssociation(row: AssociationRow, reader: Actor): AssociationJson {
  const { tenantId } = row;
  return {
    id: idOf('association', tenantId, row.id),
    claimId: idOf('claim', tenantId, row.claimId),
    claimNumber: row.claimNumber,
    claimVersion: row.claimVersion,
    lineId: idOf('line', tenantId, row.lineId),
    customer: {
      id: sharedIdOf('customer', tenantId),
      tenantId,
      name: row.customer.name,
      domain: row.customer.domain,
      country: row.customer.country,
      zone: row.customer.zone,
      publicSector: row.customer.publicSector,
    },
    location: {
      id: sharedIdOf('location', row.location.id),
      number: row.location.number,
      name: row.location.name,
      country: row.location.country,
    },
    partner:
      reader.side === 'partner' ? null : { id: sharedIdOf('partner', row.partnerId), name: row.partnerName },
    item: row.item,
    subscriptionId:
      row.subscriptionId &&
      (reader.side === 'partner' ? maskedSubscription(row.subscriptionId) : row.subscriptionId),
    activity: row.activity,
    state: row.state,
    from: row.officialFrom,
    until: row.until,
    endedHow: row.endedHow,
    endReason: mayReadEnd(reader.side, row.endedHow) ? row.endReason : null,
    consentBy: row.consentBy,
    neverEarns: row.neverEarns,
    subscriptionEndsOn: row.subscriptionEndsOn,
  };
}

export function presentAssociationDetail(row: AssociationDetail, reader: Actor): object {
  return { ...presentAssociation(row, reader), allowedActions: presentActions(row.actions) };
}
