import { expect, test } from 'vitest';
import type { Claim } from '#sdk';
import { copiedFields, refilable, usableFirst, withoutRefused } from './claim-copy.ts';

const whole = '7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10';
const line = (id: string, subscriptionId: string | null) =>
  ({ item: { kind: 'product', id, name: id }, subscriptionId }) as Claim['lines'][number];
const person = (name: string) => ({ name, title: 'CIO', email: `${name}@contoso.example` });
const earlier = {
  customer: { tenantId: whole } as Claim['customer'],
  solutionArea: 'business-applications',
  activities: ['usage', 'presales'],
  lines: [line('sales', '…4e10'), line('sales', '…4e10'), line('finance', whole)],
  customerContact: person('jan'),
  technicalContact: null,
  partnerContact: person('ruben'),
  contactDomainReason: null,
  solutionSellerName: 'Kestrel',
  revenueCustomerName: 'Contoso',
  isvProductName: null,
};
const same = {
  tenantId: whole.toUpperCase(),
  solutionArea: 'business-applications',
  activities: ['presales', 'usage'],
};

test('the same again: items once, contacts, and subscriptions where the whole id is known', () => {
  expect(copiedFields(earlier, same)).toEqual({
    lines: [{ itemId: 'sales' }, { itemId: 'finance', subscriptionId: whole }],
    customerContact: person('jan'),
    technicalContact: null,
    contactDomainReason: null,
    partnerContact: person('ruben'),
    solutionSellerName: 'Kestrel',
    isvProductName: null,
    revenueCustomerName: 'Contoso',
  });
});

test('for another customer nothing of the first one goes along', () => {
  const copied = copiedFields(earlier, { ...same, tenantId: '00000000-90c4-4d5b-9d3e-6c1f2b8a4e10' });
  expect(copied.lines).toEqual([{ itemId: 'sales' }, { itemId: 'finance' }]);
  expect(Object.keys(copied)).not.toContain('customerContact');
  expect(JSON.stringify(copied)).not.toMatch(/jan|Contoso|7d1f3a52/);
});

test('for another area only the own contact', () => {
  expect(
    copiedFields(earlier, { ...same, tenantId: 'x', solutionArea: 'microsoft-365', activities: ['usage'] }),
  ).toEqual({
    partnerContact: person('ruben'),
  });
});

const problem = (pointer: string, code = 'already-associated-by-you') => ({ pointer, code, message: '' });

test('lines that no longer fit are left out and named; with two activities a line stands for two', () => {
  const lines = [{ itemId: 'sales' }, { itemId: 'finance' }, { itemId: 'teams' }];
  expect(withoutRefused(lines, [problem('/lines/1'), problem('/lines/1/itemId')], 1)).toEqual({
    lines: [{ itemId: 'sales' }, { itemId: 'teams' }],
    left: [{ itemId: 'finance', problem: problem('/lines/1') }],
  });
  expect(withoutRefused(lines, [problem('/lines/4'), problem('/lines/5')], 2)?.lines).toEqual([
    { itemId: 'sales' },
    { itemId: 'finance' },
  ]);
});

test('nothing is left out for a problem of something else', () => {
  expect(withoutRefused([{ itemId: 'sales' }], [problem('/lines/0'), problem('/locationId')], 1)).toBeNull();
  expect(withoutRefused([{ itemId: 'sales' }], [problem('/lines/3')], 1)).toBeNull();
  expect(withoutRefused([], [], 1)).toBeNull();
});

test('what came to nothing can be filed again, unless it was claimed again in the same claim', () => {
  const at = (id: string, outcome: string) => ({ ...line(id, null), outcome }) as Claim['lines'][number];
  const lines = [
    at('teams', 'official'),
    at('intune', 'rejected'),
    at('sales', 'refused'),
    at('sales', 'undecided'),
  ];
  expect(refilable({ status: 'approved', lines }).map(({ item }) => item.id)).toEqual(['intune']);
  expect(refilable({ status: 'editing', lines })).toEqual([]);
  const rows = [{ status: 'approved' }, { status: 'withdrawn' }] as Parameters<typeof usableFirst>[0];
  expect(usableFirst(rows).map(({ status }) => status)).toEqual(['withdrawn', 'approved']);
});
