import {
  answerArbitration,
  decideArbitration,
  decideClaim,
  disputeClaim,
  endAssociation,
  refuse,
  withdrawClaim,
} from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { blockedByArbitration } from './arbitration.ts';
import { statusOf } from './status.ts';
import {
  type Story,
  contactPerson,
  exampleClaim,
  exampleWorld,
  exchange,
  ownerPerson,
  partnerPerson,
  tenantAdmin,
} from './world.example.ts';
import {
  answer,
  approve,
  arbitrate,
  armed,
  contested,
  deliver,
  expectSound,
  line,
  mails,
  openTasks,
  review,
  reviewer,
  rivalClaim,
  row,
  senior,
  submit,
  submitted,
  trusted,
  windowOpen,
} from './stories.example.ts';
import { mayAct } from './rights/may-act.ts';

const rival = partnerPerson('partner-b');
const caseOf = (story: Story, index = -1): Story['world']['cases'][number] | undefined =>
  story.world.cases.at(index);
const blocked = (story: Story, claimId: string, lineId: string): string | null => {
  const { world } = story.focus(claimId);
  return blockedByArbitration(world, story.facts(claimId), lineId);
};
const decideLine =
  (claimId: string, lineId: string, actor = reviewer) =>
  (world: Story['world'], now: string) =>
    decideClaim(world, { claimId, lines: [{ lineId, decision: 'approve' }] }, actor, now);
/** partner-b has won against partner-a and its window runs until 12 Jan 2021. */
const won = (): Story => {
  const story = arbitrate(answer(answer(contested(), 'c1'), 'c2'), 'c2-l1');
  return deliver(approve(review(story, 'c2'), 'c2'), 'c2');
};

describe('a case opens', () => {
  it('when another account’s line is official; both sides are told, never by whom', () => {
    const story = contested();
    expect(caseOf(story)).toMatchObject({
      key: 'workload:exchange-online:usage',
      number: 1,
      state: 'answers-awaited',
      outcome: null,
      parties: [
        { lineId: 'c2-l1', role: 'challenger', state: 'answer-awaited' },
        { lineId: 'l1', role: 'incumbent', state: 'answer-awaited' },
      ],
    });
    expect([line(story, 'l1').arbitration, line(story, 'c2-l1').arbitration]).toEqual(['waiting', 'waiting']);
    const contestedMails = story.said.messages.filter((one) => one.template === 'line-contested');
    expect(contestedMails.map((one) => one.claimId)).toEqual(['c2', 'c1']);
    const toA = JSON.stringify([
      ...contestedMails.filter((one) => one.claimId === 'c1'),
      ...story.history('c1'),
      ...story.said.events.filter((one) => one.claimId === 'c1'),
    ]);
    for (const secret of ['partner-b', 'c2', 'CON-c2', 'paul']) expect(toA).not.toContain(secret);
    expect(armed(story, 'c1')).toEqual(['arbitration-answer 1 l1 2021-01-12T00:00:00Z']);
    expectSound(story);
  });
  it('when it is undecided, or pending; not against the own account, nor on another item', () => {
    const undecided = submit(submitted().draft(rivalClaim()), 'c2');
    expect(caseOf(undecided)?.parties.map((party) => party.role)).toEqual(['challenger', 'challenger']);
    const pending = submit(windowOpen().draft(rivalClaim()), 'c2');
    expect(caseOf(pending)?.parties.map((party) => party.role)).toEqual(['challenger', 'incumbent']);
    const elsewhere = submit(
      submitted().draft(
        rivalClaim('c2', 'partner-b', { lines: [{ ...exchange, id: 'c2-l1', itemId: 'intune' }] }),
      ),
      'c2',
    );
    expect(elsewhere.world.cases).toEqual([]);
    expectSound(undecided);
    expectSound(pending);
  });
  it('partner A holds Exchange, B claims Teams on the same tenant: both stand (domain 13)', () => {
    const story = windowOpen(exampleWorld(), exampleClaim({ lines: [exchange] })).at('2021-01-04T09:00:00Z');
    story.draft(rivalClaim('c2', 'partner-b', { lines: [{ ...exchange, id: 'c2-l1', itemId: 'teams' }] }));
    deliver(approve(review(submit(story, 'c2'), 'c2'), 'c2'), 'c2').at('2021-01-12T00:00:00Z');
    expect([row(story, 'l1')?.state, row(story, 'c2-l1')?.state]).toEqual(['official', 'official']);
    expectSound(story);
  });
  it('offers the answer only to a side whose answer is awaited', () => {
    const story = contested();
    const says = (claimId: string, actor: typeof rival): string | null => {
      const { world } = story.focus(claimId);
      return mayAct(world, claimId, 'answer-arbitration', actor)?.code ?? null;
    };
    const partner = partnerPerson();
    expect([says('c1', partner), says('c2', rival)]).toEqual([null, null]);
    answer(story, 'c1');
    expect([says('c1', partner), says('c2', rival)]).toEqual(['already-decided', null]);
    story.at('2021-01-12T00:00:00Z');
    expect([says('c1', partner), says('c2', rival)]).toEqual(['already-decided', 'already-decided']);
  });
  it('and a third joins it, so that all are decided together', () => {
    const story = answer(answer(contested(), 'c1'), 'c2');
    submit(story.draft(rivalClaim('c3', 'partner-c')), 'c3');
    expect(story.world.cases).toHaveLength(1);
    expect(caseOf(story)?.parties.map((party) => [party.lineId, party.state])).toEqual([
      ['c2-l1', 'answered'],
      ['l1', 'answered'],
      ['c3-l1', 'answer-awaited'],
    ]);
    expect(openTasks(story, 'c2')).toEqual([]);
    answer(story, 'c3');
    expect(openTasks(story, 'c2')).toEqual(['arbitration']);
    arbitrate(story, 'c3-l1');
    expect(['l1', 'c2-l1', 'c3-l1'].map((id) => line(story, id).arbitration)).toEqual([
      'lost',
      'lost',
      'won',
    ]);
    expectSound(story);
  });
});

