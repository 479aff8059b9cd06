/** Six tests for each act, on the embedded PostgreSQL with the program's plain role (docs/invariants.md, test kinds). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actRows } from '../../../rules/claim/rights/act-table.ts';
import type { ActCase, Prepared } from '../../../test/act-case.ts';
import { actCases } from '../../../test/act-cases.ts';
import { codesOf } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import type { Context } from './context.ts';

/** Sixteen in the full dose (`npm run test:faults`). */
const atOnce = Number(process.env.FAULTS_AT_ONCE ?? 3);

let home: Scene;
beforeAll(async () => {
  home = await makeScene();
});
// All acts together learn of more than one location may in a day.
beforeEach(() => home.look('delete from customer_lookup'));
afterAll(() => home.close());

/** Everything of the tenant that a refused act must leave alone. */
async function rowsOf(scene: Scene): Promise<string> {
  const [row] = await scene.look<{ text: string }>(
    `select jsonb_build_object('history', (select count(*) from history where tenant_id = $1), 'claims', (select jsonb_agg(c order by c.id) from claim c where tenant_id = $1),
      'jobs', (select count(*) from job where tenant_id = $1), 'locks', (select count(*) from item_lock where tenant_id = $1),
      'codes', (select jsonb_agg(c order by c.id) from consent_code c where tenant_id = $1), 'contacts', (select count(*) from customer_contact where tenant_id = $1),
      'tenant', (select count(*) from history where tenant_id = $1 and subject_kind = 'tenant'))::text as text`,
    [scene.tenantId],
  );
  return row?.text ?? '';
}

async function countOf(scene: Scene, what: ActCase, { ref }: Prepared): Promise<number> {
  const [row] = what.tenant
    ? await scene.look<{ count: string }>(
        "select count(*) from history where tenant_id = $1 and act = $2 and subject_kind = 'tenant'",
        [scene.tenantId, what.act],
      )
    : await scene.look<{ count: string }>(
        "select count(*) from history where tenant_id = $1 and act = $2 and ($3 = '' or subject_id::text = $3)",
        [scene.tenantId, what.act, ref.id],
      );
  return Number(row?.count);
}

const key = (scene: Scene, { actor }: Prepared, bodyHash: string, act: string): Context =>
  scene.context(actor, { idempotency: { key: 'k-1', operation: act, bodyHash } });

describe.each(actCases)('$act', (what) => {
  test('does what it says and is in the history once', async () => {
    const scene = await home.elsewhere();
    const at = await what.prepare(scene);
    const before = await countOf(scene, what, at);
    const outcome = await what.call(scene.context(at.actor), at, scene);
    expect(codesOf(outcome)).toEqual([]);
    expect(await countOf(scene, what, at)).toBe(before + 1);
  });

  test('is refused with its code and writes nothing', async () => {
    const scene = await home.elsewhere();
    const at = await (what.refused.prepare ?? what.prepare)(scene);
    const before = await rowsOf(scene);
    const outcome = await (what.refused.call ?? what.call)(scene.context(at.actor), at, scene);
    expect(codesOf(outcome)).toContain(what.refused.code);
    // A wrong code counts against its link; everything else leaves no trace.
    if (what.refused.code !== 'code-wrong') expect(await rowsOf(scene)).toBe(before);
  });

  test('is closed to a stranger, who learns nothing', async () => {
    const scene = await home.elsewhere();
    const at = await what.prepare(scene);
    const before = await rowsOf(scene);
    const outcome = await what.call(scene.context(what.stranger(scene)), at, scene);
    const [code] = codesOf(outcome);
    expect(['not-found', 'not-yours', 'role-missing', 'value-invalid']).toContain(code);
    expect(await rowsOf(scene)).toBe(before);
  });

  test('is refused to a read-only key', async () => {
    const scene = await home.elsewhere();
    const at = await what.prepare(scene);
    const before = await rowsOf(scene);
    const outcome = await what.call(
      scene.context({ ...at.actor, readOnly: true, scopes: ['claims:read'] }),
      at,
      scene,
    );
    expect(codesOf(outcome)).toEqual(['read-only-key']);
    expect(await rowsOf(scene)).toBe(before);
  });

  test('answers a replay with the first answer, and refuses the key for another body', async () => {
    const scene = await home.elsewhere();
    const at = await what.prepare(scene);
    const first = await what.call(key(scene, at, 'body', what.act), at, scene);
    const done = await countOf(scene, what, at);
    const second = await what.call(key(scene, at, 'body', what.act), at, scene);
    expect(codesOf(second)).toEqual([]);
    expect(second.ok && second.value.body).toBe(first.ok && first.value.body);
    expect(second.ok && second.value.headers['Idempotency-Replayed']).toBe('true');
    expect(await countOf(scene, what, at)).toBe(done);
    expect(codesOf(await what.call(key(scene, at, 'other body', what.act), at, scene))).toEqual([
      'idempotency-key-reused',
    ]);
  });

  test(`${atOnce} at once: ${what.race === 'one' ? 'one is done' : 'all are done, one after the other'}`, async () => {
    const scene = await home.elsewhere();
    const at = await what.prepare(scene);
    const before = await countOf(scene, what, at);
    const outcomes = await Promise.all(
      Array.from({ length: atOnce }, () => what.call(scene.context(at.actor), at, scene)),
    );
    const done = outcomes.filter((outcome) => outcome.ok).length;
    expect(done, JSON.stringify(outcomes.map(codesOf))).toBe(what.race === 'one' ? 1 : atOnce);
    expect(await countOf(scene, what, at)).toBe(before + done);
  });
});

test('every act of people has its case', () => {
  const acts = new Set(actRows.filter((row) => row.side !== 'system').map((row) => row.act));
  for (const what of actCases) acts.delete(what.act);
  expect([...acts]).toEqual([]);
});
