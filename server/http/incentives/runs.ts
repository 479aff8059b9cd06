/** /v1/runs: monthly runs, from their preview to the books. */
import {
  approveRun,
  discardRun,
  listRuns,
  prepareRun,
  readRun,
  refreshRun,
  returnRun,
  submitRun,
} from '../../actions/incentives/runs.ts';
import type { Context } from '../../actions/run/context.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import type { RunKey, StoredRun } from '../../store/incentives/runs.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { prose, request, shape, text, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { programmeId, programmeName } from './enrolment-schema.ts';
import { month, presentRun, presentRunDetail, runDetailSchema, runSchema } from './run-schema.ts';

const place = '/v1/runs/{programme}/{month}/{number}';
const params = { programme: 'text', month: 'text', number: 'text' } as const;
const keyOf = ({ programme, month: of, number }: Record<keyof typeof params, string>): RunKey => ({
  programme,
  month: of,
  number: /^\d{1,6}$/.test(number) ? Number(number) : 0,
});

const replyOf =
  (actor: Actor) =>
  (run: StoredRun): { reply: ReturnType<typeof jsonReply> } => ({
    reply: jsonReply(200, presentRun(run, actor), { ETag: etag(run.version) }),
  });

export function runs(kit: Kit): void {
  reading(kit);
  preparing(kit);
  plainActs(kit);
  reasonedActs(kit);
}

function reading(kit: Kit): void {
  serve(
    kit,
    operation({
      tag: 'Incentives',
      method: 'get',
      id: 'listRuns',
      sdk: 'runs.list',
      path: '/v1/runs',
      summary: 'Monthly runs of every programme',
      answer: {
        status: 200,
        description: 'By programme, the newest first; at most 200 runs in all',
        schema: z
          .object({
            items: z.array(
              shape('ProgrammeRuns', {
                programme: programmeId(),
                programmeName: programmeName(),
                nextMonth: month()
                  .nullable()
                  .openapi({ description: 'Whose run comes next; null while one is open.' } as object),
                runs: z.array(runSchema),
              }),
            ),
          })
          .openapi('RunList'),
      },
    }),
    async ({ ctx, actor, json }) =>
      json(await listRuns(ctx), (rows) => ({
        items: rows.map((row) => ({ ...row, runs: row.runs.map((run) => presentRun(run, actor)) })),
      })),
  );
  serve(
    kit,
    operation({
      tag: 'Incentives',
      method: 'get',
      id: 'readRun',
      sdk: 'runs.read',
      path: place,
      summary: 'Read a monthly run with its preview',
      params,
      refusals: [404],
      answer: {
        status: 200,
        description: 'Totals, what stands out, zeroes by reason, and entries',
        schema: runDetailSchema,
        headers: ['ETag'],
      },
    }),
    async ({ ctx, actor, params: asked, json }) =>
      json(
        await readRun(ctx, keyOf(asked)),
        (detail) => presentRunDetail(detail, actor),
        ({ run }) => ({ ETag: etag(run.version) }),
      ),
  );
}

function preparing(kit: Kit): void {
  serve(
    kit,
    operation({
      tag: 'Incentives',
      method: 'post',
      id: 'prepareRun',
      sdk: 'runs.prepare',
      path: '/v1/runs/{programme}',
      summary: 'Prepare a monthly run',
      description:
        'Computes everything and books nothing. Months come in their order; a month may have further runs.',
      params: { programme: 'text' },
      refusals: [404, 409, 422],
      body: { schema: request('PrepareRun', { month: text(7).openapi({ example: '2026-09' }) }) },
      answer: {
        status: 201,
        description: 'The run with its preview',
        schema: runSchema,
        headers: ['ETag', 'Idempotency-Replayed'],
      },
    }),
    async ({ ctx, actor, params: asked, body, answer }) =>
      answer(
        await prepareRun(ctx, { ...asked, ...body }, (run) => ({
          reply: jsonReply(201, presentRun(run, actor), { ETag: etag(run.version) }),
        })),
      ),
  );
}

const act = {
  tag: 'Incentives',
  method: 'post',
  params,
  ifMatch: true,
  refusals: [404, 409, 412, 422],
  answer: {
    status: 200,
    description: 'The run as it stands now',
    schema: runSchema,
    headers: ['ETag', 'Idempotency-Replayed'],
  },
} as const;

type Plain = (ctx: Context, key: RunKey, present: ReturnType<typeof replyOf>) => ReturnType<typeof submitRun>;

function plainActs(kit: Kit): void {
  const acts: [OperationId, string, string, Plain][] = [
    ['refreshRun', 'refresh', 'Compute a preview again from the facts of now', refreshRun],
    ['submitRun', 'submit', 'Ask another person to approve a run', submitRun],
    ['approveRun', 'approve', 'Approve a run: posting begins', approveRun],
  ];
  for (const [id, name, summary, work] of acts)
    serve(
      kit,
      operation({
        ...act,
        id,
        sdk: `runs.${name}`,
        path: `${place}/${name}`,
        summary,
        body: { schema: request(`${name[0]?.toUpperCase()}${name.slice(1)}Run`, {}) },
      }),
      async ({ ctx, actor, params: asked, answer }) => answer(await work(ctx, keyOf(asked), replyOf(actor))),
    );
}

function reasonedActs(kit: Kit): void {
  const acts = [
    ['returnRun', 'return', 'Send a run back to whoever prepared it', returnRun],
    ['discardRun', 'discard', 'Drop a preview', discardRun],
  ] as const;
  for (const [id, name, summary, work] of acts)
    serve(
      kit,
      operation({
        ...act,
        id,
        sdk: `runs.${name}`,
        path: `${place}/${name}`,
        summary,
        body: {
          schema: request(id === 'returnRun' ? 'ReturnRun' : 'DiscardRun', {
            reason: prose(1000).openapi({ example: 'The usage of September was restated.' }),
          }),
        },
      }),
      async ({ ctx, actor, params: asked, body, answer }) =>
        answer(await work(ctx, keyOf(asked), body.reason, replyOf(actor))),
    );
}
