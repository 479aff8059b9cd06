/** A mail that came back after the relay had taken it, as the operator's mail system hands it over. */
import type { Services } from '../actions/run/context.ts';
import { noticeDelivered } from '../actions/consent/deliver-notice.ts';
import type { SystemServices } from '../actions/run/system-act.ts';
import { readBounce } from '../mail/bounce.ts';
import { claimOfNotice } from '../store/consent/consent-reads.ts';

/** noted: it is late or was turned away by policy, and may still arrive. other-mail: one of ours on which nothing hangs. */
export type BounceTaken = 'bounced' | 'noted' | 'other-mail' | 'not-ours';

export async function takeBounce(
  services: SystemServices & Pick<Services, 'publicUrl'>,
  raw: string,
): Promise<BounceTaken> {
  const bounce = readBounce(raw, new URL(services.publicUrl).hostname);
  if (!bounce) return 'not-ours';
  const { tenantId, id: noticeId, kind } = bounce.origin;
  if (kind !== 'notice') return 'other-mail';
  const found = await services.db.transact(
    { side: 'system' },
    (tx) => claimOfNotice(tx, tenantId, noticeId),
    'read',
  );
  if (!found) return 'not-ours';
  await noticeDelivered(
    services,
    { tenantId, claimId: found.claimId, noticeId },
    bounce.hard ? 'bounced' : 'delayed',
  );
  return bounce.hard ? 'bounced' : 'noted';
}
