import {
  agree,
  decideClaim,
  disputeClaim,
  refuse,
  requestInformation,
  undoDecision,
} from '../claim/acts.example.ts';
import { describe, expect, it } from 'vitest';
import { statusOf } from '../claim/status.ts';
import {
  answer,
  approve,
  arbitrate,
  armed,
  contested,
  deliver,
  expectSound,
  lastRound,
  line,
  mails,
  named,
  review,
  reviewer,
  row,
  senior,
  submitted,
  trusted,
  windowEnd,
  windowOpen,
} from '../claim/stories.example.ts';
import { type Story, contactPerson, partnerPerson } from '../claim/world.example.ts';
import { undoClock, type TakenBack, type WrongEntry } from './undo-clock.ts';

/** What `wrong` does happens by a clock that is ahead; then it is `right` again and that is undone. */
function undone(story: Story, right: string, wrong: (story: Story) => void): TakenBack[] {
  const from = story.said.entries.length;
  wrong(story);
  const entries = new Map<string, WrongEntry[]>();
  for (const { claimId, actor, ...entry } of story.said.entries.slice(from))
    entries.set(claimId, [...(entries.get(claimId) ?? []), { ...entry, side: actor.side }]);
  story.now = right;
  const reads = [{ lineId: 'l1', by: 'Kade Nine', count: 3 }];
  const { step, claims } = undoClock(story.world, { entries, reads, reason: 'ahead' }, right);
  story.take(step);
  return claims;
}

const right = '2020-12-17T09:00:00Z';

describe('what became official before its time', () => {
  const takenBack = (): { story: Story; from: number } => {
    const story = windowOpen();
    let from = 0;
    undone(story, right, (ahead) => {
      ahead.at('2020-12-28T09:00:00Z');
      from = ahead.said.messages.length;
    });
    return { story, from };
  };

  it('never was, and is asked again with new requests and a full window by the right time', () => {
    const { story } = takenBack();
    const rows = story.facts().associations.filter(({ lineId }) => lineId === 'l1');
    expect(rows).toMatchObject([
      {
        state: 'ended',
        officialFrom: windowEnd,
        until: windowEnd,
        endedHow: 'wrong-clock',
        neverEarns: true,
      },
      { state: 'pending', officialFrom: null },
    ]);
    expect(line(story)).toMatchObject({ association: 'none', consent: 'notice-pending', round: 2 });
    deliver(story);
    expect(lastRound(story)).toMatchObject({ state: 'open', openedAt: right });
    expect(lastRound(story)?.window).toMatchObject({ startedAt: right, lastDay: '2020-12-24' });
    story.at('2021-01-04T09:00:00Z');
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: '2020-12-25T00:00:00Z' });
    expectSound(story);
  });

  it('is told to partner, desk and everybody who was asked, with who had read usage', () => {
    const { story, from } = takenBack();
    expect(mails(story, from).filter((mail) => mail.startsWith('clock-undone'))).toEqual([
      'clock-undone > partner-contact',
      'clock-undone > assignee-or-reviewers',
      `clock-undone > ${named}`,
      `clock-undone > ${trusted}`,
    ]);
    const told = story.said.messages.findLast(({ template }) => template === 'clock-undone');
    expect(told?.params).toMatchObject({ officialFrom: windowEnd, reads: 3, readBy: 'Kade Nine' });
    expect(told?.recipient).toMatchObject({ round: 2 });
  });

  it('can be refused like any other', () => {
    const { story } = takenBack();
    deliver(story);
    story.act((world, now) =>
      refuse(world, { claimId: 'c1', lineIds: null, confirmed: true }, contactPerson(trusted), now),
    );
    expect(line(story)).toMatchObject({ consent: 'refused', association: 'none' });
    expectSound(story);
  });
});

it('an acceptance by somebody who may stands; it counts from now', () => {
  const story = windowOpen();
  const [back] = undone(story, right, (ahead) => {
    ahead.at('2020-12-22T09:00:00Z');
    ahead.act((world, now) =>
      agree(
        world,
        { claimId: 'c1', lineIds: null, confirmed: true, code: 'right' },
        contactPerson(trusted),
        now,
      ),
    );
  });
  expect(back?.moved.map((one) => one.line.id)).toContain('l1');
  expect(row(story)).toMatchObject({ state: 'official', officialFrom: right, consentBy: 'trusted-contact' });
  expect(line(story)).toMatchObject({ association: 'official', consent: 'agreed' });
  expectSound(story);
});

it('a window that was delivered by the wrong clock is counted again', () => {
  const story = approve(review(submitted()).at('2020-12-16T10:00:00Z'));
  const [back] = undone(story, right, (ahead) => {
    ahead.at('2020-12-22T09:00:00Z');
    deliver(ahead);
  });
  expect(back?.waiting.map(({ id }) => id)).toContain('l1');
  expect(line(story)).toMatchObject({ consent: 'notice-pending', round: 2 });
  expectSound(story);
});

