/** The programme owner's next delivery of usage to the running program, at the time of its clock: `cpor import usage` knows the real one only. */
import { Readable } from 'node:stream';
import { importUsage } from '../../server/actions/import-usage.ts';
import { readConfig } from '../../server/config.ts';
import { Opened, openParts, reachServer } from '../../server/open.ts';

const [at = '', list = ''] = process.argv.slice(2);
const opened = new Opened();
const say = (line: string): void => console.log(line);
try {
  const config = readConfig(process.env);
  const urls = await reachServer(config, opened, say);
  const { services } = await openParts(config, urls, { now: () => Date.parse(at) }, config.publicUrl, opened, say);
  const { counts, problem } = await importUsage(services, Readable.from([Buffer.from(list)]));
  if (problem !== null || counts.refused > 0) throw new Error(problem ?? `${counts.refused} lines were refused`);
} finally {
  await opened.closeAll(say);
}
