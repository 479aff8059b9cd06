import type { Line } from './facts.ts';
import {
  answerArbitration,
  assignClaim,
  decideArbitration,
  decideClaim,
  disputeClaim,
  requestInformation,
  startReview,
  submitClaim,
} from './acts.example.ts';
import { disputeClaim as disputeRule } from './dispute.ts';
import { describe, expect, it } from 'vitest';
import { type LineDecision } from './decide.ts';
import { noticeAccepted } from './delivery.ts';
import type { NewClaim } from './draft.ts';
import { mayAct } from './rights/may-act.ts';
import { type Assignee } from './review.ts';
import type { Actor } from '../rights/role.ts';
import { statusOf } from './status.ts';
import {
  Story,
  exampleClaim,
  exampleTenant,
  exampleWorld,
  exchange,
  location,
  ownerPerson,
  partnerPerson,
} from './world.example.ts';

const partner = partnerPerson();
const reviewer = ownerPerson();
const claimId = 'c1';

function underReview(world = exampleWorld()): Story {
  const story = new Story('2020-12-01T09:00:00Z', world).draft();
  story.act((one, now) => submitClaim(one, { claimId }, partner, now));
  story.act((one, now) => startReview(one, { claimId }, reviewer, now));
  return story;
}

const decision = (lineId: string, decided: LineDecision['decision'], ...codes: string[]): LineDecision => ({
  lineId,
  decision: decided,
  ...(codes.length > 0 && { codes: codes as LineDecision['codes'] }),
});
const no = (lineId: string): LineDecision => decision(lineId, 'reject', 'insufficient-poe');
const yes = (lineId: string): LineDecision => decision(lineId, 'approve');

