/** A claim as the customer's administrator sees it: what was asked of the tenant, and nothing of the review before. */
import { periodOf } from '../../../rules/claim/customer-period.ts';
import type { DeadlineBasis } from '../../../rules/time/deadline.ts';
import type { ClaimFacts } from '../../../rules/claim/facts.ts';
import { reached } from '../../../rules/time/instant.ts';
import { allowedActs } from '../../../rules/claim/rights/may-act.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { presentNotice, type ClaimView } from '../claims/present-claim.ts';
import { presentActions } from '../frame/allowed-actions.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';
import { presentLinks } from './live-links.ts';
import { presentWindow } from './present-consent.ts';
import { presentLine } from '../claims/present-line.ts';

export function presentRequest(
  { world, claimId, now }: Pick<ClaimView, 'world' | 'claimId' | 'now'>,
  actor: Actor,
): object {
  const facts = factsOf(world, claimId);
  const { claim, location } = facts;
  const asked = facts.lines.filter((line) => line.round !== null);
  const { refusable, window } = periodOf(facts, asked, now);
  return {
    id: idOf('claim', claim.tenantId, claim.id),
    number: claim.number,
    version: claim.version,
    partner: { id: sharedIdOf('partner', location.partnerId), name: location.partnerName },
    location: {
      id: sharedIdOf('location', location.id),
      number: location.number,
      name: location.name,
      country: location.country,
    },
    partnerContact: claim.partnerContact,
    namedContact: claim.customerContact && {
      ...claim.customerContact,
      title: claim.customerContact.title ?? '',
    },
    rounds: facts.rounds.map((round) => ({
      number: round.number,
      state: round.state,
      openedAt: round.openedAt,
      namedContact: {
        ...round.namedContact,
        title: round.namedContact.title ?? '',
      },
      endsAt: round.window?.endsAt ?? null,
      replacements: round.replacements,
      silence: round.silence ?? 'accepts',
    })),
    notices: facts.notices.map((notice) => presentNotice(claim.tenantId, notice, actor)),
    links: presentLinks(world, facts, actor, now),
    lines: asked.map((line) => {
      // Why the programme owner rejected is between the owner and the partner; the customer sees that it is over.
      const shown = presentLine(world, facts, line, actor);
      return {
        ...shown,
        rejection: null,
        evidence: null,
        remedy: null,
        arbitration: 'none',
        evaluation: 'not-due',
      };
    }),
    endsAt: refusable === 'in-period' ? (window?.endsAt ?? null) : null,
    window: window && presentWindow(window),
    refusable,
    undo: undoOf(facts, now),
    allowedActions: presentActions(
      allowedActs(world, claimId, actor).map(({ act, problem }) => ({ action: act, problem })),
    ),
    updatedAt: claim.updatedAt,
  };
}

/** The last of the decisions that can still be undone. */
function undoOf({ deadlines }: ClaimFacts, now: string): object | null {
  const running = deadlines.filter(
    ({ kind, state, basis }) => kind === 'undo' && state === 'armed' && !reached(now, basis.endsAt),
  );
  const basis: DeadlineBasis | undefined = running.sort((a, b) => a.round - b.round).at(-1)?.basis;
  return basis ? presentWindow(basis) : null;
}
