/**
 * Many who do something about one line of one customer at the same instant, in one program and in two: everybody is answered, nobody
 * with a failure of ours, and every invariant holds afterwards. FAULTS_RIVALS says how many; the full dose is `npm run test:faults`.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../rules/engine/denial.ts';
import type { Actor } from '../../rules/rights/role.ts';
import type { ClaimRef, Context, Reply, Services } from '../../server/actions/run/context.ts';
import { decideClaim } from '../../server/actions/review/decide-claim.ts';
import { disputeClaim } from '../../server/actions/claims/dispute-claim.ts';
import { agree } from '../../server/actions/consent/agree.ts';
import { refuse } from '../../server/actions/consent/refuse.ts';
import { startReview } from '../../server/actions/review/start-review.ts';
import { submitClaim } from '../../server/actions/claims/submit-claim.ts';
import { sweep } from '../../server/actions/operations/sweep.ts';
import { undoDecision } from '../../server/actions/consent/undo-decision.ts';
import { withdrawClaim } from '../../server/actions/claims/withdraw-claim.ts';
import { openDatabase } from '../../server/store/postgres/tx.ts';
import { codesOf, contactOf, draft, inWindow, notices, submitted } from '../acts.ts';
import { checkInvariants } from '../invariants/check.ts';
import { makeScene, plain, type Party, type Scene } from '../scene.ts';

const counts = (process.env.FAULTS_RIVALS ?? '3,5').split(',').map(Number);
const most = Math.max(...counts);

let home: Scene;
let beside: Services;
let parties: Party[];
let admin: pg.Client;
beforeAll(async () => {
  home = await makeScene({ connections: 10 });
  const { appUrl: url, adminUrl: connectionString } = home.database;
  const db = openDatabase({ url, connections: 10, clockNow: home.clock.now, onError: () => undefined });
  beside = { ...home.services, db };
  admin = new pg.Client({ connectionString });
  await admin.connect();
  parties = [home.a, home.b, ...(await home.newcomers(most - 2))];
});
afterAll(async () => {
  await beside.db.close();
  await admin.end();
  await home.close();
});

/** How the acts of one instant are spread over programs. */
const programs: [string, () => Services[]][] = [
  ['one program', () => [home.services]],
  ['two programs', () => [home.services, beside]],
];
const cases = counts.flatMap((count) => programs.map(([name, of]) => ({ count, name, of })));

interface Race {
  scene: Scene;
  /** The context of the one who comes at this place. */
  as(actor: Actor, place: number): Context;
}

async function race(of: () => Services[]): Promise<Race> {
  const scene = await home.elsewhere();
  const services = of();
  return { scene, as: (actor, place) => scene.context(actor, services[place % services.length]) };
}

const holds = async (scene: Scene): Promise<void> => {
  expect(await checkInvariants(admin, { tenants: [scene.tenantId] })).toEqual([]);
};
const done = (outcomes: Outcome<Reply>[]): number => outcomes.filter((outcome) => outcome.ok).length;
const refusals = (outcomes: Outcome<Reply>[]): string[] => [...new Set(outcomes.flatMap(codesOf))].toSorted();
/** One after the other: only what is raced is done at once. */
async function each<A, B>(list: A[], make: (one: A) => Promise<B>): Promise<B[]> {
  const made: B[] = [];
  for (const one of list) made.push(await make(one));
  return made;
}
const lineOf = async (ref: ClaimRef): Promise<string> =>
  (await home.look<{ id: string }>('select id from claim_line where claim_id = $1', [ref.id]))[0]?.id ?? '';

async function decision(ctx: Context, ref: ClaimRef, how: 'approve' | 'reject'): Promise<Outcome<Reply>> {
  const lineId = await lineOf(ref);
  const why =
    how === 'reject' ? { codes: ['insufficient-poe'], text: 'Not signed.' } : { codes: [], text: null };
  return decideClaim(ctx, ref, { lines: [{ lineId, decision: how, ...why }], comment: null }, plain);
}

/** `count` rivals, one after the other under review. */
async function rivals({ scene }: Race, count: number): Promise<ClaimRef[]> {
  const refs = await each(parties.slice(0, count), (party) => submitted(scene, party));
  for (const ref of refs) await startReview(scene.context(scene.reviewer), ref, {}, plain);
  return refs;
}

