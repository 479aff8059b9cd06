/** Before a decision is sent: exactly the letters that the partner would get, by the same hand that writes the mails. */
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { Step } from '../../../rules/claim/step.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { ClaimRef, Context, Present, PreviewedLetter } from '../run/context.ts';

export interface Preview {
  /** Looks at what the act would say; writes letters for a dry run only. */
  of(tx: Tx, now: string, outcome: Outcome<Step>): Promise<Outcome<Step>>;
  present: Present;
}

export function previewLetters(ctx: Context, ref: ClaimRef, present: Present): Preview {
  let letters: PreviewedLetter[] | undefined;
  return {
    async of(tx, now, outcome) {
      if (outcome.ok && ctx.validateOnly && ctx.letters)
        letters = await ctx.letters(tx, now, ref.tenantId, outcome.value.messages);
      return outcome;
    },
    present: (done) => present({ ...done, letters }),
  };
}
