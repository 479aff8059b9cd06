/** Where an enrolment stands, for those who may know what its profiles say. */
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { enrolmentSubject } from '../../../rules/engine/subject.ts';
import { enrolmentValidation } from '../../../rules/incentives/enrolment.ts';
import { type PayoutProfile, type TaxProfile, lastFour } from '../../../rules/incentives/payout.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { deadline, type DeadlineBasis } from '../../../rules/time/deadline.ts';
import {
  type EnrolmentEntry,
  findWaiting,
  readEntries,
  type WaitingEnrolment,
} from '../../store/incentives/enrolments.ts';
import type { ProfileRow } from '../../store/incentives/profiles.ts';
import { readReference, type Reference } from '../../store/engine/reference.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { notFound } from '../run/run.ts';
import { type EnrolmentStanding, aboutOf } from './enrolment-act.ts';
import {
  type EnrolmentRef,
  boundTo,
  checklist,
  loadEnrolment,
  todayOf,
  vaultFor,
} from './enrolment-world.ts';

/** As it is shown: four characters of an account, and never the rest. */
export interface ShownProfile extends Omit<ProfileRow, 'id' | 'sealed' | 'keyId'> {
  holder: string | null;
  country: string;
  lastFour: string;
  form: string | null;
}

export interface EnrolmentDetail extends EnrolmentStanding {
  profiles: ShownProfile[];
  entries: EnrolmentEntry[];
  /** By when the programme owner validates; null: nothing waits for it. */
  validateBy: DeadlineBasis | null;
}

export function readEnrollment(ctx: Context, ref: EnrolmentRef): Promise<Outcome<EnrolmentDetail>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), { mode: 'read' }, async (tx, now) => {
    const world = await loadEnrolment(tx, ref, false);
    if (!world) return notFound();
    const denial = rightDenial('readEnrollment', ctx.actor, aboutOf(world));
    if (denial) return { ok: false, denial };
    const today = todayOf(ctx, now);
    const { partnerId } = world.place;
    const { name } = enrolmentSubject(partnerId, ref.locationId, ref.programme);
    const entries = await tx.as({ side: 'system' }, (system) => readEntries(system, partnerId, name));
    const vault = vaultFor(ctx);
    const { validatingSince } = world.row;
    const reference = await readReference(tx, []);
    return accept({
      world,
      rows: checklist(world, today),
      today,
      entries,
      profiles: world.profiles.map((row) => shown(row, vault.open(row, boundTo(partnerId, row.id)))),
      validateBy: validatingSince === null ? null : validationDue(ctx, reference, validatingSince),
    });
  });
}

function shown(
  { id: _id, sealed: _sealed, keyId: _key, ...row }: ProfileRow,
  said: PayoutProfile | TaxProfile,
): ShownProfile {
  return 'taxId' in said
    ? { ...row, holder: null, country: said.country, lastFour: lastFour(said.taxId), form: said.form }
    : {
        ...row,
        holder: said.beneficiary,
        country: said.country,
        lastFour: lastFour(said.iban ?? said.account ?? ''),
        form: null,
      };
}

/** Two business days of the programme owner's own calendar. */
function validationDue({ owner }: Context, { calendars }: Reference, since: string): DeadlineBasis | null {
  const calendar = calendars[owner.country];
  return calendar ? deadline(enrolmentValidation, Temporal.Instant.from(since), owner.zone, calendar) : null;
}

export interface Waiting extends WaitingEnrolment {
  programmeName: string;
  dueAt: string | null;
}

/** What waits for finance, the longest first. */
export function listEnrollmentValidations(ctx: Context): Promise<Outcome<{ rows: Waiting[]; now: string }>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), { mode: 'read' }, async (tx, now) => {
    const reference = await readReference(tx, []);
    const rows = (await findWaiting(tx, 200)).map((row) => ({
      ...row,
      programmeName:
        reference.catalog.programmes.find(({ id }) => id === row.programme)?.name ?? row.programme,
      dueAt: validationDue(ctx, reference, row.since)?.endsAt ?? null,
    }));
    return accept({ rows, now });
  });
}
