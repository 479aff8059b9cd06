/**
 * `npm run bench`: what the program costs beside the simplest service that could do the same, in one run on one machine. Absolute
 * figures are of this machine and this hour; ratios and processor times are what is compared. docs/speed.md says how to read them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { compare, type Figures } from './compare.ts';
import { openData } from './data.ts';
import { readOptions, type BenchOptions } from './options.ts';
import { startRig, type Rig } from './rig.ts';
import { tableOf } from './table.ts';
import { actNames, actWork } from './works/acts.ts';
import { detailWork, listWork, queueWork } from './works/reads.ts';

type Measure = (rig: Rig) => Promise<Figures[]>;

export const works: Record<string, Measure> = {
  ...Object.fromEntries(
    actNames.map((act) => [act, async (rig: Rig) => [await compare(rig, await actWork(rig, act))]]),
  ),
  list: async (rig) => [await compare(rig, await listWork(rig))],
  detail: async (rig) => [await compare(rig, await detailWork(rig))],
  queue: async (rig) => [await compare(rig, await queueWork(rig))],
};

export async function bench(options: BenchOptions, say: (line: string) => void): Promise<Figures[]> {
  for (const name of options.only)
    if (!works[name]) throw new Error(`BENCH_ONLY: ${name} is none of ${Object.keys(works).join(', ')}.`);
  const data = await openData(options, say);
  const figures: Figures[] = [];
  try {
    const rig = await startRig(options, data);
    try {
      for (const [name, measure] of Object.entries(works)) {
        if (options.only.length > 0 && !options.only.includes(name)) continue;
        say(`${name} …`);
        figures.push(...(await measure(rig)));
      }
    } finally {
      await rig.close();
    }
  } finally {
    await data.close();
  }
  return figures;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

if (import.meta.main) {
  const options = readOptions(process.env);
  const figures = await bench(options, (line) => console.error(line));
  const at = new Date().toISOString();
  mkdirSync(options.out, { recursive: true });
  const file = join(options.out, `${at.replaceAll(/[:.]/g, '-')}.json`);
  const machine = { processors: cpus().length, model: cpus()[0]?.model };
  writeFileSync(file, JSON.stringify({ at, commit: commit(), machine, options, figures }, null, 2));
  const { claims, connections, rounds, acts } = options;
  console.log(
    `\n${commit()}, ${at.slice(0, 16)}, ${claims} claims, ${connections} connections, middle of ${rounds} rounds of ${acts}\n\n${tableOf(figures)}\n\n${file}`,
  );
}
