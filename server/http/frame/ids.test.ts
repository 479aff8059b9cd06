import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  idOf,
  refOf,
  sharedIdOf,
  sharedPrefixes,
  sharedRefOf,
  tenantPrefixes,
  type SharedThing,
  type TenantThing,
} from './ids.ts';

const uuid = fc.uuid();
const things = fc.constantFrom(...(Object.keys(tenantPrefixes) as TenantThing[]));
const shared = fc.constantFrom(...(Object.keys(sharedPrefixes) as SharedThing[]));

describe('ids', () => {
  test('come back as they went out, under their own prefix only', () => {
    fc.assert(
      fc.property(things, things, uuid, uuid, (thing, other, tenantId, id) => {
        const outside = idOf(thing, tenantId, id);
        expect(outside).toMatch(/^[a-z]{3}_[A-Za-z0-9_-]{43}$/);
        expect(refOf(thing, outside)).toEqual({ tenantId, id });
        expect(refOf(other, outside) === null).toBe(other !== thing);
      }),
    );
    fc.assert(
      fc.property(shared, uuid, (thing, id) => {
        expect(sharedRefOf(thing, sharedIdOf(thing, id))).toBe(id);
      }),
    );
  });

  test('have one spelling: whatever else decodes to the same bytes is no id', () => {
    fc.assert(
      fc.property(uuid, uuid, fc.string({ maxLength: 60 }), (tenantId, id, noise) => {
        const outside = idOf('claim', tenantId, id);
        for (const other of [
          `${outside}=`,
          `${outside} `,
          outside.toUpperCase(),
          `${outside}${noise || 'x'}`,
          outside.slice(0, -1),
          noise,
        ]) {
          expect(refOf('claim', other) !== null).toBe(other === outside);
        }
        // Two bits of the last character are not used: other letters with the same upper bits decode alike.
        const last = outside.at(-1) as string;
        const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const twin = outside.slice(0, -1) + alphabet[alphabet.indexOf(last) ^ 1];
        expect(refOf('claim', twin)).toBeNull();
      }),
    );
  });

  test('prefixes tell things apart', () => {
    const all = [...Object.values(tenantPrefixes), ...Object.values(sharedPrefixes)];
    expect(new Set(all).size).toBe(all.length);
  });
});
