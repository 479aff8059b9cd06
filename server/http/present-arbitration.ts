import type { Actor } from '../../rules/role.ts';
import type { ArbitrationRow } from '../store/arbitration-lists.ts';
import { idOf, sharedIdOf } from './ids.ts';

/** `lineId` decides what a partner is told of the whole: its own line's standing, not the case's. */
export function presentArbitration(row: ArbitrationRow, reader: Actor): object {
  const owner = reader.side === 'owner';
  const decided = row.state === 'decided' || row.state === 'closed';
  return {
    id: idOf('arbitration', row.tenantId, row.id), state: row.state, outcome: owner ? row.outcome : null,
    openedAt: owner ? row.openedAt : null,
    decidedAt: row.decidedAt, decidedBy: owner ? row.decidedByName : null, item: row.item, activityKind: row.kind,
    customerName: row.customerName,
    parties: row.parties.map((party) => ({
      lineId: idOf('line', row.tenantId, party.lineId), claimId: idOf('claim', row.tenantId, party.claimId),
      claimNumber: party.claimNumber,
      role: owner ? party.role : null,
      partner: owner && decided ? { id: sharedIdOf('partner', party.partnerId), name: party.partnerName } : null,
      state: party.state, answerBy: party.answerBy, answeredAt: party.answeredAt, outcome: party.outcome, reason: party.reason,
    })),
    winnerLineId: owner && row.winnerLineId ? idOf('line', row.tenantId, row.winnerLineId) : null,
  };
}
