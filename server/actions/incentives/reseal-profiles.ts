/** The rotation of keys: what an older key has sealed is sealed again under the first one. Stopped half way, it goes on where it was. */
import { findSealedOtherwise, resealProfile } from '../../store/incentives/profiles.ts';
import type { Services } from '../run/context.ts';
import { boundTo, vaultFor } from './enrolment-world.ts';

const slice = 200;

export async function resealProfiles(
  services: Pick<Services, 'db' | 'secret' | 'sealKeys' | 'random'>,
): Promise<{ keyId: string; resealed: number }> {
  const vault = vaultFor(services);
  let resealed = 0;
  for (;;) {
    const count = await services.db.transact({ side: 'system' }, async (tx) => {
      const rows = await findSealedOtherwise(tx, vault.keyId, slice);
      for (const row of rows) {
        const bound = boundTo(row.tenantId, row.id);
        await resealProfile(tx, { ...row, ...vault.seal(vault.open<object>(row, bound), bound) }, row.keyId);
      }
      return rows.length;
    });
    resealed += count;
    if (count < slice) return { keyId: vault.keyId, resealed };
  }
}
