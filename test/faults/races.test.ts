/** Honest acts that meet at the same instant: one wins, nothing is done twice, and every invariant holds afterwards. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome } from '../../rules/engine/denial.ts';
import type { ClaimRef, Reply, Services } from '../../server/actions/run/context.ts';
import { createClaim } from '../../server/actions/claims/create-claim.ts';
import { decideArbitration } from '../../server/actions/arbitration/decide-arbitration.ts';
import { decideClaim } from '../../server/actions/review/decide-claim.ts';
import { refuse } from '../../server/actions/consent/refuse.ts';
import { submitClaim } from '../../server/actions/claims/submit-claim.ts';
import { sweep } from '../../server/actions/operations/sweep.ts';
import { openDatabase } from '../../server/store/postgres/tx.ts';
import { claimInput, codesOf, contactOf, draft, factsOf, inWindow, notices, underReview } from '../acts.ts';
import { checkInvariants } from '../invariants/check.ts';
import { makeScene, plain, type Scene } from '../scene.ts';

const windowsDue = Number(process.env.FAULTS_WINDOWS ?? 200);
const workloads = [
  'exchange-online',
  'sharepoint-online',
  'teams',
  'microsoft-365-apps',
  'intune',
  'entra-id-p1',
  'viva-engage',
  'outlook-mobile',
];

let home: Scene;
let admin: pg.Client;
beforeAll(async () => {
  home = await makeScene({ connections: 10 });
  admin = new pg.Client({ connectionString: home.database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await home.close();
});

const holds = async (...scenes: Scene[]): Promise<void> => {
  expect(await checkInvariants(admin, { tenants: scenes.map((scene) => scene.tenantId) })).toEqual([]);
};
const lineOf = async (ref: ClaimRef): Promise<string> =>
  (await home.look<{ id: string }>('select id from claim_line where claim_id = $1', [ref.id]))[0]?.id ?? '';
const approval = async (scene: Scene, ref: ClaimRef, by = scene.reviewer): Promise<Outcome<Reply>> =>
  decideClaim(
    scene.context(by),
    ref,
    { lines: [{ lineId: await lineOf(ref), decision: 'approve', codes: [], text: null }], comment: null },
    plain,
  );

test('two rivals who submit at the same instant stand in one case, and both know it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const scene = await home.elsewhere();
    const refs = [await draft(scene, scene.a), await draft(scene, scene.b)];
    const outcomes = await Promise.all(
      refs.map((ref, index) =>
        submitClaim(scene.context(index === 0 ? scene.a.admin : scene.b.admin), ref, {}, plain),
      ),
    );
    expect(outcomes.map(codesOf)).toEqual([[], []]);
    const cases = await scene.look<{ parties: string }>(
      `select (select count(*) from arbitration_party p where p.case_id = c.id)::text as parties from arbitration_case c where tenant_id = $1`,
      [scene.tenantId],
    );
    expect(cases).toEqual([{ parties: '2' }]);
    const lines = await scene.look<{ arbitration: string }>(
      'select arbitration from claim_line where tenant_id = $1',
      [scene.tenantId],
    );
    expect(lines.map((line) => line.arbitration)).toEqual(['waiting', 'waiting']);
    await holds(scene);
  }
});

test('two benches that decide one case for different sides leave one winner', async () => {
  const scene = await home.elsewhere();
  const refs = [await underReview(scene, scene.a), await underReview(scene, scene.b)];
  home.clock.set('2020-12-12T10:00:00Z');
  await sweep(scene.services);
  const [one] = await scene.look<{ id: string }>('select id from arbitration_case where tenant_id = $1', [
    scene.tenantId,
  ]);
  const lines = [await lineOf(refs[0]!), await lineOf(refs[1]!)];
  const reasons = Object.fromEntries(lines.map((line) => [line, 'The proof speaks for it.']));
  const outcomes = await Promise.all(
    refs.map((ref, index) =>
      decideArbitration(
        scene.context(index === 0 ? scene.senior : { ...scene.senior, id: scene.otherReviewer.id }, {
          secondReader: false,
        }),
        ref,
        { caseId: one?.id ?? '', winnerLineId: lines[index] as string, reasons },
        plain,
      ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  const stands = await scene.look<{ arbitration: string }>(
    'select arbitration from claim_line where tenant_id = $1 order by arbitration',
    [scene.tenantId],
  );
  expect(stands.map((line) => line.arbitration)).toEqual(['lost', 'won']);
  await holds(scene);
});

test('two approvals that race for one key: the database lets one through', async () => {
  const scene = await home.elsewhere();
  const refs = [await underReview(scene, scene.a), await underReview(scene, scene.b)];
  // As if no arbitration had ever stood between them: what is left is the constraint.
  await scene.look('delete from arbitration_party where tenant_id = $1', [scene.tenantId]);
  await scene.look('delete from arbitration_case where tenant_id = $1', [scene.tenantId]);
  await scene.look(`update claim_line set arbitration = 'none' where tenant_id = $1`, [scene.tenantId]);
  const outcomes = await Promise.all([
    approval(scene, refs[0] as ClaimRef),
    approval(scene, refs[1] as ClaimRef, scene.otherReviewer),
  ]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.flatMap(codesOf)).toEqual(['pending-line-exists']);
  const held = await scene.look('select 1 from association where tenant_id = $1', [scene.tenantId]);
  expect(held).toHaveLength(1);
  const found = await checkInvariants(admin, { tenants: [scene.tenantId] });
  expect(found.filter(({ invariant }) => invariant.startsWith('A'))).toEqual([]);
});

test('two reviewers who decide one line: one has decided, the other is told', async () => {
  const scene = await home.elsewhere();
  const ref = await underReview(scene, scene.a);
  const outcomes = await Promise.all([approval(scene, ref), approval(scene, ref, scene.otherReviewer)]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  await holds(scene);
});

/** Claims whose windows all end at one instant, eight a customer. */
async function manyWindows(
  count: number,
): Promise<{ scenes: Scene[]; refs: { scene: Scene; ref: ClaimRef }[] }> {
  const scenes: Scene[] = [];
  for (let done = 0; done < count; done += workloads.length) scenes.push(await home.elsewhere());
  const wanted = scenes.flatMap((scene) => workloads.map((itemId) => ({ scene, itemId }))).slice(0, count);
  const refs: { scene: Scene; ref: ClaimRef }[] = [];
  const lane = async (): Promise<void> => {
    for (let next = wanted.shift(); next; next = wanted.shift()) {
      const { scene, itemId } = next;
      // More in a day than one location may learn of: what it has learned is forgotten on the way.
      if (wanted.length % 40 === 0) {
        await home.look('delete from customer_lookup');
        await home.look('update location set drafts_used = 0, withdrawals_used = 0');
      }
      refs.push({ scene, ref: await inWindow(scene, scene.a, [{ itemId }]) });
    }
  };
  await Promise.all(Array.from({ length: 6 }, lane));
  return { scenes, refs };
}

