import { endAssociation, endTrustedContact, notMe, refuse } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { linkEnd, liveLinks } from './link.ts';
import { type Story, contactPerson, exampleTenant, exampleWorld } from './world.example.ts';
import { deliver, named, reviewer, trusted, windowEnd, windowOpen } from './stories.example.ts';

const claimId = 'c1';
const endOf = (story: Story, email: string, purpose = 'decide'): string | null => {
  const notice = story.facts().notices.findLast((one) => one.email === email && one.purpose === purpose);
  if (!notice) throw new Error(`${email} has no link`);
  return linkEnd(story.world.tenant, story.facts(), notice, story.now);
};
const ends = (story: Story, email: string): string[] =>
  story
    .refused((world, now) => endAssociation(world, { claimId, lineId: 'l1' }, contactPerson(email), now))
    .problems.map(({ code }) => code);

describe('a link', () => {
  it('of somebody only the partner knows lives while there is something to decide', () => {
    const story = windowOpen();
    expect([endOf(story, named), endOf(story, trusted)]).toEqual([null, null]);
    story.at(windowEnd);
    // Whoever sent a form in the last second gets the answer.
    expect(endOf(story, named)).toBeNull();
    expect(ends(story, named)).toEqual(['link-void']);
    story.at('2020-12-24T00:01:00Z');
    expect([endOf(story, named), endOf(story, trusted)]).toEqual(['recorded', null]);
  });
  it('lives two business days after a refusal, and a trusted contact’s as long as they are held', () => {
    const story = windowOpen().at('2020-12-17T09:00:00Z');
    story.act((world, now) =>
      refuse(world, { claimId, lineIds: null, confirmed: true }, contactPerson(named, false), now),
    );
    expect([endOf(story, named), endOf(story, trusted, 'undo')]).toEqual([null, null]);
    story.at('2020-12-22T00:00:00Z');
    expect([endOf(story, named), endOf(story, trusted, 'undo'), endOf(story, trusted)]).toEqual([
      'over',
      null,
      null,
    ]);
  });
  it('is dead at once when the contact is removed, also months after', () => {
    const story = windowOpen().at('2021-03-01T00:00:00Z');
    expect(endOf(story, trusted)).toBeNull();
    story.act((world, now) =>
      endTrustedContact(world, { contactId: 'trusted-1', why: 'Left.' }, reviewer, now),
    );
    expect(endOf(story, trusted)).toBe('removed');
    expect(ends(story, trusted)).toEqual(['link-void']);
  });
  it('ends an association for twelve months after a trusted contact vouched for its holder', () => {
    const tenant = exampleTenant();
    tenant.trustedContacts.push({ ...tenant.trustedContacts[0]!, id: 'tom', email: 'tom@contoso.example' });
    const story = windowOpen(exampleWorld({ tenant })).at('2020-12-17T09:00:00Z');
    const olga = { name: 'Olga', title: '', email: 'olga@contoso.example' };
    story.act((world, now) =>
      notMe(world, { claimId, replacement: olga, confirmed: true }, contactPerson(trusted), now),
    );
    expect(endOf(story, trusted)).toBe('passed-on');
    deliver(story).at('2021-12-17T08:59:59Z');
    expect(story.facts().lines[0]?.association).toBe('official');
    expect(endOf(story, olga.email)).toBeNull();
    story.at('2021-12-17T09:00:00Z');
    expect(endOf(story, olga.email)).toBe('recorded');
    expect(ends(story, olga.email)).toEqual(['link-void']);
  });
  it('is listed while it lives, with its end: the period, the time to undo, or a year after somebody vouched', () => {
    const listed = (story: Story): string[] =>
      liveLinks(story.world.tenant, story.facts(), story.now).map(
        (link) => `${link.notice.email} ${link.notice.purpose} ${link.trusted ? 'trusted' : link.until}`,
      );
    const story = windowOpen();
    expect(listed(story)).toEqual([`${named} decide ${windowEnd}`, `${trusted} decide trusted`]);
    story.at('2020-12-17T09:00:00Z');
    story.act((world, now) =>
      refuse(world, { claimId, lineIds: null, confirmed: true }, contactPerson(named, false), now),
    );
    expect(listed(story)).toEqual([
      `${named} decide 2020-12-22T00:00:00Z`,
      `${trusted} decide trusted`,
      `${trusted} undo trusted`,
    ]);
    story.act((world, now) =>
      endTrustedContact(world, { contactId: 'trusted-1', why: 'Left.' }, reviewer, now),
    );
    expect(listed(story)).toEqual([`${named} decide 2020-12-22T00:00:00Z`]);
    story.at('2020-12-22T00:00:00Z');
    expect(listed(story)).toEqual([]);
  });
});
