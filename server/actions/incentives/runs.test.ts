/** The acts of monthly runs: the six tests for each, and what they book. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { codesOf, official } from '../../../test/acts.ts';
import { answered, ownerWith, readyToEarn, used } from '../../../test/incentives.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import type { Context, Reply } from '../run/context.ts';
import { postSlice } from './post-run.ts';
import { approveRun, discardRun, prepareRun, refreshRun, returnRun, submitRun } from './runs.ts';

let scene: Scene;
let preparer: Actor;
let other: Actor;
let count = 0;
const programme = 'osu-microsoft-365';
const key = { programme, month: '2021-03', number: 1 };

beforeAll(async () => {
  scene = await makeScene({ start: '2020-12-01T10:00:00Z' });
  await readyToEarn(scene);
  await official(scene, scene.a);
  await used(scene, { '2021-03': 60, '2021-04': 55, '2021-05': 70 });
  preparer = ownerWith(scene, 'finance', 'Fenna Finance');
  other = ownerWith(scene, 'finance', 'Oda Other');
  scene.clock.set('2021-04-02T10:00:00Z');
});
afterAll(() => scene.close());

const at = (actor: Actor, more: Partial<Context> = {}): Context => scene.context(actor, more);
async function done(act: Promise<Outcome<Reply>>): Promise<void> {
  expect(codesOf(await act)).toEqual([]);
}
const prepare = (month = key.month): Promise<void> =>
  done(prepareRun(at(preparer), { programme, month }, answered));
async function submitted(): Promise<void> {
  await prepare();
  await done(submitRun(at(preparer), key, answered));
}
const posted = async (): Promise<void> => {
  while (await postSlice(scene.services));
};
const books = (): Promise<{ kind: string; earned_month: string; minor: string; run_month: string }[]> =>
  scene.look(
    `select kind, earned_month, minor::text as minor, run_month from ledger order by run_month, earned_month`,
  );

/** Past row-level security: the program itself could not. */
async function nothingBooked(): Promise<void> {
  for (const table of ['ledger', 'run_entry', 'incentive_run']) await scene.look(`delete from ${table}`);
}
beforeEach(async () => {
  count += 1;
  await nothingBooked();
});

interface Case {
  what: string;
  by: () => Actor;
  before(): Promise<void>;
  call(ctx: Context): Promise<Outcome<Reply>>;
  wrong(ctx: Context): Promise<Outcome<Reply>>;
  codes: string[];
}

const reason = 'The usage was restated.';
const cases: Case[] = [
  {
    what: 'prepare-run',
    by: () => preparer,
    before: async () => undefined,
    call: (ctx) => prepareRun(ctx, { programme, month: key.month }, answered),
    wrong: (ctx) => prepareRun(ctx, { programme, month: '2021-04' }, answered),
    codes: ['run-month-not-over'],
  },
  {
    what: 'refresh-run',
    by: () => other,
    before: prepare,
    call: (ctx) => refreshRun(ctx, key, answered),
    wrong: (ctx) => refreshRun(ctx, { ...key, number: 2 }, answered),
    codes: ['not-found'],
  },
  {
    what: 'submit-run',
    by: () => preparer,
    before: prepare,
    call: (ctx) => submitRun(ctx, key, answered),
    wrong: (ctx) => submitRun(ctx, { ...key, month: '2021-02' }, answered),
    codes: ['not-found'],
  },
  {
    what: 'return-run',
    by: () => other,
    before: submitted,
    call: (ctx) => returnRun(ctx, key, reason, answered),
    wrong: (ctx) => returnRun(ctx, key, ' ', answered),
    codes: ['reason-required'],
  },
  {
    what: 'approve-run',
    by: () => other,
    before: submitted,
    call: (ctx) => approveRun(ctx, key, answered),
    wrong: (ctx) => approveRun({ ...ctx, actor: preparer }, key, answered),
    codes: ['approver-is-author'],
  },
  {
    what: 'discard-run',
    by: () => other,
    before: submitted,
    call: (ctx) => discardRun(ctx, key, reason, answered),
    wrong: (ctx) => discardRun(ctx, key, '', answered),
    codes: ['reason-required'],
  },
];

async function stored(): Promise<string> {
  const [row] = await scene.look<{ text: string }>(`select jsonb_build_object(
    'runs', (select jsonb_agg(r order by r.programme, r.month, r.number) from incentive_run r),
    'entries', (select count(*) from run_entry), 'books', (select count(*) from ledger),
    'history', (select count(*) from history))::text as text`);
  return row?.text ?? '';
}
const entries = (what: string): Promise<{ actor_name: string }[]> =>
  scene.look('select actor_name from history where act = $1 order by id', [what]);
const idempotency = (bodyHash: string, operation: string): Partial<Context> => ({
  idempotency: { key: `run ${count}`, operation, bodyHash },
});

