/** Tries to sign in, kept in the database: every process counts the same, and a restart forgets nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Clock } from '../ports/clock.ts';
import { tag } from '../ports/random.ts';
import { networkOf } from './network.ts';
import { forgottenMs, noTries, pace, type Pace, type Tries } from './slow-down.ts';

export interface Try {
  email: string;
  /** The sender's address, as our own server saw it. */
  address: string;
  /** The device that signed in with this e-mail before; null for a stranger. */
  device: string | null;
}

export interface Attempts {
  /** Counts the try and waits for its turn; or says after how many seconds it may be made. */
  begin(tried: Try): Promise<{ kind: 'go' } | { kind: 'wait'; seconds: number }>;
  succeeded(tried: Try): Promise<void>;
}

export interface AttemptsOptions {
  pool: pg.Pool;
  clock: Clock;
  secret: string;
  wait?: (ms: number) => Promise<unknown>;
}

interface Keys {
  own: string;
  account: string | null;
  network: string;
  wide: string | null;
}

export function countAttempts({ pool, clock, secret, wait = sleep }: AttemptsOptions): Attempts {
  const keysOf = ({ email, address, device }: Try): Keys => {
    const key = (...parts: string[]): string =>
      tag(secret, 'sign-in attempt', parts.join('\0')).toString('base64url').slice(0, 22);
    const who = email.trim().toLowerCase();
    const { near, wide } = networkOf(address);
    return device === null
      ? {
          own: key('network', who, near),
          account: key('account', who),
          network: key('sprayer', near),
          wide: key('wide', who, wide),
        }
      : { own: key('device', who, device), account: null, network: key('sprayer', near), wide: null };
  };

  async function counted(keys: Keys): Promise<Pace> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const names = [keys.own, keys.account, keys.network, keys.wide].filter((key) => key !== null).sort();
      const found = await lock(client, names);
      const now = clock.now();
      const of = (key: string): Tries => found.get(key) ?? noTries;
      const wide = keys.wide === null ? noTries : of(keys.wide);
      const decided = pace(
        {
          own: of(keys.own),
          isDevice: keys.account === null,
          account: keys.account === null ? null : of(keys.account),
          network: of(keys.network),
          freshNetwork: now - wide.at >= forgottenMs,
        },
        now,
      );
      if (decided.kind === 'go') {
        const written: [string, Tries][] = [
          [keys.own, decided.own],
          [keys.network, decided.network],
        ];
        if (keys.account !== null && decided.account !== null) written.push([keys.account, decided.account]);
        if (keys.wide !== null) written.push([keys.wide, { count: wide.count + 1, at: now, nextAt: now }]);
        await write(client, written);
      }
      await client.query('commit');
      return decided;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    async begin(tried) {
      const decided = await counted(keysOf(tried));
      if (decided.kind === 'wait')
        return { kind: 'wait', seconds: Math.max(1, Math.ceil(decided.ms / 1000)) };
      if (decided.afterMs > 0) await wait(decided.afterMs);
      return { kind: 'go' };
    },
    async succeeded(tried) {
      const { own, network, wide } = keysOf(tried);
      await pool.query('delete from auth.sign_in_attempt where key = any($1::text[])', [
        [own, ...(wide === null ? [] : [wide])],
      ]);
      // What was right is no guess: a company behind one address does not slow itself.
      await pool.query('update auth.sign_in_attempt set count = greatest(0, count - 1) where key = $1', [
        network,
      ]);
    },
  };
}

interface Row {
  key: string;
  count: number;
  at: Date;
  next: Date;
}

/** In one order, so that two tries never wait for each other. */
async function lock(client: pg.PoolClient, keys: string[]): Promise<Map<string, Tries>> {
  await client.query(
    `insert into auth.sign_in_attempt (key, count, counted_at, next_at)
     select key, 0, 'epoch', 'epoch' from unnest($1::text[]) as key on conflict do nothing`,
    [keys],
  );
  const { rows } = await client.query<Row>(
    `select key, count, counted_at as at, next_at as next from auth.sign_in_attempt
     where key = any($1::text[]) order by key for update`,
    [keys],
  );
  return new Map(
    rows.map(({ key, count, at, next }) => [key, { count, at: at.getTime(), nextAt: next.getTime() }]),
  );
}

async function write(client: pg.PoolClient, tries: [string, Tries][]): Promise<void> {
  const date = (ms: number): string => new Date(ms).toISOString();
  await client.query(
    `update auth.sign_in_attempt a set count = t.count, counted_at = t.at, next_at = t.next
     from unnest($1::text[], $2::integer[], $3::timestamptz[], $4::timestamptz[]) as t(key, count, at, next)
     where a.key = t.key`,
    [
      tries.map(([key]) => key),
      tries.map(([, { count }]) => count),
      tries.map(([, { at }]) => date(at)),
      tries.map(([, { nextAt }]) => date(nextAt)),
    ],
  );
}
