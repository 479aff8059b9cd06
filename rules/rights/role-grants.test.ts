import { expect, test } from 'vitest';
import type { Actor, Grant } from './role.ts';
import { grantProblem, lastAdminProblem, type GrantChange } from './role-grants.ts';

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
  expect(lastAdminProblem(change('account-admin'), 'a', all)?.code).toBe('last-account-admin');
  expect(
    lastAdminProblem(change('account-admin'), 'a', [...all, { ...grant('account-admin'), memberId: 'c' }]),
  ).toBeNull();
  expect(lastAdminProblem(change('account-admin', 'utrecht'), 'b', all)).toBeNull();
  expect(lastAdminProblem(change('report-viewer'), 'a', [])).toBeNull();
});
