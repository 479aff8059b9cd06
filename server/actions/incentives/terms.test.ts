/** The acts of terms: the six tests for each, and that two people are needed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoTerms } from '../../../demo/terms.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { codesOf } from '../../../test/acts.ts';
import { answered, ownerWith } from '../../../test/incentives.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import type { Context, Reply } from '../run/context.ts';
import { approveTerms, discardTerms, draftTerms } from './terms.ts';

let scene: Scene;
let author: Actor;
let other: Actor;
let count = 0;
const programme = 'osu-microsoft-365';
const [, growth] = demoTerms('2019-01', '2020-07');
const said = { ...(growth as NonNullable<typeof growth>).terms, why: 'Rates of the new year.' };
const why = { why: 'Read and compared.' };

beforeAll(async () => {
  scene = await makeScene();
  author = ownerWith(scene, 'programme-admin', 'Pat Programme');
  other = ownerWith(scene, 'programme-admin', 'Quinn Second');
});
afterAll(() => scene.close());
beforeEach(async () => {
  count += 1;
  await scene.look('delete from terms');
});

const at = (actor: Actor, more: Partial<Context> = {}): Context => scene.context(actor, more);
async function done(act: Promise<Outcome<Reply>>): Promise<void> {
  expect(codesOf(await act)).toEqual([]);
}
const drafted = (): Promise<void> => done(draftTerms(at(author), programme, said, answered));

interface Case {
  what: string;
  by: () => Actor;
  prepare(): Promise<void>;
  call(ctx: Context): Promise<Outcome<Reply>>;
  wrong(ctx: Context): Promise<Outcome<Reply>>;
  codes: string[];
}

const cases: Case[] = [
  {
    what: 'draft-terms',
    by: () => author,
    prepare: async () => undefined,
    call: (ctx) => draftTerms(ctx, programme, said, answered),
    wrong: (ctx) =>
      draftTerms(
        ctx,
        programme,
        {
          ...said,
          from: '2020-13',
          currency: 'EURO',
          rates: said.rates.slice(1),
          holdDays: -1,
          why: '',
        },
        answered,
      ),
    codes: ['currency-unknown', 'date-invalid', 'field-required', 'rate-missing', 'value-invalid'],
  },
  {
    what: 'approve-terms',
    by: () => other,
    prepare: drafted,
    call: (ctx) => approveTerms(ctx, programme, why, answered),
    wrong: (ctx) => approveTerms(ctx, 'osa-sell', why, answered),
    codes: ['nothing-to-approve'],
  },
  {
    what: 'discard-terms',
    by: () => author,
    prepare: drafted,
    call: (ctx) => discardTerms(ctx, programme, why, answered),
    wrong: (ctx) => discardTerms(ctx, programme, { why: ' ' }, answered),
    codes: ['field-required'],
  },
];

async function stored(): Promise<string> {
  const [row] = await scene.look<{ text: string }>(
    `select jsonb_build_object('terms', (select jsonb_agg(t order by t.programme, t.version) from terms t),
       'history', (select count(*) from history))::text as text`,
  );
  return row?.text ?? '';
}
const entries = (what: string): Promise<{ actor_name: string }[]> =>
  scene.look('select actor_name from history where act = $1 order by id', [what]);
const key = (bodyHash: string, what: string): Partial<Context> => ({
  idempotency: { key: `terms ${count}`, operation: what, bodyHash },
});

describe.each(cases)('$what', ({ what, by, prepare, call, wrong, codes }) => {
  beforeEach(prepare);

  test('is done, and the log says by whom', async () => {
    const before = (await entries(what)).length;
    await done(call(at(by())));
    expect((await entries(what)).slice(before)).toEqual([{ actor_name: by().name }]);
  });

  test('says everything that is wrong, and writes nothing', async () => {
    const before = await stored();
    expect(codesOf(await wrong(at(by()))).toSorted()).toEqual(codes);
    expect(await stored()).toBe(before);
  });

  test('is closed to every other role', async () => {
    const before = await stored();
    for (const actor of [
      scene.auditor,
      ownerWith(scene, 'finance', 'Fenna'),
      scene.a.admin,
      scene.tenantAdmin,
    ])
      expect(codesOf(await call(at(actor)))).toEqual(['role-missing']);
    expect(await stored()).toBe(before);
  });

  test('is refused to a key that only reads', async () => {
    const scopes = ['administration:read'];
    expect(codesOf(await call(at({ ...by(), readOnly: true, scopes })))).toEqual(['read-only-key']);
  });

  test('answers a replay with the first answer', async () => {
    const first = await call(at(by(), key('body', what)));
    const left = await stored();
    const second = await call(at(by(), key('body', what)));
    expect(second.ok && second.value.body).toBe(first.ok && first.value.body);
    expect(await stored()).toBe(left);
  });

  test('of two at once with the same version one is done', async () => {
    const before = (await entries(what)).length;
    const ifMatch = what === 'draft-terms' ? 0 : 1;
    const outcomes = await Promise.all([1, 2].map(() => call(at(by(), { ifMatch }))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await entries(what)).length).toBe(before + 1);
  });
});

test('nobody approves their own draft, and what is in force is never edited', async () => {
  await drafted();
  expect(codesOf(await approveTerms(at(author), programme, why, answered))).toEqual(['approver-is-author']);
  await done(approveTerms(at(other), programme, why, answered));
  // The same month again, and another currency: both are named.
  expect(
    codesOf(await draftTerms(at(author), programme, { ...said, currency: 'USD' }, answered)).toSorted(),
  ).toEqual(['terms-currency-fixed', 'terms-overlap']);
  const app = scene.services.db;
  await expect(
    app.transact({ side: 'owner' }, (tx) => tx.query(`update terms set data = '{}' where version = 1`)),
  ).rejects.toThrow('permission denied');
});

test('a draft takes the place of the one before', async () => {
  await drafted();
  await done(draftTerms(at(other), programme, { ...said, holdDays: 60 }, answered));
  expect(await scene.look('select version, state from terms order by version')).toEqual([
    { version: 1, state: 'discarded' },
    { version: 2, state: 'draft' },
  ]);
  await done(approveTerms(at(author), programme, why, answered));
});
