/** The programme owner's lists of work: what waits for review, what is disputed, what else somebody has to do. */
import { answerQuestion } from '../../actions/review/answer-question.ts';
import { decideEndRequest } from '../../actions/associations/decide-end-request.ts';
import { listTasks } from '../../actions/review/list-tasks.ts';
import { listWork } from '../../actions/review/list-work.ts';
import { readTask, readTaskOfClaim } from '../../actions/review/read-task.ts';
import { etag } from '../frame/call.ts';
import { claimReply } from '../claims/claim-reply.ts';
import { claimSchema, customerRefSchema, partnerRefSchema } from '../claims/claim-schema.ts';
import { claimPage } from '../claims/claims.ts';
import { idOut, instantOut, page, prose, request, shape, sharedId, text, word, z } from '../frame/fields.ts';
import { listAnswer, pageOf, textAnswer } from '../frame/list.ts';
import { flag, listQuery, operation } from '../frame/operation.ts';
import { presentingSummaries } from '../claims/present-summary.ts';
import { presentTask } from './present-task.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const taskKinds = [
  'customer-question',
  'unconfirmed-contact',
  'contact-bounced',
  'bounce-after-official',
  'replacement-contact',
  'end-requested',
  'arbitration',
  'overdue',
] as const;

export const taskSchema = shape('Task', {
  id: idOut('task'),
  kind: word(...taskKinds),
  openedAt: instantOut(),
  closedAt: instantOut().nullable().openapi({ example: null }),
  outcome: z.string().nullable().openapi({ example: null }),
  detail: z.record(z.string(), z.unknown()),
  subject: shape('TaskSubject', {
    kind: word('claim'),
    number: z.string().openapi({ example: 'CON-7KM2Q9' }),
    title: z.string().openapi({ example: 'Exchange rollout 2026' }),
    version: z.number().int().openapi({ example: 7 }),
  }).openapi({ description: 'What it is about: one of these kinds.' }),
  claim: shape('TaskClaim', {
    id: idOut('claim'),
    number: z.string().openapi({ example: 'CON-7KM2Q9' }),
    name: z.string().openapi({ example: 'Exchange rollout 2026' }),
    version: z.number().int().openapi({ example: 7 }),
  })
    .nullable()
    .openapi({ description: 'null where it is not about a claim.' }),
  customer: customerRefSchema.nullable(),
  partner: partnerRefSchema.nullable(),
});

export function workLists(kit: Kit): void {
  for (const { id, sdk, path, summary, only } of [
    {
      id: 'listReviewQueue',
      sdk: 'reviewQueue.list',
      path: '/v1/review-queue',
      summary: 'Claims that wait for a reviewer',
      only: 'all',
    },
    {
      id: 'listDisputes',
      sdk: 'disputes.list',
      path: '/v1/disputes',
      summary: 'Disputed claims',
      only: 'disputed',
    },
  ] as const) {
    const spec = operation({
      id,
      sdk,
      tag: 'Review',
      method: 'get',
      path,
      summary,
      description: 'By due time, the soonest first; claims whose clock is paused come last.',
      query: {
        ...listQuery,
        assignee: z.enum(['me', 'none', 'absent', 'covered']).optional().openapi({
          description:
            "Mine; nobody's; not begun and with somebody who is away today; of these, those for whom I stand in.",
        }),
        stage: z
          .array(z.enum(['submitted', 'under-review', 'disputed']))
          .max(3)
          .optional()
          .openapi({ example: ['submitted'] }),
        overdue: flag('Only what is past its time.'),
        publicSector: flag('Only customers of the public sector, or only the others.'),
        partner: sharedId('partner').optional(),
        policy: text(80).optional().openapi({ example: 'cpor-2020-07' }),
      },
      answer: { status: 200, description: 'A page of claims', schema: claimPage, headers: ['Link'] },
    });
    serve(kit, spec, async (call) => {
      const { limit, cursor, assignee, stage, ...filter } = call.query;
      return textAnswer(
        call,
        await listWork(
          call.ctx,
          { only, assignee: assignee ?? null, stages: stage, ...filter },
          pageOf(call, limit, cursor),
        ),
        presentingSummaries(call.actor),
      );
    });
  }
  tasks(kit);
}

