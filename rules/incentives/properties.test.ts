/** What holds for every world: domain 14.5 to 14.7, invariants M-1 to M-3. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText } from '../money/money.ts';
import { type Line, computeTenant } from './compute.ts';
import { mistakes } from './pocket-calculator.example.ts';
import { tenuresOf } from './tenure.ts';
import { leavesOf } from './trace.ts';
import { type RandomWorld, lastMonth, randomWorld } from './worlds.example.ts';

const runs = { numRuns: 120 };
const compute = ({ world, locations, terms }: RandomWorld, through = lastMonth): Line[] =>
  computeTenant({ world, locations, terms, through });
const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

describe('an amount', () => {
  it('is the same whenever and in whatever order the same facts are read', () => {
    const both = randomWorld.chain((random) =>
      fc
        .record({
          associations: shuffled(random.world.associations),
          usage: shuffled(random.world.usage),
          usageDays: shuffled(random.world.usageDays),
          transactions: shuffled(random.world.transactions),
          granted: shuffled(random.world.granted),
        })
        .map((world): [RandomWorld, RandomWorld] => [
          random,
          {
            world: { ...random.world, ...world },
            locations: random.locations.toReversed(),
            terms: random.terms.toReversed(),
          },
        ]),
    );
    fc.assert(
      fc.property(both, ([random, other]) => {
        const lines = compute(random);
        expect(compute(structuredClone(random))).toEqual(lines);
        expect(compute(other)).toEqual(lines);
      }),
      runs,
    );
  });

  it('explains itself to a pocket calculator, and every nil says why', () => {
    fc.assert(
      fc.property(randomWorld, (random) => {
        for (const line of compute(random)) {
          if (line.amount === 0n) expect(line.reasons.length).toBeGreaterThan(0);
          else expect(line.trace).not.toBeNull();
          if (line.cut > 0n) expect(line.reasons.map(({ code }) => code)).toContain('cap-reached');
          expect(line.potential - line.amount).toBe(line.cut);
          if (line.trace === null || line.currency === null) continue;
          expect(mistakes(line.trace)).toEqual([]);
          expect(line.trace.value).toBe(amountText({ currency: line.currency, minor: line.amount }));
        }
      }),
      runs,
    );
  });

  it('lies in the months of an official association, and stays below its cap (M-1, M-3)', () => {
    fc.assert(
      fc.property(randomWorld, (random) => {
        const lines = compute(random);
        const tenures = tenuresOf(random.world.associations, random.world.zone);
        for (const line of lines.filter(({ amount }) => amount !== 0n)) {
          const tenure = tenures.find(({ association }) => association.id === line.associationId);
          expect(tenure?.association.overruled).toBe(false);
          expect(tenure && tenure.firstDay.slice(0, 7) <= line.month).toBe(true);
          expect(tenure?.lastDay === null || (tenure?.lastDay ?? '').slice(0, 7) >= line.month).toBe(true);
        }
        const [only, ...more] = random.terms;
        if (!only || more.length > 0 || only.caps.tenantAndItem === null) return;
        const keys = Map.groupBy(lines, ({ partnerId, item, subscriptionId, associationId }) => {
          const found = random.world.associations.find(({ id }) => id === associationId);
          return [partnerId, item, subscriptionId, found?.attribution].join(' ');
        });
        const cap = BigInt(only.caps.tenantAndItem.replace('.', ''));
        for (const [, group] of keys) {
          let sum = 0n;
          for (const { amount } of group) expect((sum += amount)).toBeLessThanOrEqual(cap);
        }
      }),
      runs,
    );
  });

  it('pays the same growth to nobody twice, whoever followed whom', () => {
    fc.assert(
      fc.property(randomWorld, (random) => {
        const [first] = random.terms;
        if (!first) return;
        const terms = [
          {
            ...first,
            baseline: 'before-association' as const,
            from: '2019-01',
            lever: { name: 'growth-over-high-water-mark' as const, measure: 'mau' as const },
          },
        ];
        const lines = compute({ ...random, terms });
        for (const key of ['workload:teams', 'subscription:s1']) {
          const figures = [...random.world.usage, ...random.world.usageDays].filter((row) => row.key === key);
          const most = Math.max(0, ...figures.map(({ mau }) => mau ?? 0));
          for (const attribution of ['usage', 'presales']) {
            const ids = random.world.associations
              .filter(
                (one) =>
                  one.attribution === attribution &&
                  key ===
                    (one.subscriptionId === null
                      ? `workload:${one.item}`
                      : `subscription:${one.subscriptionId}`),
              )
              .map(({ id }) => id);
            const sold = lines
              .filter(({ associationId }) => ids.includes(associationId))
              .map(({ units }) => units.digits);
            expect(sold.reduce((sum, units) => sum + units, 0n)).toBeLessThanOrEqual(BigInt(most));
          }
        }
      }),
      runs,
    );
  });
});

describe('no partner sees another’s', () => {
  it('in reasons, traces or digests there is no other partner, and no figure from before the own association', () => {
    fc.assert(
      fc.property(randomWorld, (random) => {
        const tenures = tenuresOf(random.world.associations, random.world.zone);
        for (const line of compute(random)) {
          const said = JSON.stringify([line.reasons, line.trace]);
          expect(said).not.toMatch(/"(?:p|loc|a|l)\d+"/);
          const tenure = tenures.find(({ association }) => association.id === line.associationId);
          for (const { source } of line.trace ? leavesOf(line.trace) : [])
            if (source.kind === 'usage')
              expect(source.month >= (tenure?.firstDay ?? '').slice(0, 7)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('who a rival is changes nothing of what a partner reads', () => {
    fc.assert(
      fc.property(randomWorld, (random) => {
        const renamed: RandomWorld = {
          ...random,
          world: {
            ...random.world,
            associations: random.world.associations.map((one) =>
              one.partnerId === 'p1' ? one : { ...one, partnerId: 'somebody', locationId: 'elsewhere' },
            ),
          },
        };
        const own = (lines: Line[]): Line[] => lines.filter(({ partnerId }) => partnerId === 'p1');
        expect(own(compute(renamed))).toEqual(own(compute(random)));
      }),
      runs,
    );
  });
});