describe('answers', () => {
  it('stop the review clock until the case is decided, then it starts again', () => {
    const story = review(contested(), 'c2');
    const clocks = (): unknown[] =>
      story
        .facts('c2')
        .deadlines.filter((one) => one.kind === 'review-decide')
        .map((one) => [one.state, one.stoppedAt, one.basis.endsAt]);
    expect(clocks()).toEqual([['armed', '2021-01-04T09:00:00Z', '2021-01-12T00:00:00Z']]);
    story.at('2021-01-12T00:00:00Z');
    expect(caseOf(story)?.parties.map((party) => party.state)).toEqual(['silent', 'silent']);
    expect(openTasks(story, 'c2')).toEqual(['arbitration']);
    arbitrate(story.at('2021-01-13T09:00:00Z'), 'c2-l1');
    expect(clocks()).toEqual([
      ['settled', '2021-01-04T09:00:00Z', '2021-01-12T00:00:00Z'],
      ['armed', null, '2021-01-21T00:00:00Z'],
    ]);
    expect(openTasks(story, 'c2')).toEqual([]);
    expectSound(story);
  });
  it('are given once, with the newer files, which are sealed', () => {
    const story = contested();
    story.focus('c1').file('newer', 'c1');
    const reply = { claimId: 'c1', case: { key: caseOf(story)?.key ?? '', number: 1 }, text: ' ' };
    const actor = partnerPerson();
    expect(story.refused((world, now) => answerArbitration(world, reply, actor, now)).problems).toEqual([
      { code: 'field-required', pointer: '/text' },
    ]);
    expect(
      story.refused((world, now) =>
        answerArbitration(world, { ...reply, text: 'x', case: { key: 'other', number: 1 } }, actor, now),
      ).kind,
    ).toBe('hidden');
    answer(story, 'c1');
    expect(story.facts('c1').files.map((file) => [file.id, file.sentAt])).toContainEqual([
      'newer',
      '2021-01-04T09:00:00Z',
    ]);
    expect(
      story.refused((world, now) => answerArbitration(world, { ...reply, text: 'x' }, actor, now)).problems[0]
        ?.code,
    ).toBe('already-decided');
    expectSound(story);
  });
  it('and nobody approves before they are in and the case is decided', () => {
    const story = review(contested(), 'c2');
    expect(story.refused(decideLine('c2', 'c2-l1')).problems).toEqual([
      { code: 'arbitration-answers-awaited', pointer: '/lines/0' },
    ]);
    answer(answer(story, 'c1'), 'c2');
    expect(story.focus('c2').refused(decideLine('c2', 'c2-l1')).problems).toEqual([
      { code: 'arbitration-undecided', pointer: '/lines/0' },
    ]);
    arbitrate(story, 'c2-l1');
    expect(blocked(story, 'c2', 'c2-l1')).toBeNull();
  });
});

