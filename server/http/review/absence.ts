/** /v1/me/absence: out of office at the programme owner's desk. */
import { endAbsence } from '../../actions/review/end-absence.ts';
import { readAbsence } from '../../actions/review/read-absence.ts';
import { setAbsence } from '../../actions/review/set-absence.ts';
import type { AbsenceRow } from '../../store/review/absences.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { jsonReply } from '../frame/call.ts';
import { memberRefSchema } from '../claims/claim-schema.ts';
import { dateOut, request, shape, sharedId, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

export const absenceSchema = shape('Absence', {
  from: dateOut(),
  until: dateOut().openapi({ description: "The last day; both count, in the programme owner's time zone." }),
  substitute: memberRefSchema.nullable(),
});
const ownSchema = shape('OwnAbsence', {
  absence: absenceSchema.nullable(),
  allowedActions: actionsOut(),
});

export function presentAbsence(row: AbsenceRow | null): z.input<typeof absenceSchema> | null {
  return (
    row && {
      from: row.from,
      until: row.until,
      substitute: row.substitute && {
        id: sharedIdOf('member', row.substitute.id),
        name: row.substitute.name,
      },
    }
  );
}

const date = (example: string) => z.iso.date().openapi({ format: 'date', example });
const own =
  (reader: Actor) =>
  (row: AbsenceRow | null): z.input<typeof ownSchema> => ({
    absence: presentAbsence(row),
    allowedActions: actionsOf(['setAbsence', 'endAbsence'], reader),
  });
const about = { tag: 'Company' } as const;
const answer = {
  status: 200,
  description: 'The absence; null when there is none, now or later',
  schema: ownSchema,
} as const;

export function absence(kit: Kit): void {
  serve(
    kit,
    operation({
      ...about,
      id: 'readAbsence',
      sdk: 'me.absence',
      method: 'get',
      path: '/v1/me/absence',
      summary: 'When am I away',
      answer,
    }),
    async ({ ctx, actor, json }) => json(await readAbsence(ctx), own(actor)),
  );

  serve(
    kit,
    operation({
      ...about,
      id: 'setAbsence',
      sdk: 'me.setAbsence',
      method: 'post',
      path: '/v1/me/absence',
      summary: 'Say when one is away',
      description: 'Replaces what was said before. Work that nobody has begun is offered to the substitute.',
      body: {
        schema: request('SetAbsence', {
          from: date('2026-07-13'),
          until: date('2026-07-31'),
          substituteId: sharedId('member')
            .nullable()
            .optional()
            .openapi({ description: 'A colleague who reviews.' } as object),
        }),
      },
      answer: { ...answer, headers: ['Idempotency-Replayed'] },
      refusals: [422],
    }),
    async ({ ctx, body, answer: reply }) =>
      reply(
        await setAbsence(ctx, { ...body, substituteId: body.substituteId ?? null }, (row) => ({
          reply: jsonReply(200, own(ctx.actor)(row)),
        })),
      ),
  );

  serve(
    kit,
    operation({
      ...about,
      id: 'endAbsence',
      sdk: 'me.endAbsence',
      method: 'post',
      path: '/v1/me/absence/end',
      summary: 'Be back, or not go',
      answer: { ...answer, headers: ['Idempotency-Replayed'] },
    }),
    async ({ ctx, answer: reply }) =>
      reply(await endAbsence(ctx, (row) => ({ reply: jsonReply(200, own(ctx.actor)(row)) }))),
  );
}
