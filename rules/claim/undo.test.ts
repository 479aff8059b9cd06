import { agree, refuse, undoDecision } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../rights/role.ts';
import { statusOf } from './status.ts';
import { type Undo } from './undo.ts';
import {
  type Story,
  claimOf2023,
  contactPerson,
  exampleClaim,
  exampleTenant,
  exampleWorld,
  exchange,
  tenantAdmin,
  valuesOf,
} from './world.example.ts';
import {
  answer,
  approve,
  arbitrate,
  armed,
  bounce,
  contested,
  deliver,
  expectSound,
  lastRound,
  line,
  mails,
  named,
  review,
  rivalClaim,
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
  (lineIds: string[] | null = null, actor: Actor = nora, id = claimId) =>
  (world: Story['world'], now: string) =>
    refuse(world, { claimId: id, lineIds, confirmed: true }, actor, now);
const accepts =
  (actor: Actor = tessa) =>
  (world: Story['world'], now: string) =>
    agree(world, { claimId, lineIds: null, confirmed: true, code: 'right' }, actor, now);
const undoes =
  (actor: Actor = tessa, more: Partial<Undo> = {}) =>
  (world: Story['world'], now: string) =>
    undoDecision(world, { claimId, confirmed: true, ...more }, actor, now);

describe('undoing a refusal', () => {
  it('reopens the lines until the old end when that is later', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act(refuses());
    const from = story.said.messages.length;
    story.at('2020-12-18T09:00:00Z').act(undoes());
    expect(statusOf(story.facts())).toBe('approved');
    expect(line(story)).toMatchObject({
      consent: 'open',
      consentEndsAt: windowEnd,
      rejectionCodes: [],
      final: false,
      rejectedAt: null,
    });
    expect(row(story)).toMatchObject({ state: 'pending', officialFrom: windowEnd });
    expect(mails(story, from)).toEqual([
      'decision-undone > nora@contoso.example',
      'decision-undone > tessa@contoso.example',
      'decision-undone > partner-contact',
    ]);
    story.at(windowEnd);
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: windowEnd });
    expect(
      story
        .facts()
        .associations.filter((one) => one.lineId === 'l1')
        .map((one) => one.state),
    ).toEqual(['void', 'official']);
    expectSound(story);
  });
  it('and until two business days later when the old end is near or past; the other lines keep theirs', () => {
    const story = windowOpen().at('2020-12-23T09:00:00Z');
    story.act(refuses(['l1']));
    story.at('2020-12-24T09:00:00Z').act(undoes());
    expect(line(story, 'l2').association).toBe('official');
    expect(line(story)).toMatchObject({ consent: 'open', consentEndsAt: '2020-12-29T00:00:00Z' });
    expect(armed(story)).toEqual(['refusal-window 1 l1 2020-12-29T00:00:00Z']);
    story.at('2020-12-28T23:59:59Z');
    expect(line(story).association).toBe('none');
    story.at('2020-12-29T00:00:00Z');
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: '2020-12-29T00:00:00Z' });
    expectSound(story);
  });
  it('is undone once per line: a second refusal stands, and nobody gets a link to undo it', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act(refuses(['l1']));
    story.act(undoes());
    const from = story.said.messages.length;
    story.act(refuses(['l1'], tessa));
    expect(mails(story, from).slice(0, 2)).toEqual([
      'customer-receipt > tessa@contoso.example',
      'decision-made > nora@contoso.example',
    ]);
    expect(story.said.messages.slice(from).every((one) => !valuesOf(one)['undoUntil'])).toBe(true);
    expect(armed(story).filter((one) => one.startsWith('undo'))).toEqual([]);
    for (const actor of [tessa, tenantAdmin()])
      expect(story.refused(undoes(actor)).problems[0]?.code).toMatch(/^(undo-used|nothing-to-do)$/);
    // The other line has its own undo.
    story.act(refuses(['l2']));
    story.act(undoes());
    expect([line(story, 'l1').consent, line(story, 'l2').consent]).toEqual(['refused', 'open']);
    story.at('2021-01-31T00:00:00Z');
    expect(line(story).association).toBe('none');
    expectSound(story);
  });
  it('is never undone by the address that the partner typed, whoever refused', () => {
    for (const refuser of [nora, tessa, tenantAdmin()]) {
      const story = windowOpen().at('2020-12-17T09:00:00Z');
      story.act(refuses(null, refuser));
      expect(story.refused(undoes(nora)).problems).toEqual([
        { code: 'undo-needs-trusted-contact', pointer: '' },
      ]);
      story.at('2021-01-31T00:00:00Z');
      expect(line(story).association).toBe('none');
      expectSound(story);
    }
  });
  it('tells names to those who are trusted and to the one who decided, and to nobody else', () => {
    const receipts = (refuser: Actor): unknown[] => {
      const story = windowOpen().at('2020-12-17T09:00:00Z');
      story.act(refuses(null, refuser));
      return story.said.messages
        .filter(({ template }) => template === 'customer-receipt' || template === 'decision-made')
        .map((one) => [
          'email' in one.recipient && one.recipient.email,
          valuesOf(one)['byEmail'] ?? null,
          valuesOf(one)['byKnown'] ?? null,
          valuesOf(one)['undoUntil'] !== null,
        ]);
    };
    expect(receipts(tessa)).toEqual([
      ['tessa@contoso.example', 'tessa@contoso.example', true, true],
      ['nora@contoso.example', null, null, false],
    ]);
    expect(receipts(nora)).toEqual([
      ['tessa@contoso.example', 'nora@contoso.example', false, true],
      ['nora@contoso.example', 'nora@contoso.example', false, false],
    ]);
  });
  it('is for a trusted contact, or the tenant admin, and for two business days', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act(refuses());
    expect(story.refused(undoes(tessa, { confirmed: false })).problems).toEqual([
      { code: 'confirmation-required', pointer: '/confirmed' },
    ]);
    story.at('2020-12-22T00:00:00Z', 'before');
    expect(story.refused(undoes()).problems).toEqual([{ code: 'undo-period-over', pointer: '' }]);
    const admin = windowOpen().at('2020-12-17T09:00:00Z');
    admin.act(refuses(null, tenantAdmin()));
    admin.act(undoes(tenantAdmin(), { lineIds: ['l2'] }));
    expect([line(admin, 'l1').consent, line(admin, 'l2').consent]).toEqual(['refused', 'open']);
    expect(admin.refused(undoes(tenantAdmin(), { lineIds: ['l2'] })).problems).toEqual([
      { code: 'nothing-to-do', pointer: '' },
    ]);
    expectSound(admin);
  });
  it('each decision has its own undo, by the link of its receipt', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act(refuses(['l1'], nora));
    story.act(refuses(['l2'], tessa));
    story.act(undoes(tessa));
    expect([line(story, 'l1').consent, line(story, 'l2').consent]).toEqual(['refused', 'open']);
    story.act(undoes(tenantAdmin()));
    expect(line(story, 'l1').consent).toBe('open');
    expectSound(story);
  });
  it('asks in a new round when the window never ran or can run no more', () => {
    const pending = approve(review(submitted()));
    pending.act(refuses());
    pending.act(undoes());
    expect(line(pending)).toMatchObject({ consent: 'notice-pending', round: 1 });
    deliver(pending);
    expect(lastRound(pending)?.state).toBe('open');
    expectSound(pending);
    const paused = bounce(windowOpen(), named);
    paused.act(refuses(null, tessa));
    paused.act(undoes(tenantAdmin()));
    expect(lastRound(paused)).toMatchObject({ number: 2, state: 'notice-pending' });
    expectSound(paused);
  });
  it('goes on with the review that the refusal had ended (7a)', () => {
    const story = deliver(review(submitted('2023-11-01T09:00:00Z', exampleWorld(), claimOf2023())));
    story.act(refuses());
    story.at('2023-11-02T09:00:00Z').act(undoes());
    expect(story.facts().claim).toMatchObject({ stage: 'under-review', decidedAt: null });
    expect(armed(story).filter((one) => one.startsWith('review-decide'))).toEqual([
      'review-decide 2 owner 2023-11-23T00:00:00Z',
    ]);
    approve(story).at('2023-11-09T00:00:00Z');
    expect(line(story).association).toBe('official');
    expectSound(story);
  });
});

