/** /v1/claims/{id}/…: lines, deadlines, notices, comments and history, each for itself. */
import { addComment } from '../../actions/claims/add-comment.ts';
import { addInternalNote } from '../../actions/review/add-internal-note.ts';
import { listComments } from '../../actions/claims/list-comments.ts';
import { everyPage } from '../../actions/run/every-page.ts';
import { listHistory } from '../../actions/claims/list-history.ts';
import { readClaim } from '../../actions/claims/read-claim.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import type { EntryRow } from '../../store/claims/claim-reads.ts';
import { etag } from '../frame/call.ts';
import { commentInputSchema } from './claim-input-schema.ts';
import { addedReply, claimAddress } from './claim-reply.ts';
import { claimRequests } from './claim-requests.ts';
import { actorSchema, addedSchema, deadlineSchema, lineSchema, noticeSchema } from './claim-schema.ts';
import { csvAnswer, wantsCsv } from '../frame/csv.ts';
import { idOut, instantOut, page, shape, word, z } from '../frame/fields.ts';
import { historyColumns, historyColumnsOf } from './history-columns.ts';
import { columnsQuery, listAnswer, pageOf } from '../frame/list.ts';
import { domainDay } from '../../actions/operations/advance-clock.ts';
import { flag, listQuery, operation } from '../frame/operation.ts';
import { presentComment, presentNewComment } from './present-comment.ts';
import { presentDeadlines } from './present-deadline.ts';
import { presentEntry, type EntryJson } from './present-history.ts';
import { presentLine } from './present-line.ts';
import { presentNotice } from './present-claim.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

export const commentSchema = shape('Comment', {
  id: idOut('comment'),
  visibility: word('shared', 'internal', 'customer'),
  side: word('partner', 'owner', 'customer'),
  author: z.string().nullable().openapi({
    example: 'Mara Lindqvist',
    description: "null where the other side's people are not told.",
  }),
  text: z.string().openapi({ example: 'Please describe what you did for this tenant.' }),
  at: instantOut(),
});

const addedComment = addedSchema('AddedComment', commentSchema);

export const historyEntrySchema = shape('HistoryEntry', {
  number: z.number().int().openapi({ example: 3 }),
  act: z.string().openapi({ example: 'submit-claim' }),
  at: instantOut(),
  recordedAt: instantOut().openapi({ description: 'When it was written down; `at` is when it became true.' }),
  actor: actorSchema,
  reason: z.string().nullable().openapi({ example: null }),
  changes: z.array(
    shape('Change', {
      part: word('claim', 'line', 'round', 'association'),
      of: z.string().nullable().openapi({
        example: null,
        description: 'Which line or round.',
      }),
      field: z.string().openapi({ example: 'stage' }),
      before: z.unknown().openapi({ example: 'editing' } as object),
      after: z.unknown().openapi({ example: 'submitted' } as object),
    }),
  ),
  detail: z.record(z.string(), z.unknown()),
});

const params = { id: 'claim' } as const;
const reads = {
  tag: 'Claims',
  method: 'get',
  params,
  refusals: [404],
} as const;

export function claimParts(kit: Kit): void {
  partsOfTheClaim(kit);
  claimRequests(kit);
  comments(kit);
  const spec = operation({
    ...reads,
    id: 'listClaimHistory',
    sdk: 'claims.history',
    path: '/v1/claims/{id}/history',
    summary: 'What happened to a claim',
    description: 'In order, numbered without gaps among the entries that are for the reader.',
    query: {
      ...listQuery,
      newestFirst: flag('The newest entry first.'),
      columns: columnsQuery(historyColumns),
    },
    answer: {
      status: 200,
      description: 'A page of entries',
      schema: page('HistoryPage', historyEntrySchema),
      headers: ['Link'],
      csv: historyColumns,
    },
  });
  serve(kit, spec, async (call) => {
    const {
      ctx,
      params: { id: ref },
      query: { limit, cursor, columns, newestFirst },
    } = call;
    const present = (row: EntryRow): EntryJson => presentEntry(ref, row, call.actor);
    if (wantsCsv(call.request)) {
      const of = {
        name: 'claim-history',
        columns: historyColumnsOf,
        chosen: columns ?? null,
        day: await domainDay(call.services),
      };
      return csvAnswer<EntryJson>(call, of, (take) =>
        everyPage(
          (asked) => listHistory(ctx, ref, asked, newestFirst),
          (rows) => take(rows.map(present)),
        ),
      );
    }
    return listAnswer(call, await listHistory(ctx, ref, pageOf(call, limit, cursor), newestFirst), present);
  });
}

