import {
  decideClaim,
  disputeClaim,
  editClaim,
  requestInformation,
  resubmitClaim,
  startReview,
  submitClaim,
  withdrawClaim,
} from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { afterGrace } from '../time/grace.ts';
import { noticeAccepted } from './delivery.ts';
import type { ClaimFacts } from './facts.ts';
import { checkFold, checkHistory } from '../operations/history.ts';
import { schedule, standing, statusOf } from './status.ts';
import { type Answer } from './submit.ts';
import { stateOf } from './work.ts';
import {
  Story,
  claimOf2023,
  exampleCalendar,
  exampleClaim,
  exampleTenant,
  exampleWorld,
  exchange,
  ownerPerson,
  partnerPerson,
  policyOf,
  teams,
} from './world.example.ts';

const partner = partnerPerson();
const reviewer = ownerPerson();
const senior = ownerPerson('senior-reviewer', 'sam');
const claimId = 'c1';

const submit = (story: Story): Story => (
  story.act((world, now) => submitClaim(world, { claimId }, partner, now)),
  story
);
const start = (story: Story): Story => (
  story.act((world, now) => startReview(world, { claimId }, reviewer, now)),
  story
);
const ask = (story: Story, actor = reviewer): Story => (
  story.act((world, now) =>
    requestInformation(
      world,
      {
        claimId,
        codes: ['missing-partner-service'],
        comment: 'Please describe the service.',
      },
      actor,
      now,
    ),
  ),
  story
);
const approve = (story: Story, ...lineIds: string[]): Story => (
  story.act((world, now) =>
    decideClaim(
      world,
      {
        claimId,
        lines: story
          .facts()
          .lines.filter((line) => line.review === 'undecided')
          .map((line) =>
            lineIds.length === 0 || lineIds.includes(line.id)
              ? { lineId: line.id, decision: 'approve' }
              : { lineId: line.id, decision: 'reject', codes: ['insufficient-poe'] },
          ),
      },
      reviewer,
      now,
    ),
  ),
  story
);
const rejectAll = (story: Story): Story => approve(story, 'none');
const deliver = (story: Story): Story => {
  for (const { round, email, state } of story.facts().notices) {
    if (state === 'queued')
      story.act((world, now) => noticeAccepted(world, { claimId, round, email, purpose: 'decide' }, now));
  }
  return story;
};
const dispute = (story: Story): Story => (
  story.act((world, now) => disputeClaim(world, { claimId, justification: 'Look again.' }, partner, now)),
  story
);

const submitted = (now = '2020-12-01T09:00:00Z', world = exampleWorld(), claim = exampleClaim()): Story =>
  submit(new Story(now, world).draft(claim));
const underReview = (now = '2020-12-01T09:00:00Z'): Story => start(submitted(now));
const status = (story: Story): string => statusOf(story.facts());
const endOf = (facts: ClaimFacts, kind: string): string | undefined =>
  facts.deadlines.find((deadline) => deadline.kind === kind && deadline.state === 'armed')?.basis.endsAt;

function expectSound(story: Story): void {
  expect(checkHistory(story.history())).toEqual([]);
  expect(checkFold(story.history(), stateOf(story.facts()))).toEqual([]);
}

