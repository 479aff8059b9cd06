/** What somebody changes behind the program's back, row by row, and what `cpor verify` says of it. */
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsOf, inWindow, notices, official } from '../../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { folderStore } from '../../ports/files.ts';
import { newUuid, systemRandom } from '../../ports/random.ts';
import { addComment } from '../claims/add-comment.ts';
import { addTrustedContact } from '../consent/add-trusted-contact.ts';
import { noticeDelivered } from '../consent/deliver-notice.ts';
import { countNewEvents } from '../../jobs/count-events.ts';
import type { ClaimRef } from '../run/context.ts';
import { removeLeftOver } from './left-over-files.ts';
import { verify, type VerifyReport } from './verify.ts';

let home: Scene;
beforeAll(async () => {
  home = await makeScene();
});
afterAll(() => home.close());

const check = (scene: Scene): Promise<VerifyReport> =>
  verify({ ...scene.services, onProblem: () => undefined });

/** Rows whose bytes no test has put anywhere are missing, rightly. */
const told = ({ problems }: VerifyReport): string[] => problems.filter((one) => !one.includes('(C-1)'));

interface Prepared {
  scene: Scene;
  ref: ClaimRef;
}

async function claim(): Promise<Prepared> {
  const scene = await home.elsewhere();
  const ref = await inWindow(scene, scene.a);
  factsOf(await addComment(scene.context(scene.a.admin), ref, { text: 'Here it is.' } as never, plain));
  return { scene, ref };
}

const changes: [what: string, sql: string, found: RegExp][] = [
  [
    'a window that was shortened',
    `update consent_round set ends_at = ends_at - interval '3 days' where claim_id = $1`,
    /end of the window of round 1 was moved/,
  ],
  [
    'a window that was shortened everywhere',
    `update consent_round set ends_at = ends_at - interval '3 days', basis = jsonb_set(basis, '{endsAt}', to_jsonb('2020-12-05T23:00:00Z'::text)) where claim_id = $1`,
    /state-differs rounds/,
  ],
  [
    'a deadline that was moved for the sweep',
    `update deadline set due_at = due_at - interval '2 days' where subject_id = $1 and kind = 'refusal-window'`,
    /the refusal-window clock 1 of customer was moved/,
  ],
  [
    'a deadline that was moved for the rules',
    `update deadline set due_at = due_at - interval '1 day', basis = jsonb_set(basis, '{endsAt}', to_jsonb(to_char(due_at - interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) where subject_id = $1 and kind = 'refusal-window'`,
    /its calendar says/,
  ],
  [
    'a deadline that is gone',
    `delete from deadline where subject_id = $1 and kind = 'refusal-window'`,
    /has no clock/,
  ],
  [
    'another notice address',
    `update notice set email = 'else@where.example' where claim_id = $1 and named`,
    /notices, clocks or files are not as entry/,
  ],
  [
    'a notice that came earlier',
    `update notice set accepted_at = accepted_at - interval '1 day' where claim_id = $1`,
    /when none of its notices was delivered/,
  ],
  [
    'another sum of the proof',
    `update file set sha256 = repeat('1', 64) where subject_id = $1`,
    /is not the one that was added/,
  ],
  ['a proof that is gone', `delete from file where subject_id = $1`, /was added and is not there/],
  [
    'another word in lists',
    `update claim set status = 'rejected' where id = $1`,
    /stands in lists as rejected/,
  ],
  ['a key that holds no more', `delete from line_key where claim_id = $1`, /keys it holds against rivals/],
  [
    'a comment that was rewritten',
    `update comment set text = 'There it was.' where subject_id = $1`,
    /is not what was written/,
  ],
  ['a comment that is gone', `delete from comment where subject_id = $1`, /was written and is not there/],
  [
    'a comment that nobody wrote',
    `insert into comment select tenant_id, gen_random_uuid(), subject_id, partner_id, visibility, author_side, author_id, author_name, 'More', at + interval '1 hour', subject_kind from comment where subject_id = $1`,
    /is in no entry/,
  ],
  [
    'an entry that was changed',
    `update history set reason = 'because' where subject_id = $1 and number = 2`,
    /entry 2 is not what was written/,
  ],
  [
    'a line that was approved',
    `update claim_line set final = true where claim_id = $1`,
    /state-differs lines/,
  ],
];

test('an untouched claim is as it was written, and says what it was held against', async () => {
  const { scene } = await claim();
  const report = await check(scene);
  expect(told(report)).toEqual([]);
  expect(report).toMatchObject({ unsealedClaims: 0, unsealedComments: 0 });
});

