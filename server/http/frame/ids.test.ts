import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import {
  idOf,
  keepIdKeys,
  partyOf,
  refOf,
  sharedIdOf,
  sharedPrefixes,
  sharedRefOf,
  tenantPrefixes,
  type SharedThing,
  type TenantThing,
} from './ids.ts';

const uuid = fc.uuid();
type Plain = Exclude<TenantThing, 'arbitration'>;
const things = fc.constantFrom(
  ...(Object.keys(tenantPrefixes).filter((thing) => thing !== 'arbitration') as Plain[]),
);
const shared = fc.constantFrom(...(Object.keys(sharedPrefixes) as SharedThing[]));

const rows = Array.from(
  { length: 300 },
  (_, n) => `019a0${(n % 16).toString(16)}00-0000-7000-8000-${String(n).padStart(12, '0')}`,
);
const tenant = '7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10';

beforeEach(() => keepIdKeys('a secret of this test only, long enough'));

describe('ids', () => {
  test('come back as they went out, under their own prefix only', () => {
    fc.assert(
      fc.property(things, things, uuid, uuid, (thing, other, tenantId, id) => {
        const outside = idOf(thing, tenantId, id);
        expect(outside).toMatch(/^[a-z]{3}_[A-Za-z0-9_-]{44}$/);
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
          if (other !== outside) expect(refOf('claim', other)).not.toEqual({ tenantId, id });
        }
        // Two bits of the last character of a shared id are not used: other letters with the same upper bits decode alike.
        const partner = sharedIdOf('partner', id);
        const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const twin = partner.slice(0, -1) + alphabet[alphabet.indexOf(partner.at(-1) as string) ^ 1];
        expect(sharedRefOf('partner', twin)).toBeNull();
      }),
    );
  });

  test('prefixes tell things apart', () => {
    const all = [...Object.values(tenantPrefixes), ...Object.values(sharedPrefixes)];
    expect(new Set(all).size).toBe(all.length);
  });

  test('tell neither the time nor the order in which rows were made', () => {
    const bytes = (outside: string): Buffer => Buffer.from(outside.slice(4), 'base64url');
    for (const outside of [
      rows.map((id) => bytes(idOf('claim', tenant, id)).subarray(17)),
      rows.map((id) => bytes(sharedIdOf('member', id)).subarray(1)),
      rows.map((id) => bytes(idOf('arbitration', tenant, id, 'owner:')).subarray(17)),
    ]) {
      const starts = new Set(outside.map((row) => row.subarray(0, 3).toString('hex')));
      expect(starts.size).toBeGreaterThan(290);
      const sorted = outside.filter((row, n) => n > 0 && Buffer.compare(outside[n - 1] as Buffer, row) < 0);
      expect(sorted.length).toBeGreaterThan(90);
      expect(sorted.length).toBeLessThan(210);
    }
  });

  test('of a case are of one party: another cannot open it, and two do not see that they mean the same', () => {
    const [a, b, owner] = [
      partyOf({ side: 'partner', partnerId: 'a' }),
      partyOf({ side: 'partner', partnerId: 'b' }),
      partyOf({ side: 'owner' }),
    ];
    const id = rows[7] as string;
    const [ofA, ofB, ofOwner] = [a, b, owner].map((party) =>
      idOf('arbitration', tenant, id, party as string),
    );
    expect(new Set([ofA, ofB, ofOwner]).size).toBe(3);
    expect(refOf('arbitration', ofA as string, a)).toEqual({ tenantId: tenant, id });
    expect(refOf('arbitration', ofA as string, b)?.id).not.toBe(id);
    expect(refOf('arbitration', ofOwner as string, a)?.id).not.toBe(id);
  });

  test('that were given out before are opened still: those of an earlier secret, and those without encryption', () => {
    const id = rows[3] as string;
    const before = [idOf('claim', tenant, id), sharedIdOf('partner', id)] as const;
    keepIdKeys('the next secret, which is another', 'a secret of this test only, long enough');
    expect(refOf('claim', before[0])).toEqual({ tenantId: tenant, id });
    expect(sharedRefOf('partner', before[1])).toBe(id);
    expect(idOf('claim', tenant, id)).not.toBe(before[0]);
    const raw = (text: string): Buffer => Buffer.from(text.replaceAll('-', ''), 'hex');
    expect(refOf('claim', `clm_${Buffer.concat([raw(tenant), raw(id)]).toString('base64url')}`)).toEqual({
      tenantId: tenant,
      id,
    });
    expect(sharedRefOf('partner', `ptn_${raw(id).toString('base64url')}`)).toBe(id);
    const foreign = createHash('sha256').update('x').digest().subarray(0, 17);
    expect(sharedRefOf('partner', `ptn_${foreign.toString('base64url')}`)).not.toBe(id);
  });
});
