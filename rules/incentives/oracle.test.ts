/** Random worlds against the independent oracle: the same amounts to the last minor unit. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IncentivesOracle } from '../../test/oracle/incentives.ts';
import { ineligibleCodes } from './codes.ts';
import { computeTenant } from './compute.ts';
import { lastMonth, randomWorld } from './worlds.example.ts';

const runs = { numRuns: Number(process.env['ORACLE_RUNS'] ?? 1000), endOnFailure: false };

it('finds the amounts that an independent walk through every day finds', () => {
  const seen = { amounts: 0, cut: 0, negative: 0, barred: 0 };
  fc.assert(
    fc.property(randomWorld, ({ world, locations, terms }) => {
      const expected = new IncentivesOracle(structuredClone(world), locations, terms)
        .through(lastMonth)
        .map(({ associationId, month, potential, amount, barred }) =>
          [associationId, month, potential, amount, barred].join(' '),
        );
      const lines = computeTenant({ world, locations, terms, through: lastMonth });
      const found = lines.map(({ associationId, month, potential, amount, reasons }) => {
        const barred = reasons.some(
          ({ code }) =>
            (ineligibleCodes as readonly string[]).includes(code) && code !== 'month-not-held-at-its-end',
        );
        return [associationId, month, potential, amount, barred].join(' ');
      });
      expect(found.toSorted()).toEqual(expected.toSorted());
      for (const { amount, cut } of lines) {
        seen.amounts += amount > 0n ? 1 : 0;
        seen.negative += amount < 0n ? 1 : 0;
        seen.cut += cut > 0n ? 1 : 0;
        seen.barred += amount === 0n ? 1 : 0;
      }
    }),
    runs,
  );
  // The worlds must not be so odd that everything is nil.
  expect(seen.amounts).toBeGreaterThan(200);
  expect(seen.cut).toBeGreaterThan(30);
  expect(seen.negative).toBeGreaterThan(0);
});