describe('undoing an acceptance', () => {
  it('ends what it made official, which never earns, and lets the window run on', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act(accepts());
    story.at('2020-12-18T09:00:00Z').act(undoes(nora));
    expect(story.facts().associations.filter((one) => one.lineId === 'l1')).toMatchObject([
      {
        state: 'ended',
        officialFrom: '2020-12-17T09:00:00Z',
        until: '2020-12-18T09:00:00Z',
        neverEarns: true,
      },
      { state: 'pending', officialFrom: windowEnd, until: null, neverEarns: false },
    ]);
    expect(line(story)).toMatchObject({
      consent: 'open',
      consentBy: null,
      association: 'none',
      evaluation: 'not-due',
    });
    story.at(windowEnd);
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: windowEnd, consentBy: 'silence' });
    expectSound(story);
  });
  it('tells each reader in one message, which says what ended with it', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act(accepts());
    const before = story.said.messages.length;
    story.at('2020-12-18T09:00:00Z').act(undoes(nora));
    const told = story.said.messages.slice(before);
    const readers = told.map(({ recipient }) => JSON.stringify(recipient));
    expect(new Set(readers).size).toBe(readers.length);
    const undone = told.filter(({ template }) => template === 'decision-undone');
    expect(undone.map(({ recipient }) => recipient.to).sort()).toEqual([
      'notice',
      'notice',
      'partner-contact',
    ]);
    for (const one of undone) expect(valuesOf(one)['ended']).toEqual(valuesOf(one)['lines']);
    expect(told.filter(({ template }) => template === 'association-ended')).toMatchObject([
      { recipient: { to: 'assignee-or-reviewers' } },
    ]);
  });
  it('of a refusal that struck an acceptance begins a new life of the line', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act(accepts());
    story.act(refuses(['l1']));
    story.at('2020-12-18T09:00:00Z').act(undoes(tessa));
    expect(row(story)).toMatchObject({ state: 'pending', officialFrom: windowEnd });
    expect(line(story, 'l2').association).toBe('official');
    expectSound(story);
  });
});

