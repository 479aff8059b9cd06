import type { Id } from '../../../rules/engine/id.ts';
import type { Instant } from '../../../rules/time/meant.ts';
import { ownerRealm } from '../../../rules/engine/subject.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import type { Message, Step } from '../../../rules/claim/step.ts';
import type { World } from '../../../rules/claim/facts.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/files.ts';
import type { Random } from '../../ports/random.ts';
import { newUuid } from '../../ports/random.ts';
import type { SealKey } from '../../ports/vault.ts';
import type { Database, Scope, Tx } from '../../store/postgres/tx.ts';

/** The parts of the outside that acts use, made once by main. */
export interface Services {
  db: Database;
  clock: Clock;
  random: Random;
  files: FileStore;
  /** Signs links and codes. */
  secret: string;
  /** Keys of bank and tax data, the first of which seals; left out, one is derived from `secret`. */
  sealKeys?: readonly SealKey[];
  publicUrl: string;
  /** Country and zone of the programme owner's own clocks. */
  owner: { country: string; zone: string };
  sandbox: boolean;
  /** null: no scanner is set; files are then marked 'unscanned' and the pages say so. */
  scanner: Scanner | null;
  /** Does a second reader confirm what a first one proposes in an arbitration? Yes, unless it is switched off. */
  secondReader?: boolean;
  /** Writes mails as they would leave, without sending them. */
  letters?: WriteLetters;
}

export interface PreviewedLetter {
  to: string;
  language: string;
  subject: string;
  text: string;
}
/** The letters to partners among these messages of one claim. */
export type WriteLetters = (
  tx: Tx,
  now: Instant,
  tenantId: Id<'tenant'>,
  messages: Message[],
) => Promise<PreviewedLetter[]>;

export interface Scanner {
  scan(content: NodeJS.ReadableStream): Promise<'clean' | 'infected'>;
}

/** One call by one actor. */
export interface Context extends Services {
  actor: Actor;
  requestId: string;
  /** When the request came in, in milliseconds of `clock`; left out where there is none to wait for. */
  arrivedAt?: number;
  /** Set on every POST that carries an Idempotency-Key. */
  idempotency: { key: string; operation: string; bodyHash: string } | null;
  /** Version from If-Match; null where the route does not ask for it. */
  ifMatch: number | null;
  /** Same checks, nothing written. */
  validateOnly: boolean;
}

/** A thing in a customer's tenant. */
export interface RefTo<Of extends string> {
  tenantId: Id<'tenant'>;
  id: Id<Of>;
}
export type ClaimRef = RefTo<'claim'>;

/** A claim's world after an act, for the presenter. */
export interface Done {
  kind: 'done';
  claimId: Id<'claim'>;
  world: World;
  now: Instant;
  step: Step | null;
  letters?: PreviewedLetter[];
}

/** The answer as it went out and as a replay gives it again. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Made by the route: turns what was done into the answer, inside the transaction, so that a replay gives the same bytes. */
export type Present = (done: Done) => Reply;

export function organisationOf(actor: Actor): string {
  if (actor.side === 'partner') return `partner:${actor.partnerId}`;
  if (actor.side === 'customer') return `customer:${actor.tenantId}`;
  return actor.side;
}

/** Where acts lie that concern no customer: with whoever does them. */
export function realmOf(actor: Actor): string {
  if (actor.side === 'partner') return actor.partnerId as string;
  return actor.side === 'customer' ? (actor.tenantId as string) : ownerRealm;
}

/** As a history keeps somebody: with the role in which they acted. */
export function entryActor({ side, id, name, grants }: Actor): {
  side: Actor['side'];
  id: string;
  name: string;
  role: string;
} {
  return { side, id, name, role: grants[0]?.role ?? side };
}

/** Whose eyes an act has. */
export function scopeOf(actor: Actor, tenantId: Id<'tenant'> | null): Scope {
  if (actor.side === 'partner') return { side: 'partner', partnerId: actor.partnerId as string, tenantId };
  if (actor.side === 'customer') return { side: 'customer', tenantId: actor.tenantId as string };
  return { side: actor.side };
}

export function newId(services: Pick<Services, 'random' | 'clock'>): string {
  return newUuid(services.random, services.clock.now());
}

export function realNow(services: Pick<Services, 'clock'>): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(services.clock.now())).toString();
}

/**
 * For what only the customer may say, and may always say: whoever can change the claim in between (a comment is enough) could
 * otherwise keep a refusal from arriving until the window is over.
 */
export function whateverChanged(ctx: Context): Context {
  return ctx.actor.side === 'customer' ? { ...ctx, ifMatch: null } : ctx;
}
