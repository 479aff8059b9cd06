/** Program and yardsticks in turn, round by round; the middle of the rounds counts. */
import type { Asked } from './load.ts';
import { middle } from './meter.ts';
import type { Rig, Sample, SideName } from './rig.ts';

/** One kind of request: where the next ones come from, for each side that can do it. */
export interface Work {
  name: string;
  /** Rows that one of them writes. */
  written?: number;
  /** How many times as many requests a round of this side has: the yardstick is quicker. */
  sides: Partial<Record<SideName, { factor: number; next: () => Asked[] }>>;
}

export interface Ratio {
  rate: number;
  processor: number;
}

export interface Figures {
  name: string;
  sides: Partial<Record<SideName, Sample>>;
  /** Of rates, and of processor time (program and database together), which a busy machine disturbs less. */
  ratios: { minimal?: Ratio; rows?: Ratio };
  written?: number;
  /** Of works that are no requests: figures by name. */
  notes?: Record<string, number>;
}

/** Requests that are sent before anything is measured, so that both are warm. */
const warm = 100;

export async function compare(rig: Rig, work: Work): Promise<Figures> {
  const { acts, rounds } = rig.options;
  const samples: Partial<Record<SideName, Sample[]>> = {};
  const sides = Object.entries(work.sides) as [SideName, NonNullable<Work['sides'][SideName]>][];
  const take = (next: () => Asked[], count: number): Asked[][] => Array.from({ length: count }, next);
  for (const [side, { next }] of sides) await rig.drive(side, take(next, Math.min(warm, acts)));
  for (let round = 0; round < rounds; round += 1)
    for (const [side, { factor, next }] of sides)
      (samples[side] ??= []).push(await rig.drive(side, take(next, acts * factor)));
  const figures: Figures = {
    name: work.name,
    sides: {},
    ratios: {},
    ...(work.written && { written: work.written }),
  };
  for (const [side, all] of Object.entries(samples) as [SideName, Sample[]][])
    figures.sides[side] = middleOf(all);
  for (const side of ['minimal', 'rows'] as const) {
    const [own, other] = [figures.sides.program, figures.sides[side]];
    if (!own || !other) continue;
    figures.ratios[side] = {
      rate: own.perSecond / other.perSecond,
      processor: (other.service + other.database) / (own.service + own.database),
    };
  }
  return figures;
}

/** How many requests of a side with this factor a whole comparison takes. */
export function supply({ acts, rounds }: Rig['options'], factor: number): number {
  return acts * rounds * factor + Math.min(warm, acts);
}

function middleOf(samples: Sample[]): Sample {
  const names = Object.keys(samples[0] as Sample) as (keyof Sample)[];
  return Object.fromEntries(
    names.map((name) => [name, middle(samples.map((sample) => sample[name]))]),
  ) as unknown as Sample;
}
