import { expect, test } from 'vitest';
import { violates } from './refusals.ts';

const taken = (constraint: string): Error =>
  Object.assign(new Error('duplicate key'), { code: '23505', constraint });

test('a constraint is known by its name, also on a copy that a node has numbered', () => {
  expect(violates(taken('member_email'), 'member_email')).toBe(true);
  expect(violates(taken('member_email_102013'), 'member_email')).toBe(true);
  expect(violates(taken('member_email_2'), 'member_email')).toBe(false);
  expect(violates(taken('member_pkey_102013'), 'member_email')).toBe(false);
  expect(violates(Object.assign(taken('member_email'), { code: '23503' }), 'member_email')).toBe(false);
});
