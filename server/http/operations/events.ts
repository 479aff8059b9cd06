/** GET /v1/events: the pull feed. Numbers are gapless within an organisation, so that a client knows it has missed nothing. */
import { listEvents } from '../../actions/operations/list-events.ts';
import { idOut, instantOut, shape, z } from '../frame/fields.ts';
import { idOf } from '../frame/ids.ts';
import { jsonReply } from '../frame/call.ts';
import { eventTexts, eventTypes } from '../../../rules/claim/events.ts';
import { accept } from '../../../rules/engine/denial.ts';
import { operation } from '../frame/operation.ts';
import { presentEventData, subjectOut } from './present-event.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const eventSchema = shape('Event', {
  specversion: z.string().openapi({ example: '1.0' }),
  id: idOut('event'),
  source: z.string().openapi({ example: '/v1/claims' }),
  type: z.string().openapi({
    example: 'claim.submitted',
    description: `One of these; more may come.\n\n${eventTypes.map((type) => `- \`${type}\`: ${eventTexts[type]}`).join('\n')}`,
  }),
  time: instantOut(),
  subject: idOut('claim').nullable(),
  datacontenttype: z.string().openapi({ example: 'application/json' }),
  number: z.number().int().openapi({ example: 41 }),
  data: z.record(z.string(), z.unknown()).openapi({ example: { number: 'CON-7KM2Q9' } }),
}).openapi({ description: 'A CloudEvents 1.0 body, thin: read the thing itself for its state.' });

const feedSchema = shape('EventFeed', {
  items: z.array(eventSchema),
  after: z.number().int().openapi({ example: 41, description: 'Give it back as `after`.' }),
});

export function events(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'listEvents',
      sdk: 'events.list',
      tag: 'Events',
      method: 'get',
      path: '/v1/events',
      summary: 'What happened, in order',
      description:
        'Events of the own organisation with a number greater than `after`, the oldest first. Ask again with the `after` of the answer.',
      query: {
        after: z
          .string()
          .regex(/^[0-9]{1,15}$/)
          .optional()
          .transform((value) => Number(value ?? 0))
          .openapi({
            type: 'integer',
            default: 0,
            description: 'The last number you have.',
          } as object),
        limit: z
          .string()
          .regex(/^[1-9][0-9]{0,2}$/)
          .optional()
          .transform((value) => Math.min(200, Number(value ?? 50)))
          .openapi({ type: 'integer', minimum: 1, maximum: 200, default: 50 } as object),
      },
      answer: { status: 200, description: 'Events', schema: feedSchema },
    }),
    async ({ ctx, query, answer }) => {
      const outcome = await listEvents(ctx, query.after, query.limit);
      if (!outcome.ok) return answer(outcome);
      const items = outcome.value.map((row) => ({
        specversion: '1.0',
        id: idOf('event', row.tenantId, row.id),
        source: '/v1/claims',
        type: row.type,
        time: row.at,
        subject: subjectOut(row),
        datacontenttype: 'application/json',
        number: row.number,
        data: presentEventData(row),
      }));
      return answer(accept(jsonReply(200, { items, after: items.at(-1)?.number ?? query.after })));
    },
  );
}
