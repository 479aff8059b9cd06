import { assignClaim, decideClaim, requestInformation } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import type { Absence } from '../programme/absence.ts';
import { type LineDecision } from './decide.ts';
import { type RequestPoint } from './review.ts';
import { review, reviewer, senior, submitted } from './stories.example.ts';
import type { Story } from './world.example.ts';

const claimId = 'c1';
const yes = (lineId: string): LineDecision => ({ lineId, decision: 'approve' });
const no = (lineId: string): LineDecision => ({ lineId, decision: 'reject', codes: ['insufficient-poe'] });
const underReview = (): Story => review(submitted());

describe('taking and handing over', () => {
  const to = (id: string, absence: Absence | null = null) => ({
    id,
    name: id,
    grants: reviewer.grants,
    partnerIds: [],
    absence,
  });
  it('a reviewer takes what nobody has, and gives it back', () => {
    const story = submitted();
    story.act((world, now) => assignClaim(world, { claimId, assignee: to(reviewer.id) }, reviewer, now));
    expect(story.facts().claim.assignee?.id).toBe(reviewer.id);
    story.act((world, now) => assignClaim(world, { claimId, assignee: null }, reviewer, now));
    expect(story.facts().claim.assignee).toBeNull();
  });
  it('but hands nothing over, nor takes what a colleague has', () => {
    const story = submitted();
    const handed = story.refused((world, now) =>
      assignClaim(world, { claimId, assignee: to('ron') }, reviewer, now),
    );
    expect(handed).toMatchObject({
      kind: 'forbidden',
      problems: [{ code: 'role-missing', pointer: '/memberId', params: { roles: ['senior-reviewer'] } }],
    });
    story.act((world, now) => assignClaim(world, { claimId, assignee: to('ron') }, senior, now));
    const taken = story.refused((world, now) =>
      assignClaim(world, { claimId, assignee: to(reviewer.id) }, reviewer, now),
    );
    expect(taken).toMatchObject({ kind: 'forbidden', problems: [{ code: 'role-missing', pointer: '' }] });
  });
  it('warns when the person is away, and does it all the same', () => {
    const story = submitted();
    const outcome = assignClaim(
      story.world,
      { claimId, assignee: to('ron', { from: '2020-12-01', until: '2020-12-04', substitute: 'Eva' }) },
      senior,
      story.now,
    );
    expect(outcome.ok && outcome.value.warnings).toEqual([
      {
        code: 'assignee-absent',
        pointer: '/memberId',
        params: { name: 'ron', from: '2020-12-01', until: '2020-12-04', substitute: 'Eva' },
      },
    ]);
  });
});

describe('what a decision rests on', () => {
  it('stands on the line, in the history and in the letter', () => {
    const story = underReview();
    const decision = [
      { ...yes('l1'), evidence: ' Page 1 names the tenant. ' },
      { ...no('l2'), evidence: 'Page 2 names Exchange only.', remedy: ' ' },
    ];
    story.act((world, now) => decideClaim(world, { claimId, lines: decision }, reviewer, now));
    expect(story.facts().lines.map(({ evidence, remedy }) => [evidence, remedy])).toEqual([
      ['Page 1 names the tenant.', null],
      ['Page 2 names Exchange only.', null],
    ]);
    expect(story.history().at(-1)?.after).toMatchObject({
      'lines.l2.evidence': 'Page 2 names Exchange only.',
    });
    const letters = story.said.messages
      .filter(({ template }) => template === 'claim-decided')
      .map(({ params }) => params);
    expect(letters).toMatchObject([
      {
        approved: [{ evidence: 'Page 1 names the tenant.' }],
        rejected: [{ evidence: 'Page 2 names Exchange only.', remedy: null }],
      },
    ]);
  });
  it('an approval has nothing that would change it', () => {
    const denial = underReview().refused((world, now) =>
      decideClaim(world, { claimId, lines: [{ ...yes('l1'), remedy: 'More.' }, yes('l2')] }, reviewer, now),
    );
    expect(denial.problems).toEqual([{ code: 'value-invalid', pointer: '/lines/0/remedy' }]);
  });
  it('a request says it reason by reason; then it needs no other words', () => {
    const story = underReview();
    const ask =
      (points: RequestPoint[], comment: string | null = null) =>
      (world: Story['world'], now: string) =>
        requestInformation(
          world,
          { claimId, codes: ['missing-products', 'missing-or-old-dates'], points, comment },
          reviewer,
          now,
        );
    expect(
      story.refused(ask([{ code: 'missing-products', evidence: 'Teams is not named.' }])).problems,
    ).toEqual([{ code: 'field-required', pointer: '/comment' }]);
    expect(
      story
        .refused(
          ask(
            [{ code: 'missing-all-poe' }, { code: 'missing-products' }, { code: 'missing-products' }],
            'Please.',
          ),
        )
        .problems.map(({ pointer }) => pointer),
    ).toEqual(['/points/0/code', '/points/2/code']);
    story.act(
      ask([
        { code: 'missing-products', evidence: 'Teams is not named.' },
        { code: 'missing-or-old-dates', remedy: 'A date beside the signature.' },
      ]),
    );
    const points = [
      { code: 'missing-products', evidence: 'Teams is not named.', remedy: null },
      { code: 'missing-or-old-dates', evidence: null, remedy: 'A date beside the signature.' },
    ];
    expect(story.history().at(-1)?.detail).toMatchObject({ points, comment: null });
    expect(story.said.messages.at(-1)?.params).toMatchObject({ points, text: null });
  });
});
