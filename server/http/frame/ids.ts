/**
 * Ids as they stand outside: prefix_ and base64url of a key id, the tenant where the thing has one, and the encrypted row id. A
 * tenant's thing carries its tenant beside the row, so that no read has to search every tenant; a shared thing carries its row
 * alone. Row ids are UUIDv7 and begin with the time at which the row was made: encrypted, they tell neither that nor an order,
 * and a case between rivals has another id for each of its parties. Ids given out before they were encrypted are opened still.
 */
import type { Id } from '../../../rules/engine/id.ts';
import { createCipheriv, createDecipheriv, type Cipheriv, type Decipheriv } from 'node:crypto';
import { tag } from '../../ports/random.ts';

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
/** Things that several sides see without knowing of each other: each side has its own id of them. */
export type SidedThing = 'arbitration';
export interface Ref<Of extends string = string> {
  tenantId: Id<'tenant'>;
  id: Id<Of>;
}
/** A customer's id is its tenant. */
export type SharedId<T extends SharedThing> = Id<T extends 'customer' ? 'tenant' : T>;

/** One secret's key. A row id is exactly one block, so that the id outside is no longer than the one inside. */
interface IdKey {
  /** Stands before the rest of an id: which key opens it. */
  id: number;
  seal: Cipheriv;
  open: Decipheriv;
  secret: string;
}

let ring: IdKey[] = [];
const tweaks = new Map<string, Buffer>();

/** The first secret makes ids; the others open what was made before it took their place. */
export function keepIdKeys(...secrets: [string, ...string[]]): void {
  if (secrets.length === ring.length && secrets.every((secret, index) => ring[index]?.secret === secret))
    return;
  tweaks.clear();
  sharedIds.clear();
  ring = secrets.map((secret) => {
    const key = tag(secret, 'outside-id', 'row');
    return {
      id: tag(secret, 'outside-id', 'key-id')[0] as number,
      // One block each, and each block with a tweak of its own: the tweak is what tells things and parties apart.
      seal: createCipheriv('aes-256-ecb', key, null).setAutoPadding(false),
      open: createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false),
      secret,
    };
  });
}

function currentKey(): IdKey {
  const [key] = ring;
  if (!key) throw new Error('ids are made and opened after keepIdKeys() only');
  return key;
}

/** Tweaks of things are kept; those of parties would grow with the number of partners. */
function tweakOf(key: IdKey, thing: string, party: string): Buffer {
  const make = (): Buffer => tag(key.secret, 'outside-id', `${thing} ${party}`).subarray(0, 16);
  if (party !== '') return make();
  const name = `${key.id} ${thing}`;
  const known = tweaks.get(name) ?? make();
  tweaks.set(name, known);
  return known;
}

function mixed(block: Uint8Array, tweak: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(16);
  for (let index = 0; index < 16; index += 1)
    bytes[index] = (block[index] as number) ^ (tweak[index] as number);
  return bytes;
}

function sealed(key: IdKey, tweak: Buffer, row: Buffer): Buffer {
  return mixed(key.seal.update(mixed(row, tweak)), tweak);
}

function opened(key: IdKey, tweak: Buffer, block: Buffer): Buffer {
  return mixed(key.open.update(mixed(block, tweak)), tweak);
}

function bytesOf(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  // A cipher keeps half a block for the next one: no other length may ever reach it.
  if (bytes.length !== 16) throw new Error('not a UUID');
  return bytes;
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** null unless it is the one and only spelling of an id with this prefix. */
function decode(prefix: string, text: string): Buffer | null {
  if (!text.startsWith(`${prefix}_`)) return null;
  const encoded = text.slice(prefix.length + 1);
  const bytes = Buffer.from(encoded, 'base64url');
  return bytes.toString('base64url') === encoded ? bytes : null;
}

/** `open` is the part that is not encrypted: the tenant, or nothing. */
function made(prefix: string, thing: string, party: string, open: Buffer, id: string): string {
  const key = currentKey();
  const row = sealed(key, tweakOf(key, thing, party), bytesOf(id));
  return `${prefix}_${Buffer.concat([Buffer.of(key.id), open, row]).toString('base64url')}`;
}

function rowOf(bytes: Buffer, openLength: number, thing: string, party: string): Buffer | null {
  if (bytes.length === openLength + 16) return bytes.subarray(openLength);
  if (bytes.length !== openLength + 17) return null;
  const key = ring.find((one) => one.id === bytes[0]);
  return key ? opened(key, tweakOf(key, thing, party), bytes.subarray(openLength + 1)) : null;
}

/** `party`: whose eyes it is for, where each side has its own. */
export function idOf<T extends Exclude<TenantThing, SidedThing>>(
  thing: T,
  tenantId: Id<'tenant'>,
  id: Id<NoInfer<T>>,
): string;
export function idOf(thing: SidedThing, tenantId: Id<'tenant'>, id: string, party: string): string;
export function idOf(thing: TenantThing, tenantId: string, id: string, party = ''): string {
  return made(tenantPrefixes[thing], thing, party, bytesOf(tenantId), id);
}

/** Another side's id of a sided thing opens to a row that is not there. */
export function refOf<T extends Exclude<TenantThing, SidedThing>>(thing: T, text: string): Ref<T> | null;
export function refOf<T extends TenantThing>(thing: T, text: string, party: string): Ref<T> | null;
export function refOf(thing: TenantThing, text: string, party = ''): Ref | null {
  const bytes = decode(tenantPrefixes[thing], text);
  const row = bytes && rowOf(bytes, 16, thing, isSided(thing) ? party : '');
  if (!bytes || !row) return null;
  const tenant = bytes.subarray(bytes.length - 32, bytes.length - 16);
  return { tenantId: uuidOf(tenant), id: uuidOf(row) };
}

export function isSided(thing: TenantThing): thing is SidedThing {
  return thing === 'arbitration';
}

/** Who reads or asks, as ids of sided things know them: all of the owner's people are one party, a partner's too. */
export function partyOf(actor: {
  side: string;
  partnerId?: string | null;
  tenantId?: string | null;
}): string {
  return `${actor.side}:${actor.partnerId ?? actor.tenantId ?? ''}`;
}

/** Ids of shared things, which stand on every row of a list; forgotten all at once when there are too many. */
const sharedIds = new Map<string, string>();
const mostSharedIds = 20_000;

export function sharedIdOf<T extends SharedThing>(thing: T, id: SharedId<NoInfer<T>>): string {
  const name = `${thing} ${id}`;
  const known = sharedIds.get(name);
  if (known !== undefined) return known;
  if (sharedIds.size >= mostSharedIds) sharedIds.clear();
  const outside = made(sharedPrefixes[thing], thing, '', Buffer.alloc(0), id);
  sharedIds.set(name, outside);
  return outside;
}

export function sharedRefOf<T extends SharedThing>(thing: T, text: string): SharedId<T> | null {
  const bytes = decode(sharedPrefixes[thing], text);
  const row = bytes && rowOf(bytes, 0, thing, '');
  return row && uuidOf(row);
}
