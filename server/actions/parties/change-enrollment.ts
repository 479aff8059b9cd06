import { partnerSubject } from '../../../rules/engine/subject.ts';
import { enrollmentDates, enrollmentProblems } from '../../../rules/programme/enrollment.ts';
import { filledProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { lockEnrollment, lockLocation, updateEnrollment } from '../../store/parties/partner-admin.ts';
import { readReference } from '../../store/engine/reference.ts';
import { rowAct } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { ChangedEnrollment } from './enrol-location.ts';
import type { ChangeEnrollmentInput, PresentValue } from '../run/inputs.ts';

/**
 * Another state, or other dates of the same. Claims that were filed keep what they were told; earning is checked on its
 * own day.
 */
export function changeEnrollment(
  ctx: Context,
  {
    locationId,
    programme,
  }: {
    locationId: string;
    programme: string;
  },
  { why, ...wanted }: ChangeEnrollmentInput,
  present: PresentValue<ChangedEnrollment>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'changeEnrollment',
      why,
      load: async (tx) => {
        const location = await lockLocation(tx, locationId);
        const old = await lockEnrollment(tx, locationId, programme);
        return location && old && { location, old };
      },
      version: ({ old }) => old.version,
      async rule({ location, old }, { tx, now }) {
        const { version, ...before } = old;
        const today = Temporal.Instant.from(now).toZonedDateTimeISO(ctx.owner.zone).toPlainDate().toString();
        const next = enrollmentDates(wanted, before, today);
        const problems = [...filledProblems({ why }), ...enrollmentProblems(before, next)];
        if (problems.length > 0)
          return deny(
            problems.every(({ code }) => code === 'nothing-changed') ? 'conflict' : 'invalid',
            ...problems,
          );
        const { catalog } = await readReference(tx, []);
        const programmeName = catalog.programmes.find(({ id }) => id === programme)?.name ?? programme;
        return accept({
          value: {
            locationId,
            programme,
            programmeName,
            ...next,
            version: version + 1,
          },
          log: {
            subject: `${location.name}, ${location.number}: ${programmeName}`,
            of: partnerSubject(location.partnerId),
            before,
            after: next,
          },
          write: () => updateEnrollment(tx, locationId, programme, next, now),
        });
      },
    },
    present,
  );
}