describe('the worked examples (domain 13)', () => {
  it('submitted Tue 1 Dec 2020: review starts by end of Tue 8 Dec', () => {
    expect(endOf(submitted().facts(), 'review-start')).toBe('2020-12-09T00:00:00Z');
  });
  it('partner asked Wed 9 Dec 2020: answer by end of Wed 16 Dec; Thu 17 Dec 00:00 rejected, no-partner-response', () => {
    const story = ask(underReview('2020-12-08T09:00:00Z').at('2020-12-09T15:00:00Z'));
    expect(endOf(story.facts(), 'partner-answer')).toBe('2020-12-17T00:00:00Z');
    story.at('2020-12-16T23:59:59.999Z');
    expect(status(story)).toBe('partner-action-required');
    story.at('2020-12-17T00:00:00.000Z');
    expect(status(story)).toBe('rejected');
    expect(story.facts().lines.map((line) => line.rejectionCodes)).toEqual([
      ['no-partner-response'],
      ['no-partner-response'],
    ]);
    expect(story.history().at(-1)).toMatchObject({
      act: 'expire-answer',
      at: '2020-12-17T00:00:00Z',
      actor: { side: 'system', id: 'clock' },
    });
    expectSound(story);
  });
  it.each([
    ['Sat 6 Mar 2021', '2021-03-06T10:00:00Z', 'cpor-2020-07', [], '2021-03-13T00:00:00Z'],
    [
      'Sat 6 Mar 2021, seven days',
      '2021-03-06T10:00:00Z',
      'cpor-2020-07-seven-days',
      [],
      '2021-03-14T00:00:00Z',
    ],
    [
      'Mon 21 Dec 2020, holidays 25 and 28 Dec',
      '2020-12-21T10:00:00Z',
      'cpor-2020-07',
      ['2020-12-25', '2020-12-28'],
      '2020-12-31T00:00:00Z',
    ],
    ['Wed 16 Dec 2020', '2020-12-16T10:00:00Z', 'cpor-2020-07', [], '2020-12-24T00:00:00Z'],
  ])('notice delivered %s', (_, delivered, policyId, holidays, endsAt) => {
    const world = exampleWorld();
    world.clocks.calendars['NL'] = exampleCalendar(
      'NL',
      holidays.map((date) => ({ date, name: 'Holiday' })),
    );
    const story = start(submitted(delivered, world, exampleClaim({ policy: policyOf(policyId) })));
    deliver(approve(story));
    expect(endOf(story.facts(), 'refusal-window')).toBe(endsAt);
    expect(
      schedule(story.world, claimId)
        .filter((one) => one.lines.length > 0)
        .map((one) => one.at),
    ).toEqual([afterGrace(endsAt)]);
    story.at(endsAt);
    expect(story.facts().associations.map((row) => [row.state, row.officialFrom])).toEqual([
      ['official', endsAt],
      ['official', endsAt],
    ]);
    expectSound(story);
  });
  it('rejected Thu 31 Dec 2020: dispute until end of Sat 30 Jan 2021, then final', () => {
    const story = rejectAll(underReview('2020-12-31T12:00:00Z'));
    expect(endOf(story.facts(), 'dispute-period')).toBe('2021-01-31T00:00:00Z');
    expect(schedule(story.world, claimId)).toEqual([
      { at: '2021-01-31T00:00:00Z', status: 'rejected-final', lines: [] },
    ]);
    story.at('2021-01-30T23:59:59Z');
    expect(status(story)).toBe('rejected');
    story.at('2021-01-31T00:00:00Z');
    expect(status(story)).toBe('rejected-final');
    expectSound(story);
  });
});

describe('each clock is counted for the side whose time it is (domain 6)', () => {
  it("review in the owner's zone, answers in the location's, the window in the tenant's", () => {
    const world = exampleWorld({ tenant: exampleTenant({ zone: 'Asia/Tokyo' }) });
    world.clocks.owner.zone = 'Europe/Amsterdam';
    const claim = exampleClaim();
    const story = submitted('2020-12-01T09:00:00Z', world, {
      ...claim,
      location: { ...claim.location, zone: 'America/New_York', country: 'US' },
    });
    expect(endOf(story.facts(), 'review-start')).toBe('2020-12-08T23:00:00Z');
    ask(start(story));
    expect(endOf(story.facts(), 'partner-answer')).toBe('2020-12-09T05:00:00Z');
    story.act((world_, now) => resubmitClaim(world_, { claimId, comment: 'Page 2.' }, partner, now));
    deliver(approve(story));
    expect(endOf(story.facts(), 'refusal-window')).toBe('2020-12-08T15:00:00Z');
    expect(story.facts().rounds[0]?.window?.calendarId).toBe('NL');
  });
});

