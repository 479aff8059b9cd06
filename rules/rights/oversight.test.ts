import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, monthsOf, percentile } from './oversight.ts';

test.each([
  ['month', null, ['2026-11']],
  ['quarter', null, ['2026-09', '2026-10', '2026-11']],
  ['quarter', '2026-01', ['2025-11', '2025-12', '2026-01']],
] as const)('the months of a %s until %s', (range, until, months) =>
  expect(monthsOf(range, until, '2026-11-23')).toEqual(months),
);

test('whole months have their first and their last day', () => {
  expect(daysOf(['2023-12', '2024-01', '2024-02'])).toEqual({ from: '2023-12-01', until: '2024-02-29' });
});

test('the nearest rank is the value at that place of the sorted list', () => {
  expect(percentile([], 0.5)).toBeNull();
  fc.assert(
    fc.property(
      fc.array(fc.nat(500), { minLength: 1, maxLength: 60 }),
      fc.constantFrom(0.5, 0.9),
      (values, share) => {
        const weighted = [...new Set(values)].map((value) => ({
          value,
          count: values.filter((one) => one === value).length,
        }));
        const sorted = values.toSorted((a, b) => a - b);
        expect(percentile(weighted, share)).toBe(sorted[Math.ceil(sorted.length * share) - 1]);
      },
    ),
  );
});
