/**
 * A program to be killed: submits the drafts named on standard input through eight connections at once and says each one that was
 * answered. After a failure it asks again with the same key, as a careful client does.
 */
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../rules/rights/role.ts';
import type { ClaimRef, Context, Services } from '../../server/actions/run/context.ts';
import { submitClaim } from '../../server/actions/claims/submit-claim.ts';
import { folderStore } from '../../server/ports/files.ts';
import { newUuid, systemRandom } from '../../server/ports/random.ts';
import { openDatabase } from '../../server/store/postgres/tx.ts';
import { answerOf, keyOf } from './submitted.ts';

export interface Burst {
  appUrl: string;
  filesFolder: string;
  now: number;
  actor: Actor;
  secret: string;
  refs: ClaimRef[];
}

const { appUrl, filesFolder, now, actor, secret, refs } = JSON.parse(await text(process.stdin)) as Burst;
const clock = { now: () => now };
const db = openDatabase({ url: appUrl, connections: 8, clockNow: clock.now, onError: () => undefined });
const services: Services = {
  db,
  clock,
  random: systemRandom,
  files: folderStore(filesFolder),
  secret,
  publicUrl: 'http://localhost:8080',
  owner: { country: 'NL', zone: 'Europe/Amsterdam' },
  sandbox: true,
  scanner: null,
};

async function submit(ref: ClaimRef): Promise<string> {
  const context: Context = {
    ...services,
    actor,
    requestId: newUuid(systemRandom, now),
    idempotency: keyOf(ref),
    ifMatch: null,
    validateOnly: false,
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await submitClaim(context, ref, {}, answerOf);
      if (outcome.ok) return outcome.value.body;
      throw new Error(JSON.stringify(outcome.denial));
    } catch (error) {
      if (attempt >= 400) throw error;
      await sleep(50);
    }
  }
}

async function lane(): Promise<void> {
  for (let ref = refs.shift(); ref; ref = refs.shift()) {
    const body = await submit(ref);
    process.stdout.write(`${ref.id} ${createHash('sha256').update(body).digest('hex')}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, lane));
await db.close();
