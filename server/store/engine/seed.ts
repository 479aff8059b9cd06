/** The reference data every installation begins with. What an administrator has changed since is never touched. */
import type { Calendar } from '../../../rules/time/calendar.ts';
import type { Catalog } from '../../../rules/programme/catalog.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import type { Tx } from '../postgres/tx.ts';

export interface SeedData {
  catalog: Catalog;
  policies: Policy[];
  activation: { programme: string; inForceFrom: string; policyId: string };
  calendars: Calendar[];
}

/** Names of what was added. */
export async function writeSeed(tx: Tx, data: SeedData, madeBy: string, now: string): Promise<string[]> {
  const catalog = await tx.query<{ name: string }>(
    `insert into catalog (version, data, made_at) select 1, $1::jsonb, $2::timestamptz where not exists (select from catalog)
     on conflict do nothing returning 'catalogue' as name`,
    [JSON.stringify(data.catalog), now],
  );
  const policies = await tx.query<{ name: string }>(
    `insert into policy (id, data, made_at) select r->>'id', r, $2::timestamptz from jsonb_array_elements($1::jsonb) as r
     on conflict do nothing returning 'policy ' || id as name`,
    [JSON.stringify(data.policies), now],
  );
  const { programme, inForceFrom, policyId } = data.activation;
  const activation = await tx.query<{ name: string }>(
    `insert into activation (programme, in_force_from, policy_id) select $1, $2::timestamptz, $3 where not exists (select from activation)
     on conflict do nothing returning 'activation of ' || policy_id as name`,
    [programme, inForceFrom, policyId],
  );
  // A longer list that comes with a newer program follows an older one of ours, and never one that an administrator edited.
  const calendars = await tx.query<{ name: string }>(
    `insert into calendar (id, version, data, made_by, made_at)
     select r->>'id', (r->>'version')::integer, r, $2, $3::timestamptz from jsonb_array_elements($1::jsonb) as r
     where not exists (select from calendar c where c.id = r->>'id' and (c.made_by <> $2 or c.version >= (r->>'version')::integer))
     on conflict do nothing returning 'calendar ' || id || ' version ' || version as name`,
    [JSON.stringify(data.calendars), madeBy, now],
  );
  return [...catalog, ...policies, ...activation, ...calendars].map((row) => row.name);
}
