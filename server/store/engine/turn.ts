import type { Tx } from '../postgres/tx.ts';

/**
 * Acts on the claims of one customer wait in line before they lock any row. Rivals' claims are locked together, and two acts that
 * began at different ends would otherwise wait for each other in a circle, which the database ends by refusing one of them. Nothing
 * rests on this for its correctness: whoever does not take a turn (the sweep) is still held by row locks, versions and constraints.
 */
export async function takeTurn(tx: Tx, tenantId: string): Promise<void> {
  await tx.query('select 1 as turn from pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `acts ${tenantId}`,
  ]);
}
