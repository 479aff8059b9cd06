import type { ClaimFacts, Line, World } from '../../../rules/claim/facts.ts';
import type { Catalog } from '../../../rules/programme/catalog.ts';
import { currentAssociation } from '../../../rules/claim/line-key.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { outcomeOf } from '../../../rules/claim/status.ts';
import { roundOf } from '../../../rules/claim/window.ts';
import type { LineJson } from './claim-schema.ts';
import { idOf } from '../frame/ids.ts';

export function presentItem(catalog: Catalog, kind: string, id: string): LineJson['item'] {
  return { kind, id, name: catalog.items.find((item) => item.id === id)?.name ?? id };
}

export function presentLine(world: World, facts: ClaimFacts, line: Line, actor: Actor): LineJson {
  const { tenantId } = facts.claim;
  return {
    id: idOf('line', tenantId, line.id),
    ordinal: line.ordinal,
    item: presentItem(world.catalog, line.itemKind, line.itemId),
    subscriptionId: subscriptionFor(facts, line, actor),
    activity: line.activity,
    kind: line.kind,
    outcome: outcomeOf(facts, line),
    review: line.review,
    rejection:
      line.review === 'rejected' || line.consent === 'refused'
        ? {
            codes: [...line.rejectionCodes],
            text: line.rejectionText,
            at: line.rejectedAt,
            by: actor.side === 'owner' ? line.rejectedBy : null,
            // In an open dispute nothing more can be disputed.
            disputeUntil: line.disputed ? null : line.disputeUntil,
            final: line.final,
          }
        : null,
    evidence: line.evidence,
    remedy: line.remedy,
    disputed: line.disputed,
    consent: {
      state: line.consent,
      by: line.consentBy,
      endsAt: line.consentEndsAt,
      round: line.round,
      silence: line.round === null ? null : (roundOf(facts, line.round).silence ?? 'accepts'),
    },
    association: associationOf(facts, line),
    evaluation: line.evaluation,
    arbitration: line.arbitration,
  };
}

/**
 * A partner knows a subscription by its last four characters (domain 8) and types the whole: his draft shows what he typed;
 * once submitted it may be one that was found for him.
 */
function subscriptionFor(facts: ClaimFacts, line: Line, actor: Actor): string | null {
  if (line.subscriptionId === null || actor.side !== 'partner' || facts.claim.stage === 'editing')
    return line.subscriptionId;
  return maskedSubscription(line.subscriptionId);
}

export function maskedSubscription(id: string): string {
  return `…${id.slice(-4)}`;
}

/** The line's present life as an association; of an earlier one, or one that may come to be, nothing is told here. */
function associationOf(facts: ClaimFacts, line: Line): LineJson['association'] {
  const row = line.association === 'none' ? null : currentAssociation(facts, line.id);
  return {
    id: row?.id ? idOf('association', facts.claim.tenantId, row.id) : null,
    state: line.association,
    from: row?.officialFrom ?? null,
    until: row?.until ?? null,
    endedHow: row?.endedHow ?? null,
  };
}
