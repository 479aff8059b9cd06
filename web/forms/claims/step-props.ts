import type { Claim } from '#sdk';
import type { NewClaimSearch } from '../../model/frame/search/partner.ts';

/** What every step of an existing draft gets. */
export interface StepProps {
  claim: Claim;
  /** Goes on to the next step, or leaves when the person finishes later. */
  onSaved: (later: boolean) => void;
  /** A colleague changed what the step shows: the step starts over with their values. */
  onStale: () => void;
}

/** What the steps before a draft exists get: the choices live in the address. */
export interface NewStepProps {
  search: NewClaimSearch;
  onNext: (part: NewClaimSearch) => void;
}
