/** The owner's import says that a subscription has ended: its association ends with it (domain 5.2:14). */
import { subscriptionEnded as decide } from '../../../rules/claim/association.ts';
import { findOfficialLines } from '../../store/parties/parties.ts';
import { systemAct, type SystemServices } from '../run/system-act.ts';

export async function subscriptionEnded(
  services: SystemServices,
  { tenantId, subscriptionId }: { tenantId: string; subscriptionId: string },
): Promise<void> {
  const lines = await services.db.transact(
    { side: 'system' },
    (tx) => findOfficialLines(tx, tenantId, subscriptionId),
    'read',
  );
  for (const { claimId, lineId } of lines) {
    await systemAct(
      services,
      { tenantId, id: claimId },
      { decide: (world, now) => decide(world, { claimId, lineId }, now) },
    );
  }
}
