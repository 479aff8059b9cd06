/** What finance says to enrolments and profiles, and what waits for it. */
import { listEnrollmentValidations } from '../../actions/incentives/read-enrollment.ts';
import {
  approveEnrollment,
  returnEnrollment,
  returnProfile,
  validateProfile,
} from '../../actions/incentives/validate-enrollment.ts';
import { idOut, instantOut, prose, request, shape, word, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { profileKind, programmeId, programmeName } from './enrolment-schema.ts';
import { act, params, place, refOf, standing, tag } from './enrolments.ts';

export function validations(kit: Kit): void {
  waiting(kit);
  ofEnrolments(kit);
  ofProfiles(kit);
}

function waiting(kit: Kit): void {
  serve(
    kit,
    operation({
      tag,
      method: 'get',
      id: 'listEnrollmentValidations',
      sdk: 'enrollments.waiting',
      path: '/v1/enrollment-validations',
      summary: 'Enrolments and profiles that wait for validation',
      answer: {
        status: 200,
        description: 'The longest waiting first, at most 200',
        schema: z
          .object({
            items: z.array(
              shape('EnrollmentValidation', {
                location: shape('ValidatedLocation', {
                  id: idOut('location'),
                  number: z.string().openapi({ example: '4012345' }),
                  name: z.string().openapi({ example: 'Northwind Utrecht' }),
                }),
                partner: z.string().openapi({ example: 'Northwind Traders' }),
                programme: programmeId(),
                programmeName: programmeName(),
                state: word('validating-enrollment', 'enrolled', 'inactive'),
                profiles: z.array(profileKind()),
                since: instantOut(),
                dueAt: instantOut().nullable(),
              }),
            ),
          })
          .openapi('EnrollmentValidationList'),
      },
    }),
    async ({ ctx, json }) =>
      json(await listEnrollmentValidations(ctx), ({ rows }) => ({
        items: rows.map(({ partnerId: _partner, locationId, number, name, partnerName, ...row }) => ({
          ...row,
          location: { id: sharedIdOf('location', locationId), number, name },
          partner: partnerName,
        })),
      })),
  );
}

const reasonField = () =>
  prose(1000).openapi({
    example: 'The account belongs to another company.',
    description: 'The partner reads it.',
  });

function ofEnrolments(kit: Kit): void {
  serve(
    kit,
    operation({
      ...act,
      id: 'approveEnrollment',
      sdk: 'enrollments.approve',
      path: `${place}/approve`,
      summary: 'Approve an enrolment',
      params,
      body: { schema: request('ApproveEnrollment', {}) },
    }),
    async (call) => call.answer(await approveEnrollment(call.ctx, refOf(call.params), standing(call))),
  );
  serve(
    kit,
    operation({
      ...act,
      id: 'returnEnrollment',
      sdk: 'enrollments.return',
      path: `${place}/return`,
      summary: 'Send an enrolment back',
      params,
      body: {
        schema: request('ReturnEnrollment', {
          reason: reasonField(),
          profiles: z
            .array(z.enum(['payout', 'tax']))
            .max(2)
            .openapi({ example: ['payout'] }),
        }),
      },
    }),
    async (call) =>
      call.answer(await returnEnrollment(call.ctx, refOf(call.params), call.body, standing(call))),
  );
}

function ofProfiles(kit: Kit): void {
  const ofProfile = { ...params, kind: 'text' } as const;
  const kindOf = (kind: string): 'payout' | 'tax' => (kind === 'payout' ? 'payout' : 'tax');
  serve(
    kit,
    operation({
      ...act,
      id: 'validateProfile',
      sdk: 'enrollments.validateProfile',
      path: `${place}/profiles/{kind}/validate`,
      summary: 'Validate a profile that replaces another',
      description: '`kind` is payout or tax.',
      params: ofProfile,
      body: { schema: request('ValidateProfile', {}) },
    }),
    async (call) =>
      call.answer(
        await validateProfile(call.ctx, refOf(call.params), kindOf(call.params.kind), standing(call)),
      ),
  );
  serve(
    kit,
    operation({
      ...act,
      id: 'returnProfile',
      sdk: 'enrollments.returnProfile',
      path: `${place}/profiles/{kind}/return`,
      summary: 'Send a profile back',
      description: '`kind` is payout or tax.',
      params: ofProfile,
      body: { schema: request('ReturnProfile', { reason: reasonField() }) },
    }),
    async (call) =>
      call.answer(
        await returnProfile(
          call.ctx,
          { ...refOf(call.params), kind: kindOf(call.params.kind) },
          call.body.reason,
          standing(call),
        ),
      ),
  );
}
