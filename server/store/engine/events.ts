/** The gapless number of each organisation's feed. Given after commit, because an id's order is not the order of commits. */
import type { Tx } from '../postgres/tx.ts';

/** Organisations with events that have no number yet. Fans out by event_unnumbered. */
export async function organisationsToNumber(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ organisation: string }>(
    `select distinct organisation from (select organisation from event where number is null order by id limit $1) e order by organisation`,
    [limit],
  );
  return rows.map((row) => row.organisation);
}

/** The row of the organisation's feed, locked until the end of the transaction: one numbers at a time. */
export async function lockFeed(tx: Tx, organisation: string): Promise<bigint> {
  await tx.query(
    'insert into feed (organisation, last_number) values ($1, 0) on conflict (organisation) do nothing',
    [organisation],
  );
  const rows = await tx.query<{ last: string }>(
    'select last_number as last from feed where organisation = $1 for update',
    [organisation],
  );
  return BigInt(rows[0]?.last ?? 0);
}

/** Asked after the lock, so that it sees everything the one before has numbered. Fans out by event_unnumbered. */
export function unnumberedEvents(
  tx: Tx,
  organisation: string,
  limit: number,
): Promise<{ tenantId: string; id: string }[]> {
  return tx.query(
    `select tenant_id as "tenantId", id from event where organisation = $1 and number is null order by id limit $2`,
    [organisation, limit],
  );
}

export async function numberEvents(
  tx: Tx,
  organisation: string,
  events: { tenantId: string; id: string; number: bigint }[],
  last: bigint,
): Promise<void> {
  await tx.query(
    `update event e set number = r.number from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as r(tenant_id, id, number)
     where e.tenant_id = r.tenant_id and e.id = r.id`,
    [
      events.map((event) => event.tenantId),
      events.map((event) => event.id),
      events.map((event) => String(event.number)),
    ],
  );
  await tx.finish('update feed set last_number = $2 where organisation = $1', [organisation, String(last)]);
}
