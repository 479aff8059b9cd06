import { confirmContact, correctContact } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { noticeAccepted, noticeBounced } from './delivery.ts';
import type { Person } from './facts.ts';
import { trustFor } from './round.ts';
import { statusOf } from './status.ts';
import {
  exampleClaim,
  exampleTenant,
  exampleWorld,
  exchange,
  partnerPerson,
  type Story,
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
  trust,
  review,
  reviewer,
  row,
  submitted,
  trusted,
  windowEnd,
  windowOpen,
} from './stories.example.ts';

const claimId = 'c1';
const partner = partnerPerson();
const other: Person = { name: 'Olga Other', title: 'CIO', email: 'olga@contoso.example' };
const approved = (tenant = exampleTenant(), claim = exampleClaim()): Story =>
  approve(
    review(submitted('2020-12-15T09:00:00Z', exampleWorld({ tenant }), claim)).at('2020-12-16T10:00:00Z'),
  );
const nobodyTrusted = { trustedContacts: [], domains: ['elsewhere.example'] };

describe('trustFor', () => {
  const admin = {
    id: 'a',
    name: 'Adam',
    title: '',
    email: 'Adam@contoso.example',
    source: 'tenant-admin' as const,
  };
  const owners = exampleTenant().trustedContacts;
  it.each([
    ['the owner holds one: only that one', owners, 'nora@contoso.example', ['tessa@contoso.example']],
    [
      'the owner holds none and the named one is on a domain',
      [],
      'Nora@CONTOSO.example',
      ['nora@contoso.example'],
    ],
    ['nor is on a domain', [], 'nora@mail.example', []],
    ['a subdomain is not the domain', [], 'nora@mail.contoso.example', []],
    [
      'a tenant admin counts beside the named one',
      [admin],
      'nora@contoso.example',
      ['adam@contoso.example', 'nora@contoso.example'],
    ],
    [
      'and beside the owner’s',
      [...owners, admin],
      'nora@contoso.example',
      ['tessa@contoso.example', 'adam@contoso.example'],
    ],
  ])('%s', (_, trustedContacts, email, expected) => {
    expect([...trustFor(exampleTenant({ trustedContacts }), { email })]).toEqual(expected);
  });
});

describe('delivery', () => {
  it('sends one notice to each address, whatever its case', () => {
    const story = approved(
      exampleTenant(),
      exampleClaim({ customerContact: { name: 'T', title: 'CIO', email: 'Tessa@Contoso.example' } }),
    );
    expect(
      story
        .facts()
        .notices.map(({ email, named: isNamed, trusted: isTrusted }) => [email, isNamed, isTrusted]),
    ).toEqual([[trusted, true, true]]);
    deliver(story);
    expect(lastRound(story)?.state).toBe('open');
  });
  it('starts the window at the later of the named and one trusted contact’s delivery', () => {
    const story = approved();
    expect(line(story)).toMatchObject({ consent: 'notice-pending', consentEndsAt: null });
    expect(row(story)).toMatchObject({ state: 'pending', officialFrom: null });
    deliver(story.at('2020-12-16T11:00:00Z'), claimId, [trusted]);
    expect(lastRound(story)?.state).toBe('notice-pending');
    deliver(story.at('2020-12-18T11:00:00Z'), claimId, [named]);
    expect(lastRound(story)?.window).toMatchObject({
      startedAt: '2020-12-18T11:00:00Z',
      endsAt: '2020-12-26T00:00:00Z',
    });
    expect(row(story)?.officialFrom).toBe('2020-12-26T00:00:00Z');
    expect(mails(story)).toContain('window-started > partner-contact');
    expectSound(story);
  });
  it('takes the first of several trusted contacts; a late one never moves the end', () => {
    const second = {
      id: 't2',
      name: 'Tom',
      title: 'CFO',
      email: 'tom@contoso.example',
      source: 'owner' as const,
    };
    const story = approved(exampleTenant({ trustedContacts: [...exampleTenant().trustedContacts, second] }));
    deliver(story, claimId, [named, trusted]);
    const { window } = lastRound(story) ?? {};
    deliver(story.at('2020-12-22T10:00:00Z'), claimId, ['tom@contoso.example']);
    expect(lastRound(story)?.window).toEqual(window);
    expect(window?.endsAt).toBe(windowEnd);
  });
  it('writes an acceptance down once', () => {
    const story = windowOpen();
    const entries = story.history().length;
    story.act((world, now) =>
      noticeAccepted(world, { claimId, round: 1, email: named, purpose: 'decide' }, now),
    );
    expect(story.history()).toHaveLength(entries);
    expect(
      story.refused((world, now) =>
        noticeAccepted(world, { claimId, round: 9, email: named, purpose: 'decide' }, now),
      ).problems,
    ).toEqual([{ code: 'not-found', pointer: '' }]);
  });
  it('names no address in the history that the partner reads', () => {
    const story = windowOpen();
    expect(JSON.stringify(story.history().filter((entry) => entry.act === 'deliver-notice'))).not.toContain(
      trusted,
    );
  });
  it('makes it a reviewer’s task when a notice neither arrives nor bounces', () => {
    const story = deliver(approved(), claimId, [named]).at('2020-12-24T00:00:00Z');
    expect(openTasks(story)).toEqual(['contact-bounced']);
    deliver(story.at('2020-12-24T09:00:00Z'));
    expect(openTasks(story)).toEqual([]);
    expect(lastRound(story)?.state).toBe('open');
    expectSound(story);
  });
});

