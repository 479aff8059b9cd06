import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterOf, makeCursor, readCursor, type CursorOf } from './cursor.ts';

const of: CursorOf = {
  secret: 'one',
  operation: 'listClaims',
  caller: 'partner:p:m',
  filter: 'status=approved',
};
const position = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 4 });

test('a cursor leads back to its position, for the same list, filter and caller only', () => {
  fc.assert(
    fc.property(position, (at) => {
      const cursor = makeCursor(of, at);
      expect(readCursor(of, cursor)).toEqual(at);
      for (const other of [
        { secret: 'two' },
        { operation: 'listTasks' },
        { caller: 'partner:p:n' },
        { filter: 'status=rejected' },
      ]) {
        expect(readCursor({ ...of, ...other }, cursor)).toBeNull();
      }
    }),
  );
});

test('nothing that was touched is read', () => {
  fc.assert(
    fc.property(position, fc.nat(), fc.constantFrom('A', 'b', '-', '.', '='), (at, place, letter) => {
      const cursor = makeCursor(of, at);
      const index = place % cursor.length;
      const touched = cursor.slice(0, index) + letter + cursor.slice(index + 1);
      expect(readCursor(of, touched) !== null).toBe(touched === cursor);
    }),
  );
  for (const none of ['', '.', 'abc', 'a.b.c', '😀.😀']) expect(readCursor(of, none)).toBeNull();
});

test('the order of filters is no other filter, and limit and cursor are none', () => {
  expect(filterOf(new URLSearchParams('b=2&a=1&limit=5&cursor=x&a=0'))).toBe(
    filterOf(new URLSearchParams('a=1&a=0&b=2')),
  );
});
