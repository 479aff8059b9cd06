/** What giving and taking a role share: whose it is, whether the place exists, who may, and the answer. */
import { accept, refuse, type Outcome, type Problem } from '../../rules/refusal.ts';
import type { GrantChange } from '../../rules/role-grants.ts';
import { scopeProblem } from '../../rules/scopes.ts';
import { companyOf, findMemberOf, readCompany } from '../store/members.ts';
import { readReference } from '../store/reference.ts';
import { keepReplay, nilTenant } from '../store/replay.ts';
import { lockGrants, type HeldGrant } from '../store/role-grants.ts';
import type { Tx } from '../store/tx.ts';
import { again, realNow, replayOf, scopeOf, stored } from './act.ts';
import type { Context, Reply } from './context.ts';
import { memberRow, type MemberRow } from './list-members.ts';

export type PresentMember = (member: MemberRow) => Reply;
export interface RoleChange extends GrantChange { memberId: string }

/** Answers null, or why not; `grants` are those of the whole company, after the lock. */
type Change = (tx: Tx, grants: HeldGrant[]) => Promise<Outcome<null>>;

export function roleAct(ctx: Context, input: RoleChange, present: PresentMember, change: Change): Promise<Outcome<Reply>> {
  return again(() => ctx.db.transact(scopeOf(ctx.actor, null), async (tx) => {
    const forbidden = scopeProblem(ctx.actor, 'company:write');
    if (forbidden) return refuse('forbidden', forbidden);
    const company = companyOf(ctx.actor);
    const grants = await lockGrants(tx, company.partnerId as string);
    // After the lock: the same request sent twice at once finds what the first one has answered.
    const replay = await replayOf(tx, ctx, nilTenant);
    if (replay) return replay;
    const before = await findMemberOf(tx, company, input.memberId);
    if (!before || before.disabledAt !== null) return refuse('hidden', { code: 'not-found', pointer: '' });
    const { locations } = await readCompany(tx, company);
    const { catalog } = await readReference(tx, []);
    const problems: Problem[] = [
      ...(input.locationId === null || locations.some(({ id }) => id === input.locationId) ? [] : [{ code: 'value-invalid' as const, pointer: '/locationId' }]),
      ...(input.programme === null || catalog.programmes.some(({ id }) => id === input.programme) ? [] : [{ code: 'value-invalid' as const, pointer: '/programme' }]),
    ];
    if (problems.length > 0) return refuse('invalid', ...problems);
    const outcome = await change(tx, grants);
    if (!outcome.ok) return outcome;
    const after = await findMemberOf(tx, company, input.memberId);
    const reply = present(memberRow(after ?? before, locations));
    if (ctx.idempotency) await keepReplay(tx, { ...stored(ctx, nilTenant), ...reply, at: realNow(ctx) });
    return accept(reply);
  }));
}