describe('bounces', () => {
  it('pauses the window and gives the partner its answer clock to correct the contact', () => {
    const story = bounce(windowOpen().at('2020-12-17T09:00:00Z'), named);
    expect(line(story)).toMatchObject({ consent: 'paused', consentEndsAt: null });
    expect(row(story)?.officialFrom).toBeNull();
    expect(armed(story)).toEqual(['contact-correction 1 partner 2020-12-25T00:00:00Z']);
    story.at('2020-12-24T23:00:00Z');
    expect(row(story)?.state).toBe('pending');
    const from = story.said.messages.length;
    story.act((world, now) => correctContact(world, { claimId, round: 1, contact: other }, partner, now));
    expect(mails(story, from)).toEqual([
      'customer-notice > olga@contoso.example',
      'customer-notice > tessa@contoso.example',
    ]);
    deliver(story.at('2020-12-25T08:00:00Z'));
    expect(lastRound(story)).toMatchObject({ number: 2, state: 'open' });
    expect(lastRound(story)?.window?.endsAt).toBe('2021-01-02T00:00:00Z');
    story.at('2021-01-02T00:00:00Z');
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: '2021-01-02T00:00:00Z' });
    expectSound(story);
  });
  it('ignores a soft bounce and one of a trusted contact beside another', () => {
    const second = {
      id: 't2',
      name: 'Tom',
      title: 'CFO',
      email: 'tom@contoso.example',
      source: 'owner' as const,
    };
    const story = windowOpen(
      exampleWorld({
        tenant: exampleTenant({ trustedContacts: [...exampleTenant().trustedContacts, second] }),
      }),
    );
    bounce(bounce(story, named, false), 'tom@contoso.example');
    expect(lastRound(story)?.state).toBe('open');
    bounce(story, trusted);
    expect(lastRound(story)?.state).toBe('paused');
    expect(openTasks(story)).toEqual(['contact-bounced']);
  });
  it('pauses before the window started, when it never can', () => {
    const story = bounce(approved(), named);
    expect(lastRound(story)?.state).toBe('paused');
    deliver(story);
    expect(lastRound(story)?.state).toBe('paused');
    expect(
      story.refused((world, now) =>
        correctContact(
          world,
          { claimId, round: 1, contact: { name: '', title: '', email: 'x' } },
          partner,
          now,
        ),
      ).problems,
    ).toEqual([
      { code: 'field-required', pointer: '/contact/name' },
      { code: 'field-required', pointer: '/contact/title' },
      { code: 'value-invalid', pointer: '/contact/email' },
    ]);
  });
  it('is a reviewer’s task after the partner’s clock, and no longer the partner’s', () => {
    const story = bounce(windowOpen().at('2020-12-17T09:00:00Z'), named).at('2020-12-25T00:00:00Z');
    expect(openTasks(story)).toEqual(['contact-bounced']);
    const correction = { claimId, round: 1, contact: other };
    expect(
      story.refused((world, now) => correctContact(world, correction, partner, now)).problems[0]?.code,
    ).toBe('nothing-to-do');
    story.act((world, now) => correctContact(world, correction, reviewer, now));
    expect(openTasks(story)).toEqual([]);
    expectSound(story);
  });
  it('asks the same people again when the contact is confirmed', () => {
    const story = bounce(windowOpen().at('2020-12-17T09:00:00Z'), named);
    expect(
      story.refused((world, now) =>
        confirmContact(world, { claimId, round: 1, email: trusted, reason: 'x' }, partner, now),
      ).kind,
    ).toBe('hidden');
    expect(
      story.refused((world, now) =>
        confirmContact(world, { claimId, round: 1, email: named, reason: ' ' }, partner, now),
      ).problems[0]?.code,
    ).toBe('reason-required');
    story.act((world, now) =>
      confirmContact(
        world,
        { claimId, round: 1, email: named, reason: 'The mailbox was full.' },
        partner,
        now,
      ),
    );
    deliver(story.at('2020-12-18T09:00:00Z'));
    expect(lastRound(story)).toMatchObject({ number: 2, state: 'open' });
    expectSound(story);
  });
  it('undoes nothing after official, and opens a task that a confirmation closes', () => {
    const story = bounce(windowOpen().at(windowEnd), named);
    expect(line(story).association).toBe('official');
    expect(openTasks(story)).toEqual(['bounce-after-official']);
    story.act((world, now) =>
      confirmContact(
        world,
        { claimId, round: 1, email: named, reason: 'Left the company; Tessa knows.' },
        reviewer,
        now,
      ),
    );
    expect(openTasks(story)).toEqual([]);
    expect(story.facts().rounds).toHaveLength(1);
    expectSound(story);
  });
  it('takes the hard bounce of a void notice for nothing', () => {
    const story = bounce(windowOpen(), named);
    story.act((world, now) => correctContact(world, { claimId, round: 1, contact: other }, partner, now));
    story.act((world, now) =>
      noticeBounced(world, { claimId, round: 1, email: trusted, purpose: 'decide' }, true, now),
    );
    expect(lastRound(story)).toMatchObject({ number: 2, state: 'notice-pending' });
  });
});

