/** Who am I, what may I do where, and whom do I ask for what I miss (domain 2). */
import { grantedBy } from '../../../rules/rights/role.ts';
import { mayOpen } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import type { Actor, Grant, Role } from '../../../rules/rights/role.ts';
import {
  companyOf,
  grantorsOf,
  readCompany,
  type CompanyOf,
  type Grantor,
} from '../../store/parties/members.ts';
import { type Context, scopeOf } from '../run/context.ts';

type Location = CompanyOf['locations'][number];

export interface HeldRole {
  role: Role;
  /** null: for every location, or every programme. */
  location: Location | null;
  programme: string | null;
  maySubmit: boolean;
}

export interface MissingRole {
  role: Role;
  /** 'submit': the role is held, the permission that goes with it is not. */
  permission: 'submit' | null;
  /** Where it is missing when it is held elsewhere; null: everywhere. */
  locations: Location[] | null;
  /** People of the own company; empty when nobody there can. */
  grantedBy: Grantor[];
  /** What it would let its holder call that they cannot call now. */
  opens: OperationId[];
}

export interface Me {
  memberId: string;
  name: string;
  email: string;
  side: 'partner' | 'owner' | 'customer';
  partnerId: string | null;
  tenantId: string | null;
  companyName: string | null;
  /** By whose clock this person's pages are read: the tenant's, or the programme owner's; null: one's own. */
  zone: string | null;
  roles: HeldRole[];
  missing: MissingRole[];
  /** Every operation that the caller may call at all; of a single thing its `allowedActions` say more. */
  mayOpen: OperationId[];
  /** null for a person; a key's scopes otherwise. */
  scopes: string[] | null;
  readOnly: boolean;
  /** Demo and sandbox: the pages show the clock and the demo people. */
  demo: boolean;
}

/** Roles of each side, and which of them have another one in them. */
const rolesOf: Record<Me['side'], Role[]> = {
  partner: ['account-admin', 'incentives-admin', 'incentives-user', 'report-viewer'],
  owner: ['programme-admin', 'senior-reviewer', 'reviewer', 'finance', 'auditor'],
  customer: ['tenant-admin'],
};
const includedIn: Partial<Record<Role, Role[]>> = {
  'incentives-user': ['incentives-admin'],
  'report-viewer': ['incentives-admin', 'incentives-user'],
  reviewer: ['senior-reviewer'],
};

/** Account admins give every role of a partner; an incentives admin can also let a user of theirs submit. */
function grantorRoles(side: Me['side'], permission: 'submit' | null): Role[] {
  const role = grantedBy[side];
  return [...(role ? [role] : []), ...(permission ? ['incentives-admin' as const] : [])];
}

export async function readMe(ctx: Context): Promise<Outcome<Me>> {
  const { actor } = ctx;
  const { side } = actor;
  if (side === 'system' || actor.contact) return deny('hidden', { code: 'not-found', pointer: '' });
  return ctx.db.transact(
    scopeOf(actor, null),
    async (tx) => {
      const company = companyOf(actor);
      const [{ name, zone, locations }, grantors] = await Promise.all([
        readCompany(tx, company),
        grantorsOf(tx, company, grantorRoles(side, side === 'partner' ? 'submit' : null)),
      ]);
      const missing = missingRoles(side, actor.grants, locations).map((miss): MissingRole => ({
        ...miss,
        opens: openedBy(actor, miss),
        grantedBy: grantors.filter((person) => grantorRoles(side, miss.permission).includes(person.role)),
      }));
      return accept({
        memberId: actor.id,
        name: actor.name,
        email: actor.email ?? '',
        side,
        partnerId: actor.partnerId ?? null,
        tenantId: actor.tenantId ?? null,
        companyName: name,
        zone: side === 'owner' ? ctx.owner.zone : zone,
        roles: actor.grants.map((grant) => held(grant, locations)),
        missing,
        mayOpen: mayOpen(actor, { sandbox: ctx.sandbox }),
        scopes: actor.scopes,
        readOnly: actor.readOnly,
        demo: ctx.sandbox,
      });
    },
    'read',
  );
}

/** What the role, held everywhere, would add. */
function openedBy(
  actor: Actor,
  { role, permission }: Pick<MissingRole, 'role' | 'permission'>,
): OperationId[] {
  const grant: Grant = { role, locationId: null, programme: null, maySubmit: permission === 'submit' };
  const now = mayOpen(actor);
  return mayOpen({ ...actor, grants: [...actor.grants, grant] }).filter((id) => !now.includes(id));
}

function held(grant: Grant, locations: Location[]): HeldRole {
  const location = locations.find((candidate) => candidate.id === grant.locationId) ?? null;
  return {
    role: grant.role,
    location,
    programme: grant.programme,
    maySubmit: grant.maySubmit || grant.role === 'incentives-admin',
  };
}

function missingRoles(
  side: Me['side'],
  grants: Actor['grants'],
  locations: Location[],
): Omit<MissingRole, 'grantedBy' | 'opens'>[] {
  const roles = rolesOf[side].flatMap((role): Omit<MissingRole, 'grantedBy' | 'opens'>[] => {
    const fitting = grants.filter((grant) => [role, ...(includedIn[role] ?? [])].includes(grant.role));
    if (fitting.some((grant) => grant.locationId === null && grant.programme === null)) return [];
    const covered = new Set(
      fitting.filter((grant) => grant.programme === null).map((grant) => grant.locationId),
    );
    const elsewhere = locations.filter((location) => !covered.has(location.id));
    if (fitting.length === 0) return [{ role, permission: null, locations: null }];
    return elsewhere.length > 0 ? [{ role, permission: null, locations: elsewhere }] : [];
  });
  const users = grants.filter((grant) => grant.role === 'incentives-user');
  const needsSubmit =
    users.length > 0 &&
    users.every((grant) => !grant.maySubmit) &&
    !grants.some((grant) => grant.role === 'incentives-admin');
  return needsSubmit ? [...roles, { role: 'incentives-user', permission: 'submit', locations: null }] : roles;
}
