/** From spawn to ready with the database up, and what the process keeps in memory: built as for `npm start`, and from its sources. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figures } from '../compare.ts';
import type { Data } from '../data.ts';
import { memoryOf, middle, processorOf } from '../meter.ts';
import type { BenchOptions } from '../options.ts';
import { sources, startServer } from '../program.ts';

const root = join(import.meta.dirname, '..', '..', '..');

export async function startWork(options: BenchOptions, data: Data): Promise<Figures[]> {
  // Into a folder of its own: what `npm start` runs is not touched.
  const made = spawnSync(process.execPath, ['scripts/build-server.ts', 'server-bench'], { cwd: root });
  if (made.status !== 0) throw new Error(`the server could not be built: ${String(made.stderr)}`);
  const forms = { built: join(root, 'dist', 'server-bench', 'start.mjs'), sources };
  const figures: Figures[] = [];
  for (const [name, entry] of Object.entries(forms)) {
    const starts: { ms: number; processor: number; idle: number }[] = [];
    for (let round = 0; round < options.rounds; round += 1) {
      const began = performance.now();
      const program = await startServer({ databaseUrl: data.ownerUrl, entry });
      const ms = performance.now() - began;
      const processor = processorOf(program.pid);
      await sleep(3000);
      starts.push({ ms, processor, idle: memoryOf(program.pid).now });
      await program.stop();
    }
    figures.push({
      name: `start, ${name}`,
      sides: {},
      ratios: {},
      notes: {
        'seconds until ready': middle(starts.map(({ ms }) => ms)) / 1000,
        'seconds of processor': middle(starts.map(({ processor }) => processor)) / 1000,
        'MB idle': middle(starts.map(({ idle }) => idle)),
      },
    });
  }
  return figures;
}
