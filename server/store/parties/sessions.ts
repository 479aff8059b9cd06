import type pg from 'pg';

/** Sessions and half-done sign-ins whose time is over, and tries and codes that nobody counts any more. With the accounts' own connections: no other role may touch these tables. */
export async function removeExpired(accounts: pg.Pool, now: number): Promise<void> {
  const ended = new Date(Math.floor(now));
  await accounts.query('delete from auth.session where expires_at < $1', [ended]);
  await accounts.query('delete from auth.verification where expires_at < $1', [ended]);
  const hourAgo = new Date(Math.floor(now) - 3_600_000);
  await accounts.query('delete from auth.sign_in_attempt where counted_at < $1 and next_at < $1', [hourAgo]);
  await accounts.query('delete from auth.used_code where used_at < $1', [hourAgo]);
}