describe('a decision that is refused', () => {
  const cases: [string, LineDecision[], string[]][] = [
    ['nothing decided', [], ['field-required /lines']],
    ['an unknown line', [yes('l1'), yes('l2'), yes('l9')], ['line-unknown /lines/2']],
    ['a line twice', [yes('l1'), yes('l2'), no('l1')], ['line-not-open /lines/2']],
    [
      'a rejection without a reason',
      [yes('l1'), decision('l2', 'reject')],
      ['reason-required /lines/1/codes'],
    ],
    [
      'a reason only the system gives',
      [yes('l1'), decision('l2', 'reject', 'customer-refused')],
      ['reason-unknown /lines/1/codes/0'],
    ],
    [
      'a reason twice',
      [yes('l1'), decision('l2', 'reject', 'missing-products', 'missing-products')],
      ['reason-unknown /lines/1/codes/1'],
    ],
    [
      'an approval with a reason',
      [yes('l1'), decision('l2', 'approve', 'missing-products')],
      ['value-invalid /lines/1/codes'],
    ],
    [
      'several at once',
      [decision('l1', 'reject'), decision('l2', 'reject', 'nonsense')],
      ['reason-required /lines/0/codes', 'reason-unknown /lines/1/codes/0'],
    ],
  ];
  it.each(cases)('%s', (_, lines, problems) => {
    const denial = underReview().refused((world, now) =>
      decideClaim(world, { claimId, lines }, reviewer, now),
    );
    expect(denial.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(problems);
  });
  it('of one line now leaves the other open under the clock that runs, and its dispute period to the end', () => {
    const story = underReview();
    const due = (): unknown[] =>
      story.facts().deadlines.filter(({ kind, state }) => kind === 'review-decide' && state === 'armed');
    const before = due();
    story.act((world, now) => decideClaim(world, { claimId, lines: [no('l1')] }, reviewer, now));
    expect(statusOf(story.facts())).toBe('under-review');
    expect(story.facts().lines.map(({ review, disputeUntil }) => [review, disputeUntil])).toEqual([
      ['rejected', null],
      ['undecided', null],
    ]);
    expect(due()).toEqual(before);
    story.at('2020-12-02T09:00:00Z');
    story.act((world, now) => decideClaim(world, { claimId, lines: [yes('l2')] }, reviewer, now));
    expect(statusOf(story.facts())).toBe('approved');
    expect(story.facts().lines[0]?.disputeUntil).toBe('2021-01-02T00:00:00Z');
  });
  it('changes nothing', () => {
    const story = underReview();
    const before = JSON.stringify(story.world.claims);
    story.refused((world, now) => decideClaim(world, { claimId, lines: [yes('l9')] }, reviewer, now));
    expect(JSON.stringify(story.world.claims)).toBe(before);
  });
});

describe('a dispute', () => {
  const disputed = (): Story => {
    const story = underReview();
    story.act((world, now) =>
      decideClaim(
        world,
        { claimId, lines: [no('l1'), no('l2')] },
        ownerPerson('senior-reviewer', 'sam'),
        now,
      ),
    );
    story.act((world, now) => disputeClaim(world, { claimId, justification: 'See page 3.' }, partner, now));
    return story;
  };
  it('is decided by a senior reviewer', () => {
    const denial = disputed().refused((world, now) =>
      decideClaim(world, { claimId, lines: [yes('l1'), yes('l2')] }, reviewer, now),
    );
    expect(denial).toMatchObject({
      kind: 'forbidden',
      problems: [
        { code: 'role-missing', params: { roles: ['senior-reviewer'], grantedBy: 'programme-admin' } },
      ],
    });
  });
  it('and not by the one who rejected, line by line; nor does he ask for more', () => {
    const sam = ownerPerson('senior-reviewer', 'sam');
    const story = disputed();
    const denial = story.refused((world, now) =>
      decideClaim(world, { claimId, lines: [yes('l1'), no('l2')] }, sam, now),
    );
    expect(denial).toEqual({
      kind: 'forbidden',
      problems: [{ code: 'other-person-required', pointer: '', params: { because: 'rejected-it' } }],
    });
    // The table knows it beforehand, so that the button says why.
    expect(mayAct(story.world, claimId, 'decide-claim', sam)).toEqual(denial.problems[0]);
    expect(mayAct(story.world, claimId, 'request-information', sam)?.code).toBe('other-person-required');
    expect(mayAct(story.world, claimId, 'decide-claim', ownerPerson('senior-reviewer', 'eva'))).toBeNull();
    const asked = disputed().refused((world, now) =>
      requestInformation(world, { claimId, codes: ['missing-products'], comment: 'Which?' }, sam, now),
    );
    expect(asked.problems[0]?.code).toBe('other-person-required');
  });
  it('of which he rejected one line only is closed to him there', () => {
    const sam = ownerPerson('senior-reviewer', 'sam');
    const story = disputed();
    const [first] = story.facts().lines;
    story.world.claims.find(({ claim }) => claim.id === claimId)!.lines = story
      .facts()
      .lines.map((line) => (line === first ? ({ ...line, rejectedBy: 'eva' } as Line) : line));
    const denial = story.refused((world, now) =>
      decideClaim(world, { claimId, lines: [yes('l1'), no('l2')] }, sam, now),
    );
    expect(denial.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'other-person-required /lines/1',
    ]);
  });
  it('needs a justification or new proof', () => {
    const story = underReview();
    story.act((world, now) => decideClaim(world, { claimId, lines: [no('l1'), yes('l2')] }, reviewer, now));
    const empty = (): unknown =>
      story.refused((world, now) => disputeClaim(world, { claimId, justification: ' ' }, partner, now))
        .problems;
    const lacking = [{ code: 'justification-required', pointer: '/justification' }];
    expect(empty()).toEqual(lacking);
    // The bytes that were looked at already prove nothing new under another name.
    expect(
      story
        .file('copy', claimId, partner, 'c1-f1')
        .try((world, now) => disputeClaim(world, { claimId }, partner, now)),
    ).toMatchObject({ ok: false, denial: { problems: lacking } });
    story.file('f2').act((world, now) => disputeClaim(world, { claimId }, partner, now));
    expect(story.facts().files.map((file) => file.sentAt !== null)).toEqual([true, true, true]);
    expect(story.facts().lines.map((line) => line.disputed)).toEqual([true, false]);
  });
  it('names lines that can be disputed, in time', () => {
    const story = underReview();
    story.act((world, now) => decideClaim(world, { claimId, lines: [no('l1'), yes('l2')] }, reviewer, now));
    const told = (lineIds: string[], now = story.now): string[] => {
      const outcome = disputeClaim(story.world, { claimId, lineIds, justification: 'x' }, partner, now);
      return outcome.ok ? [] : outcome.denial.problems.map(({ code, pointer }) => `${code} ${pointer}`);
    };
    expect(told(['l9'])).toEqual(['line-unknown /lineIds/0']);
    expect(told(['l1', 'l2'])).toEqual(['line-not-open /lineIds/1']);
    expect(told([])).toEqual(['field-required /lineIds']);
    expect(told(['l1'], '2020-12-31T23:59:59Z')).toEqual([]);
    const late = '2021-01-01T00:00:00.000Z';
    expect(told(['l1'], late)).toEqual(['dispute-period-over ']);
    // The rule itself, where the clock has not been written down.
    expect(
      disputeRule(story.world, { claimId, lineIds: ['l1'], justification: 'x' }, partner, late),
    ).toMatchObject({ denial: { problems: [{ code: 'dispute-period-over', pointer: '/lineIds/0' }] } });
  });
  it('asks for the key again as submitting did', () => {
    const story = underReview();
    story.act((world, now) => decideClaim(world, { claimId, lines: [no('l1'), no('l2')] }, reviewer, now));
    const key = story.facts().lines[0]?.key ?? '';
    const told = (world: Partial<Story['world']>, lineIds?: string[]): string[] => {
      const input = { claimId, justification: 'x', ...(lineIds && { lineIds }) };
      const outcome = disputeClaim({ ...story.world, ...world }, input, partner, story.now);
      return outcome.ok
        ? outcome.value.world.claims[0]!.lines.filter((line) => line.disputed).map((line) => line.id)
        : outcome.denial.problems.map(({ code, pointer }) => `${code} ${pointer}`);
    };
    const held = (phase: 'undecided' | 'pending' | 'official'): Story['world']['ownKeys'] => [
      { key, claimId: 'c9', phase },
    ];
    expect(told({ ownKeys: held('undecided') }, ['l1'])).toEqual(['already-claimed-by-you /lineIds/0']);
    expect(told({ ownKeys: held('official') }, ['l1'])).toEqual(['already-associated-by-you /lineIds/0']);
    expect(told({ ownKeys: held('official') })).toEqual(['l2']);
    expect(told({ othersKeys: held('official') })).toEqual(['l1', 'l2']);
    const [facts] = story.world.claims;
    const blocking = { ...facts!, policy: { ...facts!.policy, alreadyClaimedByAnother: 'block' as const } };
    expect(told({ othersKeys: held('undecided'), claims: [blocking] }, ['l1'])).toEqual([
      'held-by-another-partner /lineIds/0',
    ]);
  });
});

