import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { claimInput, factsOf } from '../../test/acts.ts';
import { asDocument, facts as proofFacts } from '../../test/proof/claims.ts';
import { makeDocx } from '../../test/proof/make-docx.ts';
import { makeScene, plain, type Scene } from '../../test/scene.ts';
import { addFile } from '../actions/files/add-file.ts';
import type { ClaimRef, Services } from '../actions/run/context.ts';
import { createClaim } from '../actions/claims/create-claim.ts';
import { removeFile } from '../actions/files/remove-file.ts';
import { checkProofApart } from '../ports/check-proof.ts';
import { readHandler, readingAtOnce } from './read-files.ts';
import { leaseMs, makeRunner, type Runner } from './run-jobs.ts';

let home: Scene;
let scene: Scene;
let errors: Error[];
beforeAll(async () => {
  home = await makeScene();
});
afterAll(() => home.close());
beforeEach(async () => {
  scene = await home.elsewhere();
  errors = [];
});

interface Text {
  readable: boolean;
  reason?: string;
  pages: { text: string }[];
}
interface Row {
  reading: { state: string; tries?: number; text?: Text } | null;
}

const words = 'The partner migrates the mailboxes and trains the users.';

async function uploaded(): Promise<{ ref: ClaimRef; fileId: string }> {
  const ctx = scene.context(scene.a.admin);
  const { claim } = factsOf(await createClaim(ctx, claimInput(scene, scene.a), plain));
  const ref = { tenantId: claim.tenantId, id: claim.id };
  const content = Readable.from([Buffer.from(makeDocx([words]))]);
  const facts = factsOf(
    await addFile(
      ctx,
      ref,
      {
        fileName: 'poe.docx',
        sent: Promise.resolve({ note: '', bodyHash: null }),
        declaredType: null,
        content,
      },
      plain,
    ),
  );
  return { ref, fileId: facts.files[0]!.id };
}

function runnerOf(services: Pick<Services, 'db' | 'clock' | 'files'> = scene.services): Runner {
  return makeRunner({
    db: services.db,
    clock: services.clock,
    handlers: { read: readHandler(services) },
    onError: (error) => errors.push(error),
    chance: () => 1,
    ...readingAtOnce,
  });
}

const reading = async (fileId: string): Promise<Row['reading']> =>
  (await scene.look<Row>('select reading from file where id = $1', [fileId]))[0]!.reading;
const job = async (): Promise<{ state: string; attempts: number; last_error: string | null }[]> =>
  scene.look(`select state, attempts, last_error from job where kind = 'read' and tenant_id = $1`, [
    scene.tenantId,
  ]);
const ahead = (ms: number): void =>
  scene.clock.set(Temporal.Instant.fromEpochMilliseconds(scene.clock.now() + ms).toString());

test('reads a file once and keeps what it says', async () => {
  const { fileId } = await uploaded();
  expect(await runnerOf().once()).toBe(1);
  expect(await reading(fileId)).toMatchObject({
    state: 'done',
    text: { readable: true, pages: [{ text: expect.stringContaining(words) }] },
  });
  expect(await job()).toEqual([{ state: 'done', attempts: 1, last_error: null }]);
  expect(await runnerOf().once()).toBe(0);
});

test('is no part of the claim: neither version nor history moves', async () => {
  const { ref } = await uploaded();
  const look = () =>
    scene.look('select version, history_length, history_hash from claim where id = $1', [ref.id]);
  const before = await look();
  await runnerOf().once();
  expect(await look()).toEqual(before);
});

test('a program that dies in the middle of a reading leaves it to the next one, after the lease', async () => {
  const { fileId } = await uploaded();
  let died: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => {
    died = resolve;
  });
  // Everything after the mark never comes back, as when the process is killed.
  const dying: Pick<Services, 'db' | 'clock' | 'files'> = {
    ...scene.services,
    db: {
      ...scene.services.db,
      transact: async (...call: unknown[]): Promise<never> => {
        const marked = (await reading(fileId))?.state === 'reading';
        const { transact } = scene.services.db as unknown as { transact(...call: unknown[]): Promise<never> };
        if (!marked) return transact(...call);
        died();
        return new Promise<never>(() => undefined);
      },
    },
  };
  void runnerOf(dying).once();
  await dead;
  expect(await reading(fileId)).toEqual({ state: 'reading', tries: 1 });
  expect(await runnerOf().once()).toBe(0);
  ahead(leaseMs + 1);
  expect(await runnerOf().once()).toBe(1);
  expect(await reading(fileId)).toMatchObject({ state: 'done', text: { readable: true } });
  expect(await job()).toEqual([{ state: 'done', attempts: 2, last_error: null }]);
});

test('a file over which programs keep dying is left to a person', async () => {
  const { fileId } = await uploaded();
  await scene.look(`update file set reading = '{"state":"reading","tries":3}' where id = $1`, [fileId]);
  expect(await runnerOf().once()).toBe(1);
  expect(await reading(fileId)).toMatchObject({
    state: 'done',
    text: { readable: false, reason: 'damaged' },
  });
});

test('while the store of files is away the file waits, and is read when it is back', async () => {
  const { fileId } = await uploaded();
  const away = {
    ...scene.services,
    files: { ...scene.services.files, read: () => Promise.reject(new Error('the store is away')) },
  };
  expect(await runnerOf(away).once()).toBe(0);
  expect(await reading(fileId)).toBeNull();
  expect(await job()).toMatchObject([{ state: 'waiting', last_error: 'the store is away' }]);
  expect(errors).toHaveLength(1);
  ahead(3_600_000);
  expect(await runnerOf().once()).toBe(1);
  expect((await reading(fileId))?.state).toBe('done');
});

test('a file that was removed before its turn is not read', async () => {
  const { ref, fileId } = await uploaded();
  factsOf(await removeFile(scene.context(scene.a.admin), ref, { fileId }, plain));
  expect(await runnerOf().once()).toBe(1);
  expect(await reading(fileId)).toBeNull();
});

test('two programs read a file once', async () => {
  const { fileId } = await uploaded();
  const done = await Promise.all([runnerOf().once(), runnerOf().once()]);
  expect(done.toSorted()).toEqual([0, 1]);
  expect((await reading(fileId))?.state).toBe('done');
});

test('a check that takes too long is given up, and the next one is answered', async () => {
  const claim = proofFacts('oosterzeetravel', 'Sonnenfeld Systemhaus', 'teams');
  const document = asDocument(`${words} Partner: Sonnenfeld Systemhaus`);
  const found = (name: string, ms?: number) => checkProofApart(name, claim, [document], ms);
  expect(await found('slow', 0)).toBeNull();
  const reports = await Promise.all(['a', 'b', 'c'].map((name) => found(name)));
  expect(reports.map((report) => report?.findings.map((one) => one.code))).toEqual([
    ['missing-all-poe'],
    ['missing-all-poe'],
    ['missing-all-poe'],
  ]);
});
