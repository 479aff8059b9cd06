/** The checker finds nothing wrong with what the acts wrote, and finds each thing that is broken on purpose. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../server/actions/operations/sweep.ts';
import { actCases } from '../act-cases.ts';
import { approve, deliverAll, factsOf } from '../acts.ts';
import { makeScene, type Scene } from '../scene.ts';
import { checkInvariants } from './check.ts';

const sweptAt = '2020-12-20T10:00:00Z';
let scene: Scene;
let admin: pg.Client;
/** One customer for each act whose case was played to its end. */
const tenants = new Map<string, string>();

beforeAll(async () => {
  scene = await makeScene();
  admin = new pg.Client({ connectionString: scene.database.adminUrl });
  await admin.connect();
  for (const what of actCases) {
    const here = await scene.elsewhere();
    tenants.set(what.act, here.tenantId);
    const at = await what.prepare(here);
    const outcome = await what.call(here.context(at.actor), at, here);
    if (!what.tenant) factsOf(outcome);
  }
  // The winner of the arbitration goes on to its window's end, where the incumbent's period ends.
  const tenantId = tenants.get('confirm-arbitration') as string;
  const [winner] = await scene.look<{ id: string }>(
    `select claim_id as id from claim_line where tenant_id = $1 and arbitration = 'won'`,
    [tenantId],
  );
  const ref = { tenantId, id: winner?.id ?? '' };
  await approve(scene, ref);
  await deliverAll(scene, ref);
  scene.clock.set(sweptAt);
  await sweep(scene.services);
  // The relay has taken every mail.
  await scene.look(`update job set state = 'done', done_at = run_at where kind = 'mail'`);
}, 240_000);

afterAll(async () => {
  await admin.end();
  await scene.close();
});

test('nothing is wrong after every act of people and a sweep', async () => {
  expect(await checkInvariants(admin, { sweptAt, readAt: sweptAt, relayBackAt: sweptAt })).toEqual([]);
});