describe('rivals', () => {
  it('a refusal stays when the key has meanwhile gone to another', () => {
    const story = windowOpen(exampleWorld(), exampleClaim({ lines: [exchange] })).at('2020-12-17T09:00:00Z');
    story.act(refuses());
    story.draft(rivalClaim());
    approve(review(submit(story, 'c2'), 'c2'), 'c2');
    expect(story.focus(claimId).refused(undoes()).problems).toEqual([
      { code: 'key-gone', pointer: '', params: { lineId: 'l1' } },
    ]);
    expectSound(story);
  });
  it('a rival who is still in review has to stand against the reopened line', () => {
    const story = windowOpen(exampleWorld(), exampleClaim({ lines: [exchange] })).at('2020-12-17T09:00:00Z');
    story.act(refuses());
    story.draft(rivalClaim());
    review(submit(story, 'c2'), 'c2');
    expect(story.world.cases).toEqual([]);
    story.focus(claimId).act(undoes());
    expect(story.world.cases).toMatchObject([
      {
        state: 'answers-awaited',
        parties: [
          { lineId: 'l1', role: 'incumbent' },
          { lineId: 'c2-l1', role: 'challenger' },
        ],
      },
    ]);
    expectSound(story);
  });
  it('a winner’s case that its refusal had closed is decided again', () => {
    const story = answer(answer(contested(), 'c1'), 'c2');
    arbitrate(story, 'c2-l1');
    deliver(approve(review(story, 'c2'), 'c2'), 'c2');
    story.focus('c2').act(refuses(null, nora, 'c2'));
    expect(story.world.cases).toMatchObject([{ state: 'closed', outcome: 'customer-refused' }]);
    story.act((world, now) => undoDecision(world, { claimId: 'c2', confirmed: true }, tessa, now));
    expect(story.world.cases).toMatchObject([{ state: 'decided', outcome: null, winnerLineId: 'c2-l1' }]);
    story.at('2021-01-12T00:00:00Z');
    expect([row(story, 'l1')?.state, row(story, 'c2-l1')?.state]).toEqual(['ended', 'official']);
    expect(row(story, 'l1')?.until).toBe(row(story, 'c2-l1')?.officialFrom);
    expectSound(story);
  });
  it('the same partner’s other claim keeps what it took meanwhile', () => {
    const story = windowOpen(exampleWorld(), exampleClaim({ lines: [exchange] })).at('2020-12-17T09:00:00Z');
    story.act(refuses());
    const again = exampleClaim({ id: 'c2', number: 'CON-7KM2Q0', lines: [{ ...exchange, id: 'c2-l1' }] });
    submit(story.draft(again), 'c2');
    for (const actor of [tessa, tenantAdmin()])
      expect(story.focus(claimId).refused(undoes(actor)).problems).toEqual([
        { code: 'key-gone', pointer: '', params: { lineId: 'l1' } },
      ]);
    expectSound(story);
  });
  it('works for a tenant that has admins in its list: even the deciding one gets an undo link', () => {
    const admins = [
      ...exampleTenant().trustedContacts,
      { id: 'adam', name: 'Adam', title: '', email: 'adam@contoso.example', source: 'tenant-admin' as const },
    ];
    const story = windowOpen(exampleWorld({ tenant: exampleTenant({ trustedContacts: admins }) }));
    const from = story.said.messages.length;
    story.act(refuses(null, tenantAdmin()));
    expect(mails(story, from).filter((mail) => mail.endsWith('(undo)'))).toEqual([
      'customer-receipt > tessa@contoso.example (undo)',
      'customer-receipt > adam@contoso.example (undo)',
    ]);
  });
});
