/** /v1/partners, and the acts on locations and enrolments: what the programme owner keeps of its partners. */
import { mostMailDomains } from '../../../rules/rights/mail-domains.ts';
import { enrollmentStates } from '../../../rules/programme/enrollment.ts';
import { addLocation } from '../../actions/parties/add-location.ts';
import { addPartner } from '../../actions/parties/add-partner.ts';
import { changeEnrollment } from '../../actions/parties/change-enrollment.ts';
import { editLocation } from '../../actions/parties/edit-location.ts';
import { editPartner } from '../../actions/parties/edit-partner.ts';
import { enrolLocation } from '../../actions/parties/enrol-location.ts';
import type { ChangedEnrollment } from '../../actions/parties/enrol-location.ts';
import { listPartnerMembers } from '../../actions/parties/list-partner-members.ts';
import { listPartners } from '../../actions/parties/list-partners.ts';
import { readPartner } from '../../actions/parties/read-partner.ts';
import type { KeptLocation } from '../../store/parties/partner-admin.ts';
import type { PartnerRow } from '../../store/parties/partner-lists.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { etag, jsonReply } from '../frame/call.ts';
import {
  dateIn,
  dateOut,
  idOut,
  instantOut,
  page,
  prose,
  request,
  shape,
  sharedId,
  text,
  word,
  z,
} from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { listPart } from '../frame/list.ts';
import { heldRoleSchema, memberFields, openInvitation, presentInvitation, roleOf } from './present-member.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const version = z.number().int().openapi({ example: 1 });
const partnerName = () => text(200).openapi({ example: 'Northwind Traders' });
export const why = () =>
  prose(1000).openapi({
    example: 'Asked for by the partner, mail of 3 March.',
    description: 'Stays in the log of administration.',
  });
const country = () => text(2).openapi({ example: 'NL' });
const zone = () => text(64).openapi({ example: 'Europe/Amsterdam' });

const mailDomains = () =>
  z.array(text(253).toLowerCase().openapi({ example: 'northwind.example' })).max(mostMailDomains);

const partnerFields = {
  id: idOut('partner'),
  name: z.string().openapi({ example: 'Northwind Traders' }),
  mailDomains: z.array(z.string().openapi({ example: 'northwind.example' })).openapi({
    description:
      "Verified domains of its addresses. A claim's contact at the partner is on one of them, or one of its people.",
  }),
  version,
};
const partnerSchema = shape('Partner', {
  ...partnerFields,
  createdAt: instantOut(),
  locations: z.number().int().openapi({
    example: 2,
    description: 'Counted up to 100.',
  }),
  numbers: z.array(z.string().openapi({ example: '4012345' })).openapi({
    description: 'The first three of its locations.',
  }),
  allowedActions: actionsOut(),
});
const keptPartner = shape('KeptPartner', partnerFields);
const keptLocation = shape('KeptLocation', {
  id: idOut('location'),
  number: z.string().openapi({ example: '4012345' }),
  name: z.string().openapi({
    example: 'Northwind Utrecht',
  }),
  country: z.string().openapi({ example: 'NL' }),
  zone: z.string().openapi({ example: 'Europe/Amsterdam' }),
  version,
});
const keptEnrollment = shape('KeptEnrollment', {
  locationId: idOut('location'),
  programme: z.string().openapi({ example: 'osu-microsoft-365' }),
  programmeName: z.string().openapi({ example: 'OSU – Microsoft 365' }),
  state: word(...enrollmentStates),
  startsOn: dateOut().nullable(),
  endsOn: dateOut().nullable(),
  version,
});
const partnerMember = shape('PartnerMember', {
  ...memberFields,
  roles: z.array(heldRoleSchema),
  invitation: openInvitation
    .nullable()
    .openapi({ description: 'Until the person signs in for the first time.' } as object),
});

const enrollmentInput = {
  state: z.enum(enrollmentStates),
  why: why(),
  startsOn: dateIn()
    .nullable()
    .optional()
    .openapi({ description: 'Today when it is needed and left out.' } as object),
  endsOn: dateIn()
    .nullable()
    .optional()
    .openapi({
      description: 'The end of the fiscal year when it is needed and left out.',
    } as object),
};

