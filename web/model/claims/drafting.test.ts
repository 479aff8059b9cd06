import { expect, test } from 'vitest';
import type { Me } from '#sdk';
import { mayDraft, maySubmit } from './drafting.ts';

const here = { id: 'loc_1', number: '1', name: 'Here', country: 'NL' };
const held = (role: string, location: typeof here | null, submits = false): Pick<Me, 'roles'> =>
  ({ roles: [{ role, location, programme: null, maySubmit: submits }] }) as Pick<Me, 'roles'>;

test('who may draft and send, and where', () => {
  const can = (me: Pick<Me, 'roles'>) => [
    mayDraft(me),
    mayDraft(me, 'loc_1'),
    mayDraft(me, 'loc_2'),
    maySubmit(me, 'loc_1'),
    maySubmit(me, 'loc_2'),
  ];
  expect(can(held('incentives-admin', null))).toEqual([true, true, true, true, true]);
  expect(can(held('incentives-admin', here))).toEqual([true, true, false, true, false]);
  expect(can(held('incentives-user', here))).toEqual([true, true, false, false, false]);
  expect(can(held('incentives-user', null, true))).toEqual([true, true, true, true, true]);
  expect(can(held('account-admin', null))).toEqual([false, false, false, false, false]);
});
