import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { afterRequirement } from '../../../rules/incentives/enrolling.ts';
import { insertAcceptance } from '../../store/incentives/agreements.ts';
import type { Context, Reply } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { type EnrolmentStanding, enrolmentAct } from './enrolment-act.ts';
import { type EnrolmentRef, checklist } from './enrolment-world.ts';

export interface AcceptAgreementInput {
  /** What was read: its version and the SHA-256 of its text. */
  version: number;
  sha256: string;
  confirmed: boolean;
}

/** Who accepts has read this very text: another version, or another text, is not accepted by it. */
export function acceptAgreement(
  ctx: Context,
  ref: EnrolmentRef,
  input: AcceptAgreementInput,
  present: PresentValue<EnrolmentStanding>,
): Promise<Outcome<Reply>> {
  return enrolmentAct(
    ctx,
    ref,
    {
      right: 'acceptAgreement',
      act: 'accept-agreement',
      on: 'enrolment',
      reason: null,
      rule(world, { now, today }) {
        const { agreement } = world;
        if (!agreement) return deny('conflict', { code: 'not-in-this-state', pointer: '' });
        if (agreement.version !== input.version || agreement.sha256 !== input.sha256)
          return deny('stale', {
            code: 'agreement-not-current',
            pointer: '/version',
            params: { version: agreement.version },
          });
        if (!input.confirmed)
          return deny('invalid', { code: 'confirmation-required', pointer: '/confirmed' });
        if (world.acceptances.some(({ version }) => version === agreement.version))
          return deny('conflict', { code: 'nothing-to-do', pointer: '' });
        const accepted = {
          version: agreement.version,
          sha256: agreement.sha256,
          acceptedOn: today,
          acceptedAt: now,
          byName: ctx.actor.name,
        };
        const met = { ...world, acceptances: [...world.acceptances, accepted] };
        const row = afterRequirement(world.row, checklist(met, today), now);
        return accept({
          world: { ...met, row },
          ...(goesToValidation(world.row.state, row.state) && { letter: 'enrolment-to-validate' as const }),
          write: (tx) => insertAcceptance(tx, world.place, { ...accepted, byId: ctx.actor.id }),
        });
      },
    },
    present,
  );
}

export function goesToValidation(before: string, after: string): boolean {
  return before !== after && after === 'validating-enrollment';
}
