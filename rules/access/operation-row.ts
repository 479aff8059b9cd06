/** What a row of the table of operations says, and the few ways in which one is written. */
import type { Side } from '../engine/side.ts';
import type { Role } from '../rights/role.ts';
import type { Scope } from '../rights/scopes.ts';
import { rowsOf, type Act } from './act-tables.ts';

export type PersonSide = Exclude<Side, 'system'>;

/** What must hold of the thing beside side, role and scope; looked up by this word in circumstances.ts, and printed. */
export type Circumstance =
  | 'own-company'
  | 'own-person'
  | 'at-location'
  | 'submitted'
  | 'asked'
  | 'contact-of-another'
  | 'where-admin'
  | 'colleague'
  | 'invited-colleague'
  | 'former-colleague'
  | 'still-official'
  | 'key-alive'
  | 'code-open'
  | 'draft-of-another'
  | 'activation-to-come'
  | 'in-sandbox';

/** Who of one side, and what an API key of theirs must have been given. */
export interface Access {
  /** 'anybody': who is signed in, whatever roles they hold. */
  roles: readonly Role[] | 'anybody';
  scope: Scope | null;
}

export interface OperationRow {
  /** An act changes something, so a key that only reads is refused it. */
  kind: 'read' | 'act';
  /** 'open': nobody needs to sign in; the address itself is the key, or there is no secret. */
  who: 'open' | Partial<Record<PersonSide, Access>>;
  /** The rows of a process's act table that decide the rest: stages, the permission to submit, conditions on the subject. */
  act: Act | null;
  when: Circumstance | null;
}

type People = Partial<Record<PersonSide, Access['roles']>>;

export const anybody: People = { partner: 'anybody', owner: 'anybody', customer: 'anybody' };

function whoOf(people: People, scope: Scope | null): OperationRow['who'] {
  return Object.fromEntries(Object.entries(people).map(([side, roles]) => [side, { roles, scope }]));
}

export function reads(people: People, scope: Scope | null, when: Circumstance | null = null): OperationRow {
  return { kind: 'read', who: whoOf(people, scope), act: null, when };
}

export function changes(people: People, scope: Scope | null, when: Circumstance | null = null): OperationRow {
  return { kind: 'act', who: whoOf(people, scope), act: null, when };
}

/** An act of some process, called by these sides: who they are and what a key needs is read there, and said nowhere else. */
export function does(act: Act, ...sides: PersonSide[]): OperationRow {
  const access = (side: PersonSide): Access => {
    const rows = rowsOf(act).filter((row) => row.side === side);
    return { roles: [...new Set(rows.flatMap(({ roles }) => roles))], scope: rows[0]?.scope ?? null };
  };
  return {
    kind: 'act',
    who: Object.fromEntries(sides.map((side) => [side, access(side)])),
    act,
    when: null,
  };
}

/** The same row where more must hold of the thing. */
export function only(when: Circumstance, row: OperationRow): OperationRow {
  return { ...row, when };
}

/** An act by the person who holds the link: the action asks, once it knows whose link it is. */
export function byLink(act: Act): OperationRow {
  return { kind: 'act', who: 'open', act, when: null };
}

export const openRead: OperationRow = { kind: 'read', who: 'open', act: null, when: null };
export const openAct: OperationRow = { kind: 'act', who: 'open', act: null, when: null };
