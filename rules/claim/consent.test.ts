import { agree, decideClaim, issueConsentCode, refuse, withdrawClaim } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { wrongCode } from './consent.ts';
import type { Agree, Refuse } from './consent.ts';
import type { Actor } from '../rights/role.ts';
import { settle } from './settle.ts';
import { statusOf } from './status.ts';
import {
  Story,
  claimOf2023,
  contactPerson,
  exampleClaim,
  exampleTenant,
  exampleWorld,
  exchange,
  partnerPerson,
  tenantAdmin,
  valuesOf,
} from './world.example.ts';
import {
  approve,
  armed,
  bounce,
  deliver,
  expectSound,
  lastRound,
  line,
  mails,
  named,
  openTasks,
  review,
  reviewer,
  row,
  submit,
  submitted,
  trusted,
  windowEnd,
  windowOpen,
} from './stories.example.ts';

const claimId = 'c1';
const tessa = contactPerson(trusted);
const nora = contactPerson(named, false);
const refuses =
  (more: Partial<Refuse> = {}, actor: Actor = nora) =>
  (world: Story['world'], now: string) =>
    refuse(world, { claimId, lineIds: null, confirmed: true, ...more }, actor, now);
const keeps =
  (more: Partial<Agree> = {}, actor: Actor = tessa) =>
  (world: Story['world'], now: string) =>
    agree(world, { claimId, lineIds: null, confirmed: true, code: null, ...more }, actor, now);

