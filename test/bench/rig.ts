/** Everything that runs during a measurement: the program, the yardstick and the load, each a process of its own. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type pg from 'pg';
import type { BareSetup, Lesson } from './bare.ts';
import type { Data } from './data.ts';
import type { Asked, Load, Loaded } from './load.ts';
import { processorOf, processorOfTree, quantile, walBetween, walPosition } from './meter.ts';
import type { BenchOptions } from './options.ts';
import { startServer, stopped, type Running } from './program.ts';

export type SideName = 'program' | 'minimal' | 'rows';

/** One round of one side. Times in milliseconds, of each piece of work. */
export interface Sample {
  perSecond: number;
  p50: number;
  p99: number;
  service: number;
  database: number;
  /** Bytes of log without whole pages, and with them. */
  wal: number;
  walWhole: number;
  /** Bytes answered. */
  bytes: number;
}

export interface Rig {
  options: BenchOptions;
  data: Data;
  admin: pg.Client;
  program: Running;
  bare: Running;
  /** Teaches the yardstick which rows an act writes. */
  teach(lesson: Lesson): Promise<void>;
  drive(side: SideName, works: Asked[][]): Promise<Sample>;
  close(): Promise<void>;
}

export async function startRig(
  options: BenchOptions,
  data: Data,
  roles: 'all' | 'http' = 'all',
): Promise<Rig> {
  const { admin } = data.world;
  const program = await startServer({ databaseUrl: data.ownerUrl, roles });
  const bare = await startBare({ url: data.adminUrl, connections: 10 });
  const load = fork(join(import.meta.dirname, 'load.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    options,
    data,
    admin,
    program,
    bare,
    async teach(lesson) {
      bare.child.send(lesson);
      await once(bare.child, 'message');
    },
    async drive(side, works) {
      const service = side === 'program' ? program : bare;
      const [ownBefore, baseBefore] = [processorOf(service.pid), processorOfTree(data.postmaster)];
      const from = await walPosition(admin);
      const { ms, times, statuses, refused, bytes } = await ask(load, {
        port: service.port,
        connections: options.connections,
        works,
      });
      const own = processorOf(service.pid) - ownBefore;
      const base = processorOfTree(data.postmaster) - baseBefore;
      const wal = await walBetween(admin, from, await walPosition(admin));
      const wrong = Object.keys(statuses).filter((status) => status !== '200');
      if (wrong.length > 0 || refused !== null)
        throw new Error(`${side} answered ${JSON.stringify(statuses)}: ${refused}`);
      const count = works.length;
      return {
        perSecond: (count * 1000) / ms,
        p50: quantile(times, 0.5),
        p99: quantile(times, 0.99),
        service: own / count,
        database: base / count,
        wal: wal.records / count,
        walWhole: wal.all / count,
        bytes: bytes / count,
      };
    },
    async close() {
      await Promise.all([stopped(load), program.stop(), bare.stop()]);
    },
  };
}

async function startBare(setup: BareSetup): Promise<Running & { child: ChildProcess }> {
  const child = fork(join(import.meta.dirname, 'bare.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(setup);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { port, pid: child.pid as number, child, stop: () => stopped(child) };
}

async function ask(child: ChildProcess, load: Load): Promise<Loaded> {
  child.send(load);
  const [loaded] = (await once(child, 'message')) as [Loaded];
  return loaded;
}