describe('the transitions of a claim (domain 5.2)', () => {
  it('1 and 2: a draft is submitted, its policy pinned, its proof sealed, its keys stored', () => {
    const story = submitted();
    const { claim, lines, files } = story.facts();
    expect([status(story), claim.policyPinned, claim.submittedAt, claim.submissions]).toEqual([
      'submitted',
      true,
      story.now,
      1,
    ]);
    expect(lines.map((line) => line.key)).toEqual(['workload:exchange-online:usage', 'workload:teams:usage']);
    expect(files.map((file) => file.sentAt)).toEqual([story.now]);
    expect(story.said.messages.map((one) => one.template)).toEqual(['claim-submitted']);
    expect(
      story.said.events
        .filter((event) => event.type === 'claim.submitted')
        .map((event) => event.audience.side),
    ).toEqual(['partner', 'owner']);
    expectSound(story);
  });
  it('3: taken by a reviewer, to be decided in five business days', () => {
    const story = underReview();
    expect([status(story), story.facts().claim.assignee?.id, endOf(story.facts(), 'review-start')]).toEqual([
      'under-review',
      'rita',
      undefined,
    ]);
    expect(endOf(story.facts(), 'review-decide')).toBe('2020-12-09T00:00:00Z');
  });
  it('4 and 5: the review clock stops, and starts again with the answer', () => {
    const story = ask(underReview());
    expect([endOf(story.facts(), 'review-decide'), story.facts().claim.requested]).toEqual([
      undefined,
      ['missing-partner-service'],
    ]);
    story
      .at('2020-12-03T09:00:00Z')
      .file('f2')
      .act((world, now) => resubmitClaim(world, { claimId, comment: 'Here it is.' }, partner, now));
    expect([status(story), story.facts().claim.requested]).toEqual(['under-review', []]);
    expect(endOf(story.facts(), 'review-decide')).toBe('2020-12-11T00:00:00Z');
    expect(story.facts().files.map((file) => file.sentAt !== null)).toEqual([true, true]);
    expect(story.said.comments.map((comment) => comment.text)).toEqual([
      'Please describe the service.',
      'Here it is.',
    ]);
    expectSound(story);
  });
  it('7 and 10: approved, noticed, and official when the window ended', () => {
    const story = deliver(approve(underReview('2020-12-16T09:00:00Z')));
    expect(status(story)).toBe('approved');
    expect(standing(story.facts(), story.now)).toMatchObject({
      waitingForCustomer: 2,
      customerMayRefuseUntil: '2020-12-24T00:00:00Z',
      due: { kind: 'refusal-window' },
    });
    story.at('2020-12-24T00:00:00Z');
    expect(standing(story.facts(), story.now)).toMatchObject({
      official: 2,
      waitingForCustomer: 0,
      customerMayRefuseUntil: null,
      due: null,
    });
    expectSound(story);
  });
  it('7 and 8 per line: one approved, one rejected with its reason and its own dispute date', () => {
    const story = approve(underReview(), 'l1');
    expect(status(story)).toBe('approved');
    expect(standing(story.facts(), story.now)).toMatchObject({
      noticePending: 1,
      rejected: 1,
      disputeUntil: '2021-01-01T00:00:00Z',
    });
    expect(story.said.messages.map((one) => one.template)).toEqual([
      'claim-submitted',
      'customer-notice',
      'customer-notice',
      'claim-decided',
    ]);
  });
  it('11 and 12: disputed while the other line goes on; approved by another person, in a new round', () => {
    const story = deliver(approve(underReview(), 'l1')).at('2020-12-02T09:00:00Z');
    expect(story.facts().claim.assignee?.id).toBe('rita');
    dispute(story);
    // Who rejected cannot decide: it is nobody's work until another person takes it.
    expect(story.facts().claim.assignee).toBeNull();
    expect([
      status(story),
      endOf(story.facts(), 'dispute-answer'),
      endOf(story.facts(), 'dispute-period'),
    ]).toEqual(['disputed', '2020-12-10T00:00:00Z', undefined]);
    story.at('2020-12-09T00:00:00Z');
    expect([status(story), story.facts().lines.map((line) => line.association)]).toEqual([
      'disputed',
      ['official', 'none'],
    ]);
    story.act((world, now) =>
      decideClaim(world, { claimId, lines: [{ lineId: 'l2', decision: 'approve' }] }, senior, now),
    );
    expect([status(story), story.facts().lines[1]?.round, story.facts().rounds.length]).toEqual([
      'approved',
      2,
      2,
    ]);
    deliver(story).at('2020-12-17T00:00:00Z');
    expect(story.facts().lines.map((line) => line.association)).toEqual(['official', 'official']);
    expectSound(story);
  });
  it('12: rejected again, it may be disputed again, any number of times', () => {
    const story = dispute(rejectAll(underReview()));
    for (let times = 0; times < 3; times += 1) {
      story.act((world, now) =>
        decideClaim(
          world,
          {
            claimId,
            lines: ['l1', 'l2'].map((lineId) => ({
              lineId,
              decision: 'reject',
              codes: ['missing-products'],
            })),
          },
          ownerPerson('senior-reviewer', `sam-${times}`),
          now,
        ),
      );
      expect(status(story)).toBe('rejected');
      dispute(story);
    }
    expectSound(story);
  });
  it('5: an answer says something: words, a new file, or a change since the request', () => {
    const asked = (): Story => ask(underReview());
    const answer = (story: Story, more: Partial<Answer> = {}): unknown => {
      const outcome = story.try((world, now) => resubmitClaim(world, { claimId, ...more }, partner, now));
      return outcome.ok || outcome.denial.problems;
    };
    const refused = [{ code: 'answer-required', pointer: '/comment' }];
    const blank = [{ code: 'missing-products', text: ' ' }];
    expect(answer(asked())).toEqual(refused);
    expect(answer(asked(), { comment: ' \n', answers: blank })).toEqual(refused);
    for (const unseen of ['\u200b\u2060', '\u3164', '\u00ad', '\u2800'])
      expect(answer(asked(), { comment: unseen })).toEqual(refused);
    expect(answer(asked().file('copy', claimId, partner, 'c1-f1'))).toEqual(refused);
    expect(answer(asked(), { answers: [{ code: 'missing-products', text: 'Page 2.' }] })).toBe(true);
    expect(answer(asked().file('f2'))).toBe(true);
    const changed = asked();
    const technicalContact = { name: 'Tom', title: 'Engineer', email: 'tom@contoso.example' };
    changed.act((world, now) => editClaim(world, { claimId, changes: { technicalContact } }, partner, now));
    expect(answer(changed)).toBe(true);
    expectSound(changed);
    // A change that an earlier answer told of is none for the next request.
    expect(answer(ask(changed))).toEqual(refused);
  });
  it('12: an answer asked for in a dispute returns to the dispute; without an answer the lines are rejected', () => {
    const story = ask(dispute(rejectAll(underReview())), senior);
    expect([status(story), story.facts().claim.answerTo]).toEqual(['partner-action-required', 'dispute']);
    story.act((world, now) => resubmitClaim(world, { claimId, comment: 'Page 2.' }, partner, now));
    expect([status(story), endOf(story.facts(), 'dispute-answer')]).toEqual([
      'disputed',
      '2020-12-09T00:00:00Z',
    ]);
    ask(story, senior).at('2020-12-09T00:00:00Z');
    expect([status(story), story.facts().lines[0]?.rejectionCodes, story.facts().lines[0]?.disputed]).toEqual(
      ['rejected', ['no-partner-response'], false],
    );
    expectSound(story);
  });
  it('16: overdue is told to both sides and escalated, and changes nothing', () => {
    const story = submitted().at('2020-12-09T00:00:00Z');
    expect(status(story)).toBe('submitted');
    expect(standing(story.facts(), story.now).overdue).toEqual([
      { kind: 'review-start', since: '2020-12-09T00:00:00Z' },
    ]);
    expect(story.said.messages.slice(-2).map((one) => [one.template, one.recipient.to])).toEqual([
      ['overdue', 'partner-contact'],
      ['overdue', 'senior-reviewers'],
    ]);
    start(story);
    expect(standing(story.facts(), story.now).overdue).toEqual([]);
    story.at('2020-12-17T00:00:00Z');
    expect(standing(story.facts(), story.now).overdue.map((one) => one.kind)).toEqual(['review-decide']);
    expectSound(story);
  });
  it('6 and 15 in one go after an outage: each at its own instant', () => {
    const story = ask(underReview('2020-12-09T09:00:00Z')).at('2021-06-01T00:00:00Z');
    expect(
      story
        .history()
        .slice(-2)
        .map((entry) => [entry.act, entry.at]),
    ).toEqual([
      ['expire-answer', '2020-12-17T00:00:00Z'],
      ['finalise-rejection', '2021-01-17T00:00:00Z'],
    ]);
    expect(status(story)).toBe('rejected-final');
    expectSound(story);
  });
});

