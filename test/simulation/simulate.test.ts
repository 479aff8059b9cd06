/**
 * A year of the whole system on one database, behind its ports: virtual time, a clock that jumps, a mail relay that refuses, loses
 * addresses and goes down, sweeps that come late, people who act and look around at random. SIMULATE_SEED gives a run again,
 * SIMULATE_STEPS makes it longer (`npm run simulate`).
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../server/actions/operations/sweep.ts';
import { noticeDelivered } from '../../server/actions/consent/deliver-notice.ts';
import { deliverMail, type Delivering } from '../../server/jobs/deliver-mail.ts';
import { makeRunner } from '../../server/jobs/run-jobs.ts';
import type { Mailer, MailResult } from '../../server/ports/mail.ts';
import { codesOf } from '../acts.ts';
import { checkInvariants } from '../invariants/check.ts';
import { makeScene, type Scene } from '../scene.ts';
import { customerOf } from './canaries.ts';
import { chanceOf, randomOf, type Chance } from './chance.ts';
import { countSome, expectFigures } from './figures.ts';
import { makeMachine, type Machine } from './machine.ts';
import { cardsFor, fileClaim, type Known, type Life } from './people.ts';
import { watching, type Watch } from './readers.ts';

const seed = Number(process.env.SIMULATE_SEED ?? Math.floor(Math.random() * 1_000_000));
const steps = Number(process.env.SIMULATE_STEPS ?? 400);
const start = '2020-12-01T10:00:00Z';
const year = 365 * 24 * 3600 * 1000;

const minute = 60_000;

let home: Scene;
let admin: pg.Client;
let machine: Machine;
beforeAll(async () => {
  machine = makeMachine(start);
  home = await makeScene({ clock: machine.clock });
  admin = new pg.Client({ connectionString: home.database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await home.close();
});

/** A time in which the relay takes nothing, and the minute after it, in which it takes everything that it will ever take. */
interface Outage {
  until: number;
  /** It answers, and puts off every mail. */
  busy: boolean;
  /** How many mails waited for the end of an outage, and how long after it the last one left, in seconds. */
  waited: number;
  longest: number;
}

/** The relay's answer depends on the address and the time alone, not on who asked first. */
function relay(now: () => number, outage: Outage, taken: (to: string, text: string) => void): Mailer {
  return {
    async send({ envelopeTo, subject, text, html }): Promise<MailResult> {
      if (now() < outage.until && outage.busy)
        return { accepted: false, permanent: false, trouble: 'mail', answer: '451 4.3.2 try later' };
      if (now() < outage.until)
        return {
          accepted: false,
          permanent: false,
          trouble: 'relay',
          kind: 'refused',
          answer: 'connect ECONNREFUSED',
        };
      const [byte = 0] = createHash('sha256')
        .update(`${seed} ${envelopeTo.split('@')[0]} ${now()}`)
        .digest();
      if (byte < 12) return { accepted: false, permanent: true, answer: '550 5.1.1 no such user' };
      if (byte < 25 && now() > outage.until + minute)
        return { accepted: false, permanent: false, trouble: 'mail', answer: '450 4.2.0 greylisted' };
      taken(envelopeTo, `${subject}\n${text}\n${html}`);
      return { accepted: true, answer: '250 ok' };
    },
    close: async () => undefined,
  };
}

interface Year extends Life {
  watch: Watch;
  tell(name: string, codes: string[]): void;
  mails(): Promise<void>;
  outage: Outage;
}