test.each(changes)('%s', async (_what, sql, found) => {
  const { scene, ref } = await claim();
  await scene.look(sql, [ref.id]);
  const [{ number }] = (await scene.look<{ number: string }>('select number from claim where id = $1', [
    ref.id,
  ])) as [{ number: string }];
  expect(
    told(await check(scene))
      .filter((one) => one.startsWith(`claim ${number}`))
      .join('\n'),
  ).toMatch(found);
});

test('a reader of usage without an association', async () => {
  const { scene } = await claim();
  await scene.look('update usage_record set reader_ids = array[tenant_id] where tenant_id = $1', [
    scene.tenantId,
  ]);
  expect(told(await check(scene)).join('\n')).toMatch(/other readers than its associations/);
});

test('a notice that came back and stands as delivered', async () => {
  const { scene, ref } = await claim();
  const [notice] = (await notices(scene, ref)).filter((one) => one.named);
  await noticeDelivered(
    scene.services,
    { tenantId: ref.tenantId, claimId: ref.id, noticeId: notice?.id ?? '' },
    'bounced',
  );
  await scene.look(`update notice set state = 'accepted', bounced_at = null where id = $1`, [notice?.id]);
  expect(told(await check(scene)).join('\n')).toMatch(/1 notices of round 1 came back, and 0 stand so/);
});

test('a claim that is gone with its rows is missed by its events; a trusted contact by what was written when it was added', async () => {
  const { scene, ref } = await claim();
  await addTrustedContact(
    scene.context({
      ...scene.senior,
      grants: [{ role: 'programme-admin', locationId: null, programme: null, maySubmit: false }],
    }),
    { tenantId: scene.tenantId },
    { name: 'Kim', title: 'CFO', email: 'kim@trusted.example', why: 'The only address.' },
    (value) => ({ reply: { status: 200, headers: {}, body: JSON.stringify(value) } }),
  );
  await countNewEvents(scene.services);
  expect(told(await check(scene)).filter((one) => one.includes(scene.tenantId))).toEqual([]);
  await scene.look(
    `update customer_contact set email = 'mine@else.example' where tenant_id = $1 and email = 'kim@trusted.example'`,
    [scene.tenantId],
  );
  for (const table of ['line_key', 'notice', 'consent_round', 'association', 'claim_line'])
    await scene.look(`delete from ${table} where claim_id = $1`, [ref.id]);
  for (const table of ['deadline', 'task', 'comment', 'file', 'history', 'mail', 'job'])
    await scene.look(`delete from ${table} where subject_id = $1`, [ref.id]);
  await scene.look('delete from claim where id = $1', [ref.id]);
  const text = told(await check(scene)).join('\n');
  expect(text).toContain(`claim ${ref.id} is not there`);
  expect(text).toContain(`customer ${scene.tenantId} the address of a trusted contact`);
});

test('files that were left over are named, and removed once they are certain to be nobody’s', async () => {
  const scene = await home.elsewhere();
  await official(scene, scene.a);
  const folder = mkdtempSync(join(tmpdir(), 'opencpor-left-over-'));
  const files = folderStore(folder);
  const put = async (name: string, written: string): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), 'x');
    await utimes(join(folder, name), new Date(written), new Date(written));
  };
  const key = (): string => `${scene.tenantId}/${newUuid(systemRandom, Date.now())}`;
  const [old, part, young, later] = [key(), key(), key(), key()];
  await put(old, '2020-11-01T00:00:00Z');
  await put(`${part}.part`, '2020-11-01T00:00:00Z');
  await put(young, new Date().toISOString());
  // Newer than any upload that this database knows of: it may belong to one that came after the database was copied.
  await put(later, '2021-12-01T00:00:00Z');
  await put('README', '2020-11-01T00:00:00Z').catch(() => undefined);
  const parts = { db: scene.services.db, files };
  const left = (await verify({ ...scene.services, files, onProblem: () => undefined })).leftOver;
  expect(left.map((one) => [one.key, one.part]).toSorted()).toEqual(
    [
      [old, false],
      [part, true],
      [later, false],
    ].toSorted(),
  );
  expect(await removeLeftOver(parts, Date.now())).toBe(2);
  const kept: string[] = [];
  for await (const one of files.list()) kept.push(one.key);
  expect(kept.toSorted()).toEqual([later, young].toSorted());
});