describe.each(cases)('$count at once in $name', ({ count, of }) => {
  const all = Array.from({ length: count }, (_, place) => place);

  test('rivals submit one line: all stand in one case', async () => {
    const at = await race(of);
    const refs = await each(parties.slice(0, count), (party) => draft(at.scene, party));
    const sweeping = sweep(home.services);
    const outcomes = await Promise.all(
      refs.map((ref, place) => submitClaim(at.as(parties[place]!.admin, place), ref, {}, plain)),
    );
    await sweeping;
    expect(refusals(outcomes)).toEqual([]);
    const stands = await home.look<{ parties: number }>(
      `select (select count(*)::int from arbitration_party p where p.tenant_id = c.tenant_id and p.case_id = c.id) as parties
       from arbitration_case c where tenant_id = $1`,
      [at.scene.tenantId],
    );
    expect(stands).toEqual([{ parties: count }]);
    await holds(at.scene);
  });

  test('several drafts of the same partners: one of each is submitted', async () => {
    const at = await race(of);
    const few = parties.slice(0, Math.max(2, Math.floor(count / 3)));
    const whose = (place: number): Party => few[place % few.length] as Party;
    const refs = await each(all, (place) => draft(at.scene, whose(place)));
    const outcomes = await Promise.all(
      refs.map((ref, place) => submitClaim(at.as(whose(place).admin, place), ref, {}, plain)),
    );
    expect(done(outcomes)).toBe(Math.min(count, few.length));
    expect(refusals(outcomes)).toEqual(count > few.length ? ['already-claimed-by-you'] : []);
    await holds(at.scene);
  });

  test('reviewers start one review: one has it', async () => {
    const at = await race(of);
    const ref = await submitted(at.scene, home.a);
    const outcomes = await Promise.all(
      all.map((place) => startReview(at.as(at.scene.reviewer, place), ref, {}, plain)),
    );
    expect(done(outcomes)).toBe(1);
    await holds(at.scene);
  });

  test('the reviews of all rivals start, and each is rejected and disputes', async () => {
    const at = await race(of);
    const refs = await each(parties.slice(0, count), (party) => submitted(at.scene, party));
    const desk = (act: (ctx: Context, ref: ClaimRef) => Promise<Outcome<Reply>>): Promise<Outcome<Reply>[]> =>
      Promise.all(refs.map((ref, place) => act(at.as(at.scene.reviewer, place), ref)));
    expect(refusals(await desk((ctx, ref) => startReview(ctx, ref, {}, plain)))).toEqual([]);
    await holds(at.scene);
    const rejections = await desk((ctx, ref) => decision(ctx, ref, 'reject'));
    expect(refusals(rejections)).toEqual([]);
    await holds(at.scene);
    const disputes = await Promise.all(
      refs.map((ref, place) =>
        disputeClaim(
          at.as(parties[place]!.admin, place),
          ref,
          { lineIds: null, justification: 'It is there, page 2.' },
          plain,
        ),
      ),
    );
    expect(refusals(disputes)).toEqual([]);
    await holds(at.scene);
  });

  test('rivals withdraw: nobody is left', async () => {
    const at = await race(of);
    const refs = await rivals(at, count);
    const outcomes = await Promise.all(
      refs.map((ref, place) =>
        withdrawClaim(at.as(parties[place]!.admin, place), ref, { reason: 'Mistake' }, plain),
      ),
    );
    expect(refusals(outcomes)).toEqual([]);
    await holds(at.scene);
  });

  test('approvals meet a withdrawal', async () => {
    const at = await race(of);
    const [ref] = (await rivals(at, 1)) as [ClaimRef];
    const outcomes = await Promise.all(
      all.map((place) =>
        place === 0
          ? withdrawClaim(at.as(home.a.admin, place), ref, { reason: 'Mistake' }, plain)
          : decision(at.as(at.scene.reviewer, place), ref, 'approve'),
      ),
    );
    expect(done(outcomes)).toBeGreaterThanOrEqual(1);
    await holds(at.scene);
  });

  test('a customer refuses, keeps and undoes', async () => {
    const at = await race(of);
    const ref = await inWindow(at.scene, home.a);
    const contact = contactOf(at.scene, (await notices(at.scene, ref))[0]!);
    const whole = { lineIds: null, confirmed: true };
    const answers = await Promise.all(
      all.map((place) =>
        place % 2 === 0
          ? refuse(at.as(contact, place), ref, { ...whole, reason: null }, plain)
          : agree(at.as(at.scene.tenantAdmin, place), ref, { ...whole, code: null }, plain),
      ),
    );
    expect(done(answers)).toBeGreaterThanOrEqual(1);
    await holds(at.scene);
    const undone = await Promise.all(
      all.map((place) => undoDecision(at.as(at.scene.tenantAdmin, place), ref, { confirmed: true }, plain)),
    );
    expect(done(undone)).toBeLessThanOrEqual(1);
    await holds(at.scene);
  });
});
