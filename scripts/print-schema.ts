/** Prints the schema as the catalogue of a migrated database knows it into server/store/schema.sql; with --check it only says whether the file is stale. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbedded } from '../server/store/postgres/embedded.ts';
import { migrate } from '../server/store/postgres/migrate.ts';

export const schemaFile = fileURLToPath(new URL('../server/store/schema.sql', import.meta.url));

interface TableRow {
  oid: number;
  name: string;
  rowSecurity: boolean;
  forced: boolean;
  owner: string;
}
interface Line {
  line: string;
}

const head = `-- The schema after every migration, for reading: printed from the catalogue by \`node scripts/print-schema.ts\`. Do not edit.
`;

const tablesOf = `select c.oid::integer as oid, n.nspname || '.' || c.relname as name, c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as forced,
    pg_get_userbyid(c.relowner) as owner
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and not c.relispartition
  order by n.nspname desc, c.relname collate "C"`;

const columnsOf = `select format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`;

// 'n' is PostgreSQL 18's own row for a column's not null, which stands with the column.
const constraintsOf = `select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line from pg_constraint
  where conrelid = $1 and contype <> 'n' order by array_position(array['p', 'u', 'c', 'f', 'x']::"char"[], contype), conname collate "C"`;

const indexesOf = `select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = $1 and k.contype in ('p', 'u', 'x'))
  order by c.relname collate "C"`;

const triggersOf = `select pg_get_triggerdef(oid) || ';' as line from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname collate "C"`;

const policiesOf = `select format('create policy %I on %s for %s to %s%s%s;', polname, polrelid::regclass,
    case polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
    (select string_agg(rolname, ', ' order by rolname) from pg_roles where oid = any(polroles)),
    coalesce(E'\\n  using (' || pg_get_expr(polqual, polrelid) || ')', ''), coalesce(E'\\n  with check (' || pg_get_expr(polwithcheck, polrelid) || ')', '')) as line
  from pg_policy where polrelid = $1 order by polname collate "C"`;

const grantsOf = `select format('grant %s on %s to %s;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), $2::text, r.rolname) as line
  from pg_class c, aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
  where c.oid = $1 and g.grantee <> c.relowner group by r.rolname order by r.rolname`;

/** The client must be able to read the whole catalogue. */
export async function printSchema(client: pg.ClientBase): Promise<string> {
  const lines = async (sql: string, values: unknown[]): Promise<string[]> =>
    (await client.query<Line>(sql, values)).rows.map(({ line }) => line);
  await client.query(`set search_path = ''`);
  const parts: string[] = [head];
  for (const { oid, name, rowSecurity, forced, owner } of (await client.query<TableRow>(tablesOf)).rows) {
    const inside = [...(await lines(columnsOf, [oid])), ...(await lines(constraintsOf, [oid]))];
    const after = [
      ...(await lines(indexesOf, [oid])),
      ...(await lines(triggersOf, [oid])),
      ...(rowSecurity ? [`alter table ${name} enable row level security;`] : []),
      ...(forced ? [`alter table ${name} force row level security;`] : []),
      ...(await lines(policiesOf, [oid])),
      ...(await lines(grantsOf, [oid, name])),
    ];
    parts.push(
      `-- owner: ${owner}\ncreate table ${name} (\n${inside.map((line) => `  ${line}`).join(',\n')}\n);\n${after.map((line) => `${line}\n`).join('')}`,
    );
  }
  return parts.join('\n');
}

async function printed(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'opencpor-schema-'));
  const server = await startEmbedded({ dataDir, durable: false });
  try {
    await migrate({ ownerUrl: server.ownerUrl });
    const url = Object.assign(new URL(server.adminUrl), { pathname: new URL(server.ownerUrl).pathname });
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    return await printSchema(client).finally(() => client.end());
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const text = await printed();
  if (!process.argv.includes('--check')) writeFileSync(schemaFile, text);
  else if (text !== readFileSync(schemaFile, 'utf8')) {
    console.error('server/store/schema.sql is stale: run `node scripts/print-schema.ts`.');
    process.exitCode = 1;
  }
}
