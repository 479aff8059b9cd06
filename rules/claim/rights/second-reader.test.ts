import {
  confirmArbitration,
  decideArbitration,
  disputeClaim,
  returnArbitration,
  withdrawClaim,
} from '../acts.example.ts';
import { describe, expect, it } from 'vitest';
import { allowedActs, mayAct } from './may-act.ts';
import {
  answer,
  arbitrate,
  contested,
  expectSound,
  line,
  mails,
  openTasks,
  rivalClaim,
  senior,
  submit,
} from '../stories.example.ts';
import { type Story, ownerPerson, partnerPerson } from '../world.example.ts';

const eva = ownerPerson('senior-reviewer', 'eva');
const first = ownerPerson('reviewer', 'rita');
const reasons = { l1: 'An older signature.', 'c2-l1': 'Signed last.' };
const one = (story: Story): Story['world']['cases'][number] => story.world.cases.at(-1)!;

function propose(story: Story, actor = first, winnerLineId = 'c2-l1'): Story {
  const input = { claimId: 'c2', case: one(story), winnerLineId, reasons, secondReader: true };
  story.focus('c2').act((world, now) => decideArbitration(world, input, actor, now));
  return story;
}
const proposed = (actor = first): Story => propose(answer(answer(contested(), 'c1'), 'c2'), actor);
const confirm =
  (story: Story, actor = eva) =>
  (world: Story['world'], now: string) =>
    confirmArbitration(world, { claimId: 'c2', case: one(story) }, actor, now);
const giveBack =
  (story: Story, actor = eva, reason = 'Which signature?') =>
  (world: Story['world'], now: string) =>
    returnArbitration(world, { claimId: 'c2', case: one(story), reason }, actor, now);

describe('a proposal', () => {
  it('changes nothing for the sides, and is the desk’s alone', () => {
    const story = answer(answer(contested(), 'c1'), 'c2');
    const from = story.said.messages.length;
    const entries = story.history('c1').length;
    propose(story);
    expect(one(story)).toMatchObject({
      state: 'answers-awaited',
      winnerLineId: null,
      decidedAt: null,
      proposal: { winnerLineId: 'c2-l1', reasons, by: { id: 'rita' } },
    });
    expect([line(story, 'l1').arbitration, line(story, 'c2-l1').arbitration]).toEqual(['waiting', 'waiting']);
    expect(mails(story, from)).toEqual(['arbitration-proposed > senior-reviewers']);
    expect(story.history('c2').at(-1)).toMatchObject({
      act: 'decide-arbitration',
      visibleTo: ['owner'],
      before: {},
      after: {},
    });
    expect(story.history('c1')).toHaveLength(entries);
    expect(openTasks(story, 'c2')).toEqual(['arbitration']);
    expectSound(story);
  });
  it('is no place for another one, and the table says so beforehand', () => {
    const story = proposed();
    const again = story.refused((world, now) =>
      decideArbitration(
        world,
        { claimId: 'c2', case: one(story), winnerLineId: 'l1', reasons, secondReader: true },
        eva,
        now,
      ),
    );
    expect(again).toMatchObject({ kind: 'conflict', problems: [{ code: 'arbitration-proposed' }] });
    const acts = (actor: typeof eva): string[] =>
      allowedActs(story.world, 'c2', actor)
        .filter(({ allowed }) => allowed)
        .map(({ act }) => act);
    expect(acts(eva)).toEqual(expect.arrayContaining(['confirm-arbitration', 'return-arbitration']));
    expect(acts(eva)).not.toContain('decide-arbitration');
    expect(acts(first)).not.toContain('confirm-arbitration');
  });
  it('falls when a side joins', () => {
    const joined = submit(proposed().draft(rivalClaim('c3', 'partner-c')), 'c3');
    expect(one(joined).proposal).toBeNull();
    expectSound(joined);
  });
  it('falls when a side leaves while others go on', () => {
    const story = answer(answer(contested(), 'c1'), 'c2');
    answer(submit(story.draft(rivalClaim('c3', 'partner-c')), 'c3'), 'c3');
    story.focus('c2').act((world, now) =>
      decideArbitration(
        world,
        {
          claimId: 'c2',
          case: one(story),
          winnerLineId: 'c2-l1',
          reasons: { ...reasons, 'c3-l1': 'Older.' },
          secondReader: true,
        },
        first,
        now,
      ),
    );
    story
      .focus('c3')
      .act((world, now) =>
        withdrawClaim(world, { claimId: 'c3', reason: 'Mistake' }, partnerPerson('partner-c'), now),
      );
    expect(one(story)).toMatchObject({ state: 'answers-awaited', proposal: null });
    expectSound(story);
  });
});