describe('refuse', () => {
  it('of every line: rejected, customer-refused, never associated, never evaluated (domain 13)', () => {
    const story = windowOpen().at('2020-12-22T12:00:00Z');
    const from = story.said.messages.length;
    story.act(refuses({ reason: 'We do it ourselves.' }));
    expect(statusOf(story.facts())).toBe('rejected-final');
    for (const lineId of ['l1', 'l2']) {
      expect(line(story, lineId)).toMatchObject({
        consent: 'refused',
        consentBy: 'contact',
        rejectionCodes: ['customer-refused'],
        rejectionText: 'We do it ourselves.',
        final: true,
        disputeUntil: null,
        association: 'none',
        evaluation: 'not-due',
        review: 'approved',
      });
      expect(row(story, lineId)).toMatchObject({ state: 'void', officialFrom: null });
    }
    expect(mails(story, from)).toEqual([
      'customer-receipt > tessa@contoso.example (undo)',
      'customer-receipt > nora@contoso.example',
      'customer-refused > partner-contact',
      'customer-refused > assignee-or-reviewers',
    ]);
    expect(armed(story)).toEqual(['undo 1 l1 2020-12-25T00:00:00Z', 'undo 1 l2 2020-12-25T00:00:00Z']);
    story.at('2021-06-01T00:00:00Z');
    expect(row(story)?.state).toBe('void');
    expect(story.said.events.map((event) => event.type)).not.toContain('association.official');
    expectSound(story);
  });
  it('of some lines leaves the others', () => {
    const story = windowOpen().at('2020-12-22T12:00:00Z');
    story.act(refuses({ lineIds: ['l2'] }));
    expect(statusOf(story.facts())).toBe('approved');
    story.at(windowEnd);
    expect([line(story, 'l1').association, line(story, 'l2').association]).toEqual(['official', 'none']);
    expectSound(story);
  });
  it('at the very end of the window wins, unless the end is written down', () => {
    const story = windowOpen().at(windowEnd, 'before');
    story.act(refuses({ lineIds: ['l1'] }));
    story.at(windowEnd);
    expect([line(story, 'l1').association, line(story, 'l2').association]).toEqual(['none', 'official']);
    expect(story.refused(refuses({ lineIds: ['l2'] })).problems).toEqual([
      { code: 'window-over', pointer: '/lineIds/0' },
    ]);
    expectSound(story);
  });
  it('one millisecond later is too late, and nothing is written', () => {
    const story = windowOpen().at('2020-12-24T00:00:00.001Z', 'before');
    expect(story.refused(refuses()).problems).toEqual([{ code: 'window-over', pointer: '' }]);
    expect(line(story, 'l1').association).toBe('none');
  });
  it('counts at its arrival, however long it waited, until the end is written', () => {
    for (const [now, arrivedAt] of [
      ['2020-12-24T00:00:02Z', '2020-12-23T23:59:59.660Z'],
      ['2020-12-24T00:00:05Z', '2020-12-24T00:00:00Z'],
    ] as const) {
      const story = windowOpen();
      story.take(settle(story.world, now, 'before'));
      const { world } = story;
      const input = { claimId, lineIds: ['l1'], confirmed: true };
      expect(refuse(world, input, nora, now, '2020-12-24T00:00:00.001Z')).toMatchObject({
        denial: { problems: [{ code: 'window-over', pointer: '/lineIds/0' }] },
      });
      const outcome = refuse(world, input, nora, now, arrivedAt);
      if (!outcome.ok) throw new Error('refused');
      story.take(outcome.value);
      expect(story.history().at(-1)).toMatchObject({ act: 'refuse', at: arrivedAt });
      story.at('2020-12-24T00:00:05.001Z');
      expect([line(story, 'l1').association, line(story, 'l2').association]).toEqual(['none', 'official']);
      expect(row(story, 'l2')?.officialFrom).toBe(windowEnd);
    }
  });
  it('that strikes an acceptance given while it waited ends what began no earlier than it began', () => {
    const story = windowOpen().at('2020-12-17T09:00:00.500Z');
    story.act(keeps({ code: 'right' }));
    const now = '2020-12-17T09:00:01Z';
    const outcome = refuse(
      story.world,
      { claimId, lineIds: null, confirmed: true },
      nora,
      now,
      '2020-12-17T09:00:00Z',
    );
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value.world.claims[0]!.associations[0]).toMatchObject({
      state: 'ended',
      officialFrom: '2020-12-17T09:00:00.500Z',
      until: now,
    });
  });
  it('counts before the notices are delivered, and while the window is paused', () => {
    const early = approve(review(submitted()));
    early.act(refuses());
    expect(statusOf(early.facts())).toBe('rejected-final');
    deliver(early.at('2020-12-16T09:00:00Z')).at('2021-01-04T00:00:00Z');
    expect(row(early)?.state).toBe('void');
    const paused = bounce(windowOpen(), named);
    paused.act(refuses({}, tessa));
    expect(openTasks(paused)).toEqual([]);
    paused.at('2021-01-04T00:00:00Z');
    expect(openTasks(paused)).toEqual([]);
    expectSound(paused);
  });
  it('beats any keep, whoever kept, until the window’s original end', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act(keeps({ code: 'right' }));
    expect(row(story)).toMatchObject({
      state: 'official',
      officialFrom: '2020-12-17T09:00:00Z',
      consentBy: 'trusted-contact',
    });
    story.at('2020-12-23T12:00:00Z').act(refuses({ lineIds: ['l1'] }));
    expect(row(story)).toMatchObject({
      state: 'ended',
      until: '2020-12-23T12:00:00Z',
      endedHow: 'customer',
      neverEarns: true,
    });
    expect(line(story)).toMatchObject({ consent: 'refused', association: 'ended', evaluation: 'not-due' });
    story.at('2020-12-24T00:00:00.001Z');
    expect(story.refused(refuses({ lineIds: ['l2'] })).problems[0]?.code).toBe('window-over');
    expect(line(story, 'l2').association).toBe('official');
    expectSound(story);
  });
  it('says everything that is wrong with it at once', () => {
    const story = windowOpen();
    expect(story.refused(refuses({ lineIds: [], confirmed: false })).problems).toEqual([
      { code: 'field-required', pointer: '/lineIds' },
      { code: 'confirmation-required', pointer: '/confirmed' },
    ]);
    expect(story.refused(refuses({ lineIds: ['l1', 'x'] })).problems).toEqual([
      { code: 'line-unknown', pointer: '/lineIds/1' },
    ]);
    story.act(refuses({ lineIds: ['l1'] }));
    expect(story.refused(refuses({ lineIds: ['l1'] })).problems).toEqual([
      { code: 'already-decided', pointer: '/lineIds/0' },
    ]);
    expect(story.refused(refuses({}, contactPerson('eve@contoso.example', false))).kind).toBe('hidden');
  });
  it('is void with the link of a withdrawn claim', () => {
    const story = windowOpen();
    story.act((world, now) =>
      withdrawClaim(world, { claimId, reason: 'Wrong customer' }, partnerPerson(), now),
    );
    expect(story.refused(refuses()).problems[0]?.code).toBe('not-in-this-state');
  });
  it('of the last waiting line of a review ends it (7a), and of one does not', () => {
    const story = deliver(review(submitted('2023-11-01T09:00:00Z', exampleWorld(), claimOf2023())));
    story.act(refuses({ lineIds: ['l1'] }));
    expect(story.facts().claim.stage).toBe('under-review');
    story.act(refuses({ lineIds: ['l2'] }));
    expect(story.facts().claim.stage).toBe('decided');
    expect(statusOf(story.facts())).toBe('rejected-final');
    expect(armed(story).filter((one) => one.startsWith('review'))).toEqual([]);
    expectSound(story);
  });
});

