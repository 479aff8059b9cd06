import { partnerSubject } from '../../../rules/engine/subject.ts';
import { enrollmentDates, enrollmentProblems } from '../../../rules/programme/enrollment.ts';
import { filledProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import {
  insertEnrollment,
  lockEnrollment,
  lockLocation,
  type KeptEnrollment,
} from '../../store/parties/partner-admin.ts';
import { readReference } from '../../store/engine/reference.ts';
import { rowAct } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { EnrolLocationInput, PresentValue } from '../run/inputs.ts';

export interface ChangedEnrollment extends KeptEnrollment {
  locationId: string;
  programme: string;
  programmeName: string;
}

/** A location's first enrolment in a programme; later ones change it. */
export function enrolLocation(
  ctx: Context,
  input: EnrolLocationInput,
  present: PresentValue<ChangedEnrollment>,
): Promise<Outcome<Reply>> {
  const { locationId, programme, why, ...wanted } = input;
  return rowAct(
    ctx,
    {
      right: 'enrolLocation',
      why,
      load: (tx) => lockLocation(tx, locationId),
      async rule(location, { tx, now }) {
        const { catalog } = await readReference(tx, []);
        const known = catalog.programmes.find(({ id }) => id === programme);
        const today = Temporal.Instant.from(now).toZonedDateTimeISO(ctx.owner.zone).toPlainDate().toString();
        const next = enrollmentDates(wanted, null, today);
        const problems: Problem[] = [...filledProblems({ why }), ...enrollmentProblems(null, next)];
        if (!known) problems.push({ code: 'value-invalid', pointer: '/programme' });
        if (problems.length > 0) return deny('invalid', ...problems);
        if (await lockEnrollment(tx, locationId, programme))
          return deny('conflict', { code: 'already-enrolled', pointer: '/programme' });
        const value = { locationId, programme, programmeName: known?.name ?? programme, ...next, version: 1 };
        return accept({
          value,
          log: {
            subject: `${location.name}, ${location.number}: ${value.programmeName}`,
            of: partnerSubject(location.partnerId),
            before: null,
            after: next,
          },
          write: () => insertEnrollment(tx, locationId, programme, next, now),
        });
      },
    },
    present,
  );
}
