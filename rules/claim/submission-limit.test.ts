import { editClaim, submitClaim, withdrawClaim } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { submittedKeys } from './submission-limit.ts';
import { Story, exampleClaim, exchange, location, partnerPerson, teams } from './world.example.ts';
import type { Problem, Warning } from '../engine/denial.ts';

const pia = partnerPerson('partner-a');
const told = (all: readonly (Problem | Warning)[]): string[] =>
  all.map(({ code, pointer }) => `${code} ${pointer}`);

/** Drafts and submits claim `id` for one line of Exchange Online. */
function submit(story: Story, id: string, partnerId = 'partner-a'): Story {
  const actor = partnerPerson(partnerId);
  story.draft(exampleClaim({ id, lines: [{ ...exchange, id: `${id}-x` }], location: location(partnerId) }));
  story.act((world, now) => submitClaim(world, { claimId: id }, actor, now));
  return story;
}

function withdraw(story: Story, id: string, partnerId = 'partner-a'): Story {
  const actor = partnerPerson(partnerId);
  story.act((world, now) => withdrawClaim(world, { claimId: id, reason: 'no' }, actor, now));
  return story;
}

function threeTimes(): Story {
  const story = new Story('2020-12-01T09:00:00Z');
  withdraw(submit(story, 'c1'), 'c1').at('2020-12-02T09:00:00Z');
  withdraw(submit(story, 'c2'), 'c2').at('2020-12-03T09:00:00Z');
  return withdraw(submit(story, 'c3'), 'c3').at('2020-12-04T09:00:00Z');
}

describe('a line key', () => {
  it('is submitted three times in thirty days by one account, withdrawn ones counted', () => {
    const story = threeTimes();
    story.draft(exampleClaim({ id: 'c4', lines: [teams, { ...exchange, id: 'c4-x' }] }));
    const { problems } = story.refused((world, now) => submitClaim(world, { claimId: 'c4' }, pia, now));
    expect(problems).toEqual([
      {
        code: 'submitted-too-often',
        pointer: '/lines/1',
        params: {
          item: 'Exchange Online',
          times: 3,
          days: 30,
          since: '2020-12-01',
          lastDay: '2020-12-31',
          possibleFrom: '2021-01-01T00:00:00Z',
          zone: 'UTC',
        },
      },
    ]);
    story.at('2020-12-31T23:59:59Z').focus('c4');
    story.refused((world, now) => submitClaim(world, { claimId: 'c4' }, pia, now));
    story.at('2021-01-01T00:00:00Z').focus('c4');
    story.act((world, now) => submitClaim(world, { claimId: 'c4' }, pia, now));
  });

  it('is counted in the zone of the location, for each account by itself', () => {
    const story = threeTimes();
    submit(story, 'c5', 'partner-b');
    const inTokyo = location('partner-a', { zone: 'Asia/Tokyo', country: 'NL' });
    story.draft(exampleClaim({ id: 'c4', lines: [{ ...exchange, id: 'c4-x' }], location: inTokyo }));
    const { problems } = story.refused((world, now) => submitClaim(world, { claimId: 'c4' }, pia, now));
    expect(problems[0]?.params).toMatchObject({ possibleFrom: '2020-12-31T15:00:00Z', zone: 'Asia/Tokyo' });
  });

  it('is warned of while the draft is written, and other lines go on', () => {
    const story = threeTimes();
    story.draft(exampleClaim({ id: 'c4', lines: [{ ...exchange, id: 'c4-x' }] }));
    const step = story.act((world, now) =>
      editClaim(world, { claimId: 'c4', changes: { name: 'Another' } }, pia, now),
    );
    expect(told(step.warnings)).toContain('submitted-too-often /lines/0');
    story.act((world, now) =>
      editClaim(world, { claimId: 'c4', changes: { lines: [{ ...teams, id: 'c4-t' }] } }, pia, now),
    );
    story.act((world, now) => submitClaim(world, { claimId: 'c4' }, pia, now));
  });

  it('is counted when a line of a submitted claim is changed to it, as often as that happens', () => {
    const story = submit(new Story('2020-12-01T09:00:00Z'), 'c1');
    const change = (item: typeof exchange) => {
      story.focus('c1');
      const lines = [{ ...item, id: 'c1-x' }];
      return story.try((world, now) => editClaim(world, { claimId: 'c1', changes: { lines } }, pia, now));
    };
    for (const item of [teams, exchange, teams, exchange, teams]) expect(change(item).ok).toBe(true);
    const outcome = change(exchange);
    expect(outcome.ok ? [] : told(outcome.denial.problems)).toEqual(['submitted-too-often /lines/0']);
  });
});

it('claims submitted before keys were written down count with the lines they have', () => {
  const { claim, lines } = submit(new Story('2020-12-01T09:00:00Z'), 'c1').facts('c1');
  const at = '2020-12-01T09:00:00Z';
  expect(claim.submittedKeys).toEqual([{ key: lines[0]?.key, at }]);
  expect(submittedKeys({ ...claim, submittedKeys: null }, lines)).toEqual(claim.submittedKeys);
});
