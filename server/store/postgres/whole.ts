/** May a backup take what it sees for everything? Asked before it begins, so that a file is never whole by its own sums and short of rows. */
import type pg from 'pg';

/** A policy under which the system's side sees every row of a table, as PostgreSQL spells it: alone, or as a case (migration 0044). */
const seesAll =
  /^(?:\s*CASE\s+WHEN )?\(current_setting\('cpor\.side'::text, true\) = (?:'system'::text|ANY \(ARRAY\['owner'::text, 'system'::text\]\))\)(?: THEN true\s+ELSE false\s+END)?$/;

/** null when it may; else why not. `owner` is the owner's connection, `app` the program's, which reads the rows. */
export async function whyNotWhole({
  owner,
  app,
}: {
  owner: pg.Client;
  app: pg.Client;
}): Promise<string | null> {
  const doubtful = (await isDistributed(owner)) ? await doubtfulOnNodes(owner) : await doubtfulHere(owner);
  if (doubtful > 0)
    return `${doubtful} prepared transactions of another program are neither committed nor rolled back (pg_prepared_xacts). End them first.`;
  if ((await isDistributed(owner)) && !(await settingsTravel(app)))
    return 'its tables are distributed over several nodes, and the role cpor_app does not tell them whose eyes it has: set citus.propagate_set_commands = local for it (cpor migrate does).';
  const hidden = await findHidden(owner);
  return hidden === null
    ? null
    : `a row-level policy on table ${hidden} hides rows from the program. Take it away first, or use pg_dump as a superuser.`;
}

async function doubtfulHere(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    'select count(*)::int as count from pg_prepared_xacts where database = current_database()',
  );
  return rows[0]?.count ?? 0;
}

async function doubtfulOnNodes(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ count: number | null }>(
    `select sum(result::int)::int as count from run_command_on_all_nodes(
       'select count(*) from pg_prepared_xacts where database = current_database()')`,
  );
  return rows[0]?.count ?? 1;
}

/** Otherwise the nodes show no rows, and say nothing of it. */
async function settingsTravel(app: pg.Client): Promise<boolean> {
  const { rows } = await app.query<{ travel: string | null }>(
    "select current_setting('citus.propagate_set_commands', true) as travel",
  );
  return rows[0]?.travel === 'local';
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
