import {
  decideClaim,
  disputeClaim,
  requestInformation,
  startReview,
  submitClaim,
  withdrawClaim,
} from '../acts.example.ts';
import { describe, expect, it } from 'vitest';
import { type Act, actRows, acts } from './act-table.ts';
import { noticeAccepted } from '../delivery.ts';
import type { Stage } from '../facts.ts';
import { roleFor } from './acting-role.ts';
import { allowedActs, mayAct } from './may-act.ts';
import type { Actor, Role } from '../../rights/role.ts';
import {
  Story,
  contactPerson,
  exampleClaim,
  grant,
  ownerPerson,
  partnerPerson,
  tenantAdmin,
} from '../world.example.ts';

const claimId = 'c1';
const partner = partnerPerson();
const reviewer = ownerPerson();

/** A claim in each stage, made by the acts themselves. */
function inStage(stage: Stage): Story {
  const story = new Story().draft(exampleClaim());
  if (stage === 'editing') return story;
  story.act((world, now) => submitClaim(world, { claimId }, partner, now));
  if (stage === 'submitted') return story;
  if (stage === 'withdrawn') {
    story.act((world, now) => withdrawClaim(world, { claimId, reason: 'x' }, partner, now));
    return story;
  }
  story.act((world, now) => startReview(world, { claimId }, reviewer, now));
  if (stage === 'under-review') return story;
  if (stage === 'partner-action-required') {
    story.act((world, now) =>
      requestInformation(world, { claimId, codes: ['missing-products'], comment: 'x' }, reviewer, now),
    );
    return story;
  }
  story.act((world, now) =>
    decideClaim(
      world,
      {
        claimId,
        lines: [
          { lineId: 'l1', decision: 'approve' },
          { lineId: 'l2', decision: 'reject', codes: ['insufficient-poe'] },
        ],
      },
      reviewer,
      now,
    ),
  );
  if (stage === 'disputed')
    story.act((world, now) => disputeClaim(world, { claimId, justification: 'x' }, partner, now));
  return story;
}

const stages: Stage[] = [
  'editing',
  'submitted',
  'under-review',
  'partner-action-required',
  'decided',
  'disputed',
  'withdrawn',
];
const allowed = (story: Story, actor: Actor): string[] =>
  allowedActs(story.world, claimId, actor)
    .filter((one) => one.allowed)
    .map((one) => one.act);

describe('rights by role and stage', () => {
  const people: [string, Actor][] = [
    ['incentives admin', partner],
    ['incentives user', partnerPerson('partner-a', 'incentives-user')],
    [
      'incentives user who may submit',
      partnerPerson('partner-a', 'incentives-user', {
        grants: [grant('incentives-user', { maySubmit: true })],
      }),
    ],
    ['account admin', partnerPerson('partner-a', 'account-admin')],
    ['report viewer', partnerPerson('partner-a', 'report-viewer')],
    ['reviewer', reviewer],
    ['senior reviewer', ownerPerson('senior-reviewer', 'sam')],
    ['programme admin', ownerPerson('programme-admin', 'pat')],
    ['finance', ownerPerson('finance', 'fay')],
    ['auditor', ownerPerson('auditor', 'ava')],
    ['contact', contactPerson('nora@contoso.example', false)],
    ['tenant admin', tenantAdmin()],
  ];
  it.each(people)('%s', (_, actor) => {
    expect(
      Object.fromEntries(stages.map((stage) => [stage, allowed(inStage(stage), actor).join(' ')])),
    ).toMatchSnapshot();
  });
  it('an auditor and finance change nothing, in no stage', () => {
    for (const stage of stages)
      for (const role of ['auditor', 'finance'] as const)
        expect(allowed(inStage(stage), ownerPerson(role, 'x'))).toEqual([]);
  });
});

