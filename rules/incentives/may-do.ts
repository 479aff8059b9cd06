/** The only reader of the act table. */
import type { DenialKind } from '../engine/denial.ts';
import type { ActCondition, IncentiveActRow, IncentiveRole, StageOf, Subject } from './act-row.ts';
import { incentiveActs } from './act-table.ts';
import type { IncentiveProblem } from './codes.ts';

/** Whoever asks, as far as these rules look: the roles that cover the location and programme in question. */
export interface Doer {
  id: string;
  side: 'partner' | 'owner' | 'system';
  roles: readonly IncentiveRole[];
  /** null at the programme owner. */
  partnerId: string | null;
}

/** What an act is done to. */
export interface SubjectFacts<S extends Subject = Subject> {
  subject: S;
  stage: StageOf<S>;
  /** Whose it is; null for terms and runs, which are the owner's. */
  partnerId: string | null;
  /** Who has prepared what is to be confirmed. */
  authorId: string | null;
  /** Who prepared and approved the run in which a disputed amount was booked. */
  runPeople: readonly string[];
}

export type Verdict<T> =
  | { ok: true; value: T }
  | { ok: false; denial: { kind: DenialKind; problems: IncentiveProblem[] } };

export function denied(kind: DenialKind, ...problems: IncentiveProblem[]): Verdict<never> {
  return { ok: false, denial: { kind, problems } };
}

/** Another partner's subject is not there. Then the role, the stage, the person, the reason, each by itself. */
export function mayDo(
  act: string,
  facts: SubjectFacts,
  doer: Doer,
  reason: string | null,
): Verdict<IncentiveActRow> {
  const rows = incentiveActs.filter((row) => row.act === act && row.subject === facts.subject);
  if (rows.length === 0) throw new RangeError(`no act ${act} for ${facts.subject}`);
  if (doer.side === 'partner' && facts.partnerId !== doer.partnerId)
    return denied('hidden', { code: 'not-yours', pointer: '' });
  const own = rows.filter(
    (row) => row.side === doer.side && row.roles.some((role) => doer.roles.includes(role)),
  );
  if (own.length === 0) {
    const roles = [...new Set(rows.filter(({ side }) => side === doer.side).flatMap((row) => row.roles))];
    // Whoever could have no role for it is not told that the thing exists.
    return roles.length === 0
      ? denied('hidden', { code: 'not-yours', pointer: '' })
      : denied('forbidden', { code: 'role-missing', pointer: '', params: { roles } });
  }
  const row = own.find(({ from }) => (from as readonly string[]).includes(facts.stage));
  if (!row) return denied('conflict', { code: 'not-in-this-state', pointer: '' });
  if (row.when !== null && !conditions[row.when](facts, doer))
    return denied('forbidden', { code: conditionCode[row.when], pointer: '' });
  if (row.reason === 'required' && (reason === null || reason.trim() === ''))
    return denied('invalid', { code: 'reason-required', pointer: '/reason' });
  return { ok: true, value: row };
}

const conditions: Record<ActCondition, (facts: SubjectFacts, doer: Doer) => boolean> = {
  'by-another-person': ({ authorId }, { id }) => authorId !== id,
  'by-nobody-of-the-run': ({ runPeople }, { id }) => !runPeople.includes(id),
};

const conditionCode: Record<ActCondition, IncentiveProblem['code']> = {
  'by-another-person': 'approver-is-author',
  'by-nobody-of-the-run': 'other-person-required',
};
