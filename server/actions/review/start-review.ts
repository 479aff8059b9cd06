import { startReview as decide } from '../../../rules/claim/review.ts';
import { plainAct } from '../run/claim-act.ts';
import type { StartReviewInput } from '../run/inputs.ts';

export const startReview = plainAct<StartReviewInput>('start-review', decide);
