/**
 * How one line moves, and by which acts: its review, the customer's answer, its arbitration and its association. A move that is not here is
 * refused when it is recorded, found when a stored history is checked, and not drawn in docs/rules.md.
 */
import type { Act } from './act-table.ts';
import type { AssociationState, ConsentState, Line } from '../facts.ts';

export interface LineMove<State> {
  from: State[];
  to: State;
  acts: Act[];
}

/** A revived line is decided again; a line left out of a claim in review is withdrawn. */
export const reviewMoves: LineMove<Line['review']>[] = [
  { from: ['undecided', 'rejected'], to: 'approved', acts: ['decide-claim'] },
  {
    from: ['undecided', 'rejected', 'approved'],
    to: 'rejected',
    acts: ['decide-claim'],
  },
  { from: ['undecided', 'rejected'], to: 'rejected', acts: ['decide-arbitration', 'confirm-arbitration'] },
  { from: ['undecided'], to: 'rejected', acts: ['expire-answer'] },
  { from: ['approved'], to: 'rejected', acts: ['end-association'] },
  { from: ['rejected'], to: 'undecided', acts: ['undo-clock'] },
  { from: ['undecided', 'rejected', 'approved'], to: 'withdrawn', acts: ['withdraw-claim'] },
  { from: ['undecided'], to: 'withdrawn', acts: ['edit-claim', 'resubmit-claim'] },
];

/** Acts by which a line may leave a case in which it waits. */
const leaving: Act[] = [
  'close-window',
  'edit-claim',
  'resubmit-claim',
  'decide-claim',
  'withdraw-claim',
  'expire-answer',
  'refuse',
  'end-association',
  'decide-end-request',
  'end-subscription',
  'supersede',
  'close-arbitration',
];

export const arbitrationMoves: LineMove<Line['arbitration']>[] = [
  {
    from: ['none', 'won', 'lost'],
    to: 'waiting',
    acts: [
      'submit-claim',
      'resubmit-claim',
      'edit-claim',
      'dispute-claim',
      'undo-decision',
      'open-arbitration',
      'undo-clock',
    ],
  },
  { from: ['waiting'], to: 'won', acts: ['decide-arbitration', 'confirm-arbitration', ...leaving] },
  { from: ['waiting'], to: 'lost', acts: ['decide-arbitration', 'confirm-arbitration'] },
  { from: ['none', 'waiting', 'won'], to: 'lost', acts: ['supersede'] },
  { from: ['waiting'], to: 'none', acts: leaving },
  { from: ['won', 'lost'], to: 'none', acts: ['close-arbitration', 'edit-claim', 'undo-clock'] },
  { from: ['lost'], to: 'won', acts: ['undo-clock'] },
];

/** A line somebody may still be asked about. */
const asked: ConsentState[] = ['notice-pending', 'open', 'agreed', 'paused', 'unconfirmed'];

export const consentMoves: LineMove<ConsentState>[] = [
  { from: ['not-asked'], to: 'notice-pending', acts: ['submit-claim', 'resubmit-claim', 'decide-claim'] },
  { from: ['not-asked'], to: 'agreed', acts: ['decide-claim'] },
  { from: ['notice-pending'], to: 'open', acts: ['deliver-notice'] },
  { from: ['open', 'notice-pending'], to: 'agreed', acts: ['agree', 'decide-claim', 'undo-clock'] },
  { from: ['open'], to: 'agreed', acts: ['close-window'] },
  { from: ['open'], to: 'unconfirmed', acts: ['close-window'] },
  { from: ['open'], to: 'refused', acts: ['close-window'] },
  { from: ['refused'], to: 'notice-pending', acts: ['undo-clock'] },
  { from: asked, to: 'refused', acts: ['refuse'] },
  {
    from: asked,
    to: 'paused',
    acts: ['bounce-notice', 'not-me', 'end-trusted-contact', 'object-to-contact'],
  },
  { from: ['paused'], to: 'unconfirmed', acts: ['expire-contact-correction'] },
  { from: ['open'], to: 'notice-pending', acts: ['not-me'] },
  {
    from: asked,
    to: 'notice-pending',
    acts: [
      'correct-contact',
      'confirm-contact',
      'add-trusted-contact',
      'confirm-trusted-contact',
      'resubmit-claim',
      'undo-clock',
    ],
  },
  { from: ['refused', 'agreed'], to: 'open', acts: ['undo-decision'] },
  { from: ['refused', 'agreed'], to: 'notice-pending', acts: ['undo-decision'] },
  {
    from: asked,
    to: 'not-asked',
    acts: [
      'edit-claim',
      'decide-claim',
      'decide-arbitration',
      'confirm-arbitration',
      'expire-answer',
      'withdraw-claim',
    ],
  },
];

export const associationMoves: LineMove<AssociationState>[] = [
  { from: ['none'], to: 'official', acts: ['close-window', 'agree', 'deliver-notice', 'decide-claim'] },
  {
    from: ['official'],
    to: 'ended',
    acts: ['end-association', 'decide-end-request', 'refuse', 'supersede', 'end-subscription'],
  },
  { from: ['official', 'ended'], to: 'none', acts: ['undo-decision', 'undo-clock'] },
  { from: ['ended'], to: 'official', acts: ['undo-clock'] },
];

/** The tables by the name of the field they rule. */
export const lineMoves = {
  review: reviewMoves,
  consent: consentMoves,
  arbitration: arbitrationMoves,
  association: associationMoves,
} as const;

export function mayMove<State>(moves: LineMove<State>[], from: State, to: State, act: string): boolean {
  return moves.some(
    (move) => move.to === to && move.from.includes(from) && (move.acts as string[]).includes(act),
  );
}