describe('the window at submission (7a)', () => {
  const asked = (): Story => deliver(submitted('2023-11-01T09:00:00Z', exampleWorld(), claimOf2023()));
  it('is official at the later of approval and window end: approved first', () => {
    const story = asked();
    expect(lastRound(story)?.window?.endsAt).toBe('2023-11-09T00:00:00Z');
    approve(review(story).at('2023-11-03T09:00:00Z'));
    expect(row(story)).toMatchObject({ state: 'pending', officialFrom: '2023-11-09T00:00:00Z' });
    story.at('2023-11-09T00:00:00Z');
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: '2023-11-09T00:00:00Z' });
    expectSound(story);
  });
  it('window first', () => {
    const story = review(asked().at('2023-11-09T00:00:00Z'));
    expect(line(story)).toMatchObject({ consent: 'agreed', consentBy: 'silence', association: 'none' });
    approve(story.at('2023-11-14T09:00:00Z'));
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: '2023-11-14T09:00:00Z' });
    expectSound(story);
  });
  it('a refusal counts until it is official, also after the window', () => {
    const story = review(asked().at('2023-11-10T09:00:00Z'));
    story.act(refuses({ lineIds: ['l1'] }));
    expect(
      story.refused((world, now) =>
        decideClaim(world, { claimId, lines: [{ lineId: 'l1', decision: 'approve' }] }, reviewer, now),
      ).problems[0]?.code,
    ).toBe('line-not-open');
    approve(story, claimId, ['l2']);
    expect([line(story, 'l1').association, line(story, 'l2').association]).toEqual(['none', 'official']);
    expectSound(story);
  });
  it('a trusted acceptance is official at approval; a bounce before pauses what silence had kept', () => {
    const story = asked();
    story.act(keeps({ lineIds: ['l1'], code: 'right' }));
    expect(line(story)).toMatchObject({
      consent: 'agreed',
      consentBy: 'trusted-contact',
      association: 'none',
    });
    approve(review(story), claimId, ['l1', 'l2']);
    expect([line(story, 'l1').association, line(story, 'l2').association]).toEqual(['official', 'none']);
    const other = bounce(review(asked().at('2023-11-09T00:00:00Z')), named);
    expect(line(other).consent).toBe('paused');
    approve(other);
    expect(row(other)).toMatchObject({ state: 'pending', officialFrom: null });
    expectSound(other);
  });
});

