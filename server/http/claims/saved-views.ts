/** /v1/saved-views: how somebody likes to see a list. Each person has his own. */
import { changeSavedView } from '../../actions/claims/change-saved-view.ts';
import type { Reply } from '../../actions/run/context.ts';
import { deleteSavedView } from '../../actions/claims/delete-saved-view.ts';
import { listSavedViews } from '../../actions/claims/list-saved-views.ts';
import { saveView } from '../../actions/claims/save-view.ts';
import type { SavedView } from '../../store/claims/saved-views.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { idOut, instantOut, request, shape, text, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const lists = ['claims', 'queue', 'associations'] as const;
const search = text(2000).openapi({
  example: 'view=review&sort=dueAt',
  description: "The words behind the question mark of the list's address.",
});
const name = text(60).openapi({ example: 'Utrecht, by due time' });

const viewSchema = shape('SavedView', {
  id: idOut('view'),
  list: z.string().openapi({ example: 'claims' }),
  name: z.string().openapi({ example: 'Utrecht, by due time' }),
  search: z.string().openapi({ example: 'view=review&sort=dueAt' }),
  version: z.number().int().openapi({ example: 1 }),
  madeAt: instantOut(),
  allowedActions: actionsOut(),
});

const shared = { tag: 'Saved views' } as const;

function presentView({ id, ...view }: SavedView, reader: Actor): object {
  return {
    id: sharedIdOf('view', id),
    ...view,
    allowedActions: actionsOf(['changeSavedView', 'deleteSavedView'], reader),
  };
}

const replyOf =
  (status: number, reader: Actor) =>
  (view: SavedView): Reply =>
    jsonReply(status, presentView(view, reader), {
      ETag: etag(view.version),
      ...(status === 201 && { Location: `/v1/saved-views/${sharedIdOf('view', view.id)}` }),
    });

export function savedViews(kit: Kit): void {
  serve(
    kit,
    operation({
      ...shared,
      id: 'listSavedViews',
      sdk: 'savedViews.list',
      method: 'get',
      path: '/v1/saved-views',
      summary: 'My saved views',
      description: 'At most fifty, by name.',
      query: { list: z.enum(lists).optional() },
      answer: {
        status: 200,
        description: 'All of them',
        schema: z.object({ items: z.array(viewSchema) }).openapi('SavedViewList'),
      },
    }),
    async ({ ctx, query, json }) =>
      json(await listSavedViews(ctx, query.list ?? null), (views) => ({
        items: views.map((view) => presentView(view, ctx.actor)),
      })),
  );
  serve(
    kit,
    operation({
      ...shared,
      id: 'saveView',
      sdk: 'savedViews.save',
      method: 'post',
      path: '/v1/saved-views',
      summary: 'Save a view',
      body: {
        schema: request('SaveView', { list: z.enum(lists).openapi({ example: 'claims' }), name, search }),
      },
      answer: {
        status: 201,
        description: 'The view',
        schema: viewSchema,
        headers: ['ETag', 'Location', 'Idempotency-Replayed'],
      },
    }),
    async ({ ctx, body, answer }) => answer(await saveView(ctx, body, replyOf(201, ctx.actor))),
  );
  serve(
    kit,
    operation({
      ...shared,
      id: 'changeSavedView',
      sdk: 'savedViews.change',
      method: 'patch',
      path: '/v1/saved-views/{id}',
      summary: 'Rename a view, or give it another search',
      params: { id: 'view' },
      ifMatch: true,
      refusals: [422],
      body: { schema: request('ChangeSavedView', { name: name.optional(), search: search.optional() }) },
      answer: { status: 200, description: 'The view after it', schema: viewSchema, headers: ['ETag'] },
    }),
    async ({ ctx, params, body, answer }) =>
      answer(await changeSavedView(ctx, params.id, body, replyOf(200, ctx.actor))),
  );
  serve(
    kit,
    operation({
      ...shared,
      id: 'deleteSavedView',
      sdk: 'savedViews.delete',
      method: 'delete',
      path: '/v1/saved-views/{id}',
      summary: 'Delete a view',
      params: { id: 'view' },
      refusals: [404],
      answer: { status: 204, description: 'Deleted' },
    }),
    async ({ ctx, params, answer }) => answer(await deleteSavedView(ctx, params.id)),
  );
}
