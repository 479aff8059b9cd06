import { agree, refuse, undoDecision } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { periodOf, windowOf } from './customer-period.ts';
import { allowedActs } from './rights/may-act.ts';
import {
  contactPerson,
  exampleClaim,
  exampleWorld,
  policyOf,
  tenantAdmin,
  type Story,
} from './world.example.ts';
import { deliver, line, named, submitted, trusted, windowEnd, windowOpen } from './stories.example.ts';

const claimId = 'c1';
const nora = contactPerson(named, false);
const tessa = contactPerson(trusted);

const refusing =
  (lineIds: string[] | null) =>
  (world: Story['world'], now: string): ReturnType<typeof refuse> =>
    refuse(world, { claimId, lineIds, confirmed: true }, nora, now);
const undo = (world: Story['world'], now: string): ReturnType<typeof undoDecision> =>
  undoDecision(world, { claimId, confirmed: true }, tessa, now);

/** The period as a whole, and the last day of each line. */
function said(story: Story): unknown {
  const facts = story.facts();
  const { refusable, window, began } = periodOf(facts, facts.lines, story.now);
  return [
    refusable,
    window?.endsAt ?? null,
    began,
    facts.lines.map((one) => windowOf(facts, one)?.endsAt ?? null),
  ];
}

describe('until when the customer may refuse', () => {
  it('is the end of the round, and afterwards what it was', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    expect(said(story)).toEqual(['in-period', windowEnd, 'delivered', [windowEnd, windowEnd]]);
    story.at(windowEnd);
    expect(said(story)).toEqual(['no', windowEnd, 'delivered', [windowEnd, windowEnd]]);
  });

  it('is the later day of a line whose refusal was undone, whatever the old end was', () => {
    const story = windowOpen().at('2020-12-23T09:00:00Z');
    story.act(refusing(['l1']));
    story.at('2020-12-24T09:00:00Z').act(undo);
    const later = '2020-12-29T00:00:00Z';
    expect(said(story)).toEqual(['in-period', later, 'undone', [later, windowEnd]]);
    story.at(later);
    expect(said(story)).toEqual(['no', later, 'undone', [later, windowEnd]]);
  });

  it('runs on after an early acceptance, and is over once that was refused', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act((world, now) =>
      agree(world, { claimId, lineIds: null, confirmed: true, code: 'right' }, tessa, now),
    );
    expect(line(story).association).toBe('official');
    expect(said(story)).toEqual(['in-period', windowEnd, 'delivered', [windowEnd, windowEnd]]);
    story.act(refusing(null));
    expect(said(story)).toEqual(['no', windowEnd, 'delivered', [windowEnd, windowEnd]]);
  });

  it('is never said to be over for what can still be refused: a window that ran from submission', () => {
    const claim = exampleClaim({ policy: policyOf('cpor-2019-10') });
    const story = deliver(submitted('2020-12-15T09:00:00Z', exampleWorld(), claim));
    story.at('2020-12-23T09:00:00Z');
    const end = '2020-12-23T00:00:00Z';
    expect(said(story)).toEqual(['after-period', end, 'delivered', [end, end]]);
    story.act(refusing(null));
    expect(said(story)).toEqual(['no', end, 'delivered', [end, end]]);
  });
});

it('an undo is offered only while there is something to undo', () => {
  const offered = (story: Story): boolean =>
    allowedActs(story.world, claimId, tenantAdmin()).some(
      (one) => one.act === 'undo-decision' && one.allowed,
    );
  const story = windowOpen().at('2020-12-23T09:00:00Z');
  expect(offered(story)).toBe(false);
  story.act(refusing(['l1']));
  expect(offered(story)).toBe(true);
  story.at('2020-12-24T09:00:00Z').act(undo);
  expect(offered(story)).toBe(false);
});