/** What is broken by one statement, at the customer of one act, and the invariant that says so. */
const broken: [invariant: string, what: string, act: string, sql: string][] = [
  [
    'A-1',
    'a second holder in the past',
    'confirm-arbitration',
    `update association set official_from = official_from - interval '1 hour' where state = 'official'`,
  ],
  [
    'A-2',
    'a window found too short',
    'ask-question',
    `update consent_round set basis = jsonb_set(basis, '{endsAt}', '"2020-12-07T23:00:00Z"'), ends_at = '2020-12-07T23:00:00Z'`,
  ],
  [
    'A-2',
    'counted in another zone',
    'ask-question',
    `update consent_round set basis = jsonb_set(basis, '{zone}', '"Asia/Tokyo"')`,
  ],
  [
    'A-2',
    'a beginning before the window ended',
    'ask-question',
    `update history set after = after
    || jsonb_build_object('associations.' || (select id from claim_line l where l.claim_id = history.subject_id) || '.officialFrom', '2020-12-08T22:59:59Z') where act = 'close-window'`,
  ],
  [
    'A-2',
    'an acceptance that nobody gave',
    'agree',
    `update history set actor_side = 'system' where act = 'agree'`,
  ],
  [
    'A-3',
    'official without a notice to anybody trusted',
    'ask-question',
    'update notice set accepted_at = null where trusted',
  ],
  [
    'A-3',
    'official with the named notice queued',
    'ask-question',
    'update notice set accepted_at = null where named',
  ],
  [
    'A-3',
    'official with a notice that came back',
    'ask-question',
    `update notice set bounced_at = accepted_at where named`,
  ],
  [
    'A-3',
    'official without approval',
    'ask-question',
    `update history set after = after - (select k from jsonb_object_keys(after) k where k like 'lines.%.review') where act = 'decide-claim'`,
  ],
  [
    'A-4',
    'official after a refusal',
    'refuse',
    `update history set after = after || jsonb_build_object('associations.' || (select id from claim_line l where l.claim_id = history.subject_id) || '.state', 'official')
    where number = (select max(number) from history h where h.subject_id = history.subject_id)`,
  ],
  [
    'W-1',
    'official by the silence of somebody who said "not me"',
    'ask-question',
    'update notice set not_me_at = accepted_at where trusted',
  ],
  [
    'W-1',
    'a refusal undone by the address that the partner typed',
    'undo-decision',
    `update history set actor_role = 'contact' where act = 'undo-decision'`,
  ],
  [
    'A-5',
    'usage read after the end',
    'end-association',
    `insert into usage_read select tenant_id, gen_random_uuid(), id, partner_id, 'x', 'x', 'x', item_id, '2020-12-01', '2020-12-01', until + interval '1 millisecond' from association`,
  ],
  [
    'A-5',
    'usage read once the superseding is seen',
    'confirm-arbitration',
    `insert into usage_read select tenant_id, gen_random_uuid(), id, partner_id, 'x', 'x', 'x', item_id, '2020-12-01', '2020-12-01', until + interval '5 seconds'
    from association where ended_how = 'superseded'`,
  ],
  [
    'A-6',
    'a gap between two partners',
    'confirm-arbitration',
    `update association set until = until - interval '1 second' where ended_how = 'superseded'`,
  ],
  ['C-1', 'a file without bytes', 'add-file', `update file set name = name`],
  ['C-3', 'a column that history does not know', 'submit-claim', `update claim set name = 'Another name'`],
  ['C-3', 'a line decided by nobody', 'submit-claim', `update claim_line set review = 'approved'`],
  [
    'C-3',
    'a stage that cannot follow',
    'start-review',
    `update history set after = jsonb_set(after, '{claim.stage}', '"disputed"') where act = 'start-review'`,
  ],
  ['C-3', 'a word that the lines do not say', 'refuse', `update claim set status = 'approved'`],
  [
    'C-4',
    'a claim that waits for nobody',
    'submit-claim',
    `with t as (delete from task) update deadline set state = 'settled'`,
  ],
  [
    'C-5',
    'a deadline that fired twice',
    'submit-claim',
    `insert into deadline select tenant_id, subject_id, kind, round, party || '#2', partner_id, state, due_at, basis, stopped_at, subject_kind from deadline where state = 'fired'`,
  ],
  [
    'C-5',
    'written down before its time',
    'submit-claim',
    `update history set recorded_at = at - interval '1 second' where actor_side = 'system'`,
  ],
  ['C-5', 'due and forgotten', 'submit-claim', `update deadline set state = 'armed'`],
  [
    'H-1',
    'what a customer did, told otherwise',
    'lock-item',
    `update history set detail = detail || '{"itemId": "teams", "x": 1}' where subject_kind = 'tenant'`,
  ],
  ['H-1', 'an entry that is gone', 'start-review', `delete from history where number = 2`],
  [
    'H-1',
    'an entry that was rewritten',
    'start-review',
    `update history set actor_name = 'Somebody else' where number = 1`,
  ],
  [
    'H-1',
    'a claim that names another end',
    'start-review',
    `update claim set history_length = history_length - 1`,
  ],
  [
    'K-1',
    'official before its time',
    'agree',
    `update association set official_from = '2020-12-20T10:00:01Z'`,
  ],
  [
    'K-1',
    'written down before its time',
    'submit-claim',
    `update history set recorded_at = '2020-12-20T10:00:01Z' where number = 1`,
  ],
  [
    'K-1',
    'fired before its time',
    'submit-claim',
    `update deadline set due_at = '2020-12-20T10:00:01Z' where state = 'fired'`,
  ],
  [
    'N-2',
    'a mail that still waits',
    'submit-claim',
    `update job set state = 'waiting', done_at = null where kind = 'mail'`,
  ],
  [
    'N-2',
    'a mail that was dropped',
    'submit-claim',
    `update job set state = 'failed', last_error = 'connect ECONNREFUSED' where kind = 'mail'`,
  ],
  [
    'N-1',
    'a second mail of one request',
    'ask-question',
    `insert into job select tenant_id, gen_random_uuid(), kind, subject_id, payload, state, run_at, leased_until, attempts, last_error, made_at, done_at, relay_trouble, subject_kind
    from job where payload->>'template' = 'customer-notice' limit 1`,
  ],
  [
    'N-1',
    'a second reminder of one request',
    'ask-question',
    `insert into job select tenant_id, gen_random_uuid(), kind, subject_id, jsonb_set(payload, '{template}', '"customer-reminder"'), state, run_at, leased_until, attempts, last_error, made_at, done_at, relay_trouble, subject_kind
    from job where payload->>'template' = 'customer-notice' limit 1`,
  ],
  [
    'C-4',
    'a reminder of a window that does not run',
    'ask-question',
    `update deadline set state = 'armed' where kind = 'reminder'`,
  ],
  [
    'N-1',
    'a request without a mail',
    'decide-claim',
    `delete from job where payload->>'template' = 'customer-notice'`,
  ],
  ['P-1', 'a file that nobody scans', 'submit-claim', `update file set scan = 'waiting'`],
];

test('what is broken by one statement is found', async () => {
  const missed: string[] = [];
  for (const [invariant, what, act, sql] of broken) {
    const tenantId = tenants.get(act) as string;
    await admin.query('begin');
    try {
      await breakIt(tenantId, sql);
      const found = await checkInvariants(admin, {
        tenants: [tenantId],
        sweptAt,
        readAt: sweptAt,
        relayBackAt: sweptAt,
        inTransaction: true,
        ...(invariant === 'C-1' ? { files: '/nowhere' } : {}),
      });
      if (!found.some((one) => one.invariant === invariant))
        missed.push(`${invariant} ${what}: ${JSON.stringify(found)}`);
    } finally {
      await admin.query('rollback');
    }
  }
  expect(missed).toEqual([]);
}, 120_000);

/** Only the rows of this customer are left to be broken; the guards of the database are switched off for it. */
async function breakIt(tenantId: string, sql: string): Promise<void> {
  await admin.query('set local session_replication_role = replica');
  const { rows } = await admin.query<{
    name: string;
  }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'customer'`);
  await admin.query(rows.map(({ name }) => `delete from ${name} where tenant_id <> '${tenantId}'`).join(';'));
  const { rowCount } = await admin.query(sql);
  if (rowCount === 0) throw new Error(`nothing was broken by ${sql}`);
}
