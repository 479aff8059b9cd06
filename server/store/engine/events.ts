/** The gapless number of each organisation's feed. Given after commit, because an id's order is not the order of commits. */
import type { Tx } from '../postgres/tx.ts';

/** Organisations of the oldest events that have no number yet. Fans out by event_unnumbered. */
export async function organisationsToNumber(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ organisation: string }>(
    `select distinct organisation from (select organisation from event where number is null order by id limit $1) e order by organisation`,
    [limit],
  );
  return rows.map((row) => row.organisation);
}

/**
 * The rows of these feeds, locked until the end of the transaction: one numbers a feed at a time. Those that another has locked are
 * left to it. Answers the last number of each; the names must be in order, so that two that make the same feeds do not wait in a circle.
 */
export async function lockFeeds(tx: Tx, organisations: string[]): Promise<Map<string, bigint>> {
  // A feed begins with its first event; those that are there already need no write.
  await tx.query(
    `insert into feed (organisation, last_number) select organisation, 0 from unnest($1::text[]) as named(organisation)
     where not exists (select from feed f where f.organisation = named.organisation) order by organisation on conflict (organisation) do nothing`,
    [organisations],
  );
  const rows = await tx.query<{ organisation: string; last: string }>(
    `select organisation, last_number as last from feed where organisation = any($1::text[]) order by organisation for update skip locked`,
    [organisations],
  );
  return new Map(rows.map((row) => [row.organisation, BigInt(row.last)]));
}

export interface Unnumbered {
  tenantId: string;
  id: string;
  organisation: string;
}

/**
 * The oldest events without a number, whoever's they are: so they are the oldest of each organisation among them. Asked after the
 * lock, so that it sees everything the one before has numbered. Fans out by event_unnumbered.
 */
export function unnumberedEvents(tx: Tx, limit: number): Promise<Unnumbered[]> {
  return tx.query<Unnumbered>(
    `select tenant_id as "tenantId", id, organisation from event where number is null order by id limit $1`,
    [limit],
  );
}

export interface Numbered extends Unnumbered {
  number: bigint;
}

/** Ends the transaction. */
export async function numberEvents(
  tx: Tx,
  events: Numbered[],
  last: ReadonlyMap<string, bigint>,
): Promise<void> {
  const numbering = tx.query(
    `update event e set number = r.number from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as r(tenant_id, id, number)
     where e.tenant_id = r.tenant_id and e.id = r.id`,
    [
      events.map((event) => event.tenantId),
      events.map((event) => event.id),
      events.map((event) => String(event.number)),
    ],
  );
  const moving = tx.finish(
    `update feed f set last_number = r.last from unnest($1::text[], $2::bigint[]) as r(organisation, last) where f.organisation = r.organisation`,
    [[...last.keys()], [...last.values()].map(String)],
  );
  await Promise.all([numbering, moving]);
}