describe('agree', () => {
  it('by a trusted contact with the code of the mail is official at once', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    const from = story.said.messages.length;
    story.act(keeps({ code: 'right', lineIds: ['l1'] }));
    expect(line(story)).toMatchObject({ consent: 'agreed', association: 'official', evaluation: 'due' });
    expect(line(story, 'l2').consent).toBe('open');
    expect(mails(story, from).filter((mail) => mail.endsWith('(undo)'))).toEqual([
      'customer-receipt > tessa@contoso.example (undo)',
      'decision-made > nora@contoso.example (undo)',
    ]);
    story.at(windowEnd);
    expect(row(story, 'l2')).toMatchObject({ officialFrom: windowEnd, consentBy: 'silence' });
    expectSound(story);
  });
  it.each([
    ['a trusted contact without the code', tessa, null, 'trusted-contact'],
    ['another contact without the code', nora, null, 'contact'],
    ['another contact with the code', nora, 'right', 'contact'],
  ] as const)('%s: recorded, and the window runs on', (_, actor, code, by) => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act(keeps({ code }, actor));
    expect(line(story)).toMatchObject({ consent: 'open', consentBy: by, association: 'none' });
    expect(story.facts().deadlines.filter((deadline) => deadline.kind === 'undo')).toEqual([]);
    story.at(windowEnd);
    expect(row(story)).toMatchObject({ officialFrom: windowEnd, consentBy: by });
    expectSound(story);
  });
  it('waits for the delivery to the others', () => {
    const story = deliver(approve(review(submitted())), claimId, [trusted]);
    story.act(keeps({ code: 'right' }));
    expect(line(story)).toMatchObject({ consent: 'agreed', association: 'none' });
    deliver(story.at('2020-12-17T10:00:00Z'));
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: '2020-12-17T10:00:00Z' });
    story.act(refuses({ lineIds: ['l1'] }));
    expect(row(story)).toMatchObject({ state: 'ended', neverEarns: true });
    expectSound(story);
  });
  it('is locked on a link after five wrong codes', () => {
    const story = windowOpen();
    for (let tries = 1; tries <= 5; tries += 1) {
      expect(story.refused(keeps({ code: 'wrong' })).problems).toEqual([
        { code: 'code-wrong', pointer: '/code' },
      ]);
      story.take(wrongCode(story.world, { claimId }, tessa, story.now));
    }
    expect(story.refused(keeps({ code: 'right' })).problems).toEqual([
      { code: 'code-locked', pointer: '/code' },
    ]);
    story.act(keeps());
    expect(
      story
        .history()
        .filter((entry) => entry.detail['code'] === 'wrong')
        .map((entry) => entry.detail['triesLeft']),
    ).toEqual([4, 3, 2, 1, 0]);
    story.take(wrongCode(story.world, { claimId }, tessa, story.now));
    expect(story.facts().notices.map((notice) => notice.wrongCodes)).toEqual([0, 5]);
    expectSound(story);
  });
  it.each([
    ['refused', (story: Story) => story.act(refuses()), 'line-not-open'],
    ['official', (story: Story) => story.at(windowEnd), 'already-decided'],
    ['paused', (story: Story) => bounce(story, named), 'window-not-open'],
    ['over, though nobody wrote it down', (story: Story) => story.at(windowEnd, 'before'), 'window-over'],
  ])('says why not when the line is %s', (_, prepare, code) => {
    const story = windowOpen();
    prepare(story);
    expect(story.refused(keeps({ code: 'right' })).problems).toEqual([{ code, pointer: '' }]);
  });
});

