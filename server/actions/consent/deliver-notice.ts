/** The relay's word about a notice, taken into the claim: the window starts with it, or is paused. */
import { noticeAccepted, noticeBounced } from '../../../rules/claim/delivery.ts';
import type { Notice, World } from '../../../rules/claim/facts.ts';
import type { Step } from '../../../rules/claim/step.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { systemAct, type SystemServices } from '../run/system-act.ts';

export interface NoticeKey {
  tenantId: string;
  claimId: string;
  noticeId: string;
}

/** `also` runs in the same transaction: the outbox row that is done with it. Answers whether the claim changed. */
export function noticeDelivered(
  services: SystemServices,
  { tenantId, claimId, noticeId }: NoticeKey,
  outcome: 'accepted' | 'bounced' | 'delayed',
  also?: (tx: Tx, now: string) => Promise<void>,
): Promise<boolean> {
  return systemAct(
    services,
    { tenantId, id: claimId },
    {
      also,
      decide(world, now) {
        const notice = noticeOf(world, claimId, noticeId);
        return notice && stepOf(world, notice, outcome, now);
      },
    },
  );
}

function noticeOf(world: World, claimId: string, noticeId: string): Notice | null {
  const facts = world.claims.find(({ claim }) => claim.id === claimId);
  return facts?.notices.find(({ id }) => id === noticeId) ?? null;
}

function stepOf(
  world: World,
  notice: Notice,
  outcome: 'accepted' | 'bounced' | 'delayed',
  now: string,
): Step | null {
  const ref = {
    claimId: notice.claimId,
    round: notice.round,
    email: notice.email,
    purpose: notice.purpose,
    undoes: notice.undoes,
  };
  const done =
    outcome === 'accepted'
      ? noticeAccepted(world, ref, now)
      : noticeBounced(world, ref, outcome === 'bounced', now);
  return done.ok ? done.value : null;
}
