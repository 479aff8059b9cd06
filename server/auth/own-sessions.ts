/** A person's own sessions: where one is signed in, until when, and ending them. Nobody else's are ever named. */
import type pg from 'pg';
import type { FoundSession } from './identify.ts';

export interface SessionTimes {
  pool: pg.Pool;
  now(): number;
  /** So long without a request, and a session is over. */
  idleMs: number;
}

/** Its last use is written down once a minute. */
const noticedMs = 60_000;

interface Row {
  id: string;
  user_id: string;
  seen: Date;
  proved: Date;
  has_password: boolean;
}

/** What better-auth does not know of a session; null when it was left alone for too long, and is then ended. */
export async function keepAlive(
  { pool, now, idleMs }: SessionTimes,
  sessionId: string,
): Promise<Pick<FoundSession, 'provedAt' | 'hasPassword'> | null> {
  const { rows } = await pool.query<Row>(
    `select s.id, s.user_id, s.updated_at as seen, coalesce(s.proved_at, s.created_at) as proved,
       exists (select 1 from auth.account a where a.user_id = s.user_id and a.provider_id = 'credential') as has_password
     from auth.session s where s.id = $1`,
    [sessionId],
  );
  const [row] = rows;
  if (!row) return null;
  const quiet = now() - row.seen.getTime();
  if (quiet >= idleMs) {
    await pool.query('delete from auth.session where id = $1', [sessionId]);
    return null;
  }
  if (quiet >= noticedMs)
    await pool.query('update auth.session set updated_at = $2 where id = $1', [sessionId, new Date(now())]);
  return { provedAt: row.proved, hasPassword: row.has_password };
}

export interface OwnSession {
  id: string;
  startedAt: string;
  lastUsedAt: string;
  expiresAt: string;
  /** As the browser called itself. */
  userAgent: string | null;
}

export async function listSessions(
  { pool, now, idleMs }: SessionTimes,
  accountId: string,
): Promise<OwnSession[]> {
  const { rows } = await pool.query<{
    id: string;
    started: Date;
    seen: Date;
    expires: Date;
    agent: string | null;
  }>(
    `select id, created_at as started, updated_at as seen, expires_at as expires, user_agent as agent
     from auth.session where user_id = $1 and expires_at > $2 and updated_at > $3 order by updated_at desc, id limit 100`,
    [accountId, new Date(now()), new Date(now() - idleMs)],
  );
  return rows.map(({ id, started, seen, expires, agent }) => ({
    id,
    startedAt: started.toISOString(),
    lastUsedAt: seen.toISOString(),
    // Left alone it ends sooner.
    expiresAt: new Date(Math.min(expires.getTime(), seen.getTime() + idleMs)).toISOString(),
    userAgent: agent,
  }));
}

/** False when the account has no such session. */
export async function endSession(
  { pool }: SessionTimes,
  accountId: string,
  sessionId: string,
): Promise<boolean> {
  const { rowCount } = await pool.query('delete from auth.session where id = $1 and user_id = $2', [
    sessionId,
    accountId,
  ]);
  return rowCount === 1;
}

/** Answers how many there were. */
export async function endOtherSessions(
  { pool }: SessionTimes,
  accountId: string,
  keptId: string,
): Promise<number> {
  const { rowCount } = await pool.query('delete from auth.session where user_id = $1 and id <> $2', [
    accountId,
    keptId,
  ]);
  return rowCount ?? 0;
}

export async function noteProof({ pool, now }: SessionTimes, sessionId: string): Promise<void> {
  await pool.query('update auth.session set proved_at = $2 where id = $1', [sessionId, new Date(now())]);
}
