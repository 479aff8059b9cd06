import { agree, decideEndRequest, endAssociation, requestEnd } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { holderAt, subscriptionEnded, usageVisible } from './association.ts';
import type { Association } from './facts.ts';
import { afterGrace } from '../time/grace.ts';
import { statusOf } from './status.ts';
import {
  type Story,
  claimOf2023,
  contactPerson,
  exampleWorld,
  ownerPerson,
  partnerPerson,
  tenantAdmin,
} from './world.example.ts';
import {
  answer,
  approve,
  arbitrate,
  contested,
  deliver,
  expectSound,
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
const partner = partnerPerson();
const official = (): Story => windowOpen().at('2021-02-01T09:00:00Z');
const official2023 = (): Story =>
  approve(review(deliver(submitted('2023-11-01T09:00:00Z', exampleWorld(), claimOf2023())))).at(
    '2023-11-20T09:00:00Z',
  );
const ends =
  (actor = tenantAdmin(), reason: string | null = null, lineId = 'l1') =>
  (world: Story['world'], now: string) =>
    endAssociation(world, { claimId, lineId, reason }, actor, now);

describe('ending', () => {
  it('by the customer at any time, without a reason, by admin or by link', () => {
    const story = official();
    const from = story.said.messages.length;
    story.act(ends());
    expect(row(story)).toMatchObject({
      state: 'ended',
      until: '2021-02-01T09:00:00Z',
      endedHow: 'customer',
      neverEarns: false,
    });
    expect(mails(story, from)).toEqual([
      'association-ended > assignee-or-reviewers',
      'association-ended > partner-contact',
      'association-ended > nora@contoso.example',
      'association-ended > tessa@contoso.example',
    ]);
    // The address that the partner typed ends nothing once the window is over.
    expect(story.refused(ends(contactPerson(named, false), 'x', 'l2')).problems[0]?.code).toBe('link-void');
    story.act(ends(contactPerson(), 'No longer with them', 'l2'));
    expect(row(story, 'l2')).toMatchObject({ state: 'ended', endReason: 'No longer with them' });
    expect(statusOf(story.facts())).toBe('approved');
    expectSound(story);
  });
  it('reaches a trusted contact who came later and was never asked', () => {
    const story = official();
    story.world.tenant.trustedContacts.push({
      id: 'k9',
      name: 'Lena Late',
      title: '',
      email: 'Lena@contoso.example',
      source: 'owner',
    });
    const from = story.said.messages.length;
    story.act(ends());
    expect(mails(story, from)).toEqual([
      'association-ended > assignee-or-reviewers',
      'association-ended > partner-contact',
      'association-ended > nora@contoso.example',
      'association-ended > tessa@contoso.example',
      'association-ended > lena@contoso.example',
    ]);
  });
  it('inside the window of what was accepted early, it never earns', () => {
    const story = windowOpen();
    story.act((world, now) =>
      agree(world, { claimId, lineIds: null, confirmed: true, code: 'right' }, contactPerson(trusted), now),
    );
    story.act(ends());
    expect(row(story)).toMatchObject({ state: 'ended', neverEarns: true });
    expectSound(story);
  });
  it('says why not', () => {
    const story = official();
    expect(story.refused(ends(tenantAdmin(), null, 'x')).problems).toEqual([
      { code: 'line-unknown', pointer: '/lineId' },
    ]);
    story.act(ends());
    expect(story.refused(ends()).problems).toEqual([{ code: 'line-not-open', pointer: '/lineId' }]);
    expect(windowOpen().refused(ends()).problems[0]?.code).toBe('nothing-to-do');
    expect(story.refused(ends(partner, 'x', 'l2')).kind).toBe('conflict');
  });
  it('by the partner where the policy lets it: with a reason, and shown as rejected for good', () => {
    const story = official2023();
    expect(story.refused(ends(partner, ' ')).problems).toEqual([
      { code: 'reason-required', pointer: '/reason' },
    ]);
    story.act(ends(partner, 'Handed over'));
    expect(line(story)).toMatchObject({
      review: 'rejected',
      rejectionCodes: ['partner-request'],
      final: true,
      association: 'ended',
    });
    expect(statusOf(story.facts())).toBe('approved');
    story.act(ends(partner, 'Handed over', 'l2'));
    expect(statusOf(story.facts())).toBe('rejected-final');
    expectSound(story);
  });
  it('when the subscription ends', () => {
    const story = official();
    story.take(subscriptionEnded(story.world, { claimId, lineId: 'l1' }, story.now));
    expect(row(story)).toMatchObject({ state: 'ended', endedHow: 'subscription-ended' });
    const entries = story.history().length;
    story.take(subscriptionEnded(story.world, { claimId, lineId: 'l1' }, story.now));
    expect(story.history()).toHaveLength(entries);
    expectSound(story);
  });
});

describe('the partner asks for the end', () => {
  const asks =
    (reason = 'We sold that business', lineId = 'l1') =>
    (world: Story['world'], now: string) =>
      requestEnd(world, { claimId, lineId, reason }, partner, now);
  const decides =
    (decision: 'end' | 'keep', reason = 'Agreed') =>
    (world: Story['world'], now: string) =>
      decideEndRequest(world, { claimId, lineId: 'l1', decision, reason }, reviewer, now);
  it('and a reviewer grants it', () => {
    const story = official();
    expect(story.refused(asks(' ')).problems[0]?.code).toBe('reason-required');
    expect(story.refused(asks('x', 'y')).problems[0]?.code).toBe('line-unknown');
    story.act(asks());
    expect(openTasks(story)).toEqual(['end-requested']);
    expect(story.refused(asks()).problems[0]?.code).toBe('already-decided');
    expect(story.refused(decides('end', '')).problems[0]?.code).toBe('reason-required');
    story.act(decides('end'));
    expect(row(story)).toMatchObject({
      state: 'ended',
      endedHow: 'partner',
      endReason: 'We sold that business',
    });
    expect(line(story).review).toBe('approved');
    expect(openTasks(story)).toEqual([]);
    expectSound(story);
  });
  it('or keeps it', () => {
    const story = official();
    story.act(asks());
    const from = story.said.messages.length;
    story.act(decides('keep', 'The customer still counts on you'));
    expect(row(story)?.state).toBe('official');
    expect(mails(story, from)).toEqual(['end-request-refused > partner-contact']);
    expect(story.refused(decides('end')).problems[0]?.code).toBe('nothing-to-do');
    expectSound(story);
  });
  it('and the customer is quicker: the task is closed with it', () => {
    const story = official();
    story.act(asks());
    story.act(ends());
    expect(openTasks(story)).toEqual([]);
    expect(
      story.refused((world, now) =>
        decideEndRequest(world, { claimId, lineId: 'l1', decision: 'end', reason: 'x' }, ownerPerson(), now),
      ).problems[0]?.code,
    ).toBe('nothing-to-do');
  });
});

describe('who holds a key', () => {
  const key = 'workload:exchange-online:usage';
  it('is projected to the instant, also before the clock has written anything down', () => {
    const story = windowOpen();
    expect(holderAt(story.world, key, '2020-12-23T23:59:59.999Z')).toBeNull();
    expect(holderAt(story.world, key, '2020-12-24T00:00:04.999Z')).toBeNull();
    expect(holderAt(story.world, key, afterGrace(windowEnd))?.lineId).toBe('l1');
  });
  it('changes over at one instant, with neither gap nor overlap', () => {
    const story = arbitrate(answer(answer(contested(), 'c1'), 'c2'), 'c2-l1');
    deliver(approve(review(story, 'c2'), 'c2'), 'c2');
    const held = (at: string): string | undefined => holderAt(story.world, key, at)?.lineId;
    const instants = ['2021-01-11T23:59:59.999Z', '2021-01-12T00:00:05Z', '2021-01-12T00:00:05.001Z'];
    const before = instants.map(held);
    expect(before).toEqual(['l1', 'c2-l1', 'c2-l1']);
    story.at('2021-01-12T00:00:00Z');
    expect(instants.map(held)).toEqual(before);
  });
  it('nobody after the end', () => {
    const story = official();
    story.act(ends());
    expect(holderAt(story.world, key, '2021-02-01T08:59:59Z')?.lineId).toBe('l1');
    expect(holderAt(story.world, key, '2021-02-01T09:00:00Z')).toBeNull();
  });
});

describe('usage', () => {
  const held = (more: Partial<Association> = {}): Association => ({
    ...(row(official()) as Association),
    officialFrom: '2020-12-31T23:30:00Z',
    ...more,
  });
  it.each([
    ['from the month of its start, in the customer’s zone', {}, 'UTC', '2021-02-01T00:00:00Z', '2020-12'],
    ['which may be the next month there', {}, 'Europe/Amsterdam', '2021-02-01T00:00:00Z', '2021-01'],
    ['not before it', {}, 'UTC', '2020-12-31T23:29:59Z', null],
    [
      'also when the clock has not written it down',
      { state: 'pending' as const },
      'UTC',
      '2021-02-01T00:00:00Z',
      '2020-12',
    ],
    [
      'never after its end',
      { state: 'ended' as const, until: '2021-01-15T00:00:00Z' },
      'UTC',
      '2021-02-01T00:00:00Z',
      null,
    ],
    [
      'never while no end of the window is known',
      { state: 'pending' as const, officialFrom: null },
      'UTC',
      '2021-02-01T00:00:00Z',
      null,
    ],
    ['never when it is void', { state: 'void' as const }, 'UTC', '2021-02-01T00:00:00Z', null],
  ])('%s', (_, more, zone, now, expected) => expect(usageVisible(held(more), now, zone)).toBe(expected));
});
