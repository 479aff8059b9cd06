import type { InformationCode } from '../../../rules/engine/codes.ts';
import { requestInformation as decide, type RequestPoint } from '../../../rules/claim/review.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { RequestInformationInput } from '../run/inputs.ts';
import { previewLetters } from './preview-letters.ts';

export function requestInformation(
  ctx: Context,
  ref: ClaimRef,
  input: RequestInformationInput,
  present: Present,
): Promise<Outcome<Reply>> {
  // The rule refuses a code that is none of 7.2.
  const codes = input.codes as InformationCode[];
  const points = (input.points ?? []) as RequestPoint[];
  const preview = previewLetters(ctx, ref, present);
  return claimAct(
    ctx,
    ref,
    {
      act: 'request-information',
      decide: (world, now, tx) =>
        preview.of(
          tx,
          now,
          decide(world, { claimId: ref.id, codes, points, comment: input.comment }, ctx.actor, now),
        ),
    },
    preview.present,
  );
}
