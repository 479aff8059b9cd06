/** May a backup take what it sees for everything? Asked before it begins, so that a file is never whole by its own sums and short of rows. */
import type pg from 'pg';

/** A policy under which the system's side sees every row of a table, as PostgreSQL spells it. */
const seesAll =
  /^\(current_setting\('cpor\.side'::text, true\) = (?:'system'::text|ANY \(ARRAY\['owner'::text, 'system'::text\]\))\)$/;

/** null when it may; else why not. `client` is the owner's. */
export async function whyNotWhole(client: pg.Client): Promise<string | null> {
  if (await isDistributed(client))
    return 'its tables are distributed over several nodes, which no single transaction sees at one instant. Use the tools of that database instead (and save the files after it).';
  const { rows: doubtful } = await client.query<{ count: number }>(
    'select count(*)::int as count from pg_prepared_xacts where database = current_database()',
  );
  if ((doubtful[0]?.count ?? 0) > 0)
    return `${doubtful[0]?.count} prepared transactions of another program are neither committed nor rolled back (pg_prepared_xacts). End them first.`;
  const hidden = await findHidden(client);
  return hidden === null
    ? null
    : `a row-level policy on table ${hidden} hides rows from the program. Take it away first, or use pg_dump as a superuser.`;
}

/** Tables of Citus, by the catalogue that it keeps of them. */
export async function isDistributed(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('pg_catalog.pg_dist_partition') is not null as there",
  );
  if (!rows[0]?.there) return false;
  const found = await client.query('select 1 from pg_catalog.pg_dist_partition limit 1');
  return found.rowCount !== 0;
}

async function findHidden(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ name: string; open: string[]; restricted: boolean }>(
    `select c.relname as name, coalesce(array_agg(p.qual) filter (where p.permissive = 'PERMISSIVE' and p.cmd in ('ALL', 'SELECT')), '{}') as open,
       coalesce(bool_or(p.permissive = 'RESTRICTIVE'), false) as restricted
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_policies p on p.schemaname = n.nspname and p.tablename = c.relname and p.roles && array['cpor_app', 'public']::name[]
     where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and c.relrowsecurity and not c.relispartition
     group by c.relname order by c.relname`,
  );
  const hidden = rows.find(
    ({ open, restricted }) => restricted || !open.some((qual) => qual === 'true' || seesAll.test(qual ?? '')),
  );
  return hidden?.name ?? null;
}
