/** The six tests for each change of an administrator, on the embedded PostgreSQL with the program's plain role. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrationCases, administrator, newPolicy } from '../../../test/administration.ts';
import { codesOf } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { approveMailText } from '../programme/approve-mail-text.ts';
import type { Context, Reply } from '../run/context.ts';
import { createPolicy } from '../programme/create-policy.ts';
import { draftMailText } from '../programme/draft-mail-text.ts';
import { listAdminLog } from '../programme/list-admin-log.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});
afterEach(() => scene.close());

const tables = [
  'calendar',
  'policy',
  'activation',
  'catalog',
  'reason_text',
  'mail_text',
  'mail_text_approval',
  'policy_change',
  'history',
  'idempotency',
];

async function rows(): Promise<string> {
  const found: string[] = [];
  for (const name of tables) {
    const [row] = await scene.look<{ all: string }>(
      `select coalesce(jsonb_agg(t), '[]')::text as all from ${name} t`,
    );
    found.push(row?.all ?? '');
  }
  return found.join('\n');
}

const logged = async (what: string): Promise<number> =>
  (await scene.look('select from history where act = $1', [what])).length;

const versioned = administrationCases.filter(({ version }) => version !== null);

test.each(versioned)('$what is refused with an older version', async ({ prepare, call }) => {
  await prepare?.(scene);
  expect(codesOf(await call(scene.context(administrator(scene), { ifMatch: 7 })))).toEqual(['stale-version']);
});

describe.each(administrationCases)('$what', ({ what, version, prepare, call, wrong, code, second }) => {
  const as = (more: Partial<Context> = {}): Context =>
    scene.context(administrator(scene), { ifMatch: version, ...more });

  test('does what it says, and is in the log once with who, when and why', async () => {
    await prepare?.(scene);
    expect(codesOf(await call(as()))).toEqual([]);
    const [entry] = await scene.look<{ by_name: string; why: string; at: Date }>(
      'select *, actor_name as by_name, actor_id as by_id, reason as why, label as subject from history where act = $1',
      [what],
    );
    expect(entry?.by_name).toBe('Pat Programme');
    expect(entry?.why).not.toBe('');
    expect(entry?.at.toISOString()).toBe('2020-12-01T10:00:00.000Z');
    expect(await logged(what)).toBe(1);
  });

  test('writes nothing when it is only tried', async () => {
    await prepare?.(scene);
    const before = await rows();
    expect(
      codesOf(
        await call(as({ validateOnly: true, idempotency: { key: 'k', operation: what, bodyHash: 'b' } })),
      ),
    ).toEqual([]);
    expect(await rows()).toBe(before);
  });

  test('is refused with its code and writes nothing', async () => {
    await prepare?.(scene);
    const before = await rows();
    expect(codesOf(await wrong(as()))).toContain(code);
    expect(await rows()).toBe(before);
  });

  test('is closed to every other role and side', async () => {
    await prepare?.(scene);
    const before = await rows();
    for (const actor of [scene.reviewer, scene.senior, scene.auditor, scene.a.admin, scene.tenantAdmin]) {
      expect(codesOf(await call(scene.context(actor, { ifMatch: version })))).toEqual(['role-missing']);
    }
    expect(await rows()).toBe(before);
  });

  test('is refused to a read-only key, and to one without the scope', async () => {
    await prepare?.(scene);
    const key = { ...administrator(scene), readOnly: true, scopes: ['administration:read'] };
    expect(codesOf(await call(scene.context(key, { ifMatch: version })))).toEqual(['read-only-key']);
    expect(
      codesOf(
        await call(
          scene.context({ ...key, readOnly: false, scopes: ['reviews:write'] }, { ifMatch: version }),
        ),
      ),
    ).toEqual(['scope-missing']);
  });

  test('answers a replay with the first answer, and refuses the key for another body', async () => {
    await prepare?.(scene);
    const keyed = (bodyHash: string): Context =>
      as({ idempotency: { key: 'k-1', operation: what, bodyHash } });
    const first = await call(keyed('body'));
    const again = await call(keyed('body'));
    expect(again.ok && again.value.body).toBe(first.ok && first.value.body);
    expect(again.ok && again.value.headers['Idempotency-Replayed']).toBe('true');
    expect(await logged(what)).toBe(1);
    expect(codesOf(await call(keyed('other body')))).toEqual(['idempotency-key-reused']);
  });

  test('two at once: one is done, the other one is told', async () => {
    await prepare?.(scene);
    const outcomes = await Promise.all([1, 2].map(() => call(as())));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect([...new Set(outcomes.flatMap(codesOf))]).toEqual([second]);
    expect(await logged(what)).toBe(1);
  });
});

const values = <T>(value: T): { reply: Reply } => ({
  reply: { status: 200, headers: {}, body: JSON.stringify(value) },
});

test('the author of a mail text cannot approve it, not with a key either', async () => {
  const author = administrator(scene);
  const ref = { template: 'customer-notice', language: 'nl' };
  expect(
    codesOf(
      await draftMailText(scene.context(author, { ifMatch: 1 }), ref, { text: null, why: 'Back.' }, values),
    ),
  ).toEqual(['nothing-changed']);
  const text = {
    subject: '[{number}] {partner}',
    body: [
      '{whoAsks}',
      '{services}',
      '{whatTheySee}',
      '{noActionNeeded}',
      '{howToRefuse}',
      '{untilWhen}',
      '{acceptNow}',
      '{whyYou}',
    ].join('\n\n'),
  };
  expect(
    codesOf(
      await draftMailText(scene.context(author, { ifMatch: 1 }), ref, { text, why: 'Shorter.' }, values),
    ),
  ).toEqual([]);
  const approve = (actor: typeof author): Promise<string[]> =>
    approveMailText(scene.context(actor, { ifMatch: 2 }), ref, { why: '' }, values).then(codesOf);
  expect(await approve(author)).toEqual(['approver-is-author']);
  expect(await approve({ ...author, scopes: ['administration:write'] })).toEqual(['approver-is-author']);
  expect(await approve(administrator(scene, 'Other Person'))).toEqual([]);
});

test('every problem of a new policy at once, each at its field', async () => {
  const wrong = newPolicy({
    id: 'Not An Id',
    name: ' ',
    why: '',
    review: { amount: 0, unit: 'business-days' },
    activities: [{ solutionArea: 'microsoft-365', id: 'nothing' }],
  });
  const outcome = await createPolicy(scene.context(administrator(scene)), wrong, values);
  expect(outcome.ok ? [] : outcome.denial.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'id-invalid /id',
    'field-required /name',
    'value-invalid /review/amount',
    'not-known /activities/0',
    'field-required /why',
  ]);
});

test('the log is for administrators and the auditor, newest first, page by page, and can only grow', async () => {
  for (const { prepare, call, version } of administrationCases.slice(0, 2)) {
    await prepare?.(scene);
    await call(scene.context(administrator(scene), { ifMatch: version }));
    scene.clock.set('2020-12-01T10:00:01Z');
  }
  const read = (actor: typeof scene.auditor, after: string | null = null): ReturnType<typeof listAdminLog> =>
    listAdminLog(
      scene.context(actor),
      { subject: null },
      { limit: 1, after: after === null ? null : [after] },
    );
  const first = await read(scene.auditor);
  if (!first.ok) throw new Error('the auditor reads');
  expect(first.value.rows.map(({ what }) => what)).toEqual(['create-policy']);
  const second = await read(scene.auditor, String(first.value.next?.[0]));
  expect(second.ok && second.value.rows.map(({ what }) => what)).toEqual(['change-calendar']);
  for (const other of [scene.reviewer, scene.a.admin, scene.tenantAdmin]) {
    expect(await read(other)).toMatchObject({ ok: false, denial: { problems: [{ code: 'role-missing' }] } });
  }
  for (const privilege of ['update', 'delete', 'truncate']) {
    expect(
      await scene.look(
        `select has_table_privilege('cpor_app', name, '${privilege}') as may from unnest(array['history', 'mail_text', 'mail_text_approval', 'reason_text', 'calendar', 'policy', 'catalog']) name where has_table_privilege('cpor_app', name, '${privilege}')`,
      ),
    ).toEqual([]);
  }
});
