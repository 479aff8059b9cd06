/** Starts the program before the journeys and stops it after them. With JOURNEYS_URL they visit one that already runs. */
import { startDemo } from './program.ts';

export default async function start(): Promise<() => Promise<void>> {
  if (process.env.JOURNEYS_URL) return async () => undefined;
  const program = await startDemo();
  process.env.JOURNEYS_URL = program.url;
  return program.stop;
}
