import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS } from './migrate.ts';
import { splitStatements, withoutComments } from './split-statements.ts';

const texts = (sql: string): string[] => splitStatements(sql).map(({ text }) => withoutComments(text));

describe('splits', () => {
  test.each([
    ['select 1; select 2', ['select 1', 'select 2']],
    ["select ';'; select 'it''s; so';", ["select ';'", "select 'it''s; so'"]],
    ['select ";" ; -- a; b\n select 2 /* ; */', ['select ";"', 'select 2']],
    [
      'do $$ begin perform 1; end $$; select $a$ ; $$ ; $a$',
      ['do $$ begin perform 1; end $$', 'select $a$ ; $$ ; $a$'],
    ],
    ['-- nothing;\n;; /* nor here */', []],
  ])('%s', (sql, wanted) => expect(texts(sql)).toEqual(wanted));

  test('and says where each begins', () => {
    const sql = 'select 1;\nselect 2;';
    expect(splitStatements(sql).map(({ at }) => sql.slice(at).trim().slice(0, 8))).toEqual([
      'select 1',
      'select 2',
    ]);
  });
});

test('every migration, without losing a word of it', () => {
  for (const file of readdirSync(MIGRATIONS)) {
    const sql = readFileSync(join(MIGRATIONS, file), 'utf8');
    const parts = splitStatements(sql);
    const words = (text: string): string =>
      withoutComments(text)
        .replaceAll(/[\s;]+/g, ' ')
        .trim();
    expect(words(parts.map(({ text }) => text).join(';'))).toBe(words(sql));
    expect(
      parts.filter(
        ({ text }) =>
          !/^(create|alter|drop|insert|update|delete|grant|revoke|do|comment|with|select|set local|reset)\b/i.test(
            withoutComments(text),
          ),
      ),
    ).toEqual([]);
  }
});
