import type { Claim } from '#sdk';
import type { Suggestion } from '../../model/claims/suggestion.ts';

/** What the form of every act on a claim gets. */
export interface ActFormProps {
  claim: Claim;
  onClose: () => void;
  line?: string;
  /** Findings to begin with. */
  suggested?: readonly Suggestion[];
}
