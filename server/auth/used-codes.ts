/** A code of the authenticator app opens once, in whatever process it is shown (RFC 6238, 5.2). */
import type pg from 'pg';
import type { Clock } from '../ports/clock.ts';
import { tag } from '../ports/random.ts';
import { cookieOf } from './identify.ts';

export interface UsedCodes {
  /** False when this account has used this code before. */
  use(accountId: string, code: string): Promise<boolean>;
  /** Seconds until codes of the account that this browser's half-done sign-in is for are looked at again. */
  lockedFor(request: Request): Promise<number>;
}

export interface UsedCodesOptions {
  pool: pg.Pool;
  clock: Clock;
  secret: string;
  /** Of the half-done sign-in. */
  cookieName: string;
}

/** Longer than any code is good for: it is a code of thirty seconds, and one earlier and one later are taken. */
export const rememberedCodesMs = 5 * 60_000;

export function usedCodes({ pool, clock, secret, cookieName }: UsedCodesOptions): UsedCodes {
  return {
    async use(accountId, code) {
      const { rowCount } = await pool.query(
        `insert into auth.used_code as u (user_id, code, used_at) values ($1, $2, $3)
         on conflict (user_id, code) do update set used_at = excluded.used_at where u.used_at < $4`,
        [
          accountId,
          tag(secret, 'used code', `${accountId} ${code}`).toString('base64url').slice(0, 22),
          new Date(clock.now()),
          new Date(clock.now() - rememberedCodesMs),
        ],
      );
      return rowCount === 1;
    },
    async lockedFor(request) {
      const challenge = decodeURIComponent(cookieOf(request, cookieName) ?? '').replace(/\.[^.]*$/, '');
      const { rows } = await pool.query<{ until: Date | null }>(
        `select t.locked_until as until from auth.verification v join auth.two_factor t on t.user_id = v.value
         where v.identifier = $1`,
        [challenge],
      );
      const until = rows[0]?.until?.getTime() ?? 0;
      return Math.max(1, Math.ceil((until - clock.now()) / 1000));
    },
  };
}
