import { describe, expect, it } from 'vitest';
import { actRows } from '../claim/rights/act-table.ts';
import type { Actor } from './role.ts';
import { isReadOnly, scopeProblem, scopeRows, scopes, scopesOf, scopesProblems } from './scopes.ts';

const grant = (role: Actor['grants'][number]['role']) => ({
  role,
  locationId: null,
  programme: null,
  maySubmit: false,
});
const person: Actor = {
  side: 'partner',
  id: 'm',
  name: 'Ann',
  partnerId: 'p',
  grants: [grant('incentives-admin')],
  readOnly: false,
  scopes: null,
};
const key = (...held: string[]): Actor => ({ ...person, scopes: held, readOnly: isReadOnly(held) });

describe('scopes', () => {
  it('name every scope once, each for at least one side, and every scope the act table asks for', () => {
    expect(new Set(scopes).size).toBe(scopes.length);
    for (const row of scopeRows) expect(row.sides.length).toBeGreaterThan(0);
    for (const row of actRows) {
      if (row.scope === null) continue;
      expect(scopesOf(row.side), `${row.act} of ${row.side}`).toContain(row.scope);
    }
  });

  it('a key without a write scope is read-only', () => {
    expect(isReadOnly(['claims:read', 'keys:read'])).toBe(true);
    expect(isReadOnly(['claims:read', 'claims:write'])).toBe(false);
    expect(isReadOnly([])).toBe(true);
  });

  it('a person has every scope, a key those it was made with', () => {
    expect(scopeProblem(person, 'events:read')).toBeNull();
    expect(scopeProblem(key('events:read'), 'events:read')).toBeNull();
    expect(scopeProblem(key('events:read'), 'usage:read')).toMatchObject({
      code: 'scope-missing',
      params: { scope: 'usage:read' },
    });
    expect(scopeProblem(key('events:read'), 'keys:write')).toMatchObject({ code: 'read-only-key' });
  });

  it('says every wrong scope at once, and lets no key make a stronger one', () => {
    expect(scopesProblems(person, [])).toEqual([{ code: 'field-required', pointer: '/scopes' }]);
    expect(
      scopesProblems(person, ['claims:read', 'everything', 'reviews:write']).map((problem) => [
        problem.code,
        problem.pointer,
      ]),
    ).toEqual([
      ['value-invalid', '/scopes/1'],
      ['value-invalid', '/scopes/2'],
    ]);
    expect(scopesProblems(key('keys:write', 'claims:read'), ['claims:read', 'claims:write'])).toMatchObject([
      { code: 'scope-missing', pointer: '/scopes/1' },
    ]);
  });
});
