/**
 * Out of office at the programme owner's desk. It is no state of a claim: claims stay with whom they are assigned to, and the
 * lists show whose work waits because of it.
 */
import type { Problem } from '../engine/denial.ts';

/** First and last day, as dates of the owner's zone; both count. */
export interface Absence {
  from: string;
  until: string;
  substitute: string | null;
}

export interface AbsenceWish {
  from: string;
  until: string;
  substituteId: string | null;
}

/** The colleague who is named, as far as they can stand in. */
export interface Substitute {
  id: string;
  absences: Pick<Absence, 'from' | 'until'>[];
}

const longestDays = 366;

export function checkAbsence(
  wish: AbsenceWish,
  substitute: Substitute | null,
  memberId: string,
  today: string,
): Problem[] {
  const problems: Problem[] = [];
  if (wish.until < wish.from || wish.until < today)
    problems.push({ code: 'absence-over', pointer: '/until' });
  else if (Temporal.PlainDate.from(wish.from).until(wish.until).days >= longestDays)
    problems.push({ code: 'absence-too-long', pointer: '/until' });
  if (wish.substituteId === null) return problems;
  if (!substitute || substitute.id === memberId)
    problems.push({ code: 'substitute-unknown', pointer: '/substituteId' });
  else if (substitute.absences.some((other) => other.from <= wish.until && wish.from <= other.until)) {
    problems.push({ code: 'substitute-absent', pointer: '/substituteId' });
  }
  return problems;
}

export function isAbsent({ from, until }: Pick<Absence, 'from' | 'until'>, today: string): boolean {
  return from <= today && today <= until;
}
