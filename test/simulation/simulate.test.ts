/**
 * A year of the whole system on one database, behind its ports: virtual time, a mail relay that refuses, loses addresses and goes
 * down, sweeps that come late, people who act at random. SIMULATE_SEED gives a run again, SIMULATE_STEPS makes it longer
 * (`npm run simulate`).
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../server/actions/sweep.ts';
import { noticeDelivered } from '../../server/actions/deliver-notice.ts';
import { deliverMail, type Delivering } from '../../server/jobs/deliver-mail.ts';
import { makeRunner } from '../../server/jobs/run-jobs.ts';
import type { Mailer, MailResult } from '../../server/ports/mail.ts';
import { codesOf } from '../acts.ts';
import { checkInvariants } from '../invariants/check.ts';
import { makeScene, type Scene } from '../scene.ts';
import { chanceOf, randomOf, type Chance } from './chance.ts';
import { cardsFor, fileClaim, type Known, type Life } from './people.ts';

const seed = Number(process.env.SIMULATE_SEED ?? Math.floor(Math.random() * 1_000_000));
const steps = Number(process.env.SIMULATE_STEPS ?? 400);
const start = '2020-12-01T10:00:00Z';
const year = 365 * 24 * 3600 * 1000;

let home: Scene;
let admin: pg.Client;
beforeAll(async () => {
  home = await makeScene({ start });
  admin = new pg.Client({ connectionString: home.database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await home.close();
});

/** The relay's answer depends on the address and the time alone, not on who asked first. */
function relay(now: () => number, isDown: () => boolean): Mailer {
  return {
    async send({ envelopeTo }): Promise<MailResult> {
      if (isDown()) return { accepted: false, permanent: false, trouble: 'relay', answer: 'connect ECONNREFUSED' };
      const [byte = 0] = createHash('sha256').update(`${seed} ${envelopeTo.split('@')[0]} ${now()}`).digest();
      if (byte < 12) return { accepted: false, permanent: true, answer: '550 5.1.1 no such user' };
      if (byte < 25) return { accepted: false, permanent: false, trouble: 'mail', answer: '450 4.2.0 greylisted' };
      return { accepted: true, answer: '250 ok' };
    },
    close: async () => undefined,
  };
}

interface Year extends Life { tell(name: string, codes: string[]): void; mails(): Promise<void>; outage: { until: number } }

async function begin(chance: Chance): Promise<Year> {
  const random = randomOf(seed);
  const services = { ...home.services, random };
  const outage = { until: 0 };
  const delivering: Delivering = {
    ...services, mailer: relay(home.clock.now, () => home.clock.now() < outage.until),
    mail: { from: { name: 'OpenCPOR', address: 'no-reply@cpor.example' }, owner: 'Fabrikam Cloud', claimUrl: (_tenant, id) => `http://localhost:8080/claims/${id}` },
    noticeDelivered: (notice, outcome, also) => noticeDelivered(services, notice, outcome, also),
  };
  const runner = makeRunner({
    ...services, handlers: { mail: (job) => deliverMail(delivering, job) }, chance: () => 0.5,
    onError: (error) => { throw error; },
  });
  const scenes: Scene[] = [];
  for (let count = 0; count < 6; count += 1) scenes.push(await home.elsewhere());
  return {
    chance, scenes, claims: [], outage, tell: () => undefined, as: (scene, actor) => scene.context(actor, { random }),
    async mails() {
      for (let rest = 20, done = 1; done > 0 && rest > 0; rest -= 1) done = await runner.once();
    },
  };
}

/** One of the things people do, to a claim in whose life it could come next: the newest ones most. */
async function somethingHappens(life: Year): Promise<void> {
  const { chance } = life;
  const claim: Known | undefined = life.claims[Math.max(life.claims.length - 1 - chance.below(12), 0)];
  if (!claim || chance.is(0.1)) return fileClaim(life);
  const cards = await cardsFor(life, claim);
  // Many cards are refused as things stand; a few are drawn until one fits.
  for (let tries = 0; tries < 3; tries += 1) {
    const habit = chance.pick(cards)!;
    const outcome = await habit.do(life, claim);
    if (!outcome) continue;
    life.tell(habit.name, codesOf(outcome));
    if (outcome.ok) return;
  }
}

test(`a year of ${steps} steps, seed ${seed}`, async () => {
  console.log(`simulation: SIMULATE_SEED=${seed} SIMULATE_STEPS=${steps}`);
  const chance = chanceOf(seed);
  const life = await begin(chance);
  const done = new Map<string, number>();
  life.tell = (name, codes) => { if (codes.length === 0) done.set(name, (done.get(name) ?? 0) + 1); };
  let now = Date.parse(start);
  for (let step = 0; step < steps; step += 1) {
    // In bursts: most steps follow each other within hours, some after days, to the length of a year.
    now += Math.round((year / steps) * (chance.is(0.85) ? chance.next() * 0.5 : chance.next() * 9));
    home.clock.set(new Date(now).toISOString());
    if (chance.is(0.03)) life.outage.until = now + chance.below(4 * 24 * 3600 * 1000);
    await somethingHappens(life);
    if (chance.is(0.7)) await life.mails();
    if (chance.is(0.3)) await sweep(home.services);
  }
  await sweep(home.services);
  const sweptAt = new Date(now).toISOString();
  console.log(`${life.claims.length} claims; done: ${[...done].map(([name, count]) => `${name} ${count}`).join(', ')}`);
  expect(await checkInvariants(admin, { sweptAt, tenants: life.scenes.map((scene) => scene.tenantId) })).toEqual([]);
  const [fired] = await home.look<{ count: string }>(`select count(*) from deadline where state = 'fired'`);
  expect(Number(fired?.count)).toBeGreaterThan(steps / 50);
}, 60_000 + steps * 1000);