describe('the decision', () => {
  it('needs a winner and a reason for every side, when everybody was heard, by a person without a stake', () => {
    const story = contested();
    const decision = {
      claimId: 'c2',
      case: { key: caseOf(story)?.key ?? '', number: 1 },
      winnerLineId: 'x',
      reasons: { l1: ' ', y: 'z' },
    };
    const denial = (actor = senior) =>
      story.focus('c2').refused((world, now) => decideArbitration(world, decision, actor, now));
    expect(denial().problems[0]?.code).toBe('arbitration-answers-awaited');
    answer(answer(story, 'c1'), 'c2');
    expect(denial().problems).toEqual([
      { code: 'line-unknown', pointer: '/winnerLineId' },
      { code: 'line-unknown', pointer: '/reasons/y' },
      { code: 'reason-required', pointer: '/reasons/c2-l1' },
      { code: 'reason-required', pointer: '/reasons/l1' },
    ]);
    expect(
      denial(ownerPerson('senior-reviewer', 'eva', { conflictPartnerIds: ['partner-a'] })),
    ).toMatchObject({ kind: 'forbidden', problems: [{ code: 'other-person-required' }] });
    decision.case.number = 2;
    expect(denial().kind).toBe('hidden');
  });
  it('for the incumbent rejects the challenger, disputably, and closes the case', () => {
    const story = answer(answer(contested(), 'c1'), 'c2');
    const from = story.said.messages.length;
    arbitrate(story, 'l1');
    expect(caseOf(story)).toMatchObject({
      state: 'closed',
      outcome: 'done',
      winnerLineId: 'l1',
      reasons: { l1: 'Signed last.', 'c2-l1': 'An older signature.' },
    });
    expect(line(story, 'c2-l1')).toMatchObject({
      review: 'rejected',
      rejectionCodes: ['lost-arbitration'],
      rejectionText: 'An older signature.',
      final: false,
      arbitration: 'lost',
    });
    expect(statusOf(story.facts('c2'))).toBe('rejected');
    expect(line(story, 'l1')).toMatchObject({ association: 'official', arbitration: 'won' });
    expect(mails(story, from)).toEqual([
      'arbitration-decided > partner-contact',
      'arbitration-decided > partner-contact',
    ]);
    expect(JSON.stringify(story.history('c1').at(-1))).not.toContain('older');
    expectSound(story);
  });
  it('for the challenger leaves the incumbent official until the challenger’s window ends, then changes over without gap or overlap', () => {
    const story = won();
    expect(line(story, 'l1')).toMatchObject({ association: 'official', arbitration: 'lost' });
    expect(row(story, 'c2-l1')).toMatchObject({
      state: 'pending',
      officialFrom: '2021-01-12T00:00:00Z',
      supersedesLineId: 'l1',
    });
    const from = story.said.messages.length;
    story.at('2021-01-12T00:00:00Z');
    expect(row(story, 'l1')).toMatchObject({
      state: 'ended',
      until: '2021-01-12T00:00:00Z',
      endedHow: 'superseded',
    });
    expect(row(story, 'c2-l1')).toMatchObject({ state: 'official', officialFrom: '2021-01-12T00:00:00Z' });
    expect(caseOf(story)).toMatchObject({ state: 'closed', outcome: 'done' });
    expect(mails(story, from).filter((mail) => mail.startsWith('association-ended'))).toContain(
      'association-ended > partner-contact',
    );
    expect(story.history('c1').at(-1)).toMatchObject({ act: 'supersede', at: '2021-01-12T00:00:00Z' });
    expectSound(story);
  });
  it('when the customer refuses the winner the incumbent stays and nobody moves up', () => {
    const story = won().at('2021-01-05T09:00:00Z');
    story
      .focus('c2')
      .act((world, now) =>
        refuse(world, { claimId: 'c2', lineIds: null, confirmed: true }, contactPerson(trusted), now),
      );
    story.at('2021-02-01T00:00:00Z');
    expect(line(story, 'l1')).toMatchObject({ association: 'official', arbitration: 'none' });
    expect(caseOf(story)).toMatchObject({ state: 'closed', outcome: 'customer-refused' });
    expectSound(story);
  });
});

