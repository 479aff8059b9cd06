/** An admin invites somebody to the own company: a person without a password, and a mail with a link to choose one. */
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { rightDenial } from '../../../rules/rights/may-call.ts';
import { filledProblems, placeProblems as fieldProblems } from '../../../rules/rights/party.ts';
import type { CompanySide, GrantChange } from '../../../rules/rights/role-grants.ts';
import { findByAddress } from '../../store/parties/invitations.ts';
import {
  companyOf,
  findMemberOf,
  insertMember,
  readCompany,
  type Company,
  type CompanyOf,
  type ListedMember,
} from '../../store/parties/members.ts';
import { findInvitations } from '../../store/parties/partner-lists.ts';
import { lockPeople } from '../../store/parties/people.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import { violates, type Tx } from '../../store/postgres/tx.ts';
import { again } from '../run/run.ts';
import { newId, realNow, scopeOf } from '../run/context.ts';
import { replayOf, stored } from '../run/replay.ts';
import type { Context, Reply } from '../run/context.ts';
import type { Accounts } from './accounts.ts';
import { invitationEnd, sendInvitation } from './invitation-mail.ts';
import { memberRow } from './list-members.ts';
import { writePeopleLog } from './people-log.ts';
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
      const replay = await replayOf(tx, ctx, nilTenant);
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
  return again(() =>
    ctx.db.transact(scopeOf(ctx.actor, null), { first: (tx) => lockPeople(tx, company) }, (tx, now, grants) =>
      invited(tx, ctx, { company, input, accountId, now, actor: asOfNow(ctx.actor, grants) }, present),
    ),
  ).catch((error: unknown) => {
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
  now: string;
  actor: Context['actor'];
}

async function invited(
  tx: Tx,
  ctx: Context,
  { company, input, accountId, now, actor }: Inviting,
  present: PresentMember,
): Promise<Outcome<Reply>> {
  for (const grant of input.roles) {
    const denial = rightDenial('inviteMember', actor, { change: { grant, held: [], what: 'grant' } });
    if (denial) return { ok: false, denial };
  }
  const replay = await replayOf(tx, ctx, nilTenant);
  if (replay) return replay;
  if (await findByAddress(tx, company.side, input.email)) return taken();
  const found = await readCompany(tx, company);
  const at = realNow(ctx);
  const memberId = newId(ctx);
  const { name, email, language, why } = input;
  const grants = distinct(input.roles);
  await insertMember(
    tx,
    {
      ...company,
      id: memberId,
      accountId,
      name,
      email,
      language,
      conflictPartnerIds: [],
      grants,
      grantedBy: ctx.actor.name,
      at,
    },
    'query',
  );
  await sendInvitation(tx, ctx, { memberId, partnerId: company.partnerId, email, at });
  await writePeopleLog(tx, ctx, {
    what: 'invite-member',
    why,
    now,
    company,
    companyName: found.name,
    person: { id: memberId, name },
    before: null,
    after: {
      roles: grants.map((grant) => loggedRole(grant, found, grant.maySubmit)),
      invitedUntil: invitationEnd(at),
    },
  });
  const person = (await findMemberOf(tx, company, memberId)) as ListedMember;
  const [invitation] = await findInvitations(tx, [memberId], at);
  const reply = present({ ...memberRow(person, found.locations), invitation: invitation ?? null });
  if (ctx.idempotency) await keepReplay(tx, { ...stored(ctx, nilTenant), ...reply, at });
  return accept(reply);
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
