/** Lists of an owner, brought in by the command, beside COPY into a table of its own and one checked statement. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figures } from '../compare.ts';
import type { Data } from '../data.ts';
import type { BenchOptions } from '../options.ts';
import { settingsOf } from '../program.ts';

const cli = join(import.meta.dirname, '..', '..', '..', 'cli', 'main.ts');

const bareUsage = [
  `insert into bare.usage select l.tenant, l.item, l.month, l.users, l.units from bare.usage_list l
   where exists (select from bare.customer c where c.tenant_id = l.tenant) and l.users >= 0 and l.units >= 0
   on conflict (tenant_id, item, month) do update set users = excluded.users, units = excluded.units
   where (usage.users, usage.units) is distinct from (excluded.users, excluded.units)`,
];
const bareCustomers = [
  `insert into bare.customer (tenant_id, name, country, zone, language) select tenant, name, country, zone, language from bare.customer_list
   where name <> '' and length(country) = 2 on conflict (tenant_id) do update set name = excluded.name, country = excluded.country,
   zone = excluded.zone, language = excluded.language`,
  `insert into bare.domain (domain, tenant_id) select domain, tenant from bare.customer_list on conflict (domain) do nothing`,
  `insert into bare.contact (tenant_id, name, email) select tenant, admin_name, admin_email from bare.customer_list on conflict do nothing`,
];
const tables = `
  drop table if exists bare.usage, bare.usage_list, bare.customer, bare.domain, bare.contact, bare.customer_list;
  create table bare.usage_list (tenant uuid, item text, month date, users integer, units integer);
  create table bare.usage (tenant_id uuid, item text, month date, users integer, units integer, primary key (tenant_id, item, month));
  create table bare.customer_list (tenant uuid, name text, domain text, other text, country text, zone text, language text, public boolean,
    admin_name text, admin_email text);
  create table bare.customer (tenant_id uuid primary key, name text not null, country text, zone text, language text);
  create table bare.domain (domain text primary key, tenant_id uuid not null);
  create index domain_tenant on bare.domain (tenant_id);
  create table bare.contact (tenant_id uuid, name text, email text, primary key (tenant_id, email));
  insert into bare.customer select tenant_id, name, country, zone, language from customer;
  insert into bare.domain select domain, tenant_id from customer_domain;`;

async function command(data: Data, folder: string, kind: string, file: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'import', kind, file, '--quiet'], {
    env: settingsOf({ databaseUrl: data.ownerUrl, dataDir: folder }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`import ${kind} ended with ${code}`);
  return (performance.now() - started) / 1000;
}

async function copied(data: Data, table: string, file: string, statements: string[]): Promise<number> {
  const { admin } = data.world;
  const started = performance.now();
  await admin.query('begin');
  await admin.query(`copy bare.${table} from '${file}' csv header`);
  for (const statement of statements) await admin.query(statement);
  await admin.query('commit');
  return (performance.now() - started) / 1000;
}

function customersList(count: number): { ids: string[]; text: string } {
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  const lines = ids.map((id) => {
    const name = `c${id.replaceAll('-', '').slice(0, 16)}`;
    return `${id},Customer ${name},${name}.example,,NL,Europe/Amsterdam,nl,false,Ilse Admin,it-admin@${name}.example`;
  });
  const head =
    'tenantId,name,primaryDomain,otherDomains,country,timeZone,language,publicSector,adminName,adminEmail';
  return { ids, text: [head, ...lines, ''].join('\n') };
}

function usageList(ids: string[]): string {
  const month = new Date().toISOString().slice(0, 4);
  const lines = ids.map((id, index) => `${id},exchange-online,${month}-01-01,${index % 500},${index % 900}`);
  return ['tenantId,workload,month,monthlyActiveUsers,paidAvailableUnits', ...lines, ''].join('\n');
}

export async function importsWork(options: BenchOptions, data: Data): Promise<Figures[]> {
  const count = options.windows;
  const folder = mkdtempSync(join(tmpdir(), 'opencpor-bench-lists-'));
  // The server reads the list itself, maybe as another user.
  chmodSync(folder, 0o755);
  const customers = customersList(count);
  const [customersFile, usageFile] = [join(folder, 'customers.csv'), join(folder, 'usage.csv')];
  writeFileSync(customersFile, customers.text, { mode: 0o644 });
  writeFileSync(usageFile, usageList(customers.ids), { mode: 0o644 });
  try {
    await data.world.admin.query(tables);
    const bare = {
      customers: await copied(data, 'customer_list', customersFile, bareCustomers),
      usage: await copied(data, 'usage_list', usageFile, bareUsage),
    };
    const ours = {
      customers: await command(data, folder, 'customers', customersFile),
      // The form of a month in our lists has no day.
      usage: await command(data, folder, 'usage', monthsOf(usageFile, usageList(customers.ids))),
    };
    return (['customers', 'usage'] as const).map((kind) => ({
      name: `import of ${count} ${kind}`,
      sides: {},
      ratios: {},
      notes: { seconds: ours[kind], 'bare seconds': bare[kind], ratio: bare[kind] / ours[kind] },
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function monthsOf(file: string, text: string): string {
  writeFileSync(file, text.replaceAll(/,(\d{4}-\d{2})-01,/g, ',$1,'));
  return file;
}
