/** /v1/enrollments/{location}/{programme}: the way into a programme, and its validation by the programme owner's finance. */
import { acceptAgreement } from '../../actions/incentives/accept-agreement.ts';
import { addPayoutProfile, addTaxProfile } from '../../actions/incentives/add-profile.ts';
import type { EnrolmentStanding } from '../../actions/incentives/enrolment-act.ts';
import { joinProgramme } from '../../actions/incentives/join-programme.ts';
import { readEnrollment } from '../../actions/incentives/read-enrollment.ts';
import type { PresentValue } from '../../actions/run/inputs.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { dateIn, request, text, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { detailSchema, presentDetail, presentStanding, standingSchema } from './enrolment-schema.ts';

export const tag = 'Incentives';
export const params = { location: 'location', programme: 'text' } as const;
export const place = '/v1/enrollments/{location}/{programme}';
export const act = {
  tag,
  method: 'post',
  ifMatch: true,
  dryRun: true,
  refusals: [404, 409, 412, 422],
  answer: {
    status: 200,
    description: 'Where the enrolment stands now',
    schema: standingSchema,
    headers: ['ETag', 'Idempotency-Replayed'],
  },
} as const;

export const refOf = ({
  location,
  programme,
}: {
  location: string;
  programme: string;
}): { locationId: string; programme: string } => ({ locationId: location, programme });

export function standing({ actor }: { actor: Actor }): PresentValue<EnrolmentStanding> {
  return (done) => ({
    reply: jsonReply(200, presentStanding(done, actor), { ETag: etag(done.world.version) }),
  });
}

export function enrolments(kit: Kit): void {
  reading(kit);
  beginning(kit);
  profiles(kit);
}

function reading(kit: Kit): void {
  serve(
    kit,
    operation({
      tag,
      method: 'get',
      id: 'readEnrollment',
      sdk: 'enrollments.read',
      path: place,
      summary: 'Read an enrolment with its checklist',
      params,
      refusals: [404],
      answer: {
        status: 200,
        description: 'The enrolment, its agreement and its profiles',
        schema: detailSchema,
        headers: ['ETag'],
      },
    }),
    async ({ ctx, actor, params: asked, json }) =>
      json(
        await readEnrollment(ctx, refOf(asked)),
        (detail) => presentDetail(detail, actor),
        ({ world }) => ({ ETag: etag(world.version) }),
      ),
  );
}

function beginning(kit: Kit): void {
  serve(
    kit,
    operation({
      ...act,
      id: 'joinProgramme',
      sdk: 'enrollments.join',
      path: `${place}/join`,
      summary: 'Begin an enrolment by oneself',
      description: 'Where the programme is open to all. The version that was read is 0.',
      params,
      body: { schema: request('JoinProgramme', {}) },
    }),
    async (call) => call.answer(await joinProgramme(call.ctx, refOf(call.params), standing(call))),
  );
  serve(
    kit,
    operation({
      ...act,
      id: 'acceptAgreement',
      sdk: 'enrollments.acceptAgreement',
      path: `${place}/agreement`,
      summary: 'Accept the agreement of a programme',
      description: 'The version and the SHA-256 of the text that was read are what is accepted.',
      params,
      body: {
        schema: request('AcceptAgreement', {
          version: z.number().int().openapi({ example: 1 }),
          sha256: z
            .string()
            .max(64)
            .openapi({ example: 'a'.repeat(64) }),
          confirmed: z.boolean().openapi({ example: true }),
        }),
      },
    }),
    async (call) =>
      call.answer(await acceptAgreement(call.ctx, refOf(call.params), call.body, standing(call))),
  );
}

function profiles(kit: Kit): void {
  const country = () => text(2).openapi({ example: 'NL' });
  serve(
    kit,
    operation({
      ...act,
      id: 'addPayoutProfile',
      sdk: 'enrollments.addPayoutProfile',
      path: `${place}/payout-profile`,
      summary: 'Add a payout profile',
      description:
        'An IBAN, or an account with its bank code. Only four characters of it are ever shown again. It takes the place of one that waits; one that counts stays until this one is validated.',
      params,
      body: {
        schema: request('AddPayoutProfile', {
          beneficiary: text(140).openapi({ example: 'Northwind Traders B.V.' }),
          country: country(),
          currency: text(3).openapi({ example: 'EUR' }),
          iban: text(42).nullable().openapi({ example: 'NL91 ABNA 0417 1643 00' }),
          account: text(34).nullable().openapi({ example: null }),
          bankCode: text(20).nullable().openapi({ example: null }),
        }),
      },
    }),
    async (call) =>
      call.answer(await addPayoutProfile(call.ctx, refOf(call.params), call.body, standing(call))),
  );
  serve(
    kit,
    operation({
      ...act,
      id: 'addTaxProfile',
      sdk: 'enrollments.addTaxProfile',
      path: `${place}/tax-profile`,
      summary: 'Add a tax profile',
      params,
      body: {
        schema: request('AddTaxProfile', {
          country: country(),
          taxId: text(40).openapi({ example: 'NL001234567B01' }),
          form: text(40).openapi({ example: 'W-8BEN-E' }),
          validUntil: dateIn(),
        }),
      },
    }),
    async (call) => call.answer(await addTaxProfile(call.ctx, refOf(call.params), call.body, standing(call))),
  );
}
