/** The check itself: what it finds on tables that are split, and that its lists name functions that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestDatabase } from '../database.ts';
import { createSplitDatabase } from '../schema/split.ts';
import { complaints, findBroken, type Finding } from './check.ts';
import { fanOuts } from './fan-outs.ts';
import { offenders } from './offenders.ts';

const tenants = [1, 2, 3, 4, 5, 6].map((digit) => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`);
const tenant = tenants[0] ?? '';
let database: TestDatabase;
let split: string[];
beforeAll(async () => {
  ({ database, split } = await createSplitDatabase());
}, 60_000);
afterAll(() => database.drop());

const found = async (text: string, values: (string | null)[] = []): Promise<Partial<Finding>[]> =>
  (await findBroken([{ text, values, at: 'here' }], database.appUrl, split)).map(({ rule, tables }) => ({
    rule,
    tables,
  }));
const fansOut = (...tables: string[]) => [{ rule: 'fans-out', tables }];

describe('planned with its values', () => {
  test('a statement that names its realm goes to one partition', async () => {
    expect(await found('select 1 from claim where tenant_id = $1::uuid', [tenant])).toEqual([]);
    expect(await found('update claim set version = 2 where tenant_id = $1::uuid', [tenant])).toEqual([]);
    expect(
      await found(
        'select (select count(*) from task t where t.tenant_id = $1::uuid) from claim where tenant_id = $1::uuid',
        [tenant],
      ),
    ).toEqual([]);
  });

  test('one that does not goes to several', async () => {
    expect(await found('select 1 from claim')).toEqual(fansOut('claim'));
    expect(await found('delete from job where id = $1::uuid', [tenant])).toEqual(fansOut('job'));
    expect(await found('declare rows no scroll cursor for select 1 from claim')).toEqual(fansOut('claim'));
  });

  test('one that finds its realm in another row while it runs goes to several', async () => {
    const inner =
      'select (select count(*) from task t where t.tenant_id = c.tenant_id) from claim c where tenant_id = $1::uuid';
    expect(await found(inner, [tenant])).toEqual(fansOut('task'));
  });

  test('one that locks in several is found also where it is listed', async () => {
    const text = 'select 1 from claim where tenant_id = any($1::uuid[]) for update';
    const rules = (await found(text, [`{${tenants.join(',')}}`])).map(({ rule }) => rule);
    expect(rules).toEqual(['locks-many', 'fans-out']);
  });

  test('one that cannot be planned is not passed over in silence', async () => {
    expect(
      (await found('select version || true from claim where tenant_id = version')).map(({ rule }) => rule),
    ).toEqual(['not-planned']);
  });
});

describe('the lists', () => {
  test('name functions that are there', () => {
    const gone = [...Object.keys(fanOuts), ...Object.keys(offenders)].filter((at) => {
      const [file = '', name = ''] = at.split(' ');
      const path = join(import.meta.dirname, '..', '..', file);
      return (
        !existsSync(path) || !new RegExp(`\\b${name.replace('#', '')}\\b`).test(readFileSync(path, 'utf8'))
      );
    });
    expect(gone).toEqual([]);
  });

  test('say why', () => {
    expect(
      Object.values(fanOuts).filter(({ why, tables }) => why.length < 10 || tables.length === 0),
    ).toEqual([]);
  });

  test('shrink: what is not found any more is a complaint after a whole run', () => {
    const [at = ''] = Object.keys(offenders);
    const stale = complaints([], true);
    expect(stale).toHaveLength(Object.values(offenders).reduce((sum, rules) => sum + rules.length, 0));
    expect(complaints([], false)).toEqual([]);
    expect(
      complaints([{ at: 'elsewhere', rule: 'fans-out', tables: ['claim'], text: 'select 1' }], false),
    ).toHaveLength(1);
    expect(at === '' || stale.some((one) => one.startsWith(at))).toBe(true);
  });
});
