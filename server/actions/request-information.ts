import type { InformationCode } from '../../rules/codes.ts';
import { requestInformation as decide } from '../../rules/review.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { RequestInformationInput } from './inputs.ts';

export function requestInformation(ctx: Context, ref: ClaimRef, input: RequestInformationInput, present: Present): Promise<Outcome<Reply>> {
  // The rule refuses a code that is none of 7.2.
  const codes = input.codes as InformationCode[];
  return claimAct(ctx, ref, {
    act: 'request-information', decide: (world, now) => decide(world, { claimId: ref.id, codes, comment: input.comment }, ctx.actor, now),
  }, present);
}
