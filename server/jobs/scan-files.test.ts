import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimInput, factsOf } from '../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../test/scene.ts';
import { addFile } from '../actions/files/add-file.ts';
import type { Services } from '../actions/run/context.ts';
import { createClaim } from '../actions/claims/create-claim.ts';
import { makeRunner } from './run-jobs.ts';
import { scanHandler } from './scan-files.ts';

const content = readFileSync(new URL('../../demo/samples/poe/good-dutch.pdf', import.meta.url));
let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

/** What becomes of a file under a scanner that does this. */
async function scanned(
  scan: NonNullable<Services['scanner']>['scan'],
  rounds = 1,
): Promise<{ scan: string; acts: string[]; jobs: { state: string; last_error: string | null }[] }> {
  const services: Services = { ...scene.services, scanner: { scan } };
  const ctx = { ...scene.context(scene.a.admin), ...services };
  const claim = factsOf(await createClaim(ctx, claimInput(scene, scene.a), plain)).claim;
  const facts = factsOf(
    await addFile(
      ctx,
      claim,
      {
        fileName: 'poe.pdf',
        sent: Promise.resolve({ note: '', bodyHash: null }),
        declaredType: null,
        content: Readable.from([content]),
      },
      plain,
    ),
  );
  expect(facts.files[0]?.scan).toBe('waiting');
  const runner = makeRunner({
    db: services.db,
    clock: services.clock,
    handlers: { scan: scanHandler(services) },
    onError: () => undefined,
  });
  for (let round = 0; round < rounds; round += 1) {
    await runner.once();
    scene.clock.set(Temporal.Instant.fromEpochMilliseconds(scene.clock.now()).add({ hours: 2 }).toString());
  }
  const [file] = await scene.look<{ scan: string }>('select scan from file where subject_id = $1', [
    claim.id,
  ]);
  const acts = await scene.look<{ act: string }>(
    'select act from history where subject_id = $1 order by number',
    [claim.id],
  );
  const jobs = await scene.look<{ state: string; last_error: string | null }>(
    "select state, last_error from job where subject_id = $1 and kind = 'scan'",
    [claim.id],
  );
  return { scan: file!.scan, acts: acts.map((row) => row.act), jobs };
}

test.each(['clean', 'infected'] as const)(
  'a file found %s is so from then on, and in the history once',
  async (verdict) => {
    let seen = 0;
    const found = await scanned(async (stream) => {
      seen = (await buffer(stream as Readable)).length;
      return verdict;
    }, 2);
    expect(seen).toBe(content.length);
    expect(found).toEqual({
      scan: verdict,
      acts: ['create-claim', 'add-file', 'scan-file'],
      jobs: [{ state: 'done', last_error: null }],
    });
  },
);

test('while the scanner is away the file waits, and is scanned when it is back', async () => {
  const away = (): Promise<'clean'> => Promise.reject(new Error('CLAMAV: the scanner cannot be used.'));
  expect(await scanned(away)).toEqual({
    scan: 'waiting',
    acts: ['create-claim', 'add-file'],
    jobs: [{ state: 'waiting', last_error: 'CLAMAV: the scanner cannot be used.' }],
  });
  let tries = 0;
  const found = await scanned(async () => {
    tries += 1;
    return tries === 1 ? away() : 'clean';
  }, 3);
  expect(found.scan).toBe('clean');
});