describe('the tenant admin', () => {
  it('accepts without a code and refuses over all rounds', () => {
    const story = windowOpen();
    story.act(keeps({ lineIds: ['l1'] }, tenantAdmin()));
    expect(row(story)).toMatchObject({ state: 'official', consentBy: 'tenant-admin' });
    story.act(refuses({}, tenantAdmin()));
    expect(line(story)).toMatchObject({
      consent: 'refused',
      consentBy: 'tenant-admin',
      association: 'ended',
    });
    expectSound(story);
  });
  it('who signed up after the notices gets his own before anything is official', () => {
    const tenant = exampleTenant({ trustedContacts: [], domains: ['elsewhere.example'] });
    const story = windowOpen(
      exampleWorld({ tenant }),
      exampleClaim({ customerDomain: 'elsewhere.example', contactDomainReason: 'x', lines: [exchange] }),
    );
    story.act(keeps({}, tenantAdmin()));
    expect(line(story)).toMatchObject({ consent: 'agreed', association: 'none' });
    deliver(story.at('2020-12-17T09:00:00Z'));
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: '2020-12-17T09:00:00Z' });
    expectSound(story);
  });
  it('hands out a code that is his acceptance at approval, and only for its items', () => {
    const story = submitDraftWithCode();
    approve(review(story).at('2020-12-16T10:00:00Z'));
    expect(row(story, 'l1')).toMatchObject({
      state: 'official',
      officialFrom: '2020-12-16T10:00:00Z',
      consentBy: 'code',
    });
    expect(row(story, 'l2')?.state).toBe('pending');
    deliver(story).at('2020-12-18T09:00:00Z');
    expect(line(story).consentEndsAt).toBe(windowEnd);
    story.act(refuses({ lineIds: ['l1'] }));
    expect(row(story, 'l1')).toMatchObject({ state: 'ended', neverEarns: true });
    expectSound(story);
  });
  it('is not asked again for what a code has accepted: the notice says who did it, and nothing contradicts it', () => {
    const toCustomer = (story: Story): [string, unknown][] =>
      story.said.messages
        .filter(({ recipient }) => recipient.to === 'notice')
        .map((one) => [one.template, valuesOf(one)['by'] ?? valuesOf(one)['acceptedBy'] ?? null]);
    const name = tenantAdmin().name;
    const all = submitDraftWithCode(['exchange-online', 'teams']);
    approve(review(all).at('2020-12-16T10:00:00Z'));
    expect(all.facts().lines.map((one) => one.association)).toEqual(['official', 'official']);
    // Only a trusted contact learns whose code it was.
    expect(toCustomer(all)).toEqual([
      ['customer-notice-accepted', null],
      ['customer-notice-accepted', name],
    ]);
    const some = submitDraftWithCode();
    approve(review(some).at('2020-12-16T10:00:00Z'));
    expect(toCustomer(some)).toEqual([
      ['customer-notice', null],
      ['customer-notice', name],
    ]);
    expect(some.said.messages.find(({ template }) => template === 'customer-notice')?.params).toMatchObject({
      accepted: [{ lineId: 'l1' }],
    });
  });
});

function submitDraftWithCode(items = ['exchange-online']): Story {
  const story = new Story('2020-12-14T09:00:00Z').draft();
  story.act((world, now) =>
    issueConsentCode(
      world,
      {
        codeId: 'code-1',
        partnerId: 'partner-a',
        items,
        expiresAt: '2021-01-01T00:00:00Z',
      },
      tenantAdmin(),
      now,
    ),
  );
  return submit(story, claimId, 'code-1');
}

it('a refusal of what had been accepted is one mail to each reader, and names what remains', () => {
  const story = windowOpen().at('2020-12-17T09:00:00Z');
  story.act((world, now) =>
    agree(world, { claimId, lineIds: null, confirmed: true, code: 'right' }, contactPerson(trusted), now),
  );
  const from = story.said.messages.length;
  story.act(refuses({ lineIds: ['l1'] }));
  expect(mails(story, from).filter((mail) => !mail.startsWith('customer-receipt'))).toEqual([
    'customer-refused > partner-contact',
    'customer-refused > assignee-or-reviewers',
  ]);
  const told = story.said.messages.slice(from).find(({ template }) => template === 'customer-refused');
  expect(told?.params).toMatchObject({
    lines: [{ lineId: 'l1' }],
    ended: [{ lineId: 'l1' }],
    rest: [{ lineId: 'l2' }],
    all: false,
  });
});
