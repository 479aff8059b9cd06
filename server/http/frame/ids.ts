/**
 * Ids as they stand outside: prefix_ and base64url of the internal ones. A tenant's thing carries its tenant beside the row id,
 * so that no read has to search every tenant (api.md); a shared thing carries its row id alone.
 */

/** Things inside one customer tenant. */
export const tenantPrefixes = {
  claim: 'clm',
  line: 'lin',
  file: 'fil',
  comment: 'cmt',
  notice: 'ntc',
  task: 'tsk',
  association: 'asc',
  arbitration: 'arb',
  event: 'evt',
  contact: 'con',
  code: 'cod',
  usageRead: 'urd',
  lookup: 'lku',
} as const;
/** Things shared by all tenants. A customer's id is its tenant. */
export const sharedPrefixes = {
  partner: 'ptn',
  location: 'loc',
  member: 'mem',
  key: 'key',
  customer: 'cus',
  view: 'viw',
  adminEntry: 'adl',
} as const;

export type TenantThing = keyof typeof tenantPrefixes;
export type SharedThing = keyof typeof sharedPrefixes;
export interface Ref {
  tenantId: string;
  id: string;
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** null unless it is the one and only spelling of an id with this prefix. */
function decode(prefix: string, length: number, text: string): Buffer | null {
  if (!text.startsWith(`${prefix}_`)) return null;
  const encoded = text.slice(prefix.length + 1);
  const bytes = Buffer.from(encoded, 'base64url');
  return bytes.length === length && bytes.toString('base64url') === encoded ? bytes : null;
}

export function idOf(thing: TenantThing, tenantId: string, id: string): string {
  return `${tenantPrefixes[thing]}_${Buffer.concat([bytesOf(tenantId), bytesOf(id)]).toString('base64url')}`;
}

export function refOf(thing: TenantThing, text: string): Ref | null {
  const bytes = decode(tenantPrefixes[thing], 32, text);
  return bytes && { tenantId: uuidOf(bytes.subarray(0, 16)), id: uuidOf(bytes.subarray(16)) };
}

export function sharedIdOf(thing: SharedThing, id: string): string {
  return `${sharedPrefixes[thing]}_${bytesOf(id).toString('base64url')}`;
}

export function sharedRefOf(thing: SharedThing, text: string): string | null {
  const bytes = decode(sharedPrefixes[thing], 16, text);
  return bytes && uuidOf(bytes);
}
