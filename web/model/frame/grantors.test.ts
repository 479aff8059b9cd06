import { expect, test } from 'vitest';
import type { MissingRole } from '#sdk';
import { grantorsFor } from './grantors.ts';

const sanne = { name: 'Sanne Verhoeven', email: 'sanne@kade.example' };
const tom = { name: 'Tom Baker', email: 'tom@kade.example' };
const miss = (...grantedBy: MissingRole['grantedBy']): MissingRole => ({
  role: 'incentives-user',
  permission: null,
  locations: null,
  grantedBy,
});

test('nobody is sent to ask for a role at their own door', () => {
  expect(grantorsFor({ email: sanne.email, side: 'partner' }, miss(sanne))).toEqual({
    self: true,
    others: [],
  });
  expect(grantorsFor({ email: sanne.email, side: 'owner' }, miss(sanne, tom))).toEqual({
    self: false,
    others: [tom],
  });
  expect(grantorsFor({ email: 'mila@kade.example', side: 'partner' }, miss(sanne))).toEqual({
    self: false,
    others: [sanne],
  });
});
