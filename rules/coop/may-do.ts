/** The only reader of the act table of co-op. */
import { type CoopActRow, type CoopRole, coopActs } from './act-table.ts';
import type { CoopClaim } from './claim.ts';
import { type CoopVerdict, coopDenied } from './codes.ts';

export interface CoopDoer {
  id: string;
  side: 'partner' | 'owner' | 'system';
  roles: readonly CoopRole[];
  partnerId: string | null;
  /** The permission of an incentives user. */
  maySubmit: boolean;
}

/** `today` in the zone of the location, whose time to dispute it is. */
export function mayDoCoop(
  act: string,
  claim: Pick<CoopClaim, 'partnerId' | 'stage' | 'decidedBy' | 'disputeUntil'>,
  doer: CoopDoer,
  reason: { text: string | null; codes: readonly string[] },
  today: string,
): CoopVerdict<CoopActRow> {
  const rows = coopActs.filter((row) => row.act === act);
  if (rows.length === 0) throw new RangeError(`no act ${act}`);
  if (doer.side === 'partner' && doer.partnerId !== claim.partnerId)
    return coopDenied('hidden', { code: 'not-yours', pointer: '' });
  const own = rows.filter(
    (row) => row.side === doer.side && row.roles.some((role) => mayAs(role, row, doer)),
  );
  if (own.length === 0)
    return coopDenied('forbidden', {
      code: 'role-missing',
      pointer: '',
      params: { roles: rows[0]?.roles ?? [] },
    });
  const row = own.find(({ from }) => from.includes(claim.stage));
  if (!row) return coopDenied('conflict', { code: 'not-in-this-state', pointer: '' });
  if (row.when === 'another-person' && claim.decidedBy === doer.id)
    return coopDenied('forbidden', { code: 'other-person-required', pointer: '' });
  if (row.when === 'in-time' && (claim.disputeUntil === null || today > claim.disputeUntil))
    return coopDenied('conflict', { code: 'dispute-period-over', pointer: '' });
  if (row.reason === 'text' && (reason.text ?? '').trim() === '')
    return coopDenied('invalid', { code: 'reason-required', pointer: '/reason' });
  if (row.reason === 'codes' && reason.codes.length === 0)
    return coopDenied('invalid', { code: 'reason-required', pointer: '/codes' });
  return { ok: true, value: row };
}

function mayAs(role: CoopRole, row: CoopActRow, doer: CoopDoer): boolean {
  return doer.roles.includes(role) && !(role === 'incentives-user' && row.submits && !doer.maySubmit);
}
