/** /v1/catalog: what can be claimed, under which policy, and what the reasons mean. */
import { chosenRejectionCodes, givenRejectionCodes, informationCodes, warningCodes } from '../../rules/codes.ts';
import { readCatalog } from '../actions/read-catalog.ts';
import type { CatalogView } from '../actions/read-catalog.ts';
import { instant, shape, word, z } from './fields.ts';
import { operation } from './operation.ts';
import { explain } from './problem-message.ts';
import { serve } from './serve.ts';
import type { Kit } from './serve.ts';

const named = shape('Named', {
  id: z.string().openapi({ example: 'microsoft-365' }), name: z.string().openapi({ example: 'Microsoft 365' }),
});
const clockRule = shape('PolicyClock', {
  amount: z.number().int().openapi({ example: 5 }), unit: word('business-days', 'calendar-days'),
});
const explained = shape('ExplainedCode', {
  code: z.string().openapi({ example: 'insufficient-poe' }), message: z.string().openapi({
    example: 'The proof does not show the work.',
  }),
});
const words = z.array(z.string().openapi({ example: 'lines' }));

export const catalogSchema = shape('Catalog', {
  at: z.string().openapi({ format: 'date-time', example: '2026-03-06T09:30:00Z' }),
  solutionAreas: z.array(named), programmes: z.array(named),
  items: z.array(shape('CatalogItem', {
    id: z.string().openapi({ example: 'exchange-online' }), kind: word('workload', 'product'),
    name: z.string().openapi({ example: 'Exchange Online' }),
    solutionArea: z.string().openapi({ example: 'microsoft-365' }),
  })),
  policies: z.array(shape('PolicyInForce', {
    programme: z.string().openapi({ example: '*', description: '`*`: every programme without one of its own.' }),
    id: z.string().openapi({ example: 'cpor-2020-07' }), name: z.string().openapi({ example: 'CPOR July 2020' }),
    inForceFrom: z.string().openapi({ format: 'date-time', example: '2020-07-01T00:00:00Z' }),
    firstStatusWord: word('editing', 'draft'), waitInSubmitted: clockRule, review: clockRule, partnerAnswer: clockRule,
    optOutWindow: clockRule, undo: clockRule,
    windowStarts: word('approval', 'submission'), declineLater: z.boolean().openapi({ example: false }),
    editableInSubmitted: words, editableInActionRequired: words,
    dispute: shape('DisputeRule', {
      period: clockRule, times: z.number().int().nullable().openapi({ example: null }), answer: clockRule,
    }).nullable(),
    poeAgeMonths: z.number().int().openapi({ example: 12 }), alreadyClaimedByAnother: word('arbitration', 'block'),
    partnerEndsAssociation: word('asks', 'ends'),
    domainAsked: z.boolean().openapi({ example: true }), technicalContactAsked: z.boolean().openapi({ example: true }),
    acknowledgementsAsked: z.array(z.string()).openapi({ example: [] }),
    recognitionOnlyAllowed: z.boolean().openapi({ example: false }),
    subscriptionIdAlwaysRequired: z.boolean().openapi({ example: false }),
    replacementsPerRound: z.number().int().openapi({ example: 3 }),
    activities: z.array(shape('Activity', {
      id: z.string().openapi({ example: 'usage' }), name: z.string().openapi({ example: 'Usage' }),
      solutionArea: z.string().openapi({ example: 'microsoft-365' }),
      programme: z.string().nullable().openapi({ example: 'osu-microsoft-365' }), pays: z.boolean().openapi({ example: true }),
      level: word('workload', 'product'),
      motions: z.array(z.string()).nullable().openapi({ example: null }), kind: word('usage', 'presales', 'revenue'),
      combinesWith: z.array(z.string()).openapi({ example: [] }), asksRevenueDetails: z.boolean().openapi({ example: false }),
    })),
  })),
  reasons: shape('Reasons', {
    information: z.array(explained), rejection: z.array(explained).openapi({
      description: 'To be chosen by people.',
    }), given: z.array(explained).openapi({ description: 'Set by the process.' }),
    warnings: z.array(explained),
  }),
  fileTypes: z.array(z.string()).openapi({ example: ['application/pdf'] }),
  maxFileBytes: z.number().int().openapi({ example: 26214400 }),
});

const explainAll = (codes: readonly string[]): { code: string; message: string }[] => codes.map((code) => ({ code,
  message: explain(code) }));

function presentCatalog(view: CatalogView): z.input<typeof catalogSchema> {
  return {
    at: view.at, solutionAreas: view.catalog.solutionAreas, programmes: view.catalog.programmes, items: view.catalog.items,
    policies: view.inForce.map(({ programme, inForceFrom, policy }) => ({ programme, inForceFrom, ...policy })),
    reasons: {
      information: explainAll(informationCodes), rejection: explainAll(chosenRejectionCodes),
      given: explainAll(givenRejectionCodes), warnings: explainAll(warningCodes),
    },
    fileTypes: [...view.fileTypes], maxFileBytes: view.maxFileBytes,
  };
}

export function catalog(kit: Kit): void {
  serve(kit, operation({
    id: 'readCatalog', sdk: 'catalog.read', tag: 'Catalog', method: 'get', path: '/v1/catalog',
    summary: 'What can be claimed, and by which rules',
    query: {
      at: instant().optional().openapi({ description: 'The policies in force at this instant; now when left out.' } as object),
    },
    answer: { status: 200, description: 'The catalogue', schema: catalogSchema },
  }), async ({ ctx, query, json }) => json(await readCatalog(ctx, query.at ?? null), presentCatalog));
}