describe('what a policy changes (domain 4.2)', () => {
  it('2019: a rejection is final at once, and cannot be disputed', () => {
    const story = rejectAll(
      start(submitted(undefined, undefined, exampleClaim({ policy: policyOf('cpor-2019-10') }))),
    );
    expect([status(story), endOf(story.facts(), 'dispute-period')]).toEqual(['rejected-final', undefined]);
    const denial = story.refused((world, now) =>
      disputeClaim(world, { claimId, justification: 'No.' }, partner, now),
    );
    expect(denial.problems[0]?.code).toBe('dispute-number-used');
  });
  it('2023: one dispute; the second rejection is final, and so is a line left out of the first', () => {
    const story = rejectAll(start(submitted(undefined, undefined, claimOf2023())));
    story.act((world, now) =>
      disputeClaim(world, { claimId, lineIds: ['l1'], justification: 'Look again.' }, partner, now),
    );
    expect(story.facts().lines.map((line) => line.final)).toEqual([false, true]);
    story.act((world, now) =>
      decideClaim(
        world,
        { claimId, lines: [{ lineId: 'l1', decision: 'reject', codes: ['insufficient-poe'] }] },
        senior,
        now,
      ),
    );
    expect(status(story)).toBe('rejected-final');
    expectSound(story);
  });
  it('2023: fourteen business days for review and answer', () => {
    const story = start(submitted(undefined, undefined, claimOf2023()));
    expect(endOf(story.facts(), 'review-decide')).toBe('2020-12-22T00:00:00Z');
    expect(endOf(ask(story).facts(), 'partner-answer')).toBe('2020-12-22T00:00:00Z');
  });
  it('partner-request is final at once under every policy', () => {
    const story = underReview();
    story.act((world, now) =>
      decideClaim(
        world,
        {
          claimId,
          lines: ['l1', 'l2'].map((lineId) => ({ lineId, decision: 'reject', codes: ['partner-request'] })),
        },
        reviewer,
        now,
      ),
    );
    expect(status(story)).toBe('rejected-final');
  });
});