describe('why not', () => {
  const why = (act: Act, actor: Actor, stage: Stage = 'submitted'): unknown =>
    mayAct(inStage(stage).world, claimId, act, actor);
  it('a missing role is named, with who can grant it', () => {
    expect(why('submit-claim', partnerPerson('partner-a', 'incentives-user'), 'editing')).toEqual({
      code: 'role-missing',
      pointer: '',
      params: {
        roles: ['incentives-admin', 'incentives-user'],
        grantedBy: 'account-admin',
        location: '4500001',
        permission: 'submit',
      },
    });
    expect(why('start-review', ownerPerson('finance', 'fay'))).toMatchObject({
      code: 'role-missing',
      params: { roles: ['reviewer', 'senior-reviewer'], grantedBy: 'programme-admin' },
    });
    expect(why('start-review', partner)).toMatchObject({
      code: 'role-missing',
      params: { roles: ['reviewer', 'senior-reviewer'] },
    });
  });
  it('a grant counts for its location and its programme', () => {
    const at = (more: Parameters<typeof grant>[1]): Actor =>
      partnerPerson('partner-a', 'incentives-admin', { grants: [grant('incentives-admin', more)] });
    expect(
      why('withdraw-claim', at({ locationId: 'partner-a-location', programme: 'osu-microsoft-365' })),
    ).toBeNull();
    expect(why('withdraw-claim', at({ locationId: 'elsewhere' }))).toMatchObject({ code: 'role-missing' });
    expect(why('withdraw-claim', at({ programme: 'osa-sell' }))).toMatchObject({ code: 'role-missing' });
    expect(
      why(
        'start-review',
        ownerPerson('reviewer', 'r', { grants: [grant('reviewer', { programme: 'osa-sell' })] }),
      ),
    ).toMatchObject({ code: 'role-missing' });
  });
  it("another partner's claim, or another tenant's, is not there", () => {
    expect(why('withdraw-claim', partnerPerson('partner-b'))).toEqual({ code: 'not-yours', pointer: '' });
    expect(why('end-association', tenantAdmin({ tenantId: 'other' }), 'decided')).toEqual({
      code: 'not-yours',
      pointer: '',
    });
    expect(why('refuse', contactPerson('stranger@contoso.example'), 'decided')).toEqual({
      code: 'not-yours',
      pointer: '',
    });
  });
  it('nobody reviews a claim of a partner he belongs to', () => {
    expect(
      why('start-review', ownerPerson('reviewer', 'r', { conflictPartnerIds: ['partner-a'] })),
    ).toMatchObject({ code: 'other-person-required' });
  });
  it('keys: read only, or without the scope', () => {
    expect(why('withdraw-claim', { ...partner, readOnly: true, scopes: ['claims:read'] })).toMatchObject({
      code: 'read-only-key',
    });
    expect(why('withdraw-claim', { ...partner, scopes: ['associations:write'] })).toEqual({
      code: 'scope-missing',
      pointer: '',
      params: { scope: 'claims:write' },
    });
    expect(why('withdraw-claim', { ...partner, scopes: ['claims:write'] })).toBeNull();
  });
  it('the stage, with those in which it would be possible', () => {
    expect(why('resubmit-claim', partner)).toEqual({
      code: 'not-in-this-state',
      pointer: '',
      params: { act: 'resubmit-claim', stage: 'submitted', stages: ['partner-action-required'] },
    });
  });
});

describe('the table', () => {
  it('has a row for every act, and no act twice for the same role and stage', () => {
    expect(acts.filter((act) => !actRows.some((row) => row.act === act))).toEqual([]);
    const seen = actRows.flatMap((row) =>
      row.roles.flatMap((role) =>
        (row.stages.length > 0 ? row.stages : ['none']).map(
          (stage) => `${row.act} ${row.side} ${role} ${stage}`,
        ),
      ),
    );
    expect(seen.length).toBe(new Set(seen).size);
  });
  it('lets every stage be reached, and every stage that is no end be left', () => {
    const reachable = new Set(actRows.flatMap((row) => row.to));
    expect(stages.filter((stage) => !reachable.has(stage))).toEqual([]);
    const leadsOn = (stage: Stage): boolean =>
      actRows.some((row) => row.stages.includes(stage) && row.to.some((next) => next !== stage));
    expect(stages.filter((stage) => !leadsOn(stage))).toEqual(['withdrawn']);
  });
  it('knows in which role somebody acts', () => {
    const both = partnerPerson('partner-a', 'account-admin', {
      grants: [grant('account-admin'), grant('incentives-user', { maySubmit: true })],
    });
    expect(roleFor('submit-claim', both, inStage('editing').facts())).toBe('incentives-user' satisfies Role);
  });
});

describe('what a contact may do by link', () => {
  it('while the window runs', () => {
    const story = inStage('decided');
    for (const { round, email } of story.facts().notices)
      story.act((world, now) => noticeAccepted(world, { claimId, round, email, purpose: 'decide' }, now));
    expect(allowed(story, contactPerson())).toEqual(['refuse', 'agree', 'not-me', 'ask-question']);
    expect(allowed(story.at('2020-12-09T00:00:00Z'), contactPerson())).toContain('end-association');
  });
});
