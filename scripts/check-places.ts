// Every table of server/store/schema.sql has a place in a distributed database (server/store/postgres/distribution.ts), and a tenant
// table has a tenant.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOf } from '../server/store/postgres/distribution.ts';

const schema = readFileSync(join(import.meta.dirname, '..', 'server', 'store', 'schema.sql'), 'utf8');
const tables = new Map(
  [...schema.matchAll(/^create table public\.(\w+) \(([\s\S]*?)^\);/gm)].map(([, name = '', body = '']) => [
    name,
    body,
  ]),
);
const wrong = [
  ...[...tables.keys()]
    .filter((name) => name !== 'schema_migration' && !(name in placeOf))
    .map(
      (name) =>
        `${name}: say in server/store/postgres/distribution.ts whether it is a tenant's, shared by all or local`,
    ),
  ...Object.keys(placeOf)
    .filter((name) => name !== 'schema_migration' && !tables.has(name))
    .map((name) => `${name}: is in distribution.ts and in no migration`),
  ...[...tables]
    .filter(([name, body]) => placeOf[name] === 'tenant' && !/^\s+tenant_id uuid not null/m.test(body))
    .map(([name]) => `${name}: is a tenant's and has no tenant_id`),
];
for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
