/** Starts the program before the journeys and stops it after them. With JOURNEYS_URL they visit one that already runs. */
import { rmSync } from 'node:fs';
import { beginLooking } from './looked-at.ts';
import { startDemo } from './program.ts';

export default async function start(): Promise<() => Promise<void>> {
  const lookedAt = beginLooking();
  const program = process.env.JOURNEYS_URL ? null : await startDemo();
  if (program) process.env.JOURNEYS_URL = program.url;
  return async () => {
    await program?.stop();
    rmSync(lookedAt, { recursive: true, force: true });
  };
}
