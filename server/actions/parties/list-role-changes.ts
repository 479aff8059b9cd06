import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findAdminLog } from '../../store/programme/admin-log.ts';
import { listing } from '../../store/engine/reading.ts';
import { rightDenial } from '../../../rules/rights/may-call.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';
import { peopleOf, type LoggedRole } from './role-act.ts';

export interface RoleChangeRow extends LoggedRole {
  id: string;
  at: string;
  byName: string;
  what: string;
  /** Of the role as it was held before; null: it was not. */
  before: { maySubmit: boolean } | null;
}

/** Who gave or took which role of one's own company, the newest first. */
export function listRoleChanges(
  ctx: Context,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<RoleChangeRow>>> {
  const denial = rightDenial('listRoleChanges', ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    // The log is the programme owner's; of it, only what is about these people is read.
    const found = await tx.as({ side: 'system' }, () =>
      findAdminLog(tx, {
        subject: peopleOf(ctx.actor.partnerId as string),
        after: after && String(after[0]),
        limit: limit + 1,
      }),
    );
    const rows = found.map((entry): RoleChangeRow => {
      const before = entry.before as LoggedRole | null;
      return {
        ...((entry.after ?? before) as LoggedRole),
        id: entry.id,
        at: entry.at,
        byName: entry.byName,
        what: entry.what,
        before,
      };
    });
    return accept(pageOfRows(rows, limit, now, (row) => [row.id]));
  });
}