describe('the window from submission on (7a)', () => {
  const at2023 = (lines = [exchange, teams]): Story =>
    submitted(
      undefined,
      undefined,
      claimOf2023({ lines: lines.map((line) => ({ ...line, activity: 'use-or-consume' })) }),
    );
  it('notices at submit; official at the later of approval and window end: approval later', () => {
    const story = deliver(at2023());
    expect(endOf(story.facts(), 'refusal-window')).toBe('2020-12-09T00:00:00Z');
    start(story.at('2020-12-09T00:00:00Z'));
    expect(story.facts().lines.map((line) => [line.review, line.consent, line.association])).toEqual([
      ['undecided', 'agreed', 'none'],
      ['undecided', 'agreed', 'none'],
    ]);
    approve(story.at('2020-12-10T10:00:00Z'));
    expect(story.facts().associations.map((row) => row.officialFrom)).toEqual([
      '2020-12-10T10:00:00Z',
      '2020-12-10T10:00:00Z',
    ]);
    expectSound(story);
  });
  it('official at the later of approval and window end: window later', () => {
    const story = approve(start(deliver(at2023()))).at('2020-12-08T23:59:59Z');
    expect(story.facts().lines.map((line) => line.association)).toEqual(['none', 'none']);
    story.at('2020-12-09T00:00:00Z');
    expect(story.facts().associations.map((row) => row.officialFrom)).toEqual([
      '2020-12-09T00:00:00Z',
      '2020-12-09T00:00:00Z',
    ]);
    expectSound(story);
  });
  it('rejected lines are no longer asked about, and a disputed line that is approved is asked in a new round', () => {
    const story = rejectAll(start(deliver(at2023())));
    expect(story.facts().rounds.map((round) => round.state)).toEqual(['void']);
    dispute(story).act((world, now) =>
      decideClaim(
        world,
        { claimId, lines: ['l1', 'l2'].map((lineId) => ({ lineId, decision: 'approve' })) },
        senior,
        now,
      ),
    );
    expect(story.facts().rounds.map((round) => round.state)).toEqual(['void', 'notice-pending']);
    expectSound(story);
  });
});

