import { issueConsentCode, lockItem, revokeConsentCode, submitClaim, unlockItem } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { codeProblem } from './tenant-lock.ts';
import { Story, exampleWorld, guid, partnerPerson, tenantAdmin } from './world.example.ts';
import { mails, submit, submitted } from './stories.example.ts';

const admin = tenantAdmin();
const exchange = { itemKind: 'workload' as const, itemId: 'exchange-online', subscriptionId: null };
const sales = { itemKind: 'product' as const, itemId: 'sales', subscriptionId: guid('a') };
const issue =
  (more: Partial<Parameters<typeof issueConsentCode>[1]> = {}) =>
  (world: Story['world'], now: string) =>
    issueConsentCode(
      world,
      {
        codeId: 'code-1',
        partnerId: 'partner-a',
        items: ['exchange-online'],
        expiresAt: '2021-01-01T00:00:00Z',
        ...more,
      },
      admin,
      now,
    );
const lock = (item: Parameters<typeof lockItem>[1]) => (world: Story['world'], now: string) =>
  lockItem(world, item, admin, now);

describe('locks', () => {
  it('keep new claims out, and tell those under way', () => {
    const open = submitted();
    const from = open.said.messages.length;
    open.act(lock(exchange));
    expect(mails(open, from)).toEqual(['item-locked > partner-contact']);
    const story = new Story().draft();
    story.act(lock(exchange));
    expect(
      story.refused((world, now) => submitClaim(world, { claimId: 'c1' }, partnerPerson(), now)).problems,
    ).toMatchObject([{ code: 'line-locked' }]);
    expect(story.refused(lock(exchange)).problems[0]?.code).toBe('already-decided');
    story.act((world, now) => unlockItem(world, exchange, admin, now));
    expect(story.refused((world, now) => unlockItem(world, exchange, admin, now)).problems[0]?.code).toBe(
      'nothing-to-do',
    );
    submit(story);
    expect(story.world.tenant.locks).toEqual([]);
  });
  it('tell nobody about drafts', () => {
    const story = new Story().draft();
    const from = story.said.messages.length;
    story.act(lock(exchange));
    expect(mails(story, from)).toEqual([]);
  });
  it.each([
    [{ ...exchange, itemId: 'nothing' }, 'workload-unknown', '/itemId'],
    [{ ...sales, itemId: 'nothing' }, 'value-invalid', '/itemId'],
    [{ ...exchange, subscriptionId: guid('a') }, 'value-invalid', '/subscriptionId'],
    [{ ...sales, subscriptionId: guid('f') }, 'subscription-not-on-tenant', '/subscriptionId'],
    [{ ...sales, subscriptionId: guid('b') }, 'subscription-wrong-product', '/subscriptionId'],
  ])('refuse %o', (item, code, pointer) => {
    expect(new Story().refused(lock(item)).problems).toEqual([{ code, pointer }]);
  });
  it('are the tenant admin’s alone', () => {
    const story = new Story();
    expect(
      story.refused((world, now) => lockItem(world, sales, partnerPerson(), now)).problems[0]?.code,
    ).toBe('role-missing');
    expect(
      story.refused((world, now) => lockItem(world, sales, tenantAdmin({ tenantId: guid('9') }), now)).kind,
    ).toBe('hidden');
    story.act(lock(sales));
    expect(story.world.tenant.locks).toEqual([sales]);
  });
});

describe('one-time codes', () => {
  it('open a lock for the claim that redeems them', () => {
    const story = new Story().draft();
    story.act(lock(exchange));
    story.act(issue());
    submit(story, 'c1', 'code-1');
    expect(story.world.tenant.codes).toMatchObject([
      { id: 'code-1', redeemedByClaimId: 'c1', issuedBy: { id: 'admin' } },
    ]);
    expect(
      story.refused((world, now) => revokeConsentCode(world, { codeId: 'code-1' }, admin, now)).problems[0]
        ?.code,
    ).toBe('already-decided');
  });
  it('are wrong, without a reason why, for anybody else, twice, too late, or revoked', () => {
    const wrong = { code: 'consent-code-wrong', pointer: '/consentCode' };
    const story = new Story('2020-12-01T09:00:00Z').draft();
    story.act(issue());
    expect(codeProblem(story.world, 'c1', 'code-1', story.now)).toBeNull();
    expect(codeProblem(story.world, 'c1', 'unknown', story.now)).toEqual(wrong);
    expect(codeProblem(story.world, 'c1', 'code-1', '2021-01-01T00:00:00Z')).toEqual(wrong);
    const spent = {
      ...story.world.tenant,
      codes: story.world.tenant.codes.map((code) => ({ ...code, redeemedByClaimId: 'c9' })),
    };
    expect(codeProblem(exampleWorld({ ...story.world, tenant: spent }), 'c1', 'code-1', story.now)).toEqual(
      wrong,
    );
    story.act(issue({ codeId: 'code-2', partnerId: 'partner-b' }));
    expect(codeProblem(story.world, 'c1', 'code-2', story.now)).toEqual(wrong);
    story.act(issue({ codeId: 'code-3', partnerId: null }));
    expect(codeProblem(story.world, 'c1', 'code-3', story.now)).toBeNull();
    story.act((world, now) => revokeConsentCode(world, { codeId: 'code-1' }, admin, now));
    expect(codeProblem(story.world, 'c1', 'code-1', story.now)).toEqual(wrong);
    expect(
      story.refused((world, now) =>
        submitClaim(world, { claimId: 'c1', consentCodeId: 'code-1' }, partnerPerson(), now),
      ).problems,
    ).toEqual([wrong]);
    expect(story.refused((world, now) => revokeConsentCode(world, { codeId: 'x' }, admin, now)).kind).toBe(
      'hidden',
    );
  });
  it('name items that exist and an end that lies ahead', () => {
    expect(new Story().refused(issue({ items: [], expiresAt: '2020-12-01T09:00:00Z' })).problems).toEqual([
      { code: 'field-required', pointer: '/items' },
      { code: 'value-invalid', pointer: '/expiresAt' },
    ]);
    expect(new Story().refused(issue({ items: ['sales', 'x', guid('a'), 'sales'] })).problems).toEqual([
      { code: 'value-invalid', pointer: '/items/1' },
      { code: 'value-invalid', pointer: '/items/3' },
    ]);
  });
});
