import type { Actor } from '../../../rules/rights/role.ts';
import type { Bench, BenchSide } from '../../actions/arbitration/read-bench.ts';
import type { ArbitrationRow } from '../../store/arbitration/arbitration-lists.ts';
import { presentActions } from '../frame/allowed-actions.ts';
import { idOf, partyOf, sharedIdOf } from '../frame/ids.ts';

/**
 * Who decides between rivals is not told who they are before it is decided: neither names nor locations, nor how a file is called.
 * A partner is told its own line's standing, not the case's.
 */
export function presentArbitration(row: ArbitrationRow & Partial<Bench>, reader: Actor): object {
  const owner = reader.side === 'owner';
  const decided = row.state === 'decided' || row.state === 'closed';
  const lineId = (id: string): string => idOf('line', row.tenantId, id);
  return {
    id: idOf('arbitration', row.tenantId, row.id, partyOf(reader)),
    version: row.claimVersion,
    state: row.state,
    outcome: owner ? row.outcome : null,
    openedAt: owner ? row.openedAt : null,
    decidedAt: row.decidedAt,
    decidedBy: owner ? row.decidedByName : null,
    item: row.item,
    activityKind: row.kind,
    customerName: row.customerName,
    parties: row.parties.map((party, index) => ({
      lineId: lineId(party.lineId),
      claimId: idOf('claim', row.tenantId, party.claimId),
      claimNumber: party.claimNumber,
      label: owner ? labelOf(index) : null,
      role: owner ? party.role : null,
      partner:
        owner && decided ? { id: sharedIdOf('partner', party.partnerId), name: party.partnerName } : null,
      state: party.state,
      answerBy: party.answerBy,
      answeredAt: party.answeredAt,
      outcome: party.outcome,
      reason: party.reason,
      bench: owner
        ? presentSide(
            row.tenantId,
            row.bench?.find((side) => side.lineId === party.lineId),
            decided,
          )
        : null,
    })),
    winnerLineId: owner && row.winnerLineId ? lineId(row.winnerLineId) : null,
    proposal:
      owner && row.proposal
        ? {
            winnerLineId: lineId(row.proposal.winnerLineId),
            by: row.proposal.by.name,
            at: row.proposal.at,
            reasons: Object.entries(row.proposal.reasons).map(([id, text]) => ({ lineId: lineId(id), text })),
          }
        : null,
    returned:
      owner && row.returned
        ? { reason: row.returned.reason, by: row.returned.by.name, at: row.returned.at }
        : null,
    allowedActions: presentActions((row.acts ?? []).map(({ act, problem }) => ({ action: act, problem }))),
  };
}

function labelOf(index: number): string {
  return String.fromCharCode(65 + index);
}

function presentSide(tenantId: string, side: BenchSide | undefined, decided: boolean): object | null {
  if (!side) return null;
  const { createdAt, submittedAt, signedOn, officialFrom, officialUntil, usageSince, files, words, names } =
    side;
  return {
    createdAt,
    submittedAt,
    signedOn,
    officialFrom,
    officialUntil,
    usageSince,
    files: files.map((file) => ({
      id: idOf('file', tenantId, file.id),
      name: decided ? file.name : null,
      note: decided ? file.note : null,
      size: file.size,
      mediaType: file.mediaType,
      scan: file.scan,
      sealedAt: file.sentAt,
    })),
    words: words.map(({ text, at }) => ({ text: decided ? text : without(text, names), at })),
  };
}

/** What a side said of itself in its own name. */
function without(text: string, names: string[]): string {
  const known = names
    .filter((name) => name.length > 2)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return known.length === 0 ? text : text.replaceAll(new RegExp(known.join('|'), 'giu'), '[…]');
}