describe('withdrawing (13)', () => {
  const withdraw = (story: Story): Story => (
    story.act((world, now) => withdrawClaim(world, { claimId, reason: 'Filed by mistake.' }, partner, now)),
    story
  );
  const before: [string, () => Story][] = [
    ['editing', () => new Story().draft()],
    ['submitted', submitted],
    ['under-review', underReview],
    ['partner-action-required', () => ask(underReview())],
    ['disputed', () => dispute(rejectAll(underReview()))],
    ['approved', () => deliver(approve(underReview()))],
    ['approved', () => approve(underReview(), 'l1')],
  ];
  it.each(before)('from %s', (word, make) => {
    const story = make();
    expect(status(story)).toBe(word);
    withdraw(story);
    expect(status(story)).toBe('withdrawn');
    expect(story.facts().deadlines.filter((deadline) => deadline.state === 'armed')).toEqual([]);
    expect(story.facts().notices.every((notice) => notice.state === 'void')).toBe(true);
    expect(story.facts().associations.every((row) => row.state === 'void')).toBe(true);
    expectSound(story);
  });
  it('tells the customer when a notice went out, each person once', () => {
    const story = withdraw(deliver(approve(underReview())));
    expect(
      story.said.messages
        .filter((one) => one.template === 'claim-withdrawn')
        .map((one) => one.recipient.to)
        .sort(),
    ).toEqual(['assignee-or-reviewers', 'notice', 'notice', 'partner-contact']);
  });
  it('with some lines official only the others are withdrawn', () => {
    const story = deliver(approve(underReview(), 'l1')).at('2020-12-09T00:00:00Z');
    dispute(story);
    withdraw(story);
    expect([status(story), story.facts().lines.map((line) => [line.review, line.association])]).toEqual([
      'approved',
      [
        ['approved', 'official'],
        ['withdrawn', 'none'],
      ],
    ]);
    expectSound(story);
  });
  it('is not possible once nothing is left to take back', () => {
    const story = rejectAll(underReview());
    expect(
      story.refused((world, now) => withdrawClaim(world, { claimId, reason: 'x' }, partner, now)).problems[0]
        ?.code,
    ).toBe('nothing-to-do');
    const official = deliver(approve(underReview())).at('2020-12-09T00:00:00Z');
    expect(
      official.refused((world, now) => withdrawClaim(world, { claimId, reason: 'x' }, partner, now))
        .problems[0]?.code,
    ).toBe('nothing-to-do');
  });
  it('needs a reason', () => {
    expect(
      submitted().refused((world, now) => withdrawClaim(world, { claimId, reason: ' ' }, partner, now)),
    ).toEqual({ kind: 'invalid', problems: [{ code: 'reason-required', pointer: '/reason' }] });
  });
});
