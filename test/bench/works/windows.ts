/** A day on which very many windows end: lists while nothing is written yet, the sweep, its mails, the numbers of its events. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { sweep } from '../../../server/actions/operations/sweep.ts';
import { connectionUrls } from '../../../server/store/postgres/migrate.ts';
import { openDatabase } from '../../../server/store/postgres/tx.ts';
import { inWindow } from '../../acts.ts';
import type { Figures } from '../compare.ts';
import type { Data } from '../data.ts';
import { copyTenant } from '../fill.ts';
import { manyPartners } from '../mass.ts';
import { processorOf, processorOfTree } from '../meter.ts';
import type { BenchOptions } from '../options.ts';
import { startServer } from '../program.ts';
import { startRig } from '../rig.ts';
import { listWork } from './reads.ts';

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

/** Claims of all partners whose windows ended some days ago, and nobody has written it down. Answers the tenant they are copies of. */
async function makeDue({ world }: Data, count: number): Promise<string> {
  const { scene, admin } = world;
  scene.clock.set(daysAgo(30));
  const own = await scene.elsewhere();
  await inWindow(own, own.a);
  scene.clock.set(new Date().toISOString());
  await copyTenant(admin, {
    source: own.tenantId,
    count: count - 1,
    owners: await manyPartners(admin, scene),
  });
  await admin.query('analyze');
  return own.tenantId;
}

async function count(data: Data, text: string): Promise<number> {
  const { rows } = await data.world.admin.query<{ count: string }>(`select count(*) from ${text}`);
  return Number(rows[0]?.count);
}

/** The list of a partner before and after so many windows ended unseen. */
async function listsMeanwhile(options: BenchOptions, data: Data): Promise<Figures['notes']> {
  const rig = await startRig(options, data, 'http');
  try {
    const { program } = (await listWork(rig)).sides;
    const next = program?.next ?? (() => []);
    const works = Array.from({ length: options.acts }, next);
    await rig.drive('program', works.slice(0, 50));
    const { perSecond, database, service } = await rig.drive('program', works);
    return { 'list per s': perSecond, 'list ms service': service, 'list ms database': database };
  } finally {
    await rig.close();
  }
}

/** One statement of plain SQL that writes state, history and outbox: what a sweep could cost at the least. */
const bareSweep = `
  with due as (
    update bare.claim set status = 'official', version = version + 1, updated_at = now(), window_ends_at = null
    where window_ends_at < now() and status = 'approved' returning tenant_id, id, version
  ), noted as (
    insert into bare.history (tenant_id, claim_id, number, act, at, actor, before, after)
    select tenant_id, id, version, 'close-window', now(), 'clock', '{"status":"approved"}', '{"status":"official"}' from due returning 1
  )
  insert into bare.outbox (tenant_id, claim_id, type, at) select tenant_id, id, 'association.official', now() from due`;

async function sweepBare({ world }: Data, source: string, count: number): Promise<number> {
  await world.admin.query(
    `insert into bare.claim
     select gen_random_uuid(), c.id, c.number, c.partner_id, c.location_id, c.name, c.reference, c.customer_domain, 'exchange-online', 'usage',
       c.customer_contact, 'approved', c.version, c.created_by_name, c.created_at, c.updated_at, c.submitted_at, c.decided_at, null, now() - interval '1 day'
     from claim c, generate_series(1, $2::int) where c.tenant_id = $1`,
    [source, count],
  );
  await world.admin.query('analyze bare.claim');
  const started = performance.now();
  await world.admin.query(bareSweep);
  return (performance.now() - started) / 1000;
}

async function walNow({ world }: Data): Promise<number> {
  const { rows } = await world.admin.query<{ bytes: string }>('select wal_bytes as bytes from pg_stat_wal');
  return Number(rows[0]?.bytes);
}

async function sweepOurs(data: Data, windows: number): Promise<Record<string, number>> {
  const { app } = connectionUrls(data.ownerUrl);
  const { services } = data.world.scene;
  const db = openDatabase({ url: app, clockNow: Date.now, onError: () => undefined });
  const [own, base, wal] = [processorOf(process.pid), processorOfTree(data.postmaster), await walNow(data)];
  const started = performance.now();
  const done = await sweep({ ...services, clock: { now: Date.now }, db });
  const seconds = (performance.now() - started) / 1000;
  await db.close();
  if (done < windows) throw new Error(`only ${done} of ${windows} windows were written`);
  return {
    seconds,
    'ms service each': (processorOf(process.pid) - own) / windows,
    'ms database each': (processorOfTree(data.postmaster) - base) / windows,
    'WAL kB each': ((await walNow(data)) - wal) / windows / 1000,
  };
}

/** What the program's jobs get done in so many seconds, with a relay on this machine that takes everything. */
async function jobsAfter(data: Data, seconds: number): Promise<Record<string, number>> {
  let mails = 0;
  const relay = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      stream.resume().on('end', () => {
        mails += 1;
        done();
      });
    },
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const smtpPort = (relay.server.address() as { port: number }).port;
  const before = {
    events: await count(data, 'event where number is null'),
    organisations: await count(data, '(select distinct organisation from event where number is null) o'),
  };
  const program = await startServer({ databaseUrl: data.ownerUrl, smtpPort, roles: 'jobs' });
  const started = performance.now();
  let numbered = Infinity;
  try {
    while (performance.now() - started < seconds * 1000) {
      await sleep(1000);
      const passed = (performance.now() - started) / 1000;
      if (numbered === Infinity && (await count(data, 'event where number is null')) === 0) numbered = passed;
      if (numbered < Infinity && (await count(data, `job where state = 'waiting' and kind = 'mail'`)) === 0)
        break;
    }
    const passed = (performance.now() - started) / 1000;
    const left = await count(data, '(select distinct organisation from event where number is null) o');
    const inTime = Math.min(numbered, passed);
    return {
      'mails per s': mails / passed,
      'mails waiting': await count(data, `job where state = 'waiting' and kind = 'mail'`),
      'organisations numbered per s': (before.organisations - left) / inTime,
      'events numbered per s': (before.events - (await count(data, 'event where number is null'))) / inTime,
    };
  } finally {
    await program.stop();
    await new Promise<void>((resolve) => relay.close(() => resolve()));
  }
}

export async function windowsWork(options: BenchOptions, data: Data): Promise<Figures[]> {
  const { windows } = options;
  const before = await listsMeanwhile(options, data);
  const source = await makeDue(data, windows);
  const meanwhile = await listsMeanwhile(options, data);
  const bare = await sweepBare(data, source, windows);
  // Jobs of earlier works are not the sweep's.
  await data.world.admin.query('truncate job, event');
  const { seconds = 0, ...cost } = await sweepOurs(data, windows);
  const notes = (name: string, values: Figures['notes']): Figures => ({
    name,
    sides: {},
    ratios: {},
    notes: values,
  });
  const jobs = await jobsAfter(data, options.jobSeconds);
  return [
    notes('list, nothing due', before),
    notes(`list, ${windows} windows due and not written`, meanwhile),
    notes(`sweep of ${windows} windows`, { seconds, 'bare seconds': bare, ratio: bare / seconds, ...cost }),
    notes('jobs after it', jobs),
  ];
}
