import { withdrawClaim } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import type { Association, ClaimFacts, Deadline, Line, Stage } from './facts.ts';
import { policyOf } from './world.example.ts';
import { partnerPerson, Story } from './world.example.ts';
import { latenessOf, outcomeOf, standing, statusOf } from './status.ts';
import { approve, review, submitted } from './stories.example.ts';

function claim(stage: Stage, lines: Partial<Line>[], more: Partial<ClaimFacts> = {}): ClaimFacts {
  const facts = new Story().draft().facts();
  const [template] = facts.lines;
  return {
    ...facts,
    ...more,
    claim: { ...facts.claim, stage },
    lines: lines.map((line, index) => ({ ...template, id: `l${index + 1}`, ...line }) as Line),
  };
}

const approved: Partial<Line> = { review: 'approved', consent: 'open' };
const refused: Partial<Line> = {
  review: 'approved',
  consent: 'refused',
  rejectionCodes: ['customer-refused'],
  final: true,
};
const rejected: Partial<Line> = { review: 'rejected', rejectionCodes: ['insufficient-poe'] };
const final: Partial<Line> = { ...rejected, final: true };
const withdrawn: Partial<Line> = { review: 'withdrawn' };
const official: Partial<Line> = { review: 'approved', consent: 'agreed', association: 'official' };
const ended: Partial<Line> = { ...official, association: 'ended' };

describe('the word people see (domain 5.1)', () => {
  it.each<[string, Stage, Partial<Line>[]]>([
    ['editing', 'editing', [{}]],
    ['submitted', 'submitted', [{}]],
    ['submitted', 'submitted', [refused, {}]],
    ['under-review', 'under-review', [approved, {}]],
    ['partner-action-required', 'partner-action-required', [rejected]],
    ['disputed', 'disputed', [official, { ...rejected, disputed: true }]],
    ['approved', 'decided', [approved]],
    ['approved', 'decided', [approved, refused, rejected]],
    ['approved', 'decided', [official, final]],
    ['approved', 'decided', [ended]],
    ['rejected', 'decided', [rejected, final]],
    ['rejected', 'decided', [refused, rejected]],
    ['rejected-final', 'decided', [refused]],
    ['rejected-final', 'decided', [refused, final, withdrawn]],
    ['rejected-final', 'decided', [{ consent: 'refused', rejectionCodes: ['customer-refused'] }]],
    ['withdrawn', 'withdrawn', [withdrawn]],
    ['withdrawn', 'decided', [withdrawn]],
  ])('%s: %s, %j', (word, stage, lines) => {
    expect(statusOf(claim(stage, lines))).toBe(word);
  });
  it('a line that was official by acceptance and then refused is refused', () => {
    expect(statusOf(claim('decided', [{ ...refused, association: 'ended' }]))).toBe('rejected-final');
  });
  it('an association the partner ended is shown as rejected final where the policy lets it, else the claim stays approved', () => {
    const row = { lineId: 'l1', endedHow: 'partner' } as Association;
    expect(
      statusOf(claim('decided', [ended], { associations: [row], policy: policyOf('cpor-2023-10') })),
    ).toBe('rejected-final');
    expect(statusOf(claim('decided', [ended], { associations: [row] }))).toBe('approved');
    expect(
      statusOf(
        claim('decided', [ended], {
          associations: [{ ...row, endedHow: 'customer' }],
          policy: policyOf('cpor-2023-10'),
        }),
      ),
    ).toBe('approved');
  });
});

