/** /v1/sandbox/clock: everybody waits together. Exists in the sandbox alone. */
import { advanceClock, readSandboxClock } from '../../actions/operations/advance-clock.ts';
import { jsonReply, replyResponse } from '../frame/call.ts';
import { instantOut, request, shape, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { HttpProblem } from '../frame/problem.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const clockSchema = shape('SandboxClock', {
  now: instantOut(),
  realNow: instantOut(),
  offsetMs: z.number().int().openapi({ example: 432000000 }),
  nextDeadlineAt: instantOut().nullable(),
  mayMove: z.boolean().openapi({ description: 'May who asks move it?', example: true } as object),
});

export function sandbox(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'readSandboxClock',
      sdk: 'sandbox.readClock',
      tag: 'Sandbox',
      method: 'get',
      path: '/v1/sandbox/clock',
      summary: "The sandbox's clock",
      description: 'Only in the sandbox; elsewhere there is nothing at this address.',
      answer: {
        status: 200,
        description: 'The clock',
        schema: clockSchema,
      },
      refusals: [404],
    }),
    async ({ ctx }) => {
      if (!ctx.sandbox) throw new HttpProblem('not-found');
      return replyResponse(jsonReply(200, await readSandboxClock(ctx)));
    },
  );
  serve(
    kit,
    operation({
      id: 'advanceSandboxClock',
      sdk: 'sandbox.advanceClock',
      tag: 'Sandbox',
      method: 'post',
      path: '/v1/sandbox/clock/advance',
      summary: "Move the sandbox's clock forward",
      description:
        'Only in the sandbox. Moves the deadlines of the domain, not sessions or retries. For people who file or handle claims.',
      body: {
        schema: request('AdvanceClock', {
          businessDays: z.number().int().min(1).max(260).nullable().optional().openapi({ example: 1 }),
          toNextDeadline: z.boolean().optional().openapi({ example: false }),
          country: z
            .string()
            .regex(/^[A-Z]{2}$/)
            .nullable()
            .optional()
            .openapi({ example: 'NL' }),
        }),
        example: { businessDays: 1 },
      },
      answer: { status: 200, description: 'The clock after it', schema: clockSchema },
      refusals: [404],
    }),
    async ({ ctx, body, answer }) =>
      answer(
        await advanceClock(
          ctx,
          {
            businessDays: body.businessDays ?? null,
            toNextDeadline: body.toNextDeadline ?? false,
            country: body.country ?? null,
          },
          (state) => ({ reply: jsonReply(200, state) }),
        ),
      ),
  );
}
