/** Who was told something wrong by a clock that was ahead is told what is right: partner, desk and everybody who was asked. */
import type { ClaimFacts, Line, Notice } from '../claim/facts.ts';
import { earliestInstant } from '../time/instant.ts';
import { mailLines, message, type ParamsOf } from '../claim/messages.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import { customerNotices, recipientOf } from '../claim/tell.ts';
import type { Work } from '../claim/work.ts';
import type { TakenBack, WrongReads } from './undo-clock.ts';

/** Those who were asked about the lines before they are asked again, by address. */
export function recipientsOf({ facts, again, waiting, moved, restored }: TakenBack): string[] {
  const lines = [...again.map(({ line }) => line), ...waiting, ...moved.map(({ line }) => line), ...restored];
  return customerNotices(facts, lines).map(({ email }) => email);
}

interface Telling {
  told: readonly string[];
  reads: readonly WrongReads[];
  disputeUntil: DeadlineBasis | null;
  undoUntil: DeadlineBasis | null;
  answerBy: DeadlineBasis | null;
}

export function tellUndoneClock(
  work: Work,
  back: TakenBack,
  { told, reads, disputeUntil, undoUntil, answerBy }: Telling,
): void {
  const { facts } = back;
  const claimId = facts.claim.id;
  const lines = (list: readonly Line[]): ParamsOf<'clock-undone'>['again'] => mailLines(work.world, list);
  tellNotOverdue(work, back);
  const again = back.again.map(({ line }) => line);
  const read = reads.filter(({ lineId }) => again.some((line) => line.id === lineId));
  const common = {
    again: lines(again),
    officialFrom: earliestInstant(back.again.flatMap((one) => one.from ?? [])),
    waiting: lines(back.waiting),
    moved: lines(back.moved.map(({ line }) => line)),
    restored: lines(back.restored),
    reads: read.reduce((sum, { count }) => sum + count, 0),
    readBy: [...new Set(read.map(({ by }) => by))].join(', ') || null,
  };
  const none = { disputable: [], disputeUntil: null, answerable: [], answerBy: null };
  const review = {
    disputable: lines(back.disputable),
    disputeUntil,
    answerable: lines(back.answerable),
    answerBy,
  };
  const customers = [again, back.waiting, back.restored, back.undoable, back.moved].some(
    (list) => list.length > 0,
  );
  if (!customers && back.disputable.length + back.answerable.length === 0) return;
  const undoable = lines(back.undoable);
  const toPartner = { ...common, ...review, undoable: [], undoUntil: null };
  if (
    [again, back.waiting, back.moved, back.restored, back.disputable, back.answerable].some(
      (l) => l.length > 0,
    )
  )
    work.messages.push(message('clock-undone', claimId, { to: 'partner-contact', claimId }, toPartner));
  const toDesk = { ...common, ...review, undoable, undoUntil };
  work.messages.push(message('clock-undone', claimId, { to: 'assignee-or-reviewers', claimId }, toDesk));
  if (!customers) return;
  const toCustomer = { ...common, ...none };
  const [askedAgain, mayUndo] = [askedOf(facts, told), undoNotices(facts, undoUntil)];
  for (const notice of askedAgain.filter(({ email }) => !mayUndo.some((one) => one.email === email)))
    work.messages.push(
      message('clock-undone', claimId, recipientOf(notice), { ...toCustomer, undoable: [], undoUntil: null }),
    );
  for (const notice of mayUndo)
    work.messages.push(
      message('clock-undone', claimId, recipientOf(notice), { ...toCustomer, undoable, undoUntil }),
    );
}

/** The mark stays until what it waits for happens; that the desk was late was told to two sides, and was not so. */
function tellNotOverdue(work: Work, { facts, left }: TakenBack): void {
  if (!left.some(({ act }) => act === 'mark-overdue')) return;
  const claimId = facts.claim.id;
  const params = {
    lines: mailLines(
      work.world,
      facts.lines.filter((line) => line.review !== 'withdrawn'),
    ),
  };
  work.messages.push(message('clock-not-overdue', claimId, { to: 'partner-contact', claimId }, params));
  work.messages.push(message('clock-not-overdue', claimId, { to: 'senior-reviewers' }, params));
}

/** Each person once, by the latest request, whose link opens what they are asked now. */
function askedOf(facts: ClaimFacts, emails: readonly string[]): Notice[] {
  return [...new Set(emails)].flatMap(
    (email) =>
      facts.notices.findLast(
        (notice) =>
          notice.email === email &&
          notice.purpose === 'decide' &&
          (notice.state === 'queued' || notice.state === 'accepted'),
      ) ?? [],
  );
}

function undoNotices(facts: ClaimFacts, undoUntil: DeadlineBasis | null): Notice[] {
  if (undoUntil === null) return [];
  return facts.notices.filter(
    (notice) => notice.purpose === 'undo' && notice.undoUntil === undoUntil.endsAt && notice.state !== 'void',
  );
}
