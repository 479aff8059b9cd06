import { describe, expect, test } from 'vitest';
import { bare, brokenByFanningOut, brokenByText } from './text-rules.ts';

const tenantTables = new Set(['claim', 'task']);
const broken = (text: string): string[] => brokenByText(text, tenantTables);

describe('by its text alone a statement is refused', () => {
  test.each([
    ['several commands', "set local cpor.side = 'system'; select 1", 'several-commands'],
    ['a setting and a begin', "begin; set local cpor.side = 'owner'", 'several-commands'],
    [
      'an update in a common table expression',
      'with w as (update task set id = $1 returning 1) select from w',
      'writes-in-cte',
    ],
    ['a second one', 'with a as (select 1), b as materialized (delete from task) select 1', 'writes-in-cte'],
    ['rows from a query', 'insert into claim (tenant_id, id) select $1, $2', 'insert-select'],
    [
      'rows from an expression',
      'insert into claim (tenant_id) with x as (select 1) select * from x',
      'insert-select',
    ],
    ['a case of values', "select case j.kind when 'x' then 1 end from job j", 'simple-case'],
    ['rows from brackets', 'insert into task (tenant_id) (select $1)', 'insert-select'],
    ['rows without names of columns', 'insert into task select 1', 'insert-select'],
  ])('%s', (_name, text, rule) => expect(broken(text)).toContain(rule));

  test.each([
    ['values', 'insert into claim (tenant_id, id) values ($1, $2), ($3, $4) on conflict do nothing'],
    ['a query into a shared table', 'insert into customer (tenant_id) select $1'],
    ['a sub-query among the values', 'insert into claim (tenant_id, id) values ($1, (select 1))'],
    ['a semicolon in a string and at the end', "select ';', 'it''s; so' -- ;\n;"],
    ['a case of conditions', "select case when kind = 'x' then 1 end from job"],
    ['what only reads', 'with a as (select 1) select * from a'],
  ])('but not %s', (_name, text) => expect(broken(text)).toEqual([]));
});

describe('what goes to several partitions', () => {
  test('does not lock', () => {
    expect(brokenByFanningOut('select 1 from claim c order by id for update of c')).toEqual(['locks-many']);
    expect(brokenByFanningOut('select 1 from job for no key update skip locked')).toEqual(['locks-many']);
    expect(brokenByFanningOut("select 'for update' from claim")).toEqual([]);
  });

  test('does not join sideways with a limit', () => {
    const lateral =
      'select * from f(1) m cross join lateral (select 1 from claim where (a = b) order by c limit 1) x';
    expect(brokenByFanningOut(lateral)).toEqual(['lateral-limit']);
    expect(brokenByFanningOut('select * from a, lateral (select max(x) from b) y limit 5')).toEqual([]);
  });
});

test('comments and strings say nothing', () => {
  expect(bare("select 'a; b' /* insert */ -- delete\n  , 1")).toBe("select '' , 1");
});