const presentPartner =
  (reader: Actor) =>
  ({ sortedBy: _sortedBy, ...row }: PartnerRow): object => ({
    ...row,
    id: sharedIdOf('partner', row.id),
    allowedActions: actionsOf(['editPartner', 'addLocation', 'inviteAdmin'], reader),
  });

const onPartners = { tag: 'Partners' } as const;

export function partners(kit: Kit): void {
  reading(kit);
  changing(kit);
  locations(kit);
  enrollments(kit);
}

function reading(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onPartners,
      id: 'listPartners',
      sdk: 'partners.list',
      method: 'get',
      path: '/v1/partners',
      summary: 'Partners',
      query: {
        ...listQuery,
        q: text(100)
          .optional()
          .openapi({ description: "The beginning of the name, or of a location's number." }),
      },
      answer: {
        status: 200,
        description: 'A page of partners, by name',
        schema: page('PartnerPage', partnerSchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listPart(call, async (asked) => {
        const outcome = await listPartners(call.ctx, call.query.q || null, asked);
        return outcome.ok
          ? {
              ok: true,
              value: { ...outcome.value, rows: outcome.value.rows.map(presentPartner(call.actor)) },
            }
          : outcome;
      }),
  );
  serve(
    kit,
    operation({
      ...onPartners,
      id: 'readPartner',
      sdk: 'partners.read',
      method: 'get',
      path: '/v1/partners/{id}',
      summary: 'Read a partner',
      params: { id: 'partner' },
      refusals: [404],
      answer: {
        status: 200,
        description: 'The partner',
        schema: partnerSchema,
        headers: ['ETag'],
      },
    }),
    async ({ ctx, params, actor, json }) =>
      json(await readPartner(ctx, params.id), presentPartner(actor), (found) => ({
        ETag: etag(found.version),
      })),
  );
  serve(
    kit,
    operation({
      ...onPartners,
      id: 'listPartnerMembers',
      sdk: 'partners.members',
      method: 'get',
      path: '/v1/partners/{id}/members',
      summary: 'People of a partner, with their roles',
      params: { id: 'partner' },
      query: listQuery,
      refusals: [404],
      answer: {
        status: 200,
        description: 'A page of people, by name',
        schema: page('PartnerMemberPage', partnerMember),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listPart(call, async (asked) => {
        const outcome = await listPartnerMembers(call.ctx, call.params.id, asked);
        if (!outcome.ok) return outcome;
        return {
          ok: true,
          value: {
            ...outcome.value,
            rows: outcome.value.rows.map(({ id, name, email, language, disabledAt, roles, invitation }) => ({
              id: sharedIdOf('member', id),
              name,
              email,
              language,
              disabled: disabledAt !== null,
              roles: roles.map(roleOf),
              invitation: presentInvitation(invitation),
            })),
          },
        };
      }),
  );
}

function changing(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onPartners,
      id: 'addPartner',
      sdk: 'partners.add',
      method: 'post',
      path: '/v1/partners',
      summary: 'Add a partner',
      dryRun: true,
      body: {
        schema: request('AddPartner', {
          name: partnerName(),
          mailDomains: mailDomains().optional(),
          why: why(),
        }),
      },
      answer: {
        status: 201,
        description: 'The partner',
        schema: keptPartner,
        headers: ['Location', 'Idempotency-Replayed'],
      },
      refusals: [422],
    }),
    async ({ ctx, body, answer }) =>
      answer(
        await addPartner(ctx, body, (made) => {
          const id = sharedIdOf('partner', made.id);
          const headers = { ETag: etag(made.version), Location: `/v1/partners/${id}` };
          return { reply: jsonReply(201, { ...made, id }, headers) };
        }),
      ),
  );
  serve(
    kit,
    operation({
      ...onPartners,
      id: 'editPartner',
      sdk: 'partners.edit',
      method: 'patch',
      path: '/v1/partners/{id}',
      summary: "Change a partner's name or mail domains",
      description: 'What is left out stays. `mailDomains` is the whole list.',
      params: { id: 'partner' },
      ifMatch: true,
      dryRun: true,
      body: {
        schema: request('EditPartner', {
          name: partnerName().optional(),
          mailDomains: mailDomains().optional(),
          why: why(),
        }),
      },
      answer: { status: 200, description: 'The partner', schema: keptPartner, headers: ['ETag'] },
      refusals: [422],
    }),
    async ({ ctx, params, body, answer }) =>
      answer(
        await editPartner(ctx, params.id, body, (kept) => ({
          reply: jsonReply(
            200,
            { ...kept, id: sharedIdOf('partner', kept.id) },
            { ETag: etag(kept.version) },
          ),
        })),
      ),
  );
}

function locationReply(
  status: 200 | 201,
  { id, number, name, country: where, zone: time, version: made }: KeptLocation,
): { reply: ReturnType<typeof jsonReply> } {
  return {
    reply: jsonReply(
      status,
      { id: sharedIdOf('location', id), number, name, country: where, zone: time, version: made },
      { ETag: etag(made) },
    ),
  };
}

function locations(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onPartners,
      id: 'addLocation',
      sdk: 'partners.addLocation',
      method: 'post',
      path: '/v1/partners/{id}/locations',
      summary: 'Add a location of a partner',
      params: { id: 'partner' },
      dryRun: true,
      refusals: [404, 422],
      body: {
        schema: request('AddLocation', {
          number: text(12).openapi({
            example: '4012345',
            description: 'Partner ID or MPN ID, 4 to 12 digits; given once.',
          }),
          name: text(200).openapi({ example: 'Northwind Utrecht' }),
          country: country(),
          zone: zone(),
          why: why(),
        }),
      },
      answer: {
        status: 201,
        description: 'The location',
        schema: keptLocation,
        headers: ['Idempotency-Replayed'],
      },
    }),
    async ({ ctx, params, body, answer }) =>
      answer(await addLocation(ctx, params.id, body, (made) => locationReply(201, made))),
  );
  serve(
    kit,
    operation({
      ...onPartners,
      id: 'editLocation',
      sdk: 'locations.edit',
      method: 'patch',
      path: '/v1/locations/{id}',
      summary: "Change a location's name or time zone",
      description: 'Deadlines that run keep the zone they were found with.',
      params: { id: 'location' },
      ifMatch: true,
      dryRun: true,
      refusals: [422],
      body: {
        schema: request('EditLocation', {
          name: text(200).optional().openapi({ example: 'Northwind Utrecht' }),
          zone: zone().optional(),
          why: why(),
        }),
      },
      answer: { status: 200, description: 'The location', schema: keptLocation, headers: ['ETag'] },
    }),
    async ({ ctx, params, body, answer }) =>
      answer(await editLocation(ctx, params.id, body, (changed) => locationReply(200, changed))),
  );
}

