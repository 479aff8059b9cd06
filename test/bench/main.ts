/**
 * `npm run bench`: what the program costs beside the simplest service that could do the same, in one run on one machine. Absolute
 * figures are of this machine and this hour; ratios and processor times are what is compared. docs/speed.md says how to read them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { compare, type Figures, type Work } from './compare.ts';
import { openData, type Data } from './data.ts';
import { memoryOf } from './meter.ts';
import { readOptions, type BenchOptions } from './options.ts';
import { startRig, type Rig } from './rig.ts';
import { tableOf } from './table.ts';
import { actNames, actWork } from './works/acts.ts';
import { crowdedWorks } from './works/crowded.ts';
import { importsWork } from './works/imports.ts';
import { detailWork, listWork, pageWorks, queueWork } from './works/reads.ts';
import { startWork } from './works/start.ts';
import { windowsWork } from './works/windows.ts';

type Measure = (rig: Rig) => Promise<Figures[]>;
/** With nothing of the program running but what the work starts itself. */
type Alone = (options: BenchOptions, data: Data) => Promise<Figures[]>;

export const works: Record<string, Measure> = {
  ...Object.fromEntries(
    actNames.map((act) => [act, async (rig: Rig) => [await compare(rig, await actWork(rig, act))]]),
  ),
  list: async (rig) => [await compare(rig, await listWork(rig))],
  detail: async (rig) => [await compare(rig, await detailWork(rig))],
  queue: async (rig) => [await compare(rig, await queueWork(rig))],
  pages: (rig) => each(rig, pageWorks),
  crowded: (rig) => each(rig, crowdedWorks),
};

async function each(rig: Rig, made: (rig: Rig) => Promise<Work[]>): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const work of await made(rig)) figures.push(await compare(rig, work));
  return figures;
}

/** What changes most comes last. */
export const alone: Record<string, Alone> = { start: startWork, imports: importsWork, windows: windowsWork };

export async function bench(options: BenchOptions, say: (line: string) => void): Promise<Figures[]> {
  const names = [...Object.keys(works), ...Object.keys(alone)];
  for (const name of options.only)
    if (!names.includes(name)) throw new Error(`BENCH_ONLY: ${name} is none of ${names.join(', ')}.`);
  const asked = (name: string): boolean => options.only.length === 0 || options.only.includes(name);
  const data = await openData(options, say);
  const figures: Figures[] = [];
  try {
    if (Object.keys(works).some(asked)) figures.push(...(await withRig(options, data, asked, say)));
    for (const [name, measure] of Object.entries(alone)) {
      if (!asked(name)) continue;
      say(`${name} …`);
      figures.push(...(await measure(options, data)));
    }
  } finally {
    await data.close();
  }
  return figures;
}

async function withRig(
  options: BenchOptions,
  data: Data,
  asked: (name: string) => boolean,
  say: (line: string) => void,
): Promise<Figures[]> {
  const rig = await startRig(options, data);
  const figures: Figures[] = [];
  try {
    for (const [name, measure] of Object.entries(works)) {
      if (!asked(name)) continue;
      say(`${name} …`);
      figures.push(...(await measure(rig)));
    }
    const { now, most } = memoryOf(rig.program.pid);
    figures.push({
      name: 'memory of the program',
      sides: {},
      ratios: {},
      notes: { 'MB now': now, 'MB at most': most },
    });
  } finally {
    await rig.close();
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
  // What is measured is what was read now, whatever is merged meanwhile.
  const measured = commit();
  const figures = await bench(options, (line) => console.error(line));
  const at = new Date().toISOString();
  mkdirSync(options.out, { recursive: true });
  const file = join(options.out, `${at.replaceAll(/[:.]/g, '-')}.json`);
  const machine = { processors: cpus().length, model: cpus()[0]?.model };
  writeFileSync(file, JSON.stringify({ at, commit: measured, machine, options, figures }, null, 2));
  const { claims, connections, rounds, acts } = options;
  console.log(
    `\n${measured}, ${at.slice(0, 16)}, ${claims} claims, ${connections} connections, middle of ${rounds} rounds of ${acts}\n\n${tableOf(figures)}\n\n${file}`,
  );
}
