import { expect, test } from 'vitest';
import type { Actor, Grant } from './role.ts';
import { grantProblem, grantProblems, lastAdminProblem, type GrantChange } from './role-grants.ts';

const grant = (
  role: Grant['role'],
  locationId: string | null = null,
  programme: string | null = null,
): Grant => ({
  role,
  locationId,
  programme,
  maySubmit: false,
});
const actor = (...grants: Grant[]): Actor => ({
  side: 'partner',
  id: 'a',
  name: 'A',
  grants,
  readOnly: false,
  scopes: null,
});
const change = (role: GrantChange['role'], locationId: string | null = null): GrantChange => ({
  role,
  locationId,
  programme: null,
  maySubmit: false,
});
const codeOf = (who: Actor, what: GrantChange, held: Grant[] = [], act: 'grant' | 'revoke' = 'grant') =>
  grantProblem(who, what, held, act)?.code ?? null;

test('account admins give every role, where they are admins and nowhere else', () => {
  expect(codeOf(actor(grant('account-admin')), change('incentives-admin'))).toBeNull();
  const local = actor(grant('account-admin', 'utrecht'));
  expect(codeOf(local, change('incentives-user', 'utrecht'))).toBeNull();
  expect(codeOf(local, change('incentives-user', 'delft'))).toBe('role-missing');
  expect(codeOf(local, change('incentives-user'))).toBe('role-missing');
});

test('an incentives admin only lets a user submit, and takes nothing', () => {
  const admin = actor(grant('incentives-admin'));
  expect(codeOf(admin, change('incentives-user'))).toBe('role-missing');
  expect(codeOf(admin, change('incentives-user'), [grant('incentives-user')])).toBeNull();
  expect(codeOf(admin, change('incentives-user'), [grant('incentives-user')], 'revoke')).toBe('role-missing');
  expect(codeOf(actor(grant('incentives-user')), change('incentives-user'), [grant('incentives-user')])).toBe(
    'role-missing',
  );
});

test('the last account admin stays', () => {
  const all = [
    { ...grant('account-admin'), memberId: 'a' },
    { ...grant('account-admin', 'utrecht'), memberId: 'b' },
  ];
  expect(lastAdminProblem('partner', change('account-admin'), 'a', all)?.code).toBe('last-account-admin');
  expect(
    lastAdminProblem('partner', change('account-admin'), 'a', [
      ...all,
      { ...grant('account-admin'), memberId: 'c' },
    ]),
  ).toBeNull();
  expect(lastAdminProblem('partner', change('account-admin', 'utrecht'), 'b', all)).toBeNull();
  expect(lastAdminProblem('partner', change('report-viewer'), 'a', [])).toBeNull();
});

test('whoever goes altogether goes unless nobody else is admin; at the desk it is the programme admin who stays', () => {
  const all = [
    { ...grant('programme-admin'), memberId: 'a' },
    { ...grant('reviewer'), memberId: 'b' },
  ];
  expect(lastAdminProblem('owner', null, 'a', all)?.code).toBe('last-programme-admin');
  expect(lastAdminProblem('owner', null, 'b', all)).toBeNull();
  expect(
    lastAdminProblem('owner', null, 'a', [...all, { ...grant('programme-admin'), memberId: 'c' }]),
  ).toBeNull();
});

test('a role is of its own side, and at the desk of no place', () => {
  const at = (role: GrantChange['role'], locationId: string | null = null) => ({
    role,
    locationId,
    programme: null,
  });
  expect(grantProblems('owner', at('reviewer'))).toEqual([]);
  expect(grantProblems('partner', at('report-viewer', 'utrecht'))).toEqual([]);
  expect(
    grantProblems('owner', at('incentives-user', 'utrecht'), '/roles/1').map(({ pointer }) => pointer),
  ).toEqual(['/roles/1/role', '/roles/1/locationId']);
  expect(grantProblems('partner', at('reviewer')).map(({ code }) => code)).toEqual(['value-invalid']);
});