function enrollmentReply(
  status: 200 | 201,
  { locationId, ...enrollment }: ChangedEnrollment,
): { reply: ReturnType<typeof jsonReply> } {
  return {
    reply: jsonReply(
      status,
      { locationId: sharedIdOf('location', locationId), ...enrollment },
      { ETag: etag(enrollment.version) },
    ),
  };
}

function enrollments(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onPartners,
      id: 'enrolLocation',
      sdk: 'enrollments.add',
      method: 'post',
      path: '/v1/enrollments',
      summary: 'Enrol a location in a programme',
      dryRun: true,
      refusals: [404, 422],
      body: {
        schema: request('EnrolLocation', {
          locationId: sharedId('location'),
          programme: text(80).openapi({ example: 'osu-microsoft-365' }),
          ...enrollmentInput,
        }),
      },
      answer: {
        status: 201,
        description: 'The enrolment',
        schema: keptEnrollment,
        headers: ['Idempotency-Replayed'],
      },
    }),
    async ({ ctx, body, answer }) =>
      answer(await enrolLocation(ctx, body, (made) => enrollmentReply(201, made))),
  );
  serve(
    kit,
    operation({
      ...onPartners,
      id: 'changeEnrollment',
      sdk: 'enrollments.change',
      method: 'patch',
      path: '/v1/enrollments/{location}/{programme}',
      summary: "Change an enrolment's state or dates",
      params: {
        location: 'location',
        programme: 'text',
      },
      ifMatch: true,
      dryRun: true,
      refusals: [422],
      body: { schema: request('ChangeEnrollment', enrollmentInput) },
      answer: { status: 200, description: 'The enrolment', schema: keptEnrollment, headers: ['ETag'] },
    }),
    async ({ ctx, params, body, answer }) => {
      const of = { locationId: params.location, programme: params.programme };
      return answer(await changeEnrollment(ctx, of, body, (changed) => enrollmentReply(200, changed)));
    },
  );
}
