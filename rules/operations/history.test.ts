import { startReview, submitClaim } from '../claim/acts.example.ts';
import { describe, expect, it } from 'vitest';
import { checkFold, checkHistory, type Recorded } from './history.ts';

import { stateOf } from '../claim/work.ts';
import { Story, ownerPerson, partnerPerson } from '../claim/world.example.ts';

function good(): Story {
  const story = new Story().draft();
  story.act((world, now) => submitClaim(world, { claimId: 'c1' }, partnerPerson(), now));
  story
    .at('2020-12-02T09:00:00Z')
    .act((world, now) => startReview(world, { claimId: 'c1' }, ownerPerson(), now));
  return story;
}

const broken = (change: (entries: Recorded[]) => Recorded[]): string[] =>
  checkHistory(change(structuredClone(good().history()))).map((one) => `${one.sequence} ${one.what}`);
const at =
  (index: number, change: Partial<Recorded>) =>
  (entries: Recorded[]): Recorded[] =>
    entries.map((entry, place) => (place === index ? { ...entry, ...change } : entry));

describe('a history', () => {
  it('of acts as the table allows them has nothing wrong', () => {
    expect(broken((entries) => entries)).toEqual([]);
    expect(checkFold(good().history(), stateOf(good().facts()))).toEqual([]);
  });
  it.each<[string, (entries: Recorded[]) => Recorded[], string[]]>([
    [
      'that does not begin with the draft',
      (entries) => entries.slice(1),
      ['1 not-created', '1 stage-forbidden', '2 stage-not-followed', '2 stage-forbidden'],
    ],
    ['with an act nobody knows', at(1, { act: 'approve-quietly' }), ['2 act-unknown']],
    [
      'with an act of another side',
      at(3, {
        act: 'decide-claim',
        actor: { side: 'partner', id: 'p', name: 'P', role: 'incentives-admin' },
      }),
      ['4 side-forbidden'],
    ],
    [
      'with an act of another role',
      at(3, { actor: { side: 'owner', id: 'f', name: 'F', role: 'finance' } }),
      ['4 role-forbidden'],
    ],
    [
      'with a step left out',
      (entries) => entries.filter((entry) => entry.act !== 'submit-claim'),
      ['3 stage-not-followed', '3 stage-forbidden'],
    ],
    [
      'that ends where the act cannot lead',
      at(3, { after: { 'claim.stage': 'withdrawn' } }),
      ['4 stage-forbidden'],
    ],
    ['whose time runs back', at(3, { at: '2020-11-30T09:00:00Z' }), ['4 out-of-order']],
  ])('%s', (_, change, found) => {
    expect(broken(change)).toEqual(found);
  });
  it('that does not fold to the stored state says where', () => {
    const story = good();
    const state = stateOf(story.facts());
    state.claim['stage'] = 'decided';
    (state.lines['l2'] as Record<string, unknown>)['review'] = 'approved';
    expect(checkFold(story.history(), state).map((one) => one.detail)).toEqual([
      'claim.stage',
      'lines.l2.review',
    ]);
  });
});
