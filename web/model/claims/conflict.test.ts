import { expect, test } from 'vitest';
import type { Claim } from '#sdk';
import { conflictRows, ownChanges } from './conflict.ts';

const person = (name: string) => ({ name, title: 'CIO', email: `${name.toLowerCase()}@contoso.example` });
const claim = (more: object = {}): Claim =>
  ({
    customerContact: person('Jan'),
    partnerContact: { name: 'Mila', email: 'mila@kade.example' },
    contactDomainReason: null,
    location: { id: 'loc_1' },
    lines: [{ item: { id: 'teams' }, subscriptionId: null, review: 'undecided' }],
    ...more,
  }) as unknown as Claim;
const names = { item: (id: string) => id.toUpperCase(), location: (id: string) => id };
const mine = {
  customerContact: { ...person('Jan'), title: 'CIO ' },
  partnerContact: { name: 'Sanne', email: 'sanne@kade.example' },
  contactDomainReason: null,
};

test('only what one changed oneself is saved over the newer version', () => {
  expect(ownChanges(claim(), mine)).toEqual({ partnerContact: mine.partnerContact });
});

test('shown is where the two differ: whoever looks chooses with both before their eyes', () => {
  const theirs = claim({ customerContact: person('Eva') });
  expect(conflictRows(theirs, mine, names)).toEqual([
    {
      field: 'customerContact',
      theirs: 'Eva, CIO, eva@contoso.example',
      mine: 'Jan, CIO , jan@contoso.example',
    },
    { field: 'partnerContact', theirs: 'Mila, mila@kade.example', mine: 'Sanne, sanne@kade.example' },
  ]);
});

test('lines are compared by what is claimed, not by their ids or order', () => {
  const lines = [{ itemId: 'teams', activity: 'usage' }];
  expect(ownChanges(claim(), { lines })).toEqual({});
  expect(conflictRows(claim({ lines: [] }), { lines }, names)).toEqual([
    { field: 'lines', theirs: '', mine: 'TEAMS' },
  ]);
});
