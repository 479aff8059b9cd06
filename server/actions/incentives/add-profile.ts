/** A payout or tax profile: checked, sealed, and put in the place of one that still waits. The one that counts stays until this one does. */
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { afterRequirement } from '../../../rules/incentives/enrolling.ts';
import {
  type PayoutProfile,
  type TaxProfile,
  payoutProfileProblems,
  taxProfileProblems,
} from '../../../rules/incentives/payout.ts';
import { isIban } from '../../ports/bank-account.ts';
import {
  decideProfile,
  insertProfile,
  type ProfileKind,
  type ProfileRow,
} from '../../store/incentives/profiles.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { newId, type Context, type Reply } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { goesToValidation } from './accept-agreement.ts';
import { type EnrolmentStanding, enrolmentAct, takesProfiles } from './enrolment-act.ts';
import { type EnrolmentRef, type EnrolmentWorld, boundTo, checklist, vaultFor } from './enrolment-world.ts';

export function addPayoutProfile(
  ctx: Context,
  ref: EnrolmentRef,
  profile: PayoutProfile,
  present: PresentValue<EnrolmentStanding>,
): Promise<Outcome<Reply>> {
  return addProfile(
    ctx,
    ref,
    {
      kind: 'payout',
      said: profile,
      currency: profile.currency,
      validUntil: null,
      problems: () => payoutProfileProblems(profile, isIban),
    },
    present,
  );
}

export function addTaxProfile(
  ctx: Context,
  ref: EnrolmentRef,
  profile: TaxProfile,
  present: PresentValue<EnrolmentStanding>,
): Promise<Outcome<Reply>> {
  return addProfile(
    ctx,
    ref,
    {
      kind: 'tax',
      said: profile,
      currency: null,
      validUntil: profile.validUntil,
      problems: (today) => taxProfileProblems(profile, today),
    },
    present,
  );
}

interface Brought {
  kind: ProfileKind;
  said: object;
  currency: string | null;
  validUntil: string | null;
  problems(today: string): Problem[];
}

function addProfile(
  ctx: Context,
  ref: EnrolmentRef,
  { kind, said, currency, validUntil, problems }: Brought,
  present: PresentValue<EnrolmentStanding>,
): Promise<Outcome<Reply>> {
  return enrolmentAct(
    ctx,
    ref,
    {
      right: kind === 'payout' ? 'addPayoutProfile' : 'addTaxProfile',
      act: 'add-profile',
      on: 'profile',
      reason: null,
      stage: () => 'none',
      rule(world, { now, today }) {
        if (!takesProfiles.includes(world.row.state))
          return deny('conflict', { code: 'not-in-this-state', pointer: '' });
        const found = problems(today);
        if (found.length > 0) return deny('invalid', ...found);
        const id = newId(ctx);
        const added: ProfileRow = {
          id,
          kind,
          state: 'waiting',
          currency,
          validUntil,
          ...vaultFor(ctx).seal(said, boundTo(world.place.partnerId, id)),
          addedOn: today,
          addedAt: now,
          addedBy: ctx.actor.name,
          decidedAt: null,
          decidedBy: null,
          returnReason: null,
        };
        const replaced = world.profiles.filter((one) => one.kind === kind && one.state !== 'valid');
        const profiles = [added, ...world.profiles.filter((one) => !replaced.includes(one))];
        const met = { ...world, profiles };
        const row = afterRequirement(world.row, checklist(met, today), now);
        // What replaces a profile of somebody who is enrolled waits for finance by itself.
        const alone = row.state === 'enrolled';
        return accept({
          world: { ...met, row },
          ...((alone || goesToValidation(world.row.state, row.state)) && {
            letter: 'enrolment-to-validate' as const,
          }),
          async write(tx) {
            await replace(tx, world, replaced, ctx.actor.name, now);
            await insertProfile(tx, world.place, { ...added, addedById: ctx.actor.id });
          },
        });
      },
    },
    present,
  );
}

export async function replace(
  tx: Tx,
  { place }: EnrolmentWorld,
  replaced: readonly ProfileRow[],
  by: string,
  at: string,
): Promise<void> {
  for (const { id } of replaced)
    await decideProfile(tx, place.partnerId, id, { state: 'replaced', at, by, reason: null });
}
