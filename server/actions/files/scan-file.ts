/** The scanner's verdict on one file, taken into its claim. Until then no byte of it is served (P-1). */
import { scanFile as decide } from '../../../rules/claim/file.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { storageKey } from './add-file.ts';
import type { ClaimRef, Services } from '../run/context.ts';
import { systemAct } from '../run/system-act.ts';

/** `also` runs in the same transaction: the job that is done with it. Answers whether the claim changed. */
export async function scanFile(
  services: Services,
  ref: ClaimRef,
  fileId: string,
  also?: (tx: Tx, now: string) => Promise<void>,
): Promise<boolean> {
  // A file that waits from the time of a scanner which is set no more is told as what it is.
  const verdict =
    services.scanner === null ? 'unscanned' : await verdictOf(services.scanner, services, ref, fileId);
  return systemAct(services, ref, {
    also,
    decide(world, now) {
      const outcome = decide(world, { claimId: ref.id, fileId, verdict }, now);
      return outcome.ok ? outcome.value : null;
    },
  });
}

/** A scanner that is away reads nothing: the file is closed all the same. */
async function verdictOf(
  scanner: NonNullable<Services['scanner']>,
  { files }: Services,
  { tenantId }: ClaimRef,
  fileId: string,
): Promise<Awaited<ReturnType<typeof scanner.scan>>> {
  const content = await files.read(storageKey(tenantId, fileId));
  try {
    return await scanner.scan(content);
  } finally {
    content.destroy();
  }
}
