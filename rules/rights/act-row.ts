/** A row of a process's act table: who may do an act, and when. What is in no row is forbidden. */
import type { Id } from '../engine/id.ts';
import type { Problem } from '../engine/denial.ts';
import type { Side } from '../engine/side.ts';
import type { Actor, Role } from './role.ts';
import type { Scope } from './scopes.ts';

export interface ActRow<
  Act extends string = string,
  Stage extends string = string,
  Condition extends string = string,
> {
  act: Act;
  side: Side;
  roles: Role[];
  /** Empty: the act belongs to no subject that is there. */
  stages: Stage[];
  /** Stages in which the subject may stand afterwards, when the act can change it. */
  to: Stage[];
  scope: Scope | null;
  /** Must the grant carry the permission to submit? Incentives users have it only when it was given to them. */
  maySubmit: 'no' | 'yes' | 'after-draft';
  /** A further condition, by the word under which the subject answers it, so that the table can be printed. */
  when: Condition | null;
}

/** Where a subject stands, as far as rows are chosen by it. */
export interface Standing {
  stage: string;
  /** Only those who write it know of it yet. */
  draft: boolean;
  locationId: Id<'location'> | null;
  programmes: readonly string[];
}

/** What a right looks at of the subject that an act is done to. Each process says it of its own; dates are settled to now. */
export interface SubjectOfAct extends Standing {
  /** Whose it is; null: no partner's. */
  partnerId: Id<'partner'> | null;
  /** The customer it is about; null: none. */
  tenantId: Id<'tenant'> | null;
  locationNumber: string | null;
  /** Of people who come by a link: is it about them? Left out: everybody of the side may see it. */
  isTheirs?(actor: Actor): boolean;
  /** Why this person of all may not do it, whatever their role. */
  conflict?(act: string, actor: Actor): Problem | null;
  /** Why the condition of a row does not hold; null: it holds. */
  unmet(condition: string, act: string, actor: Actor): Problem | null;
}

/** Where an act happens that belongs to no subject yet. */
export interface Place {
  partnerId?: Id<'partner'>;
  locationId?: Id<'location'>;
  programmes?: string[];
  tenantId?: Id<'tenant'>;
}
