/**
 * The working copy in which one act is done. A rule begins with the world, changes the copy, records what it did in
 * words, and finishes with a step; the world it was given is never touched.
 */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import type { Act } from './rights/act-table.ts';
import type { Actor, Role } from '../rights/role.ts';
import { type ForbiddenChange, forbiddenChanges } from './rights/recorded-change.ts';
import type { Association, Claim, ClaimFacts, Deadline, Line, Round, Stage, World } from './facts.ts';
import type { CommentDraft, Entry, EventDraft, FileJob, Message, Step } from './step.ts';
import { armOn } from '../engine/deadline.ts';
import type { Warning } from '../engine/denial.ts';

export interface Work {
  world: World;
  entries: Entry[];
  messages: Message[];
  events: EventDraft[];
  comments: CommentDraft[];
  jobs: FileJob[];
  warnings: Warning[];
  told?: string[];
  /** State of each claim when its last entry was recorded. */
  recorded: Map<string, ClaimState>;
}

/** The state that history folds to: what C-3 compares. Bookkeeping (version, length and hash of the history) is left out. */
export interface ClaimState {
  claim: Record<string, unknown>;
  lines: Record<string, Record<string, unknown>>;
  rounds: Record<string, Record<string, unknown>>;
  associations: Record<string, Record<string, unknown>>;
}

/**
 * Rows are copied, the values inside them are shared: a rule replaces a window, a person or a list of codes as a whole and
 * never changes it in place. A deadline's sweep copies a hundred thousand claims, so this is the part that has to be cheap.
 */
const rows = <T extends object>(list: readonly T[]): T[] => list.map((row) => ({ ...row }));

export function begin(world: World): Work {
  const { tenant } = world;
  const mine: World = {
    ...world,
    claims: world.claims.map(copyOf),
    tenant: {
      ...tenant,
      trustedContacts: rows(tenant.trustedContacts),
      locks: rows(tenant.locks),
      codes: rows(tenant.codes),
    },
    cases: world.cases.map((one) => ({ ...one, reasons: { ...one.reasons }, parties: rows(one.parties) })),
  };
  return {
    world: mine,
    entries: [],
    messages: [],
    events: [],
    comments: [],
    jobs: [],
    warnings: [],
    recorded: new Map(world.claims.map((facts) => [facts.claim.id, stateOf(facts)])),
  };
}

function copyOf(facts: ClaimFacts): ClaimFacts {
  return {
    ...facts,
    claim: { ...facts.claim },
    lines: rows(facts.lines),
    files: rows(facts.files),
    rounds: rows(facts.rounds),
    notices: rows(facts.notices),
    deadlines: rows(facts.deadlines),
    tasks: rows(facts.tasks),
    associations: rows(facts.associations),
  };
}

export function finish(work: Work): Step {
  const { world, entries, messages, events, comments, jobs, warnings, told } = work;
  return { world, entries, messages, events, comments, jobs, warnings, ...(told && { told }) };
}

export function factsOf(world: World, claimId: Id<'claim'>): ClaimFacts {
  const facts = world.claims.find((candidate) => candidate.claim.id === claimId);
  if (!facts) throw new Error(`claim ${claimId} is not in this world`);
  return facts;
}

export function lineOf(facts: ClaimFacts, lineId: Id<'line'>): Line {
  const line = facts.lines.find((candidate) => candidate.id === lineId);
  if (!line) throw new Error(`line ${lineId} is not in claim ${facts.claim.id}`);
  return line;
}

/** A copy: what is recorded must not change with the work. */
export function stateOf(facts: ClaimFacts): ClaimState {
  const {
    version: _version,
    historyLength: _length,
    historyHash: _hash,
    updatedAt: _updated,
    ...claim
  } = facts.claim;
  return {
    claim,
    lines: byKey<Line>(facts.lines, (line) => line.id),
    rounds: byKey<Round>(facts.rounds, (round) => String(round.number)),
    associations: byKey<Association>(facts.associations, associationKey),
  };
}

function byKey<T extends object>(
  list: T[],
  key: (row: T, index: number, all: T[]) => string,
): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {};
  list.forEach((row, index) => {
    found[key(row, index, list)] = { ...row } as unknown as Record<string, unknown>;
  });
  return found;
}