describe('at most one pending line per key', () => {
  it('a later claim waits until that window closes, and then stands against the new holder', () => {
    const story = won();
    review(submit(story.draft(rivalClaim('c3', 'partner-c')), 'c3'), 'c3');
    expect(story.world.cases.map((one) => [one.number, one.state])).toEqual([
      [1, 'decided'],
      [2, 'answers-awaited'],
    ]);
    story.at('2021-01-11T12:00:00Z');
    for (const claimId of ['c1', 'c2', 'c3']) answer(story, claimId);
    const two = {
      claimId: 'c3',
      case: { key: caseOf(story)?.key ?? '', number: 2 },
      winnerLineId: 'c3-l1',
      reasons: { l1: 'x', 'c2-l1': 'y', 'c3-l1': 'z' },
    };
    expect(story.refused((world, now) => decideArbitration(world, two, senior, now)).problems[0]?.code).toBe(
      'pending-line-exists',
    );
    story.at('2021-01-12T00:00:00Z');
    expect(caseOf(story)?.parties.map((party) => [party.lineId, party.state])).toEqual([
      ['c3-l1', 'answered'],
      ['c2-l1', 'answered'],
      ['l1', 'withdrawn'],
    ]);
    arbitrate(story, 'c3-l1');
    deliver(approve(story, 'c3'), 'c3').at('2021-01-20T00:00:00Z');
    expect(['l1', 'c2-l1', 'c3-l1'].map((id) => row(story, id)?.state)).toEqual([
      'ended',
      'ended',
      'official',
    ]);
    expectSound(story);
  });
  it('two approvals without a case: the second is told that one is pending', () => {
    const story = windowOpen(exampleWorld(), exampleClaim({ lines: [exchange] }));
    const other = submitted('2020-12-15T09:00:00Z', exampleWorld(), rivalClaim());
    const world = {
      ...other.world,
      othersKeys: [{ key: 'workload:exchange-online:usage', claimId: 'c9', phase: 'pending' as const }],
    };
    expect(blockedByArbitration(world, other.facts('c2'), 'c2-l1')).toBe('pending-elsewhere');
    expect(blockedByArbitration(story.world, story.facts('c1'), 'l1')).toBeNull();
    // Against the partner's own association there is no case: approving says so, and not that one is undecided.
    const ownKeys = [{ key: 'workload:exchange-online:usage', claimId: 'c9', phase: 'official' as const }];
    expect(blockedByArbitration({ ...other.world, ownKeys }, other.facts('c2'), 'c2-l1')).toBe(
      'held-by-itself',
    );
    expect(
      blockedByArbitration(
        {
          ...world,
          othersKeys: [{ key: 'workload:exchange-online:usage', claimId: 'c9', phase: 'official' }],
        },
        other.facts('c2'),
        'c2-l1',
      ),
    ).toBe('undecided');
  });
});