describe('no trusted contact', () => {
  const unconfirmed = (): Story =>
    windowOpen(
      exampleWorld({ tenant: exampleTenant(nobodyTrusted) }),
      exampleClaim({
        customerDomain: 'elsewhere.example',
        contactDomainReason: 'Works at the parent company',
        lines: [exchange],
      }),
    ).at(windowEnd);
  it('shows no date of an association and becomes unconfirmed at the end of the window', () => {
    const story = unconfirmed();
    expect(line(story)).toMatchObject({ consent: 'unconfirmed', association: 'none' });
    expect(row(story)).toMatchObject({ state: 'pending', officialFrom: null });
    expect(openTasks(story)).toEqual(['unconfirmed-contact']);
    expect(statusOf(story.facts())).toBe('approved');
    expectSound(story);
  });
  it('asks again when a reviewer adds a trusted contact', () => {
    const story = unconfirmed();
    const contact = { id: 't9', name: 'Ted', title: 'CIO', email: 'Ted@elsewhere.example' };
    trust(story, contact);
    expect(openTasks(story)).toEqual([]);
    expect(story.world.tenant).toMatchObject({
      trustedContacts: [{ ...contact, email: 'ted@elsewhere.example', source: 'owner' }],
      proposedContacts: [],
    });
    deliver(story).at('2021-01-01T00:00:00Z');
    expect(line(story)).toMatchObject({ consent: 'agreed', consentBy: 'silence', association: 'official' });
    expectSound(story);
  });
  it('also while the window still runs, without waiting for its end', () => {
    const story = windowOpen(
      exampleWorld({ tenant: exampleTenant(nobodyTrusted) }),
      exampleClaim({ customerDomain: 'elsewhere.example', contactDomainReason: 'x' }),
    );
    const contact = { id: 't9', name: 'Ted', title: 'CIO', email: 'ted@elsewhere.example' };
    trust(story, contact);
    expect(lastRound(story)).toMatchObject({ number: 2, state: 'notice-pending' });
    expect(story.facts().rounds[0]?.state).toBe('void');
    expectSound(story);
  });
  it('is never helped by confirming the contact that proves nothing', () => {
    const story = unconfirmed();
    expect(
      story.refused((world, now) =>
        confirmContact(world, { claimId, round: 1, email: named, reason: 'It is right.' }, reviewer, now),
      ).problems[0]?.code,
    ).toBe('nothing-to-do');
  });
});