/** A line whose acceptance was struck and undone again gets a second row: '<line>~2'. */
function associationKey(row: Association, index: number, all: Association[]): string {
  const before = all.slice(0, index).filter((earlier) => earlier.lineId === row.lineId).length;
  return before === 0 ? row.lineId : `${row.lineId}~${before + 1}`;
}

export interface NewEntry {
  act: Act;
  actor: Actor;
  at: Instant;
  /** The role in which the actor acted; the first grant when left out. */
  role?: Role;
  reason?: string | null;
  detail?: Record<string, unknown>;
  visibleTo?: Entry['visibleTo'];
}

const everyone: Entry['visibleTo'] = ['partner', 'owner', 'customer'];

/** A rule went where no table leads. Nothing is written: a defect of the program, never of a person's request. */
export class ForbiddenByTable extends Error {
  constructor(claimId: Id<'claim'>, forbidden: readonly ForbiddenChange[]) {
    super(`claim ${claimId}: ${forbidden.map(({ what, detail }) => `${what} (${detail})`).join(', ')}`);
    this.name = 'ForbiddenByTable';
  }
}

/**
 * Records the history entry for everything that changed in this claim since its last entry. Throws `ForbiddenByTable` when the act
 * table or the line table does not allow the change.
 */
export function record(work: Work, claimId: Id<'claim'>, what: NewEntry): void {
  const facts = factsOf(work.world, claimId);
  const old = work.recorded.get(claimId) ?? emptyState;
  const now = stateOf(facts);
  const { before, after } = difference(old, now);
  const page = what.actor.contact?.page;
  const actor = {
    side: what.actor.side,
    id: what.actor.id,
    name: what.actor.name,
    role: what.role ?? what.actor.grants[0]?.role ?? what.actor.side,
  };
  const stage = (old.claim['stage'] ?? null) as Stage | null;
  const forbidden = forbiddenChanges({ act: what.act, actor, before, after }, stage);
  if (forbidden.length > 0) throw new ForbiddenByTable(claimId, forbidden);
  work.recorded.set(claimId, now);
  work.entries.push({
    claimId,
    act: what.act,
    at: what.at,
    actor,
    reason: what.reason ?? null,
    before,
    after,
    detail: { ...what.detail, ...(page && { page }) },
    visibleTo: what.visibleTo ?? everyone,
  });
}

export const emptyState: ClaimState = { claim: {}, lines: {}, rounds: {}, associations: {} };

/** Names every changed value by its path: 'claim.stage', 'lines.<id>.review'. null stands for "was not there". */
export function difference(
  old: ClaimState,
  next: ClaimState,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  const compare = (path: string, a: Record<string, unknown>, b: Record<string, unknown>): void => {
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (a[name] === b[name]) continue;
      if (JSON.stringify(a[name] ?? null) === JSON.stringify(b[name] ?? null)) continue;
      before[`${path}.${name}`] = a[name] ?? null;
      after[`${path}.${name}`] = b[name] ?? null;
    }
  };
  compare('claim', old.claim, next.claim);
  for (const part of ['lines', 'rounds', 'associations'] as const) {
    for (const id of new Set([...Object.keys(old[part]), ...Object.keys(next[part])])) {
      compare(`${part}.${id}`, old[part][id] ?? {}, next[part][id] ?? {});
    }
  }
  return { before, after };
}

/** Folds a history back into state (invariant C-3): later entries overwrite what earlier ones said. */
export function fold(entries: Pick<Entry, 'after'>[]): ClaimState {
  const state: ClaimState = { claim: {}, lines: {}, rounds: {}, associations: {} };
  for (const entry of entries) {
    for (const [path, value] of Object.entries(entry.after)) {
      const [part, ...rest] = path.split('.');
      if (part === 'claim') state.claim[rest[0] as string] = value;
      else {
        const [id, name] = rest as [string, string];
        (state[part as 'lines'][id] ??= {})[name] = value;
      }
    }
  }
  return state;
}

/** Starts a clock on the claim. */
export function arm(facts: ClaimFacts, deadline: Omit<Deadline, 'claimId' | 'state' | 'stoppedAt'>): void {
  armOn<Deadline>(facts, { ...deadline, claimId: facts.claim.id });
}

export type { Claim };
