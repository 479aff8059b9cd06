/** A process that the program does not have, written by the same writer as claims: its own table, its own words, nothing else of its own. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeadlineOf } from '../../../rules/engine/deadline.ts';
import { noStep, type CommentOf, type EntryOf, type EventOf } from '../../../rules/engine/step.ts';
import type { JobOf, MessageOf, StepOf } from '../../../rules/engine/step.ts';
import type { SubjectKind } from '../../../rules/engine/subject.ts';
import type { TaskOf } from '../../../rules/engine/task.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { findDue } from './due.ts';
import { historyHash, type Row, type Writing } from './history-rows.ts';
import { sumOf } from './seal.ts';
import type { SubjectRows } from './subject-rows.ts';
import { deadlinesOf, tablesOf, tasksOf } from './subject-tables.ts';
import { asJson, type Table } from './tables.ts';
import { writeSteps } from './write-step.ts';

interface OfOrder {
  orderId: string;
}
interface Order {
  id: string;
  partnerId: string;
  stage: string;
  version: number;
  updatedAt: string;
  historyLength: number;
  historyHash: string;
}
interface Facts {
  order: Order;
  deadlines: DeadlineOf<OfOrder, 'delivery'>[];
  tasks: TaskOf<OfOrder, 'call'>[];
}
interface World {
  realm: string;
  orders: Facts[];
}
type Step = StepOf<
  World,
  EntryOf<OfOrder, 'place' | 'ship'>,
  MessageOf<OfOrder, 'thanks', { to: 'person'; email: string; name: string }, { days: number }>,
  EventOf<OfOrder, 'order.placed', { number: string }>,
  CommentOf<OfOrder>,
  JobOf<OfOrder, 'mail', { copies: number }>
>;

const kind = 'order' as SubjectKind;
const shared = tablesOf({ kind, id: 'orderId' });
const own: Table = {
  name: 'placed_order',
  key: ['id'],
  written: 'insert',
  versioned: true,
  fixed: ['id', 'partner_id'],
  columns: {
    id: 'uuid',
    partner_id: 'uuid',
    stage: 'text',
    version: 'integer',
    updated_at: 'timestamptz',
    history_length: 'integer',
    history_hash: 'text',
  },
};

const orderRows: SubjectRows<World, Facts, Step> = {
  kind,
  idName: 'orderId',
  own,
  shared,
  children: [deadlinesOf<Facts>(shared), tasksOf<Facts>(shared)],
  realmOf: ({ realm }) => realm,
  subjectsOf: ({ orders }) => orders,
  withSubjects: (world, orders) => ({ ...world, orders }),
  headOf: ({ order }) => order,
  withHead: (facts, head) => ({ ...facts, order: { ...facts.order, ...head, partnerId: partnerId() } }),
  withIds: (facts, give) => ({ ...facts, tasks: give(facts.tasks) }),
  rowOf: ({ order }) => ({ ...order }),
  rowBefore: ({ order }) => order,
  sealOf: ({ deadlines }) => sumOf(deadlines.map(({ kind: clock, basis }) => ({ clock, basis }))),
};

const orderId = '00000000-0000-7000-8000-00000000000a';
let scene: Scene;
let admin: pg.Client;
const partnerId = (): string => scene.a.partnerId as string;

beforeAll(async () => {
  scene = await makeScene();
  admin = new pg.Client({ connectionString: scene.database.adminUrl });
  await admin.connect();
  await admin.query(`
    create table placed_order (tenant_id uuid not null, id uuid not null, partner_id uuid not null, stage text not null, version integer not null,
      updated_at timestamptz not null, history_length integer not null, history_hash text not null, primary key (tenant_id, id));
    grant select, insert, update on placed_order to cpor_app;
    alter table subject drop constraint subject_kind_check;
    alter table deadline add constraint deadline_kind_of_order check (subject_kind <> 'order' or kind = 'delivery')`);
});
afterAll(async () => {
  await admin.end();
  await scene.close();
});

const actor = { side: 'partner' as const, id: 'm1', name: 'Mia', role: 'incentives-admin' };
const writing = (now: string): Writing => ({
  now,
  realNow: now,
  requestId: 'r1',
  newId: () => crypto.randomUUID(),
});

const entry = (act: 'place' | 'ship', at: string): Step['entries'][number] => ({
  orderId,
  act,
  at,
  actor,
  reason: null,
  before: {},
  after: { 'order.stage': act },
  detail: {},
  visibleTo: ['partner', 'owner'],
});

function placing(at: string): Step {
  const order: Order = {
    id: orderId,
    partnerId: partnerId(),
    stage: 'placed',
    version: 0,
    updatedAt: at,
    historyLength: 0,
    historyHash: '',
  };
  const basis = {
    startedAt: at,
    endsAt: '2021-01-08T00:00:00Z',
    zone: 'Europe/Amsterdam',
  } as unknown as Facts['deadlines'][number]['basis'];
  const deadline = { orderId, kind: 'delivery', round: 1, party: 'owner', basis, state: 'armed' } as const;
  const task = { orderId, kind: 'call', subject: '1', detail: {}, openedAt: at } as const;
  const facts: Facts = {
    order,
    deadlines: [{ ...deadline, stoppedAt: null }],
    tasks: [{ ...task, closedAt: null, outcome: null }],
  };
  const person = { to: 'person', email: 'mia@example.com', name: 'Mia' } as const;
  return {
    ...noStep({ realm: partnerId(), orders: [facts] }),
    entries: [entry('place', at)],
    messages: [{ orderId, template: 'thanks', recipient: person, language: 'en', params: { days: 5 } }],
    events: [
      { orderId, type: 'order.placed', at, audience: { side: 'owner' }, data: { number: 'A-1' } },
      {
        orderId,
        type: 'order.placed',
        at,
        audience: { side: 'partner', partnerId: partnerId() },
        data: { number: 'A-1' },
      },
    ],
    comments: [{ orderId, visibility: 'shared', author: actor, text: 'Please hurry.', at }],
    jobs: [{ orderId, kind: 'mail', copies: 2 }],
  };
}

const write = (step: Step, before: World | null, now: string): Promise<Step[]> =>
  scene.services.db.transact({ side: 'system' }, (tx) =>
    writeSteps(tx, orderRows, [{ before, step }], writing(now)),
  );

test('state, history, clock, task, mail, work, events and comment of another process are written at once', async () => {
  const at = '2021-01-01T00:00:00Z';
  const [placed] = await write(placing(at), null, at);
  const world = placed?.world as World;
  const later = '2021-01-02T00:00:00Z';
  const shipped = structuredClone(world);
  for (const { order, deadlines } of shipped.orders) {
    order.stage = 'shipped';
    for (const one of deadlines) one.state = 'settled';
  }
  await write({ ...noStep(shipped), entries: [entry('ship', later)] }, world, later);
  const found = await scene.look<Record<string, number>>(
    `select (select count(*)::int from subject where kind = 'order') as subjects,
      (select version from placed_order) as version, (select count(*)::int from history where subject_kind = 'order') as entries,
      (select count(*)::int from deadline where subject_kind = 'order' and state = 'settled') as clocks,
      (select count(*)::int from task where subject_kind = 'order') as tasks,
      (select count(*)::int from job where subject_kind = 'order') as jobs,
      (select count(*)::int from event where subject_kind = 'order') as events,
      (select count(*)::int from comment where subject_kind = 'order') as comments`,
  );
  expect(found).toEqual([
    { subjects: 1, version: 2, entries: 2, clocks: 1, tasks: 1, jobs: 2, events: 2, comments: 1 },
  ]);
});

test('its history is a chain, and the head of it stands in its own row', async () => {
  const rows = await scene.look<{ entry: Row }>(
    `select ${asJson(shared.history, 'h')} as entry from history h where subject_kind = 'order' order by number`,
  );
  const entries = rows.map(({ entry: row }) => ({
    ...row,
    at: String(row['at']).replace('+00:00', 'Z'),
    recordedAt: String(row['recordedAt']).replace('+00:00', 'Z'),
  }));
  expect(entries.map((row) => (row as Row)['hash'])).toEqual(
    entries.map((row) => historyHash(shared.history, row)),
  );
  expect((entries[1] as Row)['previousHash']).toBe((entries[0] as Row)['hash']);
  const [head] = await scene.look<Row>(
    'select history_length as length, history_hash as hash from placed_order',
  );
  expect(head).toEqual({ length: 2, hash: (entries[1] as Row)['hash'] });
});

test('whoever comes second writes nothing: the version has moved on', async () => {
  const at = '2021-01-03T00:00:00Z';
  const stale = {
    ...placing(at).world,
    orders: placing(at).world.orders.map((one) => ({ ...one, tasks: [] })),
  };
  const before = structuredClone(stale);
  for (const { order } of stale.orders) order.stage = 'lost';
  const again = { ...noStep(stale), entries: [entry('ship', at)] };
  await expect(write(again, before, at)).rejects.toThrow('history_pkey');
  expect(await scene.look('select stage, version from placed_order')).toEqual([
    { stage: 'shipped', version: 2 },
  ]);
});

test('the sweep finds what is due of its own kind alone, and no foreign word is taken', async () => {
  await admin.query(`update deadline set state = 'armed' where subject_kind = 'order'`);
  const due = (of: SubjectKind, table: string): Promise<unknown> =>
    scene.services.db.transact({ side: 'system' }, (tx) =>
      findDue(tx, { kind: of, table: { name: table } }, '2021-02-01T00:00:00Z', 10),
    );
  expect(await due(kind, 'placed_order')).toMatchObject({ subjects: [{ id: orderId }] });
  expect(await due('claim', 'claim')).toMatchObject({ subjects: [] });
  await expect(
    admin.query(`update deadline set kind = 'refusal-window' where subject_kind = 'order'`),
  ).rejects.toThrow('deadline_kind_of_order');
});