describe('lines whose customer nobody can speak for (5.3)', () => {
  const unconfirmed = (): Story => {
    const tenant = exampleTenant({ trustedContacts: [], domains: ['elsewhere.example', 'contoso.example'] });
    const story = new Story('2020-12-01T09:00:00Z', exampleWorld({ tenant }));
    story.draft(claimAbroad());
    story.act((world, now) => submitClaim(world, { claimId }, partner, now));
    story.act((world, now) => startReview(world, { claimId }, reviewer, now));
    story.act((world, now) => decideClaim(world, { claimId, lines: [yes('l1'), yes('l2')] }, reviewer, now));
    story.act((world, now) =>
      noticeAccepted(world, { claimId, round: 1, email: 'nora@freelance.example', purpose: 'decide' }, now),
    );
    return story.at('2020-12-09T00:00:00Z');
  };
  it("are unconfirmed at the window's end, with a task", () => {
    const story = unconfirmed();
    expect(story.facts().lines.map((line) => [line.consent, line.association])).toEqual([
      ['unconfirmed', 'none'],
      ['unconfirmed', 'none'],
    ]);
    expect(story.facts().tasks.map((task) => [task.kind, task.closedAt])).toEqual([
      ['unconfirmed-contact', null],
    ]);
  });
  it("may be rejected for missing consent and for nothing else; nobody accepts in the customer's place", () => {
    const story = unconfirmed();
    const told = (...lines: LineDecision[]): string[] =>
      story
        .refused((world, now) => decideClaim(world, { claimId, lines }, reviewer, now))
        .problems.map(({ code, pointer }) => `${code} ${pointer}`);
    expect(told(yes('l1'))).toEqual(['already-decided /lines/0']);
    expect(told(no('l1'))).toEqual(['reason-unknown /lines/0/codes/0']);
    story.act((world, now) =>
      decideClaim(
        world,
        {
          claimId,
          lines: ['l1', 'l2'].map((id) => decision(id, 'reject', 'missing-customer-consent-on-poe')),
        },
        reviewer,
        now,
      ),
    );
    expect(statusOf(story.facts())).toBe('rejected');
    expect(story.facts().tasks.every((task) => task.closedAt !== null)).toBe(true);
    expect(story.facts().associations.map((row) => row.state)).toEqual(['void', 'void']);
    expect(
      story
        .facts()
        .deadlines.filter((deadline) => deadline.state === 'armed')
        .map((deadline) => deadline.kind),
    ).toEqual(['dispute-period']);
  });
});

