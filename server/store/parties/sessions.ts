import type pg from 'pg';

/** Sessions and half-done sign-ins whose time is over. With the accounts' own connections: no other role may touch these tables. */
export async function removeExpired(accounts: pg.Pool, now: number): Promise<void> {
  const ended = new Date(Math.floor(now));
  await accounts.query('delete from auth.session where expires_at < $1', [ended]);
  await accounts.query('delete from auth.verification where expires_at < $1', [ended]);
}