it('who was superseded goes on as if never ended, and the winner waits again', () => {
  const story = answer(answer(contested(), 'c1'), 'c2');
  arbitrate(story, 'c2-l1');
  deliver(approve(review(story, 'c2'), 'c2'), 'c2');
  const ends = story.facts('c2').rounds.at(-1)?.window?.endsAt as string;
  const before = row(story, 'l1');
  const claims = undone(story, '2021-01-06T09:00:00Z', (ahead) => ahead.at('2021-01-20T09:00:00Z'));
  expect(claims.map(({ again, restored }) => [again.length, restored.length]).toSorted()).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(story.facts('c1').associations).toMatchObject([
    { state: 'ended', endedHow: 'wrong-clock', until: before?.officialFrom },
    { state: 'official', officialFrom: before?.officialFrom, until: null, neverEarns: false },
  ]);
  expect(line(story, 'l1')).toMatchObject({ association: 'official' });
  expect(row(story, 'c2-l1')).toMatchObject({ state: 'pending', supersedesLineId: 'l1' });
  expect(story.world.cases.at(-1)).toMatchObject({ state: 'decided', outcome: null });
  expectSound(story);
  deliver(story, 'c2').at('2021-01-25T09:00:00Z');
  expect(row(story, 'l1')).toMatchObject({ state: 'ended', endedHow: 'superseded' });
  expect(row(story, 'c2-l1')?.officialFrom).not.toBe(ends);
  expectSound(story);
});

describe('a period that was cut short', () => {
  const rejects = (story: Story): Story => {
    story.focus('c1').act((world, now) =>
      decideClaim(
        world,
        {
          claimId: 'c1',
          lines: story.facts().lines.map(({ id }) => ({
            lineId: id,
            decision: 'reject',
            codes: ['insufficient-poe'],
            text: 'No signature.',
          })),
        },
        reviewer,
        now,
      ),
    );
    return story;
  };

  it('for a dispute begins again in full', () => {
    const story = rejects(review(submitted()).at('2020-12-16T10:00:00Z'));
    const [back] = undone(story, right, (ahead) => ahead.at('2021-03-01T09:00:00Z'));
    expect(back?.disputable.length).toBe(story.facts().lines.length);
    expect(statusOf(story.facts())).toBe('rejected');
    expect(armed(story).some((one) => one.startsWith('dispute-period 2 partner'))).toBe(true);
    story.act((world, now) =>
      disputeClaim(world, { claimId: 'c1', justification: 'It is signed.' }, partnerPerson(), now),
    );
    expectSound(story);
  });

  it('for the answer to a request begins again, and the lines are undecided', () => {
    const story = review(submitted()).at('2020-12-16T10:00:00Z');
    story.act((world, now) =>
      requestInformation(
        world,
        { claimId: 'c1', codes: ['missing-products'], comment: 'Which?' },
        reviewer,
        now,
      ),
    );
    const requested = story.facts().claim.requested;
    const [back] = undone(story, right, (ahead) => ahead.at('2021-03-01T09:00:00Z'));
    expect(back?.answerable.length).toBe(story.facts().lines.length);
    expect(back?.disputable).toEqual([]);
    expect(story.facts().claim).toMatchObject({ stage: 'partner-action-required', requested });
    expect(line(story)).toMatchObject({ review: 'undecided', rejectionCodes: [], final: false });
    expect(armed(story).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(['partner-answer 2']);
    expectSound(story);
  });

  it('for undoing a refusal begins again, and the link works', () => {
    const story = windowOpen();
    story.act((world, now) =>
      refuse(world, { claimId: 'c1', lineIds: ['l1'], confirmed: true }, contactPerson(named, false), now),
    );
    const [back] = undone(story, right, (ahead) => ahead.at('2020-12-22T09:00:00Z'));
    expect(back?.undoable.map(({ id }) => id)).toEqual(['l1']);
    story.act((world, now) =>
      undoDecision(world, { claimId: 'c1', confirmed: true }, contactPerson(trusted), now),
    );
    expect(line(story)).toMatchObject({ consent: 'open' });
    expectSound(story);
  });
});

it('what is not taken back is named: an overdue review, and what people did', () => {
  const story = submitted();
  const [back] = undone(story, '2020-12-15T10:00:00Z', (ahead) => {
    ahead.at('2021-03-01T09:00:00Z');
    review(ahead);
  });
  expect(back?.left.map(({ act }) => act)).toEqual(['mark-overdue']);
  expect(back?.kept.map(({ act }) => act)).toEqual(['start-review']);
  // Partner and seniors were told that the desk was late, and it was not.
  expect(mails(story).filter((mail) => mail.startsWith('clock'))).toEqual([
    'clock-not-overdue > partner-contact',
    'clock-not-overdue > senior-reviewers',
  ]);
  expect(story.history().at(-1)).toMatchObject({
    act: 'undo-clock',
    at: '2020-12-15T10:00:00Z',
    reason: 'ahead',
  });
  expectSound(story);
  story.act((world, now) =>
    decideClaim(
      world,
      {
        claimId: 'c1',
        lines: story.facts().lines.map(({ id }) => ({ lineId: id, decision: 'approve' })),
      },
      senior,
      now,
    ),
  );
  expectSound(story);
});