describe('the second reader', () => {
  it('confirms: what was proposed is decided, and each side hears its own reason', () => {
    const story = proposed();
    const from = story.said.messages.length;
    story.act(confirm(story));
    expect(one(story)).toMatchObject({
      state: 'decided',
      winnerLineId: 'c2-l1',
      reasons,
      decidedBy: { id: 'eva' },
      proposal: { by: { id: 'rita' } },
    });
    expect([line(story, 'l1').arbitration, line(story, 'c2-l1').arbitration]).toEqual(['lost', 'won']);
    expect(mails(story, from)).toEqual([
      'arbitration-decided > partner-contact',
      'arbitration-decided > partner-contact',
    ]);
    expect(story.history('c1').at(-1)).toMatchObject({
      act: 'confirm-arbitration',
      visibleTo: ['partner', 'owner'],
      reason: 'An older signature.',
    });
    expect(JSON.stringify(story.history('c1').at(-1))).not.toContain('Signed last');
    expectSound(story);
  });
  it('returns it with a reason, and then it is proposed again', () => {
    const story = proposed();
    expect(story.refused(giveBack(story, eva, ' ')).problems).toEqual([
      { code: 'reason-required', pointer: '/reason' },
    ]);
    const from = story.said.messages.length;
    story.act(giveBack(story));
    expect(one(story)).toMatchObject({
      state: 'answers-awaited',
      proposal: null,
      returned: { reason: 'Which signature?', by: { id: 'eva' } },
    });
    expect(mails(story, from)).toEqual(['arbitration-returned > assignee-or-reviewers']);
    expect(story.refused(confirm(story)).problems).toEqual([{ code: 'nothing-to-do', pointer: '' }]);
    propose(story);
    expect(one(story).returned).toBeNull();
    expectSound(story);
  });
  it('is a senior reviewer, another person, and belongs to no side', () => {
    const story = proposed(senior);
    expect(story.refused(confirm(story, senior))).toMatchObject({
      kind: 'forbidden',
      problems: [{ code: 'other-person-required', params: { because: 'proposed-it' } }],
    });
    expect(story.refused(giveBack(story, senior)).kind).toBe('forbidden');
    expect(story.refused(confirm(story, first))).toMatchObject({
      kind: 'forbidden',
      problems: [{ code: 'role-missing' }],
    });
    const partial = ownerPerson('senior-reviewer', 'pia', { conflictPartnerIds: ['partner-a'] });
    expect(story.refused(confirm(story, partial))).toMatchObject({
      kind: 'forbidden',
      problems: [{ params: { because: 'belongs-to-the-partner' } }],
    });
  });
  it('finds nothing where nothing was proposed, decided or of another claim', () => {
    const story = answer(answer(contested(), 'c1'), 'c2');
    expect(story.focus('c2').refused(confirm(story)).problems).toEqual([
      { code: 'nothing-to-do', pointer: '' },
    ]);
    propose(story);
    expect(
      story.refused((world, now) =>
        confirmArbitration(world, { claimId: 'c2', case: { key: 'other', number: 1 } }, eva, now),
      ).kind,
    ).toBe('hidden');
  });
});

it('both readers leave the dispute about it to others', () => {
  const story = answer(answer(contested(), 'c1'), 'c2');
  propose(story, senior, 'l1');
  story.act(confirm(story));
  story.at('2021-01-05T09:00:00Z');
  story
    .focus('c2')
    .act((world, now) =>
      disputeClaim(
        world,
        { claimId: 'c2', justification: 'Ours is newer.' },
        partnerPerson('partner-b'),
        now,
      ),
    );
  for (const reader of [senior, eva])
    expect(mayAct(story.world, 'c2', 'decide-claim', reader)).toMatchObject({
      code: 'other-person-required',
      params: { because: 'rejected-it' },
    });
  expect(mayAct(story.world, 'c2', 'decide-claim', ownerPerson('senior-reviewer', 'noor'))).toBeNull();
  story.at('2021-01-13T00:00:00Z');
  expect(() => arbitrate(story, 'c2-l1', senior)).toThrow(/rejected-it/);
  arbitrate(story, 'c2-l1', ownerPerson('senior-reviewer', 'noor'));
  expectSound(story);
});