function claimAbroad(): NewClaim {
  const base = new Story().draft().facts();
  const { id, number, tenantId, solutionArea, activities, name, customerDomain, partnerContact } = base.claim;
  return {
    id,
    number,
    tenantId,
    solutionArea,
    activities,
    name,
    customerDomain,
    partnerContact,
    contactDomainReason: 'Runs the IT of the customer.',
    location: base.location,
    policy: base.policy,
    lines: base.lines.map(({ id: lineId, itemId, activity, subscriptionId }) => ({
      id: lineId,
      itemId,
      activity,
      subscriptionId,
    })),
    customerContact: { name: 'Nora', title: 'IT', email: 'nora@freelance.example' },
  };
}

describe('asking for information', () => {
  const cases: [string, string[], string, string[]][] = [
    ['no reason', [], 'Please.', ['reason-required /codes']],
    ['no words', ['missing-products'], ' ', ['field-required /comment']],
    ['an unknown reason', ['insufficient-poe'], 'Please.', ['reason-unknown /codes/0']],
    [
      'no file at all, and then something else',
      ['missing-all-poe', 'missing-products'],
      'Please.',
      ['value-invalid /codes/1'],
    ],
  ];
  it.each(cases)('%s', (_, codes, comment, problems) => {
    const denial = underReview().refused((world, now) =>
      requestInformation(world, { claimId, codes: codes as never, comment }, reviewer, now),
    );
    expect(denial.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(problems);
  });
});

describe('assigning', () => {
  const senior = ownerPerson('senior-reviewer', 'sam');
  const ron = { id: 'ron', name: 'Ron', grants: reviewer.grants, partnerIds: [] };
  it('gives a dispute to somebody who may decide it, and to nobody else', () => {
    const story = underReview();
    story.act((world, now) => decideClaim(world, { claimId, lines: [no('l1'), no('l2')] }, reviewer, now));
    story.act((world, now) => disputeClaim(world, { claimId, justification: 'Page 2.' }, partner, now));
    expect(story.facts().claim.assignee).toBeNull();
    const given = (person: Actor, partnerIds: string[] = []): unknown => {
      const { id, name, grants } = person;
      const assignee = { id, name, grants, partnerIds };
      const outcome = story.try((world, now) => assignClaim(world, { claimId, assignee }, senior, now));
      return outcome.ok || outcome.denial.problems[0];
    };
    const another = (because: string): unknown => ({
      code: 'other-person-required',
      pointer: '/memberId',
      params: { because },
    });
    expect(given(ownerPerson('reviewer', 'ron'))).toMatchObject({
      code: 'role-missing',
      pointer: '/memberId',
    });
    expect(given(ownerPerson('senior-reviewer', reviewer.id))).toEqual(another('rejected-it'));
    expect(given(ownerPerson('senior-reviewer', 'eva'), ['partner-a'])).toEqual(
      another('belongs-to-the-partner'),
    );
    expect(given(ownerPerson('senior-reviewer', 'eva'))).toBe(true);
  });
  it('gives the claim to another, or back to everybody', () => {
    const story = underReview();
    story.act((world, now) => assignClaim(world, { claimId, assignee: ron }, senior, now));
    expect(story.facts().claim.assignee).toEqual({ id: 'ron', name: 'Ron' });
    story.act((world, now) => assignClaim(world, { claimId, assignee: null }, senior, now));
    expect(story.facts().claim.assignee).toBeNull();
    expect(story.history().at(-1)?.visibleTo).toEqual(['owner']);
  });
  it('not to somebody who belongs to the partner, nor to the one who has it', () => {
    const refused = (assignee: Assignee): string | undefined =>
      underReview().refused((world, now) => assignClaim(world, { claimId, assignee }, senior, now))
        .problems[0]?.code;
    expect(refused({ ...ron, partnerIds: ['partner-a'] })).toBe('other-person-required');
    expect(refused({ ...ron, id: 'rita', name: 'rita', partnerIds: [] })).toBe('nothing-to-do');
  });
});

describe('a claim of which one line is contested', () => {
  const contested = (): Story => {
    const story = underReview();
    story.draft({
      ...exampleClaim({ id: 'c2', number: 'CON-000002', location: location('partner-b') }),
      lines: [
        { ...exchange, id: 'x1' },
        { ...sharepoint, id: 'x2' },
      ],
    });
    story
      .focus('c2')
      .act((world, now) => submitClaim(world, { claimId: 'c2' }, partnerPerson('partner-b'), now));
    story.act((world, now) => startReview(world, { claimId: 'c2' }, reviewer, now));
    return story.focus('c2');
  };
  const sharepoint = { itemId: 'sharepoint-online', activity: 'usage', subscriptionId: null };
  const decide = (story: Story, ...lines: LineDecision[]): string[] => {
    const outcome = story.try((world, now) => decideClaim(world, { claimId: 'c2', lines }, reviewer, now));
    return outcome.ok ? [] : outcome.denial.problems.map(({ code, pointer }) => `${code} ${pointer}`);
  };
  it('cannot have it approved while answers are awaited, and goes on with the other', () => {
    const story = contested();
    expect(decide(story, yes('x1'), yes('x2'))).toEqual(['arbitration-answers-awaited /lines/0']);
    expect(decide(story, yes('x2'))).toEqual([]);
    expect([statusOf(story.facts('c2')), story.facts('c2').lines.map((line) => line.review)]).toEqual([
      'under-review',
      ['undecided', 'approved'],
    ]);
    expect(
      story
        .facts('c2')
        .deadlines.filter((deadline) => deadline.kind === 'review-decide' && deadline.state === 'armed')
        .map((deadline) => deadline.stoppedAt),
    ).toEqual([story.now]);
  });
  it('may have it rejected: then the rival is alone', () => {
    const story = contested();
    expect(decide(story, no('x1'), yes('x2'))).toEqual([]);
    expect([statusOf(story.facts('c2')), story.world.cases.map((one) => one.state)]).toEqual([
      'approved',
      ['closed'],
    ]);
    expect(story.facts('c1').lines.map((line) => line.arbitration)).toEqual(['none', 'none']);
  });
  it('gives a line lost before the others were decided its dispute period with the last decision', () => {
    const story = contested();
    for (const [id, partnerId] of [
      ['c1', 'partner-a'],
      ['c2', 'partner-b'],
    ] as const) {
      story.act((world, now) =>
        answerArbitration(
          world,
          { claimId: id, case: world.cases[0]!, text: 'Ours.' },
          partnerPerson(partnerId),
          now,
        ),
      );
    }
    story.act((world, now) =>
      decideArbitration(
        world,
        { claimId: 'c2', case: world.cases[0]!, winnerLineId: 'l1', reasons: { l1: 'Newer.', x1: 'Older.' } },
        reviewer,
        now,
      ),
    );
    expect(story.facts('c2').lines.map((line) => [line.review, line.disputeUntil])).toEqual([
      ['rejected', null],
      ['undecided', null],
    ]);
    expect(decide(story.at('2020-12-03T09:00:00Z'), yes('x2'))).toEqual([]);
    expect(story.facts('c2').lines[0]?.disputeUntil).toBe('2021-01-03T00:00:00Z');
    expect(statusOf(story.facts('c2'))).toBe('approved');
  });
});
