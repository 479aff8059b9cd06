import {
  answerQuestion,
  askQuestion,
  confirmContact,
  correctContact,
  notMe,
  refuse,
} from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { noticeAccepted } from './delivery.ts';
import type { Person } from './facts.ts';
import { type Story, contactPerson, exampleTenant, exampleWorld, tenantAdmin } from './world.example.ts';
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
  submitted,
  trusted,
  windowEnd,
  windowOpen,
} from './stories.example.ts';

const claimId = 'c1';
const nora = contactPerson(named, false);
const tessa = contactPerson(trusted);
const passes =
  (email: string | null, actor = nora, name = 'Olga Other') =>
  (world: Story['world'], now: string) =>
    notMe(
      world,
      {
        claimId,
        replacement: email === null ? null : ({ name, title: 'CIO', email } satisfies Person),
        confirmed: true,
      },
      actor,
      now,
    );

describe('not me', () => {
  it('asks the replacement in the same round, and everybody gets the later date', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    let from = story.said.messages.length;
    story.act(passes('Olga@contoso.test'));
    expect(mails(story, from)).toEqual([
      'customer-notice > olga@contoso.test',
      'replacement-asked > partner-contact',
    ]);
    expect(
      story
        .facts()
        .notices.map(({ email, state, named: isNamed, trusted: isTrusted }) => [
          email,
          state,
          isNamed,
          isTrusted,
        ]),
    ).toEqual([
      [named, 'void', true, false],
      [trusted, 'accepted', false, true],
      ['olga@contoso.test', 'queued', true, false],
    ]);
    expect(line(story)).toMatchObject({ consent: 'notice-pending', consentEndsAt: windowEnd });
    expect(row(story)?.officialFrom).toBeNull();
    story.at('2020-12-24T09:00:00Z');
    expect(line(story).association).toBe('none');
    from = story.said.messages.length;
    deliver(story);
    expect(lastRound(story)).toMatchObject({
      number: 1,
      state: 'open',
      replacements: 1,
      namedContact: { email: named },
    });
    expect(
      JSON.stringify(story.history().filter((entry) => entry.visibleTo.includes('partner'))),
    ).not.toContain('olga@');
    expect(mails(story, from)).toEqual([
      'window-started > partner-contact',
      'customer-notice-again > tessa@contoso.example',
    ]);
    expect(row(story)?.officialFrom).toBe('2021-01-01T00:00:00Z');
    expect(story.facts().claim.customerContact?.email).toBe(named);
    expect(
      story.refused((world, now) => refuse(world, { claimId, lineIds: null, confirmed: true }, nora, now))
        .problems,
    ).toEqual([{ code: 'link-void', pointer: '' }]);
    story.at('2021-01-01T00:00:00Z');
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: '2021-01-01T00:00:00Z' });
    expectSound(story);
  });
  it('never shortens: a window that was lengthened for a line stays', () => {
    const story = windowOpen().at('2020-12-16T10:00:01Z');
    story.act(passes('olga@contoso.example'));
    deliver(story);
    expect(lastRound(story)?.window?.endsAt).toBe(windowEnd);
  });
  it('by the last trusted contact pauses the window, whether or not somebody is named', () => {
    for (const email of [null, 'olga@gmail.example', 'olga@contoso.example']) {
      const story = windowOpen().at('2020-12-17T09:00:00Z');
      const from = story.said.messages.length;
      story.act(passes(email, tessa));
      expect(lastRound(story)?.state).toBe('paused');
      expect(line(story)).toMatchObject({ consent: 'paused', consentEndsAt: null });
      expect(row(story)?.officialFrom).toBeNull();
      expect(openTasks(story)).toEqual(['replacement-contact']);
      // The partner learns why nothing goes on, and not who the owner's contact is.
      expect(mails(story, from).filter((mail) => mail.endsWith('partner-contact'))).toEqual([
        'window-paused > partner-contact',
      ]);
      const told = story.said.messages.slice(from).find((one) => one.template === 'window-paused');
      expect(told?.params).toMatchObject({ why: 'not-me', lookUntil: { lastDay: '2020-12-24' } });
      expect(JSON.stringify(told)).not.toMatch(/tessa|olga/i);
      expect(story.said.messages.at(-1)?.params).toMatchObject({
        paused: true,
        passedOn: email === 'olga@contoso.example',
      });
      // Asking the same people again would count the silence of somebody who said "not me".
      for (const address of [named, trusted])
        expect(
          story.refused((world, now) =>
            confirmContact(world, { claimId, round: 1, email: address, reason: 'It is.' }, reviewer, now),
          ).problems[0]?.code,
        ).toMatch(/trusted-contact-needed|not-found/);
      if (email === 'olga@contoso.example') deliver(story);
      story.at('2020-12-26T00:00:00Z');
      expect(line(story)).toMatchObject({ consent: 'unconfirmed', association: 'none' });
      expect(openTasks(story)).toEqual(['replacement-contact', 'unconfirmed-contact']);
      story.at('2021-03-01T00:00:00Z');
      expect(line(story).association).toBe('none');
      expectSound(story);
    }
  });
  it('by everybody who was asked pauses, and a trusted contact who is found gets a full window', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act(passes(null));
    expect(lastRound(story)?.state).toBe('open');
    story.act(passes(null, tessa));
    expect(lastRound(story)?.state).toBe('paused');
    story.world.tenant.trustedContacts.push({
      id: 'tom',
      name: 'Tom',
      title: '',
      email: 'tom@contoso.example',
      source: 'owner',
    });
    const from = story.said.messages.length;
    story
      .at('2020-12-18T09:00:00Z')
      .act((world, now) =>
        confirmContact(world, { claimId, round: 1, email: named, reason: 'Tom is new.' }, reviewer, now),
      );
    expect(mails(story, from).filter((mail) => mail.startsWith('window'))).toEqual([
      'window-asked-again > partner-contact',
      'window-asked-again > assignee-or-reviewers',
    ]);
    expect(
      story
        .facts()
        .notices.filter((notice) => notice.round === 2)
        .map((notice) => notice.email),
    ).toEqual([named, 'tom@contoso.example']);
    deliver(story).at('2020-12-26T00:00:00Z');
    expect(row(story)).toMatchObject({ state: 'official', officialFrom: '2020-12-26T00:00:00Z' });
    expectSound(story);
  });
  it('leaves the window running while another trusted contact is asked', () => {
    const tenant = exampleTenant();
    tenant.trustedContacts.push({ ...tenant.trustedContacts[0]!, id: 'tom', email: 'tom@contoso.example' });
    const story = windowOpen(exampleWorld({ tenant }));
    story.act(passes(null, tessa));
    expect(lastRound(story)?.state).toBe('open');
    story.at(windowEnd);
    expect(line(story).association).toBe('official');
    expectSound(story);
  });
  it('in the very instant in which the round opened waits for the replacement too', () => {
    const tenant = exampleTenant();
    tenant.trustedContacts.push({ ...tenant.trustedContacts[0]!, id: 'tom', email: 'tom@contoso.example' });
    const story = approve(review(submitted('2020-12-15T09:00:00Z', exampleWorld({ tenant }))));
    story.act(passes('olga@contoso.example', tessa));
    for (const email of [named, 'tom@contoso.example'])
      story.act((world, now) => noticeAccepted(world, { claimId, round: 1, email, purpose: 'decide' }, now));
    expect(lastRound(story)?.state).toBe('notice-pending');
    deliver(story);
    expect(lastRound(story)?.state).toBe('open');
  });
  it('makes the replacement trusted where the owner holds nobody', () => {
    const story = windowOpen(exampleWorld({ tenant: exampleTenant({ trustedContacts: [] }) }));
    story.act(passes('olga@contoso.example'));
    deliver(story).at(windowEnd);
    expect(line(story).association).toBe('official');
  });
  it('is possible three times in a round', () => {
    const story = windowOpen();
    const names = ['o1@contoso.example', 'o2@contoso.example', 'o3@contoso.example'];
    names.forEach((email, index) =>
      story.act(passes(email, index === 0 ? nora : contactPerson(names[index - 1], false))),
    );
    expect(
      story.refused(passes('o4@contoso.example', contactPerson('o3@contoso.example', false))).problems,
    ).toEqual([{ code: 'replacements-used', pointer: '' }]);
    expectSound(story);
  });
  it('is a reviewer’s task off the customer’s domains, or with nobody named; the window runs on', () => {
    const story = windowOpen();
    story.act(passes('olga@gmail.example'));
    expect(openTasks(story)).toEqual(['replacement-contact']);
    expect(story.facts().notices.map((notice) => notice.state)).toEqual(['accepted', 'accepted']);
    story.act((world, now) =>
      confirmContact(
        world,
        { claimId, round: 1, email: named, reason: 'Called: it is Nora.' },
        reviewer,
        now,
      ),
    );
    expect(openTasks(story)).toEqual([]);
    expect(line(story.at(windowEnd)).association).toBe('official');
    expectSound(story);
  });
  it('the reviewer may ask the replacement in a new round', () => {
    const story = windowOpen().at('2020-12-18T09:00:00Z');
    story.act(passes('olga@gmail.example'));
    const contact = { name: 'Olga Other', title: 'CIO', email: 'olga@gmail.example' };
    story.act((world, now) =>
      correctContact(
        world,
        { claimId, round: 1, contact, contactDomainReason: 'The customer named her.' },
        reviewer,
        now,
      ),
    );
    deliver(story);
    expect(lastRound(story)).toMatchObject({ number: 2, state: 'open' });
    expect(lastRound(story)?.window?.endsAt).toBe('2020-12-26T00:00:00Z');
    expect(openTasks(story)).toEqual([]);
    expectSound(story);
  });
  it('says what is wrong', () => {
    const story = windowOpen();
    expect(story.refused(passes('nonsense', nora, ' ')).problems).toEqual([
      { code: 'field-required', pointer: '/replacement/name' },
      { code: 'value-invalid', pointer: '/replacement/email' },
    ]);
    expect(story.refused(passes(trusted.toUpperCase())).problems).toEqual([
      { code: 'contact-already-asked', pointer: '/replacement/email' },
    ]);
    expect(
      story.refused((world, now) => notMe(world, { claimId, replacement: null, confirmed: false }, nora, now))
        .problems,
    ).toEqual([{ code: 'confirmation-required', pointer: '/confirmed' }]);
    expect(bounce(story, named).refused(passes('olga@contoso.example')).problems[0]?.code).toBe(
      'window-not-open',
    );
    expect(windowOpen().at(windowEnd).refused(passes('olga@contoso.example')).problems[0]?.code).toBe(
      'window-over',
    );
  });
  it('asks the replaced person’s successor again in a later round', () => {
    const story = windowOpen();
    story.act(passes('olga@contoso.example'));
    bounce(deliver(story), trusted);
    story.act((world, now) =>
      confirmContact(world, { claimId, round: 1, email: trusted, reason: 'Mailbox is back.' }, reviewer, now),
    );
    expect(lastRound(story)).toMatchObject({ number: 2, namedContact: { email: named } });
    expect(
      story
        .facts()
        .notices.filter((notice) => notice.round === 2 && notice.named)
        .map((notice) => notice.email),
    ).toEqual(['olga@contoso.example']);
    expect(armed(story)).toEqual([`contact-correction 2 owner ${windowEnd}`]);
  });
});

