import { expect, test } from 'vitest';
import { domainOf, isDomain, isTenantId, tenantIdOf } from '../engine/customer-id.ts';
import { accept, deny } from '../engine/denial.ts';
import type { Step } from './step.ts';
import { itemsTold, untold } from './told.ts';

const step = {
  warnings: [
    { code: 'held-by-another-partner', pointer: '/lines/0' },
    { code: 'no-data-yet', pointer: '/lines/0/itemId' },
    { code: 'location-not-enrolled', pointer: '/locationId' },
  ],
  told: ['teams'],
} as unknown as Step;

test('a submission beyond the quota stands and tells nothing of the customer', () => {
  const left = untold(accept(step), true);
  expect(left).toMatchObject({ ok: true, value: { told: [] } });
  expect(left?.ok && left.value.warnings.map(({ code }) => code)).toEqual([
    'location-not-enrolled',
    'not-told',
  ]);
});

test('what is no submission tells by being accepted: it is refused until later', () => {
  expect(untold(accept(step), false)).toBeNull();
});

test('a refusal keeps what is about the form alone; with nothing left it says later', () => {
  const mixed = deny(
    'invalid',
    { code: 'field-required', pointer: '/name' },
    { code: 'product-not-on-tenant', pointer: '/lines/0' },
  );
  for (const submission of [true, false])
    expect(untold(mixed, submission)).toEqual(deny('invalid', { code: 'field-required', pointer: '/name' }));
  for (const code of [
    'tenant-domain-mismatch',
    'line-locked',
    'held-by-another-partner',
    'subscription-is-csp',
  ] as const)
    expect(untold(deny('invalid', { code, pointer: '' }), true)).toBeNull();
});

test('a refusal tells who holds what, as an answer does', () => {
  expect(itemsTold(accept(step))).toEqual(['teams']);
  expect(itemsTold({ ok: false, denial: { kind: 'invalid', problems: [], told: ['sales'] } })).toEqual([
    'sales',
  ]);
  expect(itemsTold(deny('conflict'))).toEqual([]);
});

test.each([
  ['https://www.Contoso.example/start?x=1#y', 'www.contoso.example'],
  ['contoso.example.', 'contoso.example'],
  ['http://user@contoso.example:8443/', 'contoso.example'],
  ['  Contoso.Example ', 'contoso.example'],
  ['info@contoso.example', 'contoso.example'],
  ['bücher.example', 'bücher.example'],
])('%j is the domain %s', (typed, domain) => {
  expect(domainOf(typed)).toBe(domain);
  expect(isDomain(domain)).toBe(true);
});

test.each([
  'not a domain',
  'contoso',
  '',
  '-a.example',
  'a..example',
  'a_b.example',
  `${'a'.repeat(64)}.example`,
])('%j is no domain', (typed) => expect(isDomain(domainOf(typed))).toBe(false));

test('a tenant ID is copied with braces and capitals', () => {
  expect(tenantIdOf(' {7D1F3A52-90C4-4D5B-9D3E-6C1F2B8A4E10} ')).toBe('7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10');
  expect(isTenantId('7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10')).toBe(true);
  expect(['xyz', '7d1f3a52', ''].some(isTenantId)).toBe(false);
});