describe('the second line', () => {
  it('counts every line once', () => {
    const lines = [
      {},
      approved,
      refused,
      rejected,
      final,
      withdrawn,
      official,
      ended,
      { ...approved, consent: 'paused' } as Partial<Line>,
      { ...approved, consent: 'unconfirmed' } as Partial<Line>,
      { ...approved, consent: 'notice-pending' } as Partial<Line>,
      { ...rejected, disputed: true },
    ];
    const facts = claim('decided', lines);
    expect(facts.lines.map((line) => outcomeOf(facts, line))).toEqual([
      'undecided',
      'waiting-for-customer',
      'refused-by-customer',
      'rejected',
      'rejected-final',
      'withdrawn',
      'official',
      'ended',
      'paused',
      'unconfirmed',
      'notice-pending',
      'disputed',
    ]);
    expect(standing(facts, '2020-12-01T00:00:00Z')).toMatchObject({
      undecided: 1,
      waitingForCustomer: 1,
      refused: 1,
      rejected: 2,
      rejectedFinal: 1,
      withdrawn: 1,
      official: 1,
      ended: 1,
      paused: 1,
      unconfirmed: 1,
      noticePending: 1,
      disputed: 1,
    });
  });
  it('has a dispute period due while nobody has anything to meet, and else the clock that must be met', () => {
    const until = (kind: Deadline['kind'], endsAt: string): Deadline =>
      ({ kind, party: 'p', state: 'armed', stoppedAt: null, basis: { endsAt } }) as Deadline;
    const dispute = until('dispute-period', '2021-01-10T00:00:00Z');
    const due = (...deadlines: Deadline[]) =>
      standing(claim('decided', [official, rejected], { deadlines }), '2020-12-23T00:00:00Z').due?.endsAt;
    expect(due(dispute, until('dispute-period', '2021-01-08T00:00:00Z'))).toBe('2021-01-08T00:00:00Z');
    expect(due(dispute, until('contact-correction', '2021-01-31T00:00:00Z'))).toBe('2021-01-31T00:00:00Z');
    expect(due(until('contact-correction', '2021-01-31T00:00:00Z'), dispute)).toBe('2021-01-31T00:00:00Z');
    expect(due(until('undo', '2020-12-24T00:00:00Z'))).toBeUndefined();
  });
  it('tells the latest date that lies ahead', () => {
    const facts = claim('decided', [
      { ...rejected, disputeUntil: '2021-01-31T00:00:00Z' },
      { ...rejected, disputeUntil: '2021-02-02T00:00:00Z' },
      { ...approved, consentEndsAt: '2020-12-24T00:00:00Z' },
    ]);
    expect(standing(facts, '2020-12-23T23:59:59Z')).toMatchObject({
      disputeUntil: '2021-02-02T00:00:00Z',
      customerMayRefuseUntil: '2020-12-24T00:00:00Z',
    });
    expect(standing(facts, '2020-12-24T00:00:00.000Z')).toMatchObject({ customerMayRefuseUntil: null });
  });
});

describe('how late the owner is', () => {
  const lateness = (story: Story): unknown => {
    const deadline = story.facts().deadlines.find(({ kind }) => kind === 'review-start');
    return deadline && latenessOf(story.facts(), deadline, story.now);
  };
  it('is nothing until the last day is over, and counts days of the clock’s own zone', () => {
    const story = submitted('2020-12-01T09:00:00Z').at('2020-12-08T23:00:00Z');
    expect(lateness(story)).toBeNull();
    expect(lateness(story.at('2020-12-09T00:00:00Z'))).toEqual({ running: true, days: 1 });
    expect(lateness(story.at('2020-12-21T12:00:00Z'))).toEqual({ running: true, days: 13 });
  });
  it('ends with what the clock waited for, and stays as the days it was', () => {
    const story = review(submitted('2020-12-01T09:00:00Z').at('2020-12-21T12:00:00Z'));
    expect(lateness(story.at('2021-01-20T12:00:00Z'))).toEqual({ running: false, days: 13 });
  });
  it('ends with the claim, too', () => {
    const story = submitted('2020-12-01T09:00:00Z').at('2020-12-11T12:00:00Z');
    story.act((world, now) =>
      withdrawClaim(world, { claimId: 'c1', reason: 'a mistake' }, partnerPerson(), now),
    );
    expect(lateness(story.at('2021-01-20T12:00:00Z'))).toEqual({ running: false, days: 3 });
  });
});

it('nobody has to correct a contact while notices are on their way', () => {
  const story = approve(review(submitted()));
  expect(standing(story.facts(), story.now).due).toBeNull();
});
