/**
 * /v1/catalog/versions: what can be claimed, version by version. Things are added, renamed and withdrawn, never
 * removed.
 */
import type { Catalog } from '../../../rules/programme/catalog.ts';
import { changeCatalog } from '../../actions/programme/change-catalog.ts';
import { listCatalogVersions } from '../../actions/programme/list-catalog-versions.ts';
import { readCatalogVersion } from '../../actions/programme/read-catalog-version.ts';
import {
  administering,
  madeFields,
  overseeing,
  presentMade,
  versionNumber,
  versionSchema,
  why,
} from './administration.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { etag, jsonReply } from '../frame/call.ts';
import {
  activitySchema,
  describedFields,
  itemSchema,
  namedFields,
  presentActivity,
  presentThing,
} from './catalog.ts';
import { page, prose, request, shape, text, z } from '../frame/fields.ts';
import { listAnswer, pageOf } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { HttpProblem } from '../frame/problem.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const named = shape('CatalogThing', { ...namedFields, ...describedFields });
const versionFields = {
  version: versionNumber(),
  ...madeFields,
  solutionAreas: z.array(named),
  programmes: z.array(named),
  items: z.array(itemSchema),
  activities: z.array(activitySchema),
};
const versionWhole = shape('ChangedCatalog', versionFields);
const readSchema = shape('CatalogVersion', { ...versionFields, allowedActions: actionsOut() });

const id = () => text(60).openapi({ example: 'loop' });
const name = () => text(120).openapi({ example: 'Loop' });
const wording = request('CatalogTextInput', {
  name: name(),
  description: prose(500).openapi({ example: 'Shared pages for teams.' }),
});
const described = {
  texts: request('CatalogTextsInput', { en: wording.optional(), nl: wording.optional() }).optional(),
  withdrawn: z.boolean().optional(),
};
const namedInput = request('CatalogThingInput', { id: id(), name: name(), ...described });
const changeInput = request('ChangeCatalog', {
  solutionAreas: z.array(namedInput).max(200),
  programmes: z.array(namedInput).max(500),
  items: z
    .array(
      request('CatalogItemInput', {
        id: id(),
        name: name(),
        kind: z.enum(['workload', 'product']),
        solutionArea: id(),
        ...described,
      }),
    )
    .max(2000),
  activities: z
    .array(
      request('ActivityInput', {
        id: id(),
        name: name(),
        solutionArea: id(),
        programme: text(60).nullable(),
        pays: z.boolean(),
        level: z.enum(['workload', 'product']),
        motions: z
          .array(z.enum(['volume-licensing', 'web-direct', 'enterprise-agreement', 'csp']))
          .max(4)
          .nullable(),
        kind: z.enum(['usage', 'presales', 'revenue']),
        combinesWith: z.array(id()).max(20),
        asksRevenueDetails: z.boolean(),
        ...described,
      }),
    )
    .max(500),
  why: why(),
});

function presentWhole(
  version: number,
  { solutionAreas, programmes, items, activities }: Catalog,
): Omit<z.input<typeof versionWhole>, 'madeBy' | 'madeAt' | 'why'> {
  return {
    version,
    solutionAreas: solutionAreas.map(presentThing),
    programmes: programmes.map(presentThing),
    items: items.map((item) => ({ ...presentThing(item), kind: item.kind, solutionArea: item.solutionArea })),
    activities: activities.map(presentActivity),
  };
}

function versionOfPath(value: string): number | null {
  if (value === 'latest') return null;
  if (!/^[1-9][0-9]{0,8}$/.test(value)) throw new HttpProblem('not-found');
  return Number(value);
}

/** Only what was said is kept, so that two spellings of one thing are the same. */
function catalogOf(body: z.output<typeof changeInput>): Catalog & { why: string } {
  return JSON.parse(JSON.stringify(body)) as Catalog & { why: string };
}

export function catalogVersions(kit: Kit): void {
  serve(
    kit,
    operation({
      ...overseeing,
      id: 'listCatalogVersions',
      sdk: 'catalog.versions',
      path: '/v1/catalog/versions',
      summary: 'Versions of the catalogue',
      query: listQuery,
      answer: {
        status: 200,
        description: 'A page of versions, the newest first',
        schema: page('CatalogVersionPage', versionSchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listAnswer(
        call,
        await listCatalogVersions(call.ctx, pageOf(call, call.query.limit, call.query.cursor)),
        (row) => ({ version: row.version, ...presentMade(row) }),
      ),
  );
  serve(
    kit,
    operation({
      ...overseeing,
      id: 'readCatalogVersion',
      sdk: 'catalog.version',
      path: '/v1/catalog/versions/{version}',
      summary: 'Read one version of the catalogue',
      description: '`latest` is the newest.',
      params: { version: 'text' },
      refusals: [404],
      answer: { status: 200, description: 'The catalogue, whole', schema: readSchema, headers: ['ETag'] },
    }),
    async ({ ctx, params, json }) =>
      json(
        await readCatalogVersion(ctx, versionOfPath(params.version)),
        (row) => ({
          ...presentWhole(row.version, row.catalog),
          ...presentMade(row),
          allowedActions: actionsOf(['changeCatalog'], ctx.actor),
        }),
        (row) => ({ ETag: etag(row.version) }),
      ),
  );
  serve(
    kit,
    operation({
      ...administering,
      id: 'changeCatalog',
      sdk: 'catalog.change',
      path: '/v1/catalog/versions',
      summary: 'Change the catalogue',
      description:
        'The whole catalogue as it shall be. What exists keeps its id and meaning: names, descriptions and whether it is offered may change.',
      ifMatch: true,
      dryRun: true,
      body: { schema: changeInput },
      answer: {
        status: 201,
        description: 'The new version',
        schema: versionWhole,
        headers: ['ETag', 'Location', 'Idempotency-Replayed'],
      },
    }),
    async ({ ctx, body, answer }) =>
      answer(
        await changeCatalog(ctx, catalogOf(body), (done) => ({
          reply: jsonReply(
            ctx.validateOnly ? 200 : 201,
            {
              ...presentWhole(done.version, done.catalog),
              madeBy: done.by,
              madeAt: done.at,
              why: done.why,
            },
            { ETag: etag(done.version), Location: `/v1/catalog/versions/${done.version}` },
          ),
        })),
      ),
  );
}
