/** /v1/locations, /v1/enrollments: where a partner is, and in which programmes. */
import { listLocations } from '../../actions/parties/list-locations.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { dateOut, idOut, instantOut, page, shape, sharedId, word, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { listPart } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { partnerRefSchema } from '../claims/claim-schema.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const enrollmentFields = {
  programme: z.string().openapi({ example: 'osu-microsoft-365' }),
  programmeName: z.string().openapi({ example: 'OSU – Microsoft 365' }),
  state: word(
    'enrolled',
    'enrolling',
    'invited',
    'action-required',
    'validating-enrollment',
    'inactive',
    'ineligible',
    'discontinued',
  ),
  startsOn: dateOut().nullable(),
  endsOn: dateOut().nullable(),
  updatedAt: instantOut(),
  version: z.number().int().openapi({ example: 1 }),
  nextStates: z
    .array(z.string().openapi({ example: 'inactive' }))
    .openapi({ description: 'What it can become; for the programme owner.' } as object),
  allowedActions: actionsOut(),
};
const enrollmentOfLocation = shape('LocationEnrollment', enrollmentFields);

const locationSchema = shape('Location', {
  id: idOut('location'),
  number: z.string().openapi({ example: '4012345' }),
  name: z.string().openapi({ example: 'Northwind Utrecht' }),
  country: z.string().openapi({ example: 'NL' }),
  zone: z.string().openapi({ example: 'Europe/Amsterdam' }),
  version: z.number().int().openapi({ example: 1 }),
  partner: partnerRefSchema.nullable(),
  enrollments: z.array(enrollmentOfLocation),
  allowedActions: actionsOut(),
});
const enrollmentSchema = shape('Enrollment', {
  location: shape('EnrollmentLocation', {
    id: idOut('location'),
    number: z.string().openapi({ example: '4012345' }),
    name: z.string().openapi({ example: 'Northwind Utrecht' }),
  }),
  ...enrollmentFields,
});

const presentEnrollment = <E extends object>(enrollment: E, reader: Actor) => ({
  ...enrollment,
  allowedActions: actionsOf(['changeEnrollment'], reader),
});

const reading = {
  tag: 'Company',
  method: 'get',
} as const;
const query = {
  ...listQuery,
  partner: sharedId('partner')
    .optional()
    .openapi({ description: 'For the programme owner.' } as object),
};

export function company(kit: Kit): void {
  serve(
    kit,
    operation({
      ...reading,
      id: 'listLocations',
      sdk: 'locations.list',
      path: '/v1/locations',
      summary: 'Locations with their enrolments',
      query,
      answer: {
        status: 200,
        description: 'A page of locations',
        schema: page('LocationPage', locationSchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listPart(call, async (asked) => {
        const outcome = await listLocations(call.ctx, call.query.partner ?? null, asked);
        if (!outcome.ok) return outcome;
        const rows = outcome.value.rows.map(
          ({ id, number, name, country, zone, version, partnerId, partnerName, enrollments }) => ({
            id: sharedIdOf('location', id),
            number,
            name,
            country,
            zone,
            version,
            partner:
              call.actor.side === 'owner'
                ? { id: sharedIdOf('partner', partnerId), name: partnerName }
                : null,
            enrollments: enrollments.map((enrollment) => presentEnrollment(enrollment, call.actor)),
            allowedActions: actionsOf(
              ['createClaim', 'submitClaim', 'editLocation', 'enrolLocation'],
              call.actor,
              { partnerId, locationId: id },
            ),
          }),
        );
        return { ok: true, value: { ...outcome.value, rows } };
      }),
  );
  serve(
    kit,
    operation({
      ...reading,
      id: 'listEnrollments',
      sdk: 'enrollments.list',
      path: '/v1/enrollments',
      summary: 'Enrolments of locations in programmes',
      query,
      description:
        'Who is not incentives admin sees `enrolling` for what is under way. A page holds the enrolments of a page of locations.',
      answer: {
        status: 200,
        description: 'A page of enrolments',
        schema: page('EnrollmentPage', enrollmentSchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listPart(call, async (asked) => {
        const outcome = await listLocations(call.ctx, call.query.partner ?? null, asked);
        if (!outcome.ok) return outcome;
        const rows = outcome.value.rows.flatMap(({ id, number, name, enrollments }) =>
          enrollments.map((enrollment) => ({
            location: { id: sharedIdOf('location', id), number, name },
            ...presentEnrollment(enrollment, call.actor),
          })),
        );
        return { ok: true, value: { ...outcome.value, rows } };
      }),
  );
}
