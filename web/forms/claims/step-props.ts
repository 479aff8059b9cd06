import type { Claim, EditClaim } from '#sdk';
import type { NewClaimSearch } from '../../model/frame/search/partner.ts';

/** What every step of an existing draft gets. */
export interface StepProps {
  claim: Claim;
  /** Goes on to the next step, or leaves when the person finishes later. */
  onSaved: (later: boolean) => void;
  /** A colleague saved what the step shows while `mine` was typed; nothing of it was saved. */
  onStale: (mine: EditClaim) => void;
}

/** What the steps before a draft exists get: the choices live in the address. */
export interface NewStepProps {
  search: NewClaimSearch;
  onNext: (part: NewClaimSearch) => void;
}