function partsOfTheClaim(kit: Kit): void {
  serve(
    kit,
    operation({
      ...reads,
      id: 'listClaimLines',
      sdk: 'claims.lines',
      path: '/v1/claims/{id}/lines',
      summary: 'The lines of a claim',
      answer: {
        status: 200,
        description: 'All lines',
        schema: z.object({ items: z.array(lineSchema) }).openapi('LineList'),
        headers: ['ETag'],
      },
    }),
    async ({ ctx, params: { id }, actor, json }) =>
      json(
        await readClaim(ctx, id),
        ({ world, claimId }) => {
          const facts = factsOf(world, claimId);
          return { items: facts.lines.map((line) => presentLine(world, facts, line, actor)) };
        },
        ({ version }) => ({ ETag: etag(version) }),
      ),
  );
  serve(
    kit,
    operation({
      ...reads,
      id: 'listClaimDeadlines',
      sdk: 'claims.deadlines',
      path: '/v1/claims/{id}/deadlines',
      summary: 'The deadlines of a claim',
      description:
        'Past and coming, each with the calendar it was found with and the days that did not count.',
      answer: {
        status: 200,
        description: 'All deadlines',
        schema: z.object({ items: z.array(deadlineSchema) }).openapi('DeadlineList'),
      },
    }),
    async ({ ctx, params: { id }, json }) =>
      json(await readClaim(ctx, id), ({ world, claimId, now }) => {
        const facts = factsOf(world, claimId);
        return { items: presentDeadlines(facts, now) };
      }),
  );
  serve(
    kit,
    operation({
      ...reads,
      id: 'listClaimNotices',
      sdk: 'claims.notices',
      path: '/v1/claims/{id}/notices',
      summary: 'The notices to the customer',
      answer: {
        status: 200,
        description: 'All notices',
        schema: z.object({ items: z.array(noticeSchema) }).openapi('NoticeList'),
      },
    }),
    async ({ ctx, params: { id }, actor, json }) =>
      json(await readClaim(ctx, id), ({ world, claimId }) => ({
        items: factsOf(world, claimId)
          .notices.filter((notice) => notice.purpose === 'decide' || actor.side === 'owner')
          .map((notice) => presentNotice(world.tenant.id, notice, actor)),
      })),
  );
}

function comments(kit: Kit): void {
  const list = operation({
    ...reads,
    id: 'listClaimComments',
    sdk: 'claims.comments',
    path: '/v1/claims/{id}/comments',
    summary: 'The comments on a claim',
    description: "The programme owner also sees internal notes and the customer's questions.",
    query: listQuery,
    answer: {
      status: 200,
      description: 'A page of comments, oldest first',
      schema: page('CommentPage', commentSchema),
      headers: ['Link'],
    },
  });
  serve(kit, list, async (call) =>
    listAnswer(
      call,
      await listComments(call.ctx, call.params.id, pageOf(call, call.query.limit, call.query.cursor)),
      (row) => presentComment(call.params.id.tenantId, row, call.actor),
    ),
  );
  for (const { id, sdk, verb, summary, act } of [
    {
      id: 'addComment',
      sdk: 'claims.addComment',
      verb: 'comments',
      summary: 'Write a comment',
      act: addComment,
    },
    {
      id: 'addInternalNote',
      sdk: 'claims.addInternalNote',
      verb: 'internal-notes',
      summary: 'Write an internal note',
      act: addInternalNote,
    },
  ] as const) {
    const spec = operation({
      id,
      sdk,
      tag: 'Claims',
      method: 'post',
      path: `/v1/claims/{id}/${verb}`,
      summary,
      params,
      description: "Adds to the thread; nobody's change is overwritten, so no If-Match is asked.",
      body: { schema: commentInputSchema },
      refusals: [404],
      answer: {
        status: 201,
        description: 'The comment',
        schema: addedComment,
        headers: ['ETag', 'Location', 'Idempotency-Replayed'],
      },
    });
    serve(kit, spec, async ({ ctx, params: { id: ref }, body, actor, answer }) =>
      answer(
        await act(
          ctx,
          ref,
          body,
          addedReply(
            (done) => presentNewComment(ref, done.step, actor),
            () => `${claimAddress(ref.tenantId, ref.id)}/comments`,
          ),
        ),
      ),
    );
  }
}
