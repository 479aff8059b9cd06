import { expect, test } from 'vitest';
import { roleKey, standingOf } from './person.ts';

const invitation = { invitedAt: '2026-03-01T09:30:00Z', expiresAt: '2026-03-08T09:30:00Z', expired: false };

test('how somebody stands', () => {
  expect(standingOf({ disabled: true, invitation })).toBe('deactivated');
  expect(standingOf({ disabled: false, invitation: null })).toBe('active');
  expect(standingOf({ disabled: false, invitation })).toBe('invited');
  expect(standingOf({ disabled: false, invitation: { ...invitation, expired: true } })).toBe('expired');
});

test('the same role at two places has two names', () => {
  const location = { id: 'loc_1', number: '1', name: 'A', country: 'NL' };
  const names = [null, location].map((place) =>
    roleKey({ role: 'report-viewer', location: place, programme: null }),
  );
  expect(new Set(names).size).toBe(2);
});
