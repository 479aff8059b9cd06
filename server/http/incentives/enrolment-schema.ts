/** An enrolment as it is answered: the checklist for those who look after it, and never what a profile says in full. */
import { enrollmentStates } from '../../../rules/programme/enrollment.ts';
import {
  type EnrolmentStanding,
  offeredActs,
  offeredOnProfile,
} from '../../actions/incentives/enrolment-act.ts';
import type { EnrolmentDetail } from '../../actions/incentives/read-enrollment.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOut, presentActions } from '../frame/allowed-actions.ts';
import { dateOut, idOut, instantOut, shape, word, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { foundDateSchema } from '../programme/administration.ts';
import { presentFoundDate } from '../programme/present-found-date.ts';

export const profileKind = () => word('payout', 'tax');
export const programmeId = () => z.string().openapi({ example: 'osu-microsoft-365' });
export const programmeName = () => z.string().openapi({ example: 'OSU – Microsoft 365' });

export const agreementTextSchema = shape('AgreementText', {
  en: z.string().openapi({ example: 'The partner keeps proofs of execution for 24 months.' }),
  nl: z.string().openapi({ example: 'De partner bewaart uitvoeringsbewijzen 24 maanden.' }),
});

const checklistRow = shape('ChecklistRow', {
  item: word('agreement', 'payout-profile', 'tax-profile', 'designation', 'competency', 'geography'),
  name: z.string().nullable().openapi({ example: null, description: 'Of a designation or competency.' }),
  doneOn: dateOut()
    .nullable()
    .openapi({ description: 'null: missing.' } as object),
  who: word('partner', 'owner', 'nobody'),
});

const standingFields = {
  location: shape('EnrolledLocation', {
    id: idOut('location'),
    number: z.string().openapi({ example: '4012345' }),
    name: z.string().openapi({ example: 'Northwind Utrecht' }),
    partner: z.string().openapi({ example: 'Northwind Traders' }),
  }),
  programme: programmeId(),
  programmeName: programmeName(),
  state: word('none', ...enrollmentStates),
  version: z.number().int().openapi({ example: 3 }),
  startsOn: dateOut().nullable(),
  endsOn: dateOut().nullable(),
  invitedOn: dateOut().nullable(),
  earningStart: dateOut()
    .nullable()
    .openapi({
      description: 'The first day that earns: the first of the month in which the last requirement was met.',
    } as object),
  returnReason: z.string().nullable().openapi({ example: null }),
  checklist: z.array(checklistRow),
  allowedActions: actionsOut(),
};
export const standingSchema = shape('EnrollmentStanding', standingFields);

const profileSchema = shape('ShownProfile', {
  kind: profileKind(),
  state: word('waiting', 'valid', 'returned'),
  holder: z.string().nullable().openapi({ example: 'Northwind Traders B.V.' }),
  country: z.string().openapi({ example: 'NL' }),
  currency: z.string().nullable().openapi({ example: 'EUR' }),
  lastFour: z.string().openapi({ example: '4300', description: 'All that is ever shown again.' }),
  form: z.string().nullable().openapi({ example: 'W-8BEN-E' }),
  validUntil: dateOut().nullable(),
  addedBy: z.string().openapi({ example: 'Joost Bakker' }),
  addedAt: instantOut(),
  decidedBy: z.string().nullable().openapi({ example: 'Fenna Prins' }),
  decidedAt: instantOut().nullable(),
  returnReason: z.string().nullable().openapi({ example: null }),
  allowedActions: actionsOut(),
});

export const detailSchema = shape('EnrollmentDetail', {
  ...standingFields,
  agreement: shape('AskedAgreement', {
    version: z.number().int().openapi({ example: 1 }),
    sha256: z.string().openapi({ example: 'a'.repeat(64) }),
    text: agreementTextSchema,
    acceptBy: dateOut().nullable(),
    acceptedBy: z.string().nullable().openapi({ example: 'Joost Bakker' }),
    acceptedAt: instantOut().nullable(),
  }).nullable(),
  profiles: z.array(profileSchema),
  validateBy: foundDateSchema
    .nullable()
    .openapi({ description: 'null: nothing waits for the programme owner.' } as object),
  history: z
    .array(
      shape('EnrollmentEntry', {
        act: z.string().openapi({ example: 'accept-agreement' }),
        at: instantOut(),
        byName: z.string().openapi({ example: 'Joost Bakker' }),
        bySide: word('partner', 'owner', 'system'),
        reason: z.string().nullable().openapi({ example: null }),
      }),
    )
    .openapi({ description: 'The newest first.' }),
});

export function presentStanding(standing: EnrolmentStanding, reader: Actor): z.input<typeof standingSchema> {
  const { world, rows } = standing;
  const { place, row } = world;
  return {
    location: {
      id: sharedIdOf('location', place.locationId),
      number: place.number,
      name: place.name,
      partner: place.partnerName,
    },
    programme: place.programme,
    programmeName: world.programmeName,
    state: row.state,
    version: world.version,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    invitedOn: row.invitedOn,
    earningStart: row.earningStart,
    returnReason: row.returnReason,
    checklist: rows,
    allowedActions: presentActions(offeredActs(standing, reader)),
  };
}

export function presentDetail(detail: EnrolmentDetail, reader: Actor): z.input<typeof detailSchema> {
  const { world, profiles, entries, validateBy } = detail;
  const { agreement } = world;
  const accepted = world.acceptances.find(({ version }) => version === agreement?.version);
  return {
    ...presentStanding(detail, reader),
    agreement: agreement && {
      version: agreement.version,
      sha256: agreement.sha256,
      text: agreement.text,
      acceptBy: agreement.acceptBy,
      acceptedBy: accepted?.byName ?? null,
      acceptedAt: accepted?.acceptedAt ?? null,
    },
    profiles: profiles.map(({ addedOn: _on, ...profile }) => ({
      ...profile,
      allowedActions: presentActions(offeredOnProfile(detail, profile.state === 'waiting', reader)),
    })),
    validateBy: validateBy && presentFoundDate(validateBy),
    history: entries,
  };
}
