/**
 * What a process says of its subjects so that the store can write them as it writes every other: which rows they are, and what is given to a
 * new row. Everything else (numbers and hashes of the history, comments, mails, work, events, what changed and what is new) is the same for all.
 */
import type { Id } from '../../../rules/engine/id.ts';
import type { Instant } from '../../../rules/time/meant.ts';
import type { AnyStep } from '../../../rules/engine/step.ts';
import type { SubjectKind } from '../../../rules/engine/subject.ts';
import type { Row } from './history-rows.ts';
import type { SubjectTables } from './subject-tables.ts';
import type { Table } from './tables.ts';

/** What stands in the row of every subject that has a table of its own. */
export interface Head {
  id: string;
  /** Whose it is, for row-level security; null: no partner's. */
  partnerId: Id<'partner'> | null;
  version: number;
  updatedAt: Instant;
  historyLength: number;
  historyHash: string;
}

/** Rows of a subject in one table. */
export interface Children<Facts> {
  table: Table;
  /** By what a row is found again, with the row as the table has it. */
  rows(facts: Facts): Map<string, object>;
  /**
   * Rows that can be changed alone. Not those of which another may have to be written first for a unique index: there one statement keeps
   * the order.
   */
  patched?: boolean;
  /** One may come or change at a subject to which nothing else happens. */
  apart?: boolean;
  /** Puts the rows of a batch in the order in which the table takes them. */
  firstToLast?(rows: Row[]): Row[];
  /** Takes away the row that the subject has no more; without it, rows stay. */
  removable?: boolean;
}

/** Gives ids to rows that are new. */
export type GiveIds = <T extends { id?: string }>(rows: T[]) => T[];

/** Where rows are put that are neither the subject's own nor its children. */
export interface Beside {
  put(table: Table, row: object): void;
  remove(table: Table, id: string): void;
}

export type Statement = [text: string, values: unknown[]];

export interface SubjectRows<World, Facts, Step extends AnyStep<World>> {
  kind: SubjectKind;
  /** What its rules call the id of a subject, as in `tablesOf`. */
  idName: string;
  /** The subject's own row, which holds its `Head`. */
  own: Table;
  shared: SubjectTables;
  children: readonly Children<Facts>[];
  /** Further tables that `beside` puts rows into. */
  others?: readonly Table[];
  realmOf(world: World): string;
  subjectsOf(world: World): readonly Facts[];
  withSubjects(world: World, subjects: Facts[]): World;
  headOf(facts: Facts): Head;
  withHead(facts: Facts, head: Head): Facts;
  /** `touched`: an entry was made; otherwise only what stands apart can be new. */
  withIds(facts: Facts, give: GiveIds, touched: boolean): Facts;
  /** The subject's own row as it is now. */
  rowOf(facts: Facts, world: World, now: Instant): Row;
  /** What is known of that row as it was, to write only what has changed. */
  rowBefore(facts: Facts): object;
  /** SHA-256 over what legal effect rests on and the state that the history folds to does not hold (seal.ts). */
  sealOf(facts: Facts): string;
  /** Of what an event tells, where it is not one of these subjects. */
  subjectOfEvent?(event: Step['events'][number], world: World): { kind: SubjectKind; id: string } | null;
  /** Ids of what belongs to the world and to no one subject of it. */
  worldWithIds?(world: World, give: GiveIds): World;
  /** Rows of the world, and of a subject to which something happened, that follow from it. */
  beside?(before: World | null, step: Step, to: Beside): void;
  /** What follows from the rows in tables that belong to somebody else; sent behind them, with eyes that see the whole realm. */
  afterwards?(before: World | null, step: Step): Statement[];
}
