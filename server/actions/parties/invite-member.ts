/** An admin invites somebody to the own company: a person without a password, and a mail with a link to choose one. */
import { accept, deny, type Denial, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { filledProblems, placeProblems as fieldProblems } from '../../../rules/rights/party.ts';
import type { CompanySide, GrantChange } from '../../../rules/rights/role-grants.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { findByAddress } from '../../store/parties/invitations.ts';
import {
  companyOf,
  insertMember,
  readCompany,
  type Company,
  type CompanyOf,
} from '../../store/parties/members.ts';
import { lockPeople } from '../../store/parties/people.ts';
import { violates, type Tx } from '../../store/postgres/tx.ts';
import { newId, realmOf, realNow, scopeOf, type Context, type Reply } from '../run/context.ts';
import { replayOf } from '../run/replay.ts';
import { rowAct } from '../run/row-act.ts';
import type { Accounts } from './accounts.ts';
import { invitationEnd, sendInvitation } from './invitation-mail.ts';
import { memberRow } from './list-members.ts';
import { peopleEntry } from './people-log.ts';
import { asOfNow, type PresentMember } from './person-act.ts';
import { loggedRole, placeProblems } from './place-words.ts';

export interface InviteMemberInput {
  name: string;
  email: string;
  language: string;
  roles: GrantChange[];
  why: string;
}

const taken = (): Outcome<never> => deny('conflict', { code: 'email-taken', pointer: '/email' });

export async function inviteMember(
  ctx: Context,
  accounts: Accounts,
  given: InviteMemberInput,
  present: PresentMember,
): Promise<Outcome<Reply>> {
  const denial = rightDenial('inviteMember', ctx.actor);
  if (denial) return { ok: false, denial };
  const company = companyOf(ctx.actor);
  const side = company.side as CompanySide;
  const input = { ...given, email: given.email.trim().toLowerCase() };
  const looked = await ctx.db.transact(
    scopeOf(ctx.actor, null),
    async (tx) => {
      const replay = await replayOf(tx, ctx, realmOf(ctx.actor));
      if (replay) return replay;
      const problems = await problemsOf(tx, side, await readCompany(tx, company), input);
      if (problems.length > 0) return deny('invalid', ...problems);
      return (await findByAddress(tx, side, input.email)) ? taken() : null;
    },
    'read',
  );
  if (looked) return looked;
  // Account first: a crash in between leaves one that opens nothing and that the next try takes over.
  const accountId = await accounts.accountFor({ name: input.name, email: input.email });
  if (accountId === null) return taken();
  return invite(ctx, { company, input, accountId }, present).catch((error: unknown) => {
    // Another company invited the same address at the same time.
    if (violates(error, 'member_email') || violates(error, 'member_account_id_key')) return taken();
    throw error;
  });
}

async function problemsOf(
  tx: Tx,
  side: CompanySide,
  found: CompanyOf,
  { name, why, language, roles }: InviteMemberInput,
): Promise<Problem[]> {
  const ofRoles: Problem[] = [];
  for (const [index, role] of roles.entries())
    ofRoles.push(...(await placeProblems(tx, side, found, role, `/roles/${index}`)));
  return [
    ...filledProblems({ name, why }),
    ...fieldProblems({ language }),
    ...(roles.length === 0 ? [{ code: 'field-required' as const, pointer: '/roles' }] : []),
    ...ofRoles,
  ];
}

interface Inviting {
  company: Company;
  input: InviteMemberInput;
  accountId: string;
}

function invite(
  ctx: Context,
  { company, input, accountId }: Inviting,
  present: PresentMember,
): Promise<Outcome<Reply>> {
  const { name, email, language, why } = input;
  const memberId = newId(ctx);
  const at = realNow(ctx);
  const expiresAt = invitationEnd(at);
  const grants = distinct(input.roles);
  const person = { id: memberId, accountId, name, email, language, conflictPartnerIds: [], grants };
  return rowAct(
    ctx,
    {
      right: 'inviteMember',
      why,
      async load(tx) {
        const held = await lockPeople(tx, company);
        const holder = await findByAddress(tx, company.side, email);
        return { held, holder, found: await readCompany(tx, company) };
      },
      rule({ held, holder, found }) {
        const denial = deniedRole(asOfNow(ctx.actor, held), grants);
        if (denial) return { ok: false, denial };
        // Invited by somebody else a moment ago.
        if (holder) return taken();
        const after = {
          roles: grants.map((grant) => loggedRole(grant, found, grant.maySubmit)),
          invitedUntil: expiresAt,
        };
        const made = { ...person, version: 1, disabledAt: null, capacity: null, waiting: true };
        return accept({
          value: {
            ...memberRow(made, found.locations),
            invitation: { invitedAt: at, expiresAt, expired: false },
          },
          log: peopleEntry({ company, companyName: found.name, person, before: null, after }),
          async write(tx) {
            await insertMember(tx, { ...company, ...person, grantedBy: ctx.actor.name, at }, 'query');
            await sendInvitation(tx, ctx, { memberId, partnerId: company.partnerId, email, at });
          },
        });
      },
    },
    (member) => ({ reply: present(member) }),
  );
}

/** An admin of one place invites for that place. */
function deniedRole(actor: Actor, grants: GrantChange[]): Denial | null {
  const denials = grants.map((grant) =>
    rightDenial('inviteMember', actor, { change: { grant, held: [], what: 'grant' } }),
  );
  return denials.find((denial) => denial !== null) ?? null;
}

/** A role is held once at a place; only incentives users are let submit. */
function distinct(roles: GrantChange[]): GrantChange[] {
  const byPlace = new Map(
    roles.map((grant) => [`${grant.role} ${grant.locationId} ${grant.programme}`, grant]),
  );
  return [...byPlace.values()].map((grant) => ({
    ...grant,
    maySubmit: grant.role === 'incentives-user' && grant.maySubmit,
  }));
}
