/** /v1/claims/{id}/assignees: who could be given a claim, and why the others could not. */
import { listAssignees, type AssigneeRow } from '../../actions/review/list-assignees.ts';
import { idOut, shape, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { explain } from '../frame/problem-message.ts';
import { serve, type Kit } from '../frame/serve.ts';
import { absenceSchema, presentAbsence } from './absence.ts';

const assigneesSchema = shape('Assignees', {
  items: z.array(
    shape('Assignee', {
      id: idOut('member'),
      name: z.string().openapi({ example: 'Hanneke de Wit' }),
      claims: z.number().int().openapi({ example: 7, description: 'Claims of the queue in hand.' }),
      capacity: z
        .number()
        .int()
        .nullable()
        .openapi({
          example: 20,
          description: 'How many there should be at most; null: no number.',
        } as object),
      absence: absenceSchema.nullable(),
      away: z.boolean().openapi({ example: false, description: 'Today.' }),
      suitable: z.boolean().openapi({ example: true, description: 'Can the claim be theirs?' }),
      code: z.string().nullable().openapi({ example: null, description: 'Why not.' }),
      message: z.string().nullable().openapi({ example: null }),
      params: z
        .record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))
        .optional()
        .openapi({ example: undefined } as object),
    }),
  ),
});

export function assignees(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'listAssignees',
      sdk: 'claims.assignees',
      tag: 'Claims',
      method: 'get',
      path: '/v1/claims/{id}/assignees',
      summary: 'Who could be given a claim',
      description:
        'Everybody who reviews, by name. A conflict of interest, a role that is missing and a rejection of their own stand in the way; being ' +
        'away and having enough in hand do not, and are said.',
      params: { id: 'claim' },
      refusals: [404],
      answer: { status: 200, description: 'The people', schema: assigneesSchema },
    }),
    async ({ ctx, params, json }) =>
      json(await listAssignees(ctx, params.id), (rows) => ({ items: rows.map(presentAssignee) })),
  );
}

function presentAssignee({ id, name, claims, capacity, absence, away, problem }: AssigneeRow): object {
  return {
    id: sharedIdOf('member', id),
    name,
    claims,
    capacity,
    absence: presentAbsence(absence),
    away,
    suitable: problem === null,
    code: problem?.code ?? null,
    message: problem && explain(problem.code, problem.params),
    ...(problem?.params && { params: problem.params }),
  };
}
