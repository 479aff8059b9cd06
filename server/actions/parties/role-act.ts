/** What giving and taking a role share: whose it is, whether the place exists, who may, the log, and the answer. */
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import type { GrantChange } from '../../../rules/rights/role-grants.ts';
import type { Role } from '../../../rules/rights/role.ts';
import { scopeProblem } from '../../../rules/rights/scopes.ts';
import { writeAdminLog } from '../../store/programme/admin-log.ts';
import { companyOf, findMemberOf, readCompany } from '../../store/parties/members.ts';
import { readReference } from '../../store/engine/reference.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import { lockGrants, type HeldGrant } from '../../store/parties/role-grants.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { again } from '../run/run.ts';
import { replayOf, stored } from '../run/replay.ts';
import { type Context, newId, realNow, type Reply, scopeOf } from '../run/context.ts';
import { memberRow, type MemberRow } from './list-members.ts';

export type PresentMember = (member: MemberRow) => Reply;
export interface RoleChange extends GrantChange {
  memberId: string;
}

/** Whether the role lets submit, before and after; null: it was not held, or is no longer. */
interface Changed {
  what: 'grant-role' | 'revoke-role';
  before: boolean | null;
  after: boolean | null;
}

/** What is asked before a replay is given again, too. */
type May = (grants: HeldGrant[]) => Problem | null;
/** Answers what changed, null when nothing did; `grants` are those of the whole company, after the lock. */
type Change = (tx: Tx, grants: HeldGrant[]) => Promise<Outcome<Changed | null>>;

export function roleAct(
  ctx: Context,
  input: RoleChange,
  present: PresentMember,
  may: May,
  change: Change,
): Promise<Outcome<Reply>> {
  const forbidden = scopeProblem(ctx.actor, 'company:write');
  if (forbidden) return Promise.resolve(deny('forbidden', forbidden));
  const company = companyOf(ctx.actor);
  return again(() =>
    ctx.db.transact(
      scopeOf(ctx.actor, null),
      { first: (tx) => lockGrants(tx, company.partnerId as string) },
      async (tx, now, grants) => {
        const problem = may(grants);
        if (problem) return deny('forbidden', problem);
        // After the lock: the same request sent twice at once finds what the first one has answered.
        const replay = await replayOf(tx, ctx, nilTenant);
        if (replay) return replay;
        const before = await findMemberOf(tx, company, input.memberId);
        if (!before || before.disabledAt !== null) return deny('hidden', { code: 'not-found', pointer: '' });
        const { name, locations } = await readCompany(tx, company);
        const { catalog } = await readReference(tx, []);
        const problems: Problem[] = [
          ...(input.locationId === null || locations.some(({ id }) => id === input.locationId)
            ? []
            : [{ code: 'value-invalid' as const, pointer: '/locationId' }]),
          ...(input.programme === null || catalog.programmes.some(({ id }) => id === input.programme)
            ? []
            : [{ code: 'value-invalid' as const, pointer: '/programme' }]),
        ];
        if (problems.length > 0) return deny('invalid', ...problems);
        const outcome = await change(tx, grants);
        if (!outcome.ok) return outcome;
        const place = locations.find(({ id }) => id === input.locationId);
        if (outcome.value)
          await writeChange(
            tx,
            ctx,
            { ...outcome.value, now },
            {
              company: name,
              person: before.name,
              role: input.role,
              programme: input.programme,
              location: place ? { number: place.number, name: place.name } : null,
            },
          );
        const after = await findMemberOf(tx, company, input.memberId);
        const reply = present(memberRow(after ?? before, locations));
        if (ctx.idempotency) await keepReplay(tx, { ...stored(ctx, nilTenant), ...reply, at: realNow(ctx) });
        return accept(reply);
      },
    ),
  );
}

/** With names as they were then: the log is read long after somebody or something is called otherwise. */
export interface LoggedRole {
  company: string | null;
  person: string;
  role: Role;
  programme: string | null;
  location: { number: string; name: string } | null;
  maySubmit: boolean;
}

async function writeChange(
  tx: Tx,
  ctx: Context,
  { what, before, after, now }: Changed & { now: string },
  about: Omit<LoggedRole, 'maySubmit'>,
): Promise<void> {
  const held = (maySubmit: boolean | null): LoggedRole | null =>
    maySubmit === null ? null : { ...about, maySubmit };
  await tx.as({ side: 'system' }, () =>
    writeAdminLog(tx, {
      id: newId(ctx),
      at: now,
      byId: ctx.actor.id,
      byName: ctx.actor.name,
      what,
      subject: peopleOf(ctx.actor.partnerId as string),
      before: held(before),
      after: held(after),
      why: null,
    }),
  );
}

/** Under this subject the log keeps what happened to the roles of a partner's people. */
export const peopleOf = (partnerId: string): string => `people:${partnerId}`;
