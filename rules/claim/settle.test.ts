import { decideClaim, requestInformation, startReview, submitClaim } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { noticeAccepted } from './delivery.ts';
import { settle } from './settle.ts';
import { schedule, statusOf } from './status.ts';
import { Story, exampleClaim, ownerPerson, partnerPerson } from './world.example.ts';

const claimId = 'c1';
const reviewer = ownerPerson();

function underReview(): Story {
  const story = new Story('2020-12-08T09:00:00Z').draft(exampleClaim());
  story.act((world, now) => submitClaim(world, { claimId }, partnerPerson(), now));
  story.act((world, now) => startReview(world, { claimId }, reviewer, now));
  return story;
}

function windowOpen(): Story {
  const story = underReview();
  story.act((world, now) =>
    decideClaim(
      world,
      { claimId, lines: ['l1', 'l2'].map((lineId) => ({ lineId, decision: 'approve' })) },
      reviewer,
      now,
    ),
  );
  for (const { round, email } of story.facts().notices)
    story.act((world, now) => noticeAccepted(world, { claimId, round, email, purpose: 'decide' }, now));
  return story;
}

describe('settle', () => {
  it('with nothing due gives back the very same world', () => {
    const story = underReview();
    const step = settle(story.world, story.now);
    expect(step.world).toBe(story.world);
    expect(step.entries).toEqual([]);
  });
  it('never touches the world it was given', () => {
    const story = windowOpen();
    const before = JSON.stringify(story.world.claims);
    settle(story.world, '2021-12-01T00:00:00Z');
    expect(JSON.stringify(story.world.claims)).toBe(before);
  });
  it('is never early, and due at the very instant, however the instant is written', () => {
    const { world } = ask(underReview());
    expect(settle(world, '2020-12-15T23:59:59.999999999Z').entries).toEqual([]);
    for (const now of ['2020-12-16T00:00:00Z', '2020-12-16T00:00:00.000Z', '2020-12-16T01:00:00+01:00']) {
      expect(settle(world, now).entries.map((entry) => [entry.act, entry.at])).toEqual([
        ['expire-answer', '2020-12-16T00:00:00Z'],
      ]);
    }
  });
  it('writes the end of a window five seconds after it, for refusals on their way; what begins begins at the end', () => {
    const { world } = windowOpen().at('2020-12-15T12:00:00Z');
    expect(settle(world, '2020-12-16T00:00:04.999999999Z').entries).toEqual([]);
    for (const now of ['2020-12-16T00:00:05Z', '2020-12-16T00:00:05.000Z', '2020-12-16T01:00:05+01:00']) {
      expect(settle(world, now).entries.map((entry) => [entry.act, entry.at])).toEqual([
        ['close-window', '2020-12-16T00:00:00Z'],
      ]);
    }
  });
  it("leaves what ends at the instant of a customer's act to the act", () => {
    const { world } = ask(underReview());
    expect(settle(world, '2020-12-16T00:00:00Z', 'before').entries).toEqual([]);
    expect(settle(world, '2020-12-16T00:00:00.001Z', 'before').entries.length).toBe(1);
  });
  it('says the same whether it runs often or once', () => {
    const { world } = ask(underReview());
    const once = settle(world, '2021-03-01T00:00:00Z');
    let often = world;
    const entries = [];
    for (const now of [
      '2020-12-15T12:00:00Z',
      '2020-12-16T12:00:00Z',
      '2021-01-05T00:00:00Z',
      '2021-02-01T00:00:00Z',
      '2021-03-01T00:00:00Z',
    ]) {
      const step = settle(often, now);
      entries.push(...step.entries);
      often = step.world;
    }
    expect(entries).toEqual(once.entries);
    expect(often).toEqual(once.world);
    expect(settle(often, '2021-03-01T00:00:00Z').entries).toEqual([]);
  });
  it('does not let a stopped clock run out', () => {
    const story = underReview();
    for (const deadline of story.facts().deadlines)
      if (deadline.state === 'armed') deadline.stoppedAt = story.now;
    expect(settle(story.world, '2021-03-01T00:00:00Z').entries).toEqual([]);
  });
});

function ask(story: Story): Story {
  story.act((world, now) =>
    requestInformation(world, { claimId, codes: ['missing-products'], comment: 'Which?' }, reviewer, now),
  );
  return story;
}

describe('schedule', () => {
  it('foresees what the clock alone will do', () => {
    const story = ask(underReview());
    expect(schedule(story.world, claimId)).toEqual([
      { at: '2020-12-16T00:00:00Z', status: 'rejected', lines: [] },
      { at: '2021-01-16T00:00:00Z', status: 'rejected-final', lines: [] },
    ]);
    for (const { at, status } of schedule(story.world, claimId)) {
      const just = settle(story.world, at).world;
      expect(statusOf(just.claims[0]!)).toBe(status);
    }
  });
  it('and when lines become official', () => {
    expect(schedule(windowOpen().world, claimId)).toEqual([
      {
        at: '2020-12-16T00:00:05Z',
        status: 'approved',
        lines: [
          { lineId: 'l1', association: 'official' },
          { lineId: 'l2', association: 'official' },
        ],
      },
    ]);
  });
});
