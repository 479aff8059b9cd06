import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { contactPerson, grant, ownerPerson, partnerPerson, tenantAdmin } from '../claim/world.example.ts';
import { circumstances } from './circumstances.ts';
import { allowedActions, mayOpen, rightDenial, rightProblem } from './may-call.ts';
import { operationIds, operations, type OperationId } from './operations.ts';
import { deskRoles, partnerRoles, type Actor } from '../rights/role.ts';
import { scopeRows } from '../rights/scopes.ts';

const contract = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, { operationId: string; security: object[] }>>;
};
const offered = Object.values(contract.paths).flatMap((methods) => Object.values(methods));
const why = (right: OperationId, actor: Actor, about = {}): string | undefined =>
  rightProblem(right, actor, about)?.code;
const programmeAdmin = ownerPerson('programme-admin', 'petra');

describe('the table of operations', () => {
  it('has one row for each operation of the contract, and none beside', () => {
    expect(operationIds.toSorted()).toEqual(offered.map(({ operationId }) => operationId).toSorted());
  });
  it('needs a sign-in exactly where the contract says so', () => {
    expect(operationIds.filter((id) => operations[id].who === 'open').toSorted()).toEqual(
      offered
        .filter(({ security }) => security.length === 0)
        .map(({ operationId }) => operationId)
        .toSorted(),
    );
  });
  it('asks of a key only scopes that a key of that side can have', () => {
    const possible = (side: string, scope: string): boolean =>
      scopeRows.some((row) => row.scope === scope && (row.sides as readonly string[]).includes(side));
    const wrong = operationIds.flatMap((id) =>
      Object.entries(operations[id].who === 'open' ? {} : operations[id].who)
        .filter(([side, { scope }]) => scope !== null && !possible(side, scope))
        .map(([side, { scope }]) => `${id} ${side} ${scope}`),
    );
    expect(wrong).toEqual([]);
  });
  it('offers the keys of a side no scope that opens nothing to that side', () => {
    const opened = Object.values(operations).flatMap(({ who }) =>
      who === 'open' ? [] : Object.entries(who).map(([side, { scope }]) => `${side} ${scope}`),
    );
    expect(
      scopeRows
        .flatMap(({ sides, scope }) => sides.map((side) => `${side} ${scope}`))
        .filter((one) => !opened.includes(one)),
    ).toEqual([]);
  });

  it('needs every scope that a key can have, and every circumstance it knows', () => {
    const used = operationIds.flatMap((id) => {
      const { who } = operations[id];
      return who === 'open' ? [] : Object.values(who).map(({ scope }) => scope);
    });
    expect(scopeRows.map(({ scope }) => scope).filter((scope) => !used.includes(scope))).toEqual([]);
    const words = operationIds.map((id) => operations[id].when);
    expect(Object.keys(circumstances).filter((word) => !words.includes(word as never))).toEqual([]);
  });
});

test('what each role may open', () => {
  const people: [string, Actor][] = [
    ...partnerRoles.map((role): [string, Actor] => [role, partnerPerson('partner-a', role)]),
    ...deskRoles.map((role): [string, Actor] => [role, ownerPerson(role, role)]),
    ['tenant-admin', tenantAdmin()],
    ['nobody of a partner', partnerPerson('partner-a', 'incentives-user', { grants: [] })],
    ['key that reads', { ...programmeAdmin, readOnly: true, scopes: ['administration:read'] }],
  ];
  for (const [name, actor] of people) expect(mayOpen(actor), name).toMatchSnapshot(name);
});

