/** What the program's pages are made of, read from our own tables by plain statements on one pipeline, as they are. */
import type pg from 'pg';
import { named, type Answer } from './bare.ts';

const ofClaim = [
  'select * from claim where tenant_id = $1 and id = $2',
  'select * from claim_line where tenant_id = $1 and claim_id = $2 order by ordinal',
  'select * from association where tenant_id = $1 and claim_id = $2',
  `select * from file where tenant_id = $1 and subject_id = $2 and subject_kind = 'claim'`,
  `select * from deadline where tenant_id = $1 and subject_id = $2 and subject_kind = 'claim'`,
  'select * from consent_round where tenant_id = $1 and claim_id = $2',
  'select * from notice where tenant_id = $1 and claim_id = $2',
];
const history = `select * from history where tenant_id = $1 and subject_id = $2 and subject_kind = 'claim' order by number limit 50`;
const customer = 'select * from customer where tenant_id = any($1::uuid[])';
const page = {
  list: 'select * from claim where partner_id = $1 and status = $2 order by updated_at desc, id desc limit 50',
  queue: `select * from claim where stage in ('submitted', 'under-review', 'disputed') order by due_at, id limit 50`,
};
const linesOf = 'select * from claim_line where tenant_id = any($1::uuid[]) and claim_id = any($2::uuid[])';

async function onOne<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

async function rowsOf(client: pg.ClientBase, text: string, values: unknown[]): Promise<unknown[]> {
  return (await client.query({ name: named(text), text, values })).rows;
}

export function rowReads(pool: pg.Pool): Record<string, Answer> {
  const answer = (data: unknown): { status: number; body: string } => ({
    status: 200,
    body: JSON.stringify({ data }),
  });
  const answers: Record<string, Answer> = {
    'rows-detail': ([tenant, id]) =>
      onOne(pool, async (client) =>
        answer(
          await Promise.all([
            ...ofClaim.map((text) => rowsOf(client, text, [tenant, id])),
            rowsOf(client, customer, [[tenant]]),
          ]),
        ),
      ),
    'rows-history': ([tenant, id]) =>
      onOne(pool, async (client) => answer(await rowsOf(client, history, [tenant, id]))),
  };
  for (const [name, text] of Object.entries(page))
    answers[`rows-${name}`] = (params) =>
      onOne(pool, async (client) => {
        const claims = (await rowsOf(client, text, params)) as { tenant_id: string; id: string }[];
        const tenants = claims.map((claim) => claim.tenant_id);
        const ids = claims.map((claim) => claim.id);
        return answer([
          claims,
          ...(await Promise.all([
            rowsOf(client, linesOf, [tenants, ids]),
            rowsOf(client, customer, [tenants]),
          ])),
        ]);
      });
  return answers;
}