describe('leaving', () => {
  it('the last challenger withdraws: the case closes and the incumbent hears it', () => {
    const story = contested();
    const from = story.said.messages.length;
    story
      .focus('c2')
      .act((world, now) => withdrawClaim(world, { claimId: 'c2', reason: 'Mistake' }, rival, now));
    expect(caseOf(story)).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
    expect(line(story, 'l1').arbitration).toBe('none');
    expect(armed(story, 'c1')).toEqual([]);
    expect(mails(story, from)).toContain('arbitration-closed > partner-contact');
    expectSound(story);
  });
  it('the incumbent ends: the only challenger is free and its clock starts again', () => {
    const story = review(contested(), 'c2').at('2021-01-06T09:00:00Z');
    story
      .focus('c1')
      .act((world, now) => endAssociation(world, { claimId: 'c1', lineId: 'l1' }, tenantAdmin(), now));
    expect(caseOf(story)).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
    expect(blocked(story, 'c2', 'c2-l1')).toBeNull();
    expect(armed(story, 'c2')).toEqual(['review-decide 2 owner 2021-01-14T00:00:00Z']);
    expectSound(story);
  });
  it('the winner is rejected after all: the case closes', () => {
    const story = review(arbitrate(answer(answer(contested(), 'c1'), 'c2'), 'c2-l1'), 'c2');
    story.act((world, now) =>
      decideClaim(
        world,
        { claimId: 'c2', lines: [{ lineId: 'c2-l1', decision: 'reject', codes: ['insufficient-poe'] }] },
        reviewer,
        now,
      ),
    );
    expect(caseOf(story)).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
    expect(line(story, 'l1')).toMatchObject({ association: 'official', arbitration: 'none' });
    expectSound(story);
  });
  it('the winner withdraws inside its window: the incumbent stays', () => {
    const story = won();
    story
      .focus('c2')
      .act((world, now) => withdrawClaim(world, { claimId: 'c2', reason: 'Sold the business' }, rival, now));
    story.at('2021-02-01T00:00:00Z');
    expect(row(story, 'l1')?.state).toBe('official');
    expect(caseOf(story)).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
    expectSound(story);
  });
});

describe('a lost arbitration is disputed', () => {
  it('a new case hears the rivals again, decided by another person; its winner can be approved', () => {
    const story = arbitrate(answer(answer(contested(), 'c1'), 'c2'), 'l1').at('2021-01-05T09:00:00Z');
    story
      .focus('c2')
      .act((world, now) =>
        disputeClaim(world, { claimId: 'c2', justification: 'Ours is newer.' }, rival, now),
      );
    expect(caseOf(story)).toMatchObject({ number: 2, state: 'answers-awaited' });
    expect(
      story.refused(decideLine('c2', 'c2-l1', ownerPerson('senior-reviewer', 'eva'))).problems[0]?.code,
    ).toBe('arbitration-answers-awaited');
    story.at('2021-01-13T00:00:00Z');
    const decision = {
      claimId: 'c2',
      case: { key: caseOf(story)?.key ?? '', number: 2 },
      winnerLineId: 'c2-l1',
      reasons: { l1: 'a', 'c2-l1': 'b' },
    };
    expect(story.refused((world, now) => decideArbitration(world, decision, senior, now)).problems).toEqual([
      { code: 'other-person-required', pointer: '', params: { because: 'rejected-it' } },
    ]);
    const eva = ownerPerson('senior-reviewer', 'eva');
    story.act((world, now) => decideArbitration(world, decision, eva, now));
    approve(story, 'c2', ['c2-l1'], eva);
    deliver(story, 'c2').at('2021-01-21T00:00:00Z');
    expect([row(story, 'l1')?.state, row(story, 'c2-l1')?.state]).toEqual(['ended', 'official']);
    expectSound(story);
  });
  it('lost again: rejected again', () => {
    const story = arbitrate(answer(answer(contested(), 'c1'), 'c2'), 'l1').at('2021-01-05T09:00:00Z');
    story
      .focus('c2')
      .act((world, now) =>
        disputeClaim(world, { claimId: 'c2', justification: 'Ours is newer.' }, rival, now),
      );
    story.at('2021-01-13T00:00:00Z');
    arbitrate(story, 'l1', ownerPerson('senior-reviewer', 'eva'));
    expect(statusOf(story.facts('c2'))).toBe('rejected');
    expect(line(story, 'c2-l1')).toMatchObject({
      disputed: false,
      final: false,
      rejectionCodes: ['lost-arbitration'],
    });
    expect(line(story, 'l1').arbitration).toBe('won');
    expectSound(story);
  });
  it('while the winner’s window runs it waits for its end', () => {
    const story = won().at('2021-01-05T09:00:00Z');
    submit(story.draft(rivalClaim('c3', 'partner-c')), 'c3');
    expect(blocked(story, 'c3', 'c3-l1')).toBe('answers-awaited');
    expectSound(story);
  });
});