describe('questions', () => {
  it('go to partner and reviewer, and the answer comes back by the same link', () => {
    const story = windowOpen();
    let from = story.said.messages.length;
    story.act((world, now) => askQuestion(world, { claimId, text: ' What will they see? ' }, nora, now));
    expect(mails(story, from)).toEqual([
      'customer-question > partner-contact',
      'customer-question > assignee-or-reviewers',
    ]);
    expect(openTasks(story)).toEqual(['customer-question']);
    from = story.said.messages.length;
    expect(
      story.refused((world, now) => answerQuestion(world, { claimId, subject: '1', text: '' }, reviewer, now))
        .problems[0]?.code,
    ).toBe('field-required');
    expect(
      story.refused((world, now) =>
        answerQuestion(world, { claimId, subject: '7', text: 'x' }, reviewer, now),
      ).kind,
    ).toBe('hidden');
    story.act((world, now) =>
      answerQuestion(world, { claimId, subject: '1', text: 'Only monthly totals.' }, reviewer, now),
    );
    expect(mails(story, from)).toEqual(['customer-answer > nora@contoso.example']);
    expect(story.said.comments).toMatchObject([
      { visibility: 'customer', text: 'What will they see?' },
      { visibility: 'customer', text: 'Only monthly totals.' },
    ]);
    expect(openTasks(story)).toEqual([]);
    expect(lastRound(story)?.window?.endsAt).toBe(windowEnd);
    expectSound(story);
  });
  it('of the tenant admin are answered at his address', () => {
    const story = windowOpen();
    story.act((world, now) => askQuestion(world, { claimId, text: 'Why?' }, tenantAdmin(), now));
    const from = story.said.messages.length;
    story.act((world, now) =>
      answerQuestion(world, { claimId, subject: '1', text: 'Because.' }, reviewer, now),
    );
    expect(mails(story, from)).toEqual(['customer-answer > adam@contoso.example']);
    expect(
      story.refused((world, now) => askQuestion(world, { claimId, text: ' ' }, nora, now)).problems[0]?.code,
    ).toBe('field-required');
  });
});