function tasks(kit: Kit): void {
  const list = operation({
    id: 'listTasks',
    sdk: 'tasks.list',
    tag: 'Tasks',
    method: 'get',
    path: '/v1/tasks',
    summary: 'What a person of the programme owner has to do',
    query: {
      ...listQuery,
      kind: z.enum(taskKinds).optional(),
      closed: flag('Closed ones of every kind instead of open ones.'),
    },
    answer: {
      status: 200,
      description: 'A page of tasks, the oldest first',
      schema: page('TaskPage', taskSchema),
      headers: ['Link'],
    },
  });
  serve(kit, list, async (call) => {
    const { limit, cursor, kind, closed } = call.query;
    return listAnswer(
      call,
      await listTasks(
        call.ctx,
        {
          kind: closed ? null : (kind ?? null),
          closed: closed ?? false,
        },
        pageOf(call, limit, cursor),
      ),
      presentTask,
    );
  });
  const read = operation({
    id: 'readTask',
    sdk: 'tasks.read',
    tag: 'Tasks',
    method: 'get',
    path: '/v1/tasks/{id}',
    summary: 'Read a task',
    description: 'The ETag is that of what it is about, on which the task is done.',
    params: { id: 'task' },
    refusals: [404],
    answer: { status: 200, description: 'The task', schema: taskSchema, headers: ['ETag'] },
  });
  serve(kit, read, async ({ ctx, params, json }) =>
    json(await readTask(ctx, params.id), presentTask, (row) => ({ ETag: etag(row.about.version) })),
  );
  taskActs(kit);
}

function taskActs(kit: Kit): void {
  const shared = {
    tag: 'Tasks',
    method: 'post',
    params: { id: 'task' },
    ifMatch: true,
    answer: {
      status: 200,
      description: 'The claim after it',
      schema: claimSchema,
      headers: ['ETag', 'Idempotency-Replayed'],
    },
  } as const;
  const answer = operation({
    ...shared,
    id: 'answerQuestion',
    sdk: 'tasks.answer',
    path: '/v1/tasks/{id}/answer',
    summary: "Answer a customer's question",
    body: {
      schema: request('AnswerQuestion', {
        text: prose(4000).openapi({
          example: 'The partner would see monthly active users of Exchange Online, nothing else.',
        }),
      }),
    },
  });
  serve(kit, answer, async ({ ctx, params, body, answer: reply }) => {
    const task = await readTaskOfClaim(ctx, params.id);
    if (!task.ok) return reply(task);
    return reply(
      await answerQuestion(
        ctx,
        {
          tenantId: params.id.tenantId,
          id: task.value.subjectId,
        },
        { taskId: params.id.id, text: body.text },
        claimReply(ctx),
      ),
    );
  });
  const decide = operation({
    ...shared,
    id: 'decideEndRequest',
    sdk: 'tasks.decideEnd',
    path: '/v1/tasks/{id}/decide-end',
    summary: "Decide a partner's wish to end an association",
    body: {
      schema: request('DecideEndRequest', {
        decision: z.enum(['end', 'keep']),
        reason: prose(2000).openapi({
          example: 'The contract with the customer has ended.',
        }),
      }),
    },
  });
  serve(kit, decide, async ({ ctx, params, body, answer: reply }) => {
    const task = await readTaskOfClaim(ctx, params.id);
    if (!task.ok) return reply(task);
    return reply(
      await decideEndRequest(
        ctx,
        {
          tenantId: params.id.tenantId,
          id: task.value.subjectId,
        },
        { taskId: params.id.id, ...body },
        claimReply(ctx),
      ),
    );
  });
}
