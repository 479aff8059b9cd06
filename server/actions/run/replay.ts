/** The replay record of a call: the answer that went out, by the key that the caller chose. */
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findReplay, type ReplayRow } from '../../store/engine/replay.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { organisationOf, realNow, type Context, type Reply } from './context.ts';

type Keyed = Pick<Context, 'actor' | 'idempotency' | 'validateOnly'>;

/** The first answer, when this key was answered before; a denial when it was used for something else; null when it is new. */
export async function replayOf(tx: Tx, caller: Keyed, realm: string): Promise<Outcome<Reply> | null> {
  const { actor, idempotency, validateOnly } = caller;
  if (!idempotency || validateOnly) return null;
  const { key, operation, bodyHash } = idempotency;
  const found = await findReplay(tx, {
    tenantId: realm,
    organisation: organisationOf(actor),
    operation,
    key,
  });
  if (!found) return null;
  if (found.bodyHash !== bodyHash) return deny('invalid', { code: 'idempotency-key-reused', pointer: '' });
  return accept({
    status: found.status,
    headers: { ...found.headers, 'Idempotency-Replayed': 'true' },
    body: found.body,
  });
}

/** What is kept of an answer; null where nobody can ask for it again. */
export function replayRow(
  caller: Keyed & Pick<Context, 'clock'>,
  realm: string,
  answer: Reply,
): ReplayRow | null {
  if (!caller.idempotency) return null;
  const organisation = organisationOf(caller.actor);
  return { tenantId: realm, organisation, ...caller.idempotency, ...answer, at: realNow(caller) };
}