describe.each(cases)('$what', ({ what, by, before, call, wrong, codes }) => {
  beforeEach(() => before());

  test('is done, and the log says by whom', async () => {
    const logged = (await entries(what)).length;
    await done(call(at(by())));
    expect((await entries(what)).slice(logged)).toEqual([{ actor_name: by().name }]);
    expect(await books()).toEqual([]);
  });

  test('is refused with its code, and nothing is written', async () => {
    const left = await stored();
    expect(codesOf(await wrong(at(by())))).toEqual(codes);
    expect(await stored()).toBe(left);
  });

  test('is closed to everybody who is not of finance', async () => {
    const left = await stored();
    const strangers = [scene.a.admin, scene.auditor, ownerWith(scene, 'programme-admin', 'Pat')];
    for (const stranger of strangers) expect(codesOf(await call(at(stranger)))).toEqual(['role-missing']);
    expect(await stored()).toBe(left);
  });

  test('is refused to a key that only reads', async () => {
    const scopes = ['earnings:read'];
    expect(codesOf(await call(at({ ...by(), readOnly: true, scopes })))).toEqual(['read-only-key']);
  });

  test('answers a replay with the first answer', async () => {
    const first = await call(at(by(), idempotency('body', what)));
    const left = await stored();
    const second = await call(at(by(), idempotency('body', what)));
    expect(second.ok && second.value.body).toBe(first.ok && first.value.body);
    expect(await stored()).toBe(left);
  });

  test('of two at once one is done', async () => {
    const logged = (await entries(what)).length;
    const [row] = await scene.look<{ version: number }>('select version from incentive_run');
    const ifMatch = row?.version ?? null;
    const outcomes = await Promise.all([1, 2].map(() => call(at(by(), { ifMatch }))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await entries(what)).length).toBe(logged + 1);
  });
});

async function run(month: string, number = 1): Promise<void> {
  const of = { programme, month, number };
  await prepare(month);
  await done(submitRun(at(preparer), of, answered));
  await done(approveRun(at(other), of, answered));
  await posted();
}

test('a run books what was approved, once, whoever is killed in between', async () => {
  await submitted();
  await done(approveRun(at(other), key, answered));
  // Two programs at once, each with slices of one entry; then once more, as after a crash.
  await Promise.all([postSlice(scene.services, 1), postSlice(scene.services, 1)]);
  await scene.look(`update incentive_run set state = 'posting'`);
  await posted();
  expect(await books()).toEqual([
    { kind: 'earning', earned_month: '2021-03', minor: '2000', run_month: '2021-03' },
  ]);
  expect(await scene.look('select state from incentive_run')).toEqual([{ state: 'posted' }]);
});

test('facts that change between preview and approval need a new preview', async () => {
  await submitted();
  await used(scene, { '2021-03': 61 });
  expect(codesOf(await approveRun(at(other), key, answered))).toEqual(['amounts-changed-since-preview']);
  await done(returnRun(at(other), key, reason, answered));
  await done(refreshRun(at(preparer), key, answered));
  await done(submitRun(at(preparer), key, answered));
  await done(approveRun(at(other), key, answered));
  await posted();
  expect((await books()).map(({ minor }) => minor)).toEqual(['2200']);
  await used(scene, { '2021-03': 60 });
});

test('a run over unchanged facts books nothing, a correction books the difference in its month', async () => {
  await run('2021-03');
  await run('2021-03', 2);
  expect(await books()).toHaveLength(1);
  // March is corrected downwards: a clawback of March, in the run of April.
  await used(scene, { '2021-03': 57 });
  scene.clock.set('2021-05-02T10:00:00Z');
  await run('2021-04');
  await used(scene, { '2021-03': 62 });
  scene.clock.set('2021-06-02T10:00:00Z');
  await run('2021-05');
  expect(await books()).toEqual([
    { kind: 'earning', earned_month: '2021-03', minor: '2000', run_month: '2021-03' },
    { kind: 'clawback', earned_month: '2021-03', minor: '-600', run_month: '2021-04' },
    { kind: 'adjustment', earned_month: '2021-03', minor: '1000', run_month: '2021-05' },
    { kind: 'earning', earned_month: '2021-05', minor: '1600', run_month: '2021-05' },
  ]);
});

test('months come in their order, and the books are only added to', async () => {
  scene.clock.set('2021-06-02T10:00:00Z');
  await run('2021-03');
  expect(codesOf(await prepareRun(at(preparer), { programme, month: '2021-05' }, answered))).toEqual([
    'months-before-not-posted',
  ]);
  const { db } = scene.services;
  for (const sql of ['update ledger set minor = 0', 'delete from ledger'])
    await expect(db.transact({ side: 'system' }, (tx) => tx.query(sql))).rejects.toThrow('permission denied');
});