/** A program of its own beside the others: own connections, same database. */
function scheduler(): Services {
  const db = openDatabase({
    url: home.database.appUrl,
    connections: 2,
    clockNow: home.clock.now,
    onError: () => undefined,
  });
  return { ...home.services, db };
}

test(`four schedulers and ${windowsDue} windows that end at one instant: each closes once`, async () => {
  home.clock.set('2021-02-01T10:00:00Z');
  const { scenes, refs } = await manyWindows(windowsDue);
  // The end is written once no refusal that arrived before it can be in flight.
  home.clock.set('2021-02-08T23:00:05Z');
  const schedulers = Array.from({ length: 4 }, scheduler);
  await Promise.all(schedulers.map((services) => sweep(services, 20)));
  await Promise.all(schedulers.map(({ db }) => db.close()));
  const [closed] = await home.look<{ entries: string; claims: string }>(
    `select count(*)::text as entries, count(distinct subject_id)::text as claims from history where act = 'close-window' and subject_id = any($1)`,
    [refs.map(({ ref }) => ref.id)],
  );
  expect(closed).toEqual({ entries: String(windowsDue), claims: String(windowsDue) });
  const violations = await checkInvariants(admin, {
    tenants: scenes.map((scene) => scene.tenantId),
    sweptAt: '2021-02-08T23:00:05Z',
  });
  expect(violations).toEqual([]);
}, 120_000);

test('refusals that meet the sweep at the very end of the window: refused, or official, never both', async () => {
  home.clock.set('2021-03-01T10:00:00Z');
  const { scenes, refs } = await manyWindows(24);
  const contacts = await Promise.all(
    refs.map(async ({ scene, ref }) => contactOf(scene, (await notices(scene, ref))[0]!)),
  );
  home.clock.set('2021-03-08T23:00:00Z');
  const sweeper = scheduler();
  const refusing = refs.map(({ scene, ref }, index) =>
    refuse(scene.context(contacts[index]!), ref, { lineIds: null, reason: null, confirmed: true }, plain),
  );
  const [, ...outcomes] = await Promise.all([sweep(sweeper, 3), ...refusing]);
  await sweep(sweeper);
  await sweeper.db.close();
  for (const [index, { ref }] of refs.entries()) {
    const [line] = await home.look('select consent, association from claim_line where claim_id = $1', [
      ref.id,
    ]);
    expect(line).toEqual(
      outcomes[index]?.ok
        ? { consent: 'refused', association: 'none' }
        : { consent: 'agreed', association: 'official' },
    );
  }
  await holds(...scenes);
}, 60_000);

test('one key in eight hands at once: one effect, the same answer', async () => {
  const scene = await home.elsewhere();
  const key = (operation: string): { key: string; operation: string; bodyHash: string } => ({
    key: 'k-1',
    operation,
    bodyHash: 'body',
  });
  const eight = <T>(make: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 8 }, make));
  const created = await eight(() =>
    createClaim(
      scene.context(scene.a.admin, { idempotency: key('create-claim') }),
      claimInput(scene, scene.a),
      plain,
    ),
  );
  expect(new Set(created.map((outcome) => factsOf(outcome).claim.id)).size).toBe(1);
  expect(await scene.look('select 1 from claim where tenant_id = $1', [scene.tenantId])).toHaveLength(1);
  const ref = await draft(scene, scene.a, [{ itemId: 'teams' }]);
  const sent = await eight(() =>
    submitClaim(scene.context(scene.a.admin, { idempotency: key('submit-claim') }), ref, {}, plain),
  );
  expect(sent.flatMap(codesOf)).toEqual([]);
  expect(new Set(sent.map((outcome) => (outcome.ok ? outcome.value.body : ''))).size).toBe(1);
  expect(sent.filter((outcome) => outcome.ok && outcome.value.headers['Idempotency-Replayed'])).toHaveLength(
    7,
  );
  expect(
    await scene.look(`select 1 from history where subject_id = $1 and act = 'submit-claim'`, [ref.id]),
  ).toHaveLength(1);
  await holds(scene);
});
