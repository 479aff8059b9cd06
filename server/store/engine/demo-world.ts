/** What loading the demo world asks of the database about one tenant, while its clock walks. */
import pg from 'pg';
import { connecting } from '../postgres/connecting.ts';
import { graceMs } from '../../../rules/time/grace.ts';
import type { ClaimKey } from './load-world.ts';
import type { Job } from './jobs.ts';
import type { ConnectionUrls } from '../postgres/migrate.ts';
import type { Tx } from '../postgres/tx.ts';

export async function nextDueOf(
  tx: Tx,
  tenantId: string,
): Promise<{ at: string; claims: ClaimKey[] } | null> {
  const rows = await tx.query<{ at: Date; id: string }>(
    `select due_at + case when kind = 'refusal-window' then $2::interval else interval '0' end as at, subject_id as id
     from deadline where tenant_id = $1::uuid and state = 'armed' and stopped_at is null order by at, subject_id limit 50`,
    [tenantId, `${graceMs} milliseconds`],
  );
  const first = rows[0];
  if (!first) return null;
  const same = rows.filter((row) => row.at.getTime() === first.at.getTime());
  return {
    at: first.at.toISOString(),
    claims: [...new Set(same.map((row) => row.id))].map((id) => ({ tenantId, id })),
  };
}

export function waitingMails(tx: Tx, tenantId: string, now: string): Promise<Job[]> {
  return tx.query<Job>(
    `select tenant_id as "tenantId", id, kind, case when subject_kind = 'claim' then subject_id end as "claimId", payload, attempts + 1 as attempts from job
     where tenant_id = $1::uuid and state = 'waiting' and kind = 'mail' and run_at <= $2::timestamptz order by run_at, id`,
    [tenantId, now],
  );
}

/** A demo world that was not loaded to its end is taken away. Only ever called in the demo, beside its own marker. */
export async function emptyTables(urls: ConnectionUrls): Promise<void> {
  const empty = async (url: string, schema: string, leave: string[]): Promise<void> => {
    const client = new pg.Client(connecting(url, 'opencpor demo'));
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1 and tablename <> all ($2::text[])`,
        [schema, leave],
      );
      if (rows.length > 0) await client.query(`truncate ${rows.map((row) => row.name).join(', ')}`);
    } finally {
      await client.end();
    }
  };
  await empty(urls.auth, 'auth', []);
  await empty(urls.owner, 'public', ['schema_migration', 'clock']);
}
