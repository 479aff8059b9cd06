/** The table of operations as docs/rules.md prints it, one table for each noun. */
import type { OperationRow, PersonSide } from '../rules/access/operation-row.ts';
import { operationsByNoun } from '../rules/access/operations.ts';
import { deskRoles, partnerRoles, tenantRoles } from '../rules/rights/role.ts';
import { circumstanceText } from '../rules/access/table-text.ts';
import { code, list, table } from './markdown.ts';

const everyRole: Record<PersonSide, readonly string[]> = {
  partner: partnerRoles,
  owner: deskRoles,
  customer: tenantRoles,
};

function rolesOf({ who }: OperationRow, side: PersonSide): string {
  const access = who === 'open' ? undefined : who[side];
  if (!access) return '–';
  if (access.roles === 'anybody') return 'anybody';
  const { roles } = access;
  return side !== 'customer' && everyRole[side].every((role) => (roles as readonly string[]).includes(role))
    ? 'every role'
    : list(roles);
}

function scopesOf({ who }: OperationRow): string {
  const scopes = who === 'open' ? [] : Object.values(who).map(({ scope }) => scope);
  return [...new Set(scopes)].flatMap((scope) => (scope ? [code(scope)] : [])).join(', ');
}

function onlyOf({ who, act, when }: OperationRow): string {
  const parts = [
    act && who === 'open' ? `by link; the act ${code(act)}` : act && `the act ${code(act)}`,
    who === 'open' && !act && 'without signing in',
    when && circumstanceText[when],
  ];
  return parts.filter(Boolean).join('; ');
}

export function operationsPart(): string[] {
  const head = ['Operation', 'Partner', 'Programme owner', 'Customer', 'Scope of a key', 'Which'];
  return [
    '## Operations',
    'Every operation of the contract, acts and reads: what is not in these tables is served to nobody. An operation that does an act ' +
      'of the tables above also asks what stands there. Everything but reading is refused to a key that only reads.',
    ...Object.entries(operationsByNoun).flatMap(([noun, rows]) => [
      `### Operations: ${noun}`,
      table(
        head,
        Object.entries(rows as Record<string, OperationRow>).map(([id, row]) => [
          code(id) + (row.kind === 'act' ? '' : ' (reads)'),
          rolesOf(row, 'partner'),
          rolesOf(row, 'owner'),
          rolesOf(row, 'customer'),
          scopesOf(row),
          onlyOf(row),
        ]),
      ),
    ]),
  ];
}
