/** What the reader may do with a thing now, and why the rest may not be done: the same shape on every resource. */
import type { Problem } from '../../../rules/engine/denial.ts';
import type { About } from '../../../rules/access/circumstances.ts';
import { allowedActions } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { shape, word, z } from './fields.ts';
import { explain } from './problem-message.ts';

const allowedActionSchema = shape('AllowedAction', {
  action: word('submit-claim'),
  allowed: z.boolean().openapi({ example: true }),
  code: z.string().nullable().openapi({
    example: null,
    description: 'Why not.',
  }),
  message: z.string().nullable().openapi({ example: null }),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
});

/** The field `allowedActions` of a resource. */
export const actionsOut = () => z.array(allowedActionSchema);
type AllowedActionJson = z.output<typeof allowedActionSchema>;

export function presentActions(
  offered: readonly { action: string; problem?: Problem | null }[],
): AllowedActionJson[] {
  return offered.map(({ action, problem }) => ({
    action,
    allowed: !problem,
    code: problem?.code ?? null,
    message: problem ? explain(problem.code, problem.params) : null,
    ...(problem?.params && { params: problem.params }),
  }));
}

/** Of these operations those of the reader's side. */
export function actionsOf(
  rights: readonly OperationId[],
  reader: Actor,
  about: About = {},
): AllowedActionJson[] {
  return presentActions(allowedActions(rights, reader, about));
}
