/** Roles with the places at which they are held: whether there are such places, and how the log calls them. */
import type { Problem } from '../../../rules/engine/denial.ts';
import { grantProblems, type CompanySide, type GrantChange } from '../../../rules/rights/role-grants.ts';
import { readReference } from '../../store/engine/reference.ts';
import type { CompanyOf } from '../../store/parties/members.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { LoggedRole } from './people-log.ts';

export async function placeProblems(
  tx: Tx,
  side: CompanySide,
  { locations }: Pick<CompanyOf, 'locations'>,
  change: GrantChange,
  at = '',
): Promise<Problem[]> {
  const problems = grantProblems(side, change, at);
  if (problems.length > 0 || side === 'owner') return problems;
  const { locationId, programme } = change;
  const unknown = (field: string): Problem => ({ code: 'value-invalid', pointer: `${at}/${field}` });
  return [
    ...(locationId === null || locations.some(({ id }) => id === locationId) ? [] : [unknown('locationId')]),
    ...(programme === null || (await isProgramme(tx, programme)) ? [] : [unknown('programme')]),
  ];
}

async function isProgramme(tx: Tx, programme: string): Promise<boolean> {
  const { catalog } = await readReference(tx, []);
  return catalog.programmes.some(({ id }) => id === programme);
}

export function loggedRole(
  { role, locationId, programme }: Omit<GrantChange, 'maySubmit'>,
  { locations }: Pick<CompanyOf, 'locations'>,
  maySubmit: boolean,
): LoggedRole {
  const place = locations.find(({ id }) => id === locationId);
  return {
    role,
    programme,
    location: place ? { number: place.number, name: place.name } : null,
    maySubmit,
  };
}