async function begin(chance: Chance): Promise<Year> {
  const random = randomOf(seed);
  const services = { ...home.services, random };
  const outage: Outage = { until: 0, busy: false, waited: 0, longest: 0 };
  const scenes: Scene[] = [];
  for (let count = 0; count < 6; count += 1) scenes.push(await home.elsewhere());
  const claims: Known[] = [];
  const watch = watching(scenes, claims, machine.truth);
  const delivering: Delivering = {
    ...services,
    mailer: relay(machine.truth, outage, watch.mail),
    mail: {
      from: { name: 'OpenCPOR', address: 'no-reply@cpor.example' },
      owner: 'Fabrikam Cloud',
      claimUrl: (_tenant, id) => `http://localhost:8080/claims/${id}`,
    },
    noticeDelivered: (notice, outcome, also) => noticeDelivered(services, notice, outcome, also),
  };
  const runner = makeRunner({
    ...services,
    handlers: { mail: (job) => deliverMail(delivering, job) },
    chance: () => 0.5,
    onError: (error) => {
      throw error;
    },
  });
  return {
    chance,
    scenes,
    claims,
    outage,
    watch,
    tell: () => undefined,
    as: (scene, actor) => scene.context(actor, { random }),
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

const waiting = async (): Promise<number> =>
  Number(
    (
      await home.look<{ count: string }>(`select count(*) from job where kind = 'mail' and state = 'waiting'`)
    )[0]?.count,
  );

/** The program goes on trying while the relay is down; a minute after it is back nothing is left of what waited (N-2). */
async function relayReturns(life: Year, then: number): Promise<void> {
  const { outage } = life;
  const live = async (from: number, until: number, stepMs: number): Promise<void> => {
    for (let now = Math.max(from, machine.truth()); now < until; now += stepMs) {
      machine.clock.set(new Date(now).toISOString());
      await life.mails();
      if (now > outage.until && (await waiting()) > 0)
        outage.longest = Math.max(outage.longest, (now - outage.until) / 1000);
    }
  };
  // While the clock is in doubt nothing leaves, relay or not.
  await machine.heal(home.services.db);
  // Long enough for pauses to have grown as far as they ever do.
  await live(outage.until - 40 * minute, outage.until, 10_000);
  outage.waited += await waiting();
  await live(outage.until, outage.until + minute + 1, 2000);
  machine.clock.set(new Date(Math.max(then, machine.truth())).toISOString());
  expect(
    await checkInvariants(admin, { relayBackAt: new Date(outage.until).toISOString(), only: ['N-2'] }),
  ).toEqual([]);
}

/** Lets the time go by, and with it the end of an outage. */
async function passTo(life: Year, now: number): Promise<void> {
  const { until } = life.outage;
  if (machine.truth() < until && now >= until) await relayReturns(life, now);
  else machine.clock.set(new Date(now).toISOString());
}

test(
  `a year of ${steps} steps, seed ${seed}`,
  async () => {
    console.log(`simulation: SIMULATE_SEED=${seed} SIMULATE_STEPS=${steps}`);
    const chance = chanceOf(seed);
    const life = await begin(chance);
    const { db } = home.services;
    const done = new Map<string, number>();
    const count = (name: string): void => void done.set(name, (done.get(name) ?? 0) + 1);
    life.tell = (name, codes) => {
      if (codes.length === 0) count(name);
    };
    for (let step = 0; step < steps; step += 1) {
      // In bursts: most steps follow each other within hours, some after days, to the length of a year.
      await passTo(
        life,
        machine.truth() +
          Math.round((year / steps) * (chance.is(0.85) ? chance.next() * 0.5 : chance.next() * 9)),
      );
      if (chance.is(0.03))
        Object.assign(life.outage, {
          until: machine.truth() + chance.below(4 * 24 * 3600 * 1000),
          busy: chance.is(0.3),
        });
      if (chance.is(0.04)) {
        // What was wrong with the clock until now has made nothing true before its time.
        expect(
          await checkInvariants(admin, { readAt: new Date(machine.truth()).toISOString(), only: ['K-1'] }),
        ).toEqual([]);
        count(`clock ${await machine.trouble(db, chance)}`);
      }
      if (chance.is(0.8)) await machine.look(db);
      await somethingHappens(life);
      if (chance.is(0.7)) await life.mails();
      if (chance.is(0.3)) await sweep(home.services);
      for (const claim of chance.is(0.4) ? life.claims.slice(-1 - chance.below(12)).slice(0, 1) : [])
        await life.watch.glance(claim, chance);
      if (step % 7 === 0) await countSome(home, 1 + (step % 40));
    }
    await machine.heal(db);
    await passTo(life, Math.max(machine.truth(), life.outage.until) + minute);
    await sweep(home.services);
    await life.watch.everything();
    const at = new Date(machine.truth()).toISOString();
    console.log(
      `${life.claims.length} claims; done: ${[...done].map(([name, times]) => `${name} ${times}`).join(', ')}; ${[...life.watch.heard.values()].reduce((sum, one) => sum + one, 0)} marked texts read`,
    );
    console.log(
      `${life.outage.waited} mails waited for the relay's return, the last one ${life.outage.longest} s after it`,
    );
    expect(life.watch.leaks).toEqual([]);
    // Everybody has read what was meant for him, so that a text that went astray would have been seen.
    const { heard } = life.watch;
    for (const reader of ['owner', 'partner-a', 'partner-b'] as const)
      expect(heard.get(reader), reader).toBeGreaterThan(0);
    expect(life.scenes.some((scene) => (heard.get(customerOf(scene)) ?? 0) > 0)).toBe(true);
    expect(life.watch.early).toEqual([]);
    expect(
      await checkInvariants(admin, {
        sweptAt: at,
        readAt: at,
        tenants: life.scenes.map((scene) => scene.tenantId),
      }),
    ).toEqual([]);
    await expectFigures(home, admin, steps / 20);
    const [fired] = await home.look<{ count: string }>(`select count(*) from deadline where state = 'fired'`);
    expect(Number(fired?.count)).toBeGreaterThan(steps / 50);
  },
  60_000 + steps * 1000,
);