describe('the question', () => {
  it('is answered by side, key, scope and role, in this order', () => {
    expect(rightProblem('addPartner', partnerPerson())).toEqual({
      code: 'role-missing',
      pointer: '',
      params: { sides: ['owner'] },
    });
    const reading = { ...ownerPerson(), readOnly: true, scopes: [] };
    expect(why('addPartner', reading)).toBe('read-only-key');
    expect(why('addPartner', { ...reading, readOnly: false })).toBe('scope-missing');
    expect(rightProblem('addPartner', ownerPerson())).toEqual({
      code: 'role-missing',
      pointer: '',
      params: { roles: ['programme-admin'], grantedBy: 'programme-admin' },
    });
    expect(why('addPartner', programmeAdmin)).toBeUndefined();
  });
  it('lets keys be made by the incentives admin, the programme admin and the tenant admin; the auditor reads the list', () => {
    expect(why('createApiKey', partnerPerson())).toBeUndefined();
    expect(rightProblem('createApiKey', partnerPerson('partner-a', 'account-admin'))).toEqual({
      code: 'role-missing',
      pointer: '',
      params: { roles: ['incentives-admin'], grantedBy: 'account-admin' },
    });
    const auditor = ownerPerson('auditor', 'a');
    expect([why('listApiKeys', auditor), why('createApiKey', auditor)]).toEqual([undefined, 'role-missing']);
    expect(why('createApiKey', tenantAdmin())).toBeUndefined();
  });
  it('asks the act table where the operation does an act', () => {
    expect(why('submitClaim', partnerPerson())).toBeUndefined();
    expect(why('submitClaim', partnerPerson('partner-a', 'report-viewer'))).toBe('role-missing');
    expect(why('createClaim', partnerPerson(), { partnerId: 'partner-b' })).toBe('not-yours');
    const elsewhere = partnerPerson('partner-a', 'incentives-admin', {
      grants: [grant('incentives-admin', { locationId: 'there' })],
    });
    expect(why('createClaim', elsewhere, { partnerId: 'partner-a', locationId: 'here' })).toBe(
      'role-missing',
    );
    expect(why('lookUpCustomer', elsewhere, { partnerId: 'partner-a', locationId: 'here' })).toBe(
      'role-missing',
    );
    expect(why('lookUpCustomer', elsewhere, { partnerId: 'partner-a', locationId: 'there' })).toBeUndefined();
  });
  it('leaves what comes by an open address to the action', () => {
    expect(why('agreeByLink', contactPerson())).toBeUndefined();
    expect(rightProblem('agree', contactPerson())).toBeNull();
  });
  it('hides what is of another company, or was never sent', () => {
    expect(rightDenial('readNotice', tenantAdmin(), { tenantId: 'other' })?.kind).toBe('hidden');
    expect(why('readClaim', ownerPerson(), { submitted: false })).toBe('not-yours');
    expect(why('readClaim', ownerPerson('auditor', 'a'), { submitted: false })).toBeUndefined();
    expect(why('readClaim', partnerPerson(), { submitted: false })).toBeUndefined();
    expect(why('readRequest', tenantAdmin(), { asked: false })).toBe('not-yours');
    expect(rightDenial('advanceSandboxClock', programmeAdmin, { sandbox: false })?.kind).toBe('hidden');
  });
  it('wants another person to approve than wrote', () => {
    expect(why('approveMailText', programmeAdmin, { author: 'petra' })).toBe('approver-is-author');
    expect(why('approveMailText', programmeAdmin, { author: null })).toBe('nothing-to-approve');
    expect(why('approveMailText', programmeAdmin, { author: 'sven' })).toBeUndefined();
    expect(why('confirmTrustedContact', ownerPerson(), { author: ownerPerson().id })).toBe(
      'other-person-required',
    );
  });
  it('offers a thing’s acts to the side whose they are, with the reason where one is refused', () => {
    expect(allowedActions(['endAssociation', 'endTenantAssociation', 'editPartner'], ownerPerson())).toEqual([
      { action: 'edit-partner', problem: expect.objectContaining({ code: 'role-missing' }) },
    ]);
    expect(allowedActions(['endTenantAssociation'], tenantAdmin())).toEqual([
      { action: 'end-association', problem: null },
    ]);
  });
});
