/**
 * better-auth turns every failure of the database into one of its own: "Failed to get session", a refused sign-in. What really failed is
 * kept beside the call, so that an outage is told as an outage, and no password is called wrong because nobody could look.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isUnavailable } from '../store/postgres/unavailable.ts';

const calls = new AsyncLocalStorage<{ outage: unknown }>();

function note(error: unknown): never {
  const call = calls.getStore();
  if (call && isUnavailable(error)) call.outage ??= error;
  throw error;
}

/** Does the work; where the database was away meanwhile that is what is thrown, whatever was made of it. */
export async function reaching<T>(work: () => Promise<T>): Promise<T> {
  const call = { outage: undefined as unknown };
  const answer = await calls.run(call, work).catch((error: unknown) => {
    throw call.outage ?? error;
  });
  if (call.outage !== undefined) throw call.outage;
  return answer;
}

/** Every function of this object, each as a call of its own. */
export function reachingAll<T extends object>(api: T): T {
  return new Proxy(api, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'function'
        ? (...args: unknown[]) =>
            reaching(async () => (found as (...args: unknown[]) => Promise<unknown>).apply(target, args))
        : found;
    },
  });
}

/** The pool as better-auth is given it. */
export function notedPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch(note);
      const noted = Object.create(client) as PostgresPoolClient;
      noted.query = ((...args: unknown[]) =>
        (client.query as (...args: unknown[]) => Promise<unknown>)
          .apply(client, args)
          .catch(note)) as PostgresPoolClient['query'];
      noted.release = (destroy) => client.release(destroy);
      return noted;
    },
  };
}
