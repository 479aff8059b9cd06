/** What a piece of work costs: processor time by process, and what the database wrote. */
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';

const ticksPerSecond = 100;

interface Stat {
  parent: number;
  /** Clock ticks of the process itself and of its children that have ended. */
  own: number;
  ended: number;
}

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] as number, own: user + system, ended: childUser + childSystem };
  } catch {
    return null;
  }
}

/** Processor milliseconds of one process, all its threads. */
export function processorOf(pid: number): number {
  return ((statOf(pid)?.own ?? 0) * 1000) / ticksPerSecond;
}

/** Of a server with all its children, also those that have ended. */
export function processorOfTree(root: number): number {
  const stats = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat) stats.set(Number(name), stat);
  }
  const below = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = stats.get(at)?.parent)
      if (at === root) return true;
    return false;
  };
  let ticks = stats.get(root)?.ended ?? 0;
  for (const [pid, stat] of stats) if (below(pid)) ticks += stat.own;
  return (ticks * 1000) / ticksPerSecond;
}

/** Resident memory in megabytes, now and at most. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  const kb = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return { now: kb('VmRSS') / 1024, most: kb('VmHWM') / 1024 };
}

export async function walPosition(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ lsn: string }>('select pg_current_wal_flush_lsn() as lsn');
  return rows[0]?.lsn as string;
}

/** Bytes of log between two positions, with and without the whole pages that follow a checkpoint. */
export async function walBetween(
  admin: pg.Client,
  from: string,
  to: string,
): Promise<{ all: number; records: number }> {
  // With nothing written between them there is no first record to begin with.
  const { rows } = await admin
    .query<{ records: string; pages: string }>(
      'select sum(record_size) as records, sum(fpi_size) as pages from pg_get_wal_stats($1::pg_lsn, $2::pg_lsn)',
      [from, to],
    )
    .catch((error: { code?: string }) => {
      if (error.code === 'XX000' || error.code === '22023') return { rows: [] };
      throw error;
    });
  const records = Number(rows[0]?.records ?? 0);
  return { all: records + Number(rows[0]?.pages ?? 0), records };
}

/** `part` between 0 and 1. */
export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export const middle = (values: number[]): number => quantile(values, 0.5);
