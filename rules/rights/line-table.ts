/**
 * How the customer's answer and the association of one line move, and by which acts (domain.md 5.1 to 5.3). The rules do not
 * read this table: history is checked against it, and docs/rules.md draws it.
 */
import type { Act } from './act-table.ts';
import type { AssociationState, ConsentState } from '../claim/facts.ts';

export interface LineMove<State> {
  from: State[];
  to: State;
  acts: Act[];
}

/** A line somebody may still be asked about. */
const asked: ConsentState[] = ['notice-pending', 'open', 'kept', 'paused', 'unconfirmed'];

export const consentMoves: LineMove<ConsentState>[] = [
  { from: ['not-asked'], to: 'notice-pending', acts: ['submit-claim', 'resubmit-claim', 'decide-claim'] },
  { from: ['not-asked'], to: 'kept', acts: ['decide-claim'] },
  { from: ['notice-pending'], to: 'open', acts: ['deliver-notice'] },
  { from: ['open', 'notice-pending'], to: 'kept', acts: ['keep', 'decide-claim'] },
  { from: ['open'], to: 'kept', acts: ['close-window'] },
  { from: ['open'], to: 'unconfirmed', acts: ['close-window'] },
  { from: asked, to: 'refused', acts: ['opt-out'] },
  { from: asked, to: 'paused', acts: ['bounce-notice'] },
  { from: ['open'], to: 'notice-pending', acts: ['not-me'] },
  {
    from: asked,
    to: 'notice-pending',
    acts: ['correct-contact', 'confirm-contact', 'add-trusted-contact', 'resubmit-claim'],
  },
  { from: ['refused', 'kept'], to: 'open', acts: ['undo-decision'] },
  { from: ['refused', 'kept'], to: 'notice-pending', acts: ['undo-decision'] },
  {
    from: asked,
    to: 'not-asked',
    acts: ['edit-claim', 'decide-claim', 'decide-arbitration', 'expire-answer', 'withdraw-claim'],
  },
];

export const associationMoves: LineMove<AssociationState>[] = [
  { from: ['none'], to: 'official', acts: ['close-window', 'keep', 'deliver-notice', 'decide-claim'] },
  {
    from: ['official'],
    to: 'ended',
    acts: ['end-association', 'decide-end-request', 'opt-out', 'supersede', 'end-subscription'],
  },
  { from: ['official', 'ended'], to: 'none', acts: ['undo-decision'] },
];

export function mayMove<State>(moves: LineMove<State>[], from: State, to: State, act: string): boolean {
  return moves.some(
    (move) => move.to === to && move.from.includes(from) && (move.acts as string[]).includes(act),
  );
}
