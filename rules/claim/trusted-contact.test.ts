import {
  addTrustedContact,
  confirmTrustedContact,
  decideClaim,
  endTrustedContact,
  objectToContact,
  refuse,
  undoDecision,
} from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import {
  type Story,
  contactPerson,
  exampleTenant,
  exampleWorld,
  ownerPerson,
  tenantAdmin,
} from './world.example.ts';
import {
  expectSound,
  lastRound,
  line,
  mails,
  openTasks,
  pam,
  reviewer,
  review,
  row,
  submitted,
  trust,
  trusted,
  windowOpen,
} from './stories.example.ts';

const claimId = 'c1';
const none = { hasAccount: false, ofOwner: false, ofPartner: false };
const ted = { id: 'ted', name: 'Ted', title: 'CIO', email: 'Ted@contoso.example' };
const adds =
  (more: Partial<Parameters<typeof addTrustedContact>[1]> = {}) =>
  (world: Story['world']) =>
    addTrustedContact(world, { contact: ted, why: null, known: none, ...more }, reviewer);
const confirms =
  (actor = pam, known = none) =>
  (world: Story['world'], now: string) =>
    confirmTrustedContact(world, { contactId: 'ted', known }, actor, now);

describe('a trusted contact', () => {
  it('is in force only when another person has confirmed it', () => {
    const story = windowOpen();
    story.act(adds());
    expect(story.world.tenant.trustedContacts).toHaveLength(1);
    expect(story.refused(adds()).problems).toEqual([{ code: 'contact-already-asked', pointer: '/email' }]);
    expect(story.refused(confirms(reviewer))).toEqual({
      kind: 'forbidden',
      problems: [{ code: 'other-person-required', pointer: '', params: { because: 'added-the-contact' } }],
    });
    story.act(confirms());
    expect(story.world.tenant.trustedContacts.at(-1)).toEqual({
      ...ted,
      email: 'ted@contoso.example',
      source: 'owner',
    });
    expect(story.refused(confirms()).kind).toBe('hidden');
    expect(lastRound(story)?.number).toBe(1);
  });
  it('is nobody with an account, or at a partner, or at the owner; off the domains only with a reason', () => {
    const story = windowOpen();
    const told = (email: string, known = none, why: string | null = null): string[] =>
      story
        .refused(adds({ contact: { ...ted, email }, known, why }))
        .problems.map(({ code, pointer }) => `${code} ${pointer}`);
    expect(told('ted@contoso.example', { ...none, hasAccount: true })).toEqual([
      'contact-has-account /email',
    ]);
    expect(told('ted@owner.example', { ...none, ofOwner: true }, 'x')).toEqual(['contact-of-owner /email']);
    expect(told('ted@other.example', { ...none, ofPartner: true }, 'x')).toEqual([
      'contact-of-partner /email',
    ]);
    // As the claim itself gives it.
    expect(told('ted@partner-a.example', none, 'x')).toEqual(['contact-of-partner /email']);
    expect(told('ted@mail.partner-a.example', none, 'x')).toEqual(['contact-of-partner /email']);
    expect(told('ted@ｇmail.example', none, 'x')).toEqual(['value-invalid /email']);
    expect(told('ted@gmail.example')).toEqual(['reason-required /why']);
    story.act(
      adds({ contact: { ...ted, email: 'ted@gmail.example' }, why: 'The board has no other address.' }),
    );
    // Meanwhile the person has got an account.
    expect(story.refused(confirms(pam, { ...none, hasAccount: true })).problems[0]?.code).toBe(
      'contact-has-account',
    );
  });
  it('never blocks a customer out of its own domain, whoever of a partner has an address there', () => {
    const story = windowOpen();
    story.act(adds({ known: { ...none, ofPartner: true } }));
  });
  it('keeps those who vouched for it from deciding what was open then', () => {
    const vouchers = [{ personId: reviewer.id, at: '2020-12-15T09:00:00Z' }];
    const input = {
      claimId,
      lines: ['l1', 'l2'].map((lineId) => ({ lineId, decision: 'approve' as const })),
    };
    const decide = (at: string, actor = reviewer) => {
      const story = review(submitted(at, exampleWorld({ tenant: exampleTenant({ vouchers }) })));
      return decideClaim(story.world, input, actor, story.now);
    };
    expect(decide('2020-12-15T09:00:00Z')).toMatchObject({
      denial: {
        kind: 'forbidden',
        problems: [{ code: 'other-person-required', params: { because: 'vouched-for-the-contact' } }],
      },
    });
    expect(decide('2020-12-15T09:00:00Z', ownerPerson('reviewer', 'ruud')).ok).toBe(true);
    expect(decide('2020-12-15T09:00:01Z').ok).toBe(true);
  });
});

describe('removing a trusted contact', () => {
  const ends =
    (actor = reviewer, contactId = 'trusted-1') =>
    (world: Story['world'], now: string) =>
      endTrustedContact(world, { contactId, why: 'Left.' }, actor, now);
  it('voids the links at once, and pauses where nobody is left whose silence counts', () => {
    for (const actor of [reviewer, tenantAdmin()]) {
      const story = windowOpen().at('2020-12-17T09:00:00Z');
      story.act(ends(actor));
      expect(story.facts().notices.find((notice) => notice.email === trusted)?.state).toBe('void');
      expect(line(story)).toMatchObject({ consent: 'paused' });
      expect(row(story)?.officialFrom).toBeNull();
      expect(openTasks(story)).toEqual(['replacement-contact']);
      expect(mails(story).filter((mail) => mail.startsWith('window-paused'))).toEqual([
        'window-paused > partner-contact',
        'window-paused > assignee-or-reviewers',
      ]);
      expect(
        story.refused((world, now) =>
          refuse(world, { claimId, lineIds: null, confirmed: true }, contactPerson(trusted), now),
        ).problems[0]?.code,
      ).toBe('link-void');
      story.at('2021-03-01T00:00:00Z');
      expect(line(story)).toMatchObject({ consent: 'unconfirmed', association: 'none' });
      expectSound(story);
    }
  });
  it('lets the window run on while another is asked, and takes the removed one’s undo away', () => {
    const tenant = exampleTenant();
    tenant.trustedContacts.push({ ...tenant.trustedContacts[0]!, id: 'tom', email: 'tom@contoso.example' });
    const story = windowOpen(exampleWorld({ tenant })).at('2020-12-17T09:00:00Z');
    story.act((world, now) =>
      refuse(world, { claimId, lineIds: ['l1'], confirmed: true }, contactPerson('tom@contoso.example'), now),
    );
    story.act(ends());
    expect(line(story, 'l2').consent).toBe('open');
    const undo = (world: Story['world'], now: string) =>
      undoDecision(world, { claimId, confirmed: true }, contactPerson(trusted), now);
    expect(story.refused(undo).problems[0]?.code).toBe('link-void');
    expectSound(story);
  });
  it('also by another trusted contact who objects, and by nobody else', () => {
    const story = trust(windowOpen(), { ...ted, email: 'ted@contoso.example' });
    const objects =
      (email: string, contactId = 'ted') =>
      (world: Story['world'], now: string) =>
        objectToContact(world, { contactId, why: 'Unknown here.' }, contactPerson(email), now);
    for (const email of ['nora@contoso.example', 'ted@contoso.example'])
      expect(story.refused(objects(email)).problems[0]?.code).toBe('not-a-trusted-contact');
    story.act(objects(trusted));
    expect(story.world.tenant.trustedContacts.map(({ id }) => id)).toEqual(['trusted-1']);
    expect(story.refused(objects(trusted)).kind).toBe('hidden');
    expectSound(story);
  });
});
