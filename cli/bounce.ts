import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { takeBounce, type BounceTaken } from '../server/jobs/take-bounce.ts';
import { openParts } from '../server/open.ts';
import { systemClock } from '../server/ports/clock.ts';
import { loggerOf, withServer } from './database.ts';
import { UsageError, type Call } from './main.ts';

const told: Record<BounceTaken, string> = {
  bounced: 'The notice cannot be delivered; its claim says so now.',
  noted: 'The notice is late; that is written down, and nothing is paused.',
  'other-mail': 'A mail of ours on which no deadline hangs; nothing to do.',
  'not-ours': 'No returned mail of this program; nothing to do.',
};

/** One returned mail. A mail system runs this for each and takes another exit code than 0 for "try again". */
export async function bounceCommand(call: Call): Promise<number> {
  const [path = ''] = call.args;
  const raw =
    path === '-'
      ? await readAll(process.stdin)
      : await readFile(path, 'utf8').catch(() => {
          throw new UsageError(`There is no file ${path}.`);
        });
  return withServer(call, async (config, urls, opened) => {
    const { services } = await openParts(config, urls, systemClock, config.publicUrl, opened, loggerOf(call));
    call.out(told[await takeBounce(services, raw)]);
    return 0;
  });
}
