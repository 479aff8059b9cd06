/** /v1/catalog: what can be claimed, under which policy, and what the reasons mean. */
import type { Activity, Catalog, Named } from '../../../rules/programme/catalog.ts';
import {
  chosenRejectionCodes,
  givenRejectionCodes,
  informationCodes,
  warningCodes,
} from '../../../rules/engine/codes.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import type { AllReasons, ReasonFamily } from '../../../rules/programme/reason-text.ts';
import { readCatalog } from '../../actions/programme/read-catalog.ts';
import type { CatalogView } from '../../actions/programme/read-catalog.ts';
import { instant, shape, word, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { explainWarning } from '../frame/problem-message.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

export const namedFields = {
  id: z.string().openapi({ example: 'microsoft-365' }),
  name: z.string().openapi({ example: 'Microsoft 365' }),
};
const wordingSchema = shape('CatalogText', {
  name: z.string().openapi({ example: 'Microsoft 365' }),
  description: z.string().openapi({ example: 'Workloads of the whole tenant.' }),
});
export const catalogTextsSchema = shape('CatalogTexts', {
  en: wordingSchema.nullable(),
  nl: wordingSchema.nullable(),
});
/** What an administrator has written about a thing, and whether it is offered. */
export const describedFields = {
  texts: catalogTextsSchema.nullable().openapi({
    description: "In an administrator's words; null where a page has its own.",
    example: null,
  } as object),
  withdrawn: z.boolean().openapi({ example: false, description: 'Not offered for new claims.' }),
};
const named = shape('Named', { ...namedFields, ...describedFields });
const clockRule = shape('PolicyClock', {
  amount: z.number().int().openapi({ example: 5 }),
  unit: word('business-days', 'calendar-days'),
});
const explained = shape('ExplainedCode', {
  code: z.string().openapi({ example: 'location-not-enrolled' }),
  message: z.string().openapi({
    example: 'The location is not enrolled in the programme.',
  }),
});
const reasonTextSchema = shape('ReasonText', {
  title: z.string().openapi({ example: 'Insufficient proof' }),
  text: z.string().openapi({ example: 'The proof does not show the work.' }),
  remedy: z.string().openapi({
    example: 'Proof that shows which service was delivered.',
    description: 'What to do, or what would change the result; may be empty.',
  }),
});
export const reasonTextsSchema = shape('ReasonTexts', { en: reasonTextSchema, nl: reasonTextSchema });
const reason = shape('CatalogReason', {
  code: z.string().openapi({ example: 'insufficient-poe' }),
  message: z.string().openapi({ example: 'The proof does not show the work.' }),
  texts: reasonTextsSchema.openapi({ description: 'By language.' } as object),
});
const words = z.array(z.string().openapi({ example: 'lines' }));

export const itemSchema = shape('CatalogItem', {
  id: z.string().openapi({ example: 'exchange-online' }),
  kind: word('workload', 'product'),
  name: z.string().openapi({ example: 'Exchange Online' }),
  solutionArea: z.string().openapi({ example: 'microsoft-365' }),
  ...describedFields,
});
export const activitySchema = shape('Activity', {
  id: z.string().openapi({ example: 'usage' }),
  name: z.string().openapi({ example: 'Usage' }),
  solutionArea: z.string().openapi({ example: 'microsoft-365' }),
  programme: z.string().nullable().openapi({ example: 'osu-microsoft-365' }),
  pays: z.boolean().openapi({ example: true }),
  level: word('workload', 'product'),
  motions: z.array(z.string()).nullable().openapi({ example: null }),
  kind: word('usage', 'presales', 'revenue'),
  combinesWith: z.array(z.string()).openapi({ example: [] }),
  asksRevenueDetails: z.boolean().openapi({ example: false }),
  ...describedFields,
});
export const policyFields = {
  id: z.string().openapi({ example: 'cpor-2020-07' }),
  name: z.string().openapi({ example: 'CPOR July 2020' }),
  firstStatusWord: word('editing', 'draft'),
  waitInSubmitted: clockRule,
  review: clockRule,
  partnerAnswer: clockRule,
  refusalWindow: clockRule,
  undo: clockRule,
  windowStarts: word('approval', 'submission'),
  silence: word('accepts', 'refuses'),
  refuseLater: z.boolean().openapi({ example: false }),
  editableInSubmitted: words,
  editableInActionRequired: words,
  dispute: shape('DisputeRule', {
    period: clockRule,
    times: z.number().int().nullable().openapi({ example: null }),
    answer: clockRule,
  }).nullable(),
  poeAgeMonths: z.number().int().openapi({ example: 12 }),
  alreadyClaimedByAnother: word('arbitration', 'block'),
  partnerEndsAssociation: word('asks', 'ends'),
  domainAsked: z.boolean().openapi({ example: true }),
  technicalContactAsked: z.boolean().openapi({ example: true }),
  acknowledgementsAsked: z.array(z.string()).openapi({ example: [] }),
  recognitionOnlyAllowed: z.boolean().openapi({ example: false }),
  subscriptionIdAlwaysRequired: z.boolean().openapi({ example: false }),
  replacementsPerRound: z.number().int().openapi({ example: 3 }),
  activities: z.array(activitySchema),
};

export const catalogSchema = shape('Catalog', {
  at: z.string().openapi({ format: 'date-time', example: '2026-03-06T09:30:00Z' }),
  solutionAreas: z.array(named),
  programmes: z.array(named),
  items: z.array(itemSchema),
  policies: z.array(
    shape('PolicyInForce', {
      programme: z
        .string()
        .openapi({ example: '*', description: '`*`: every programme without one of its own.' }),
      inForceFrom: z.string().openapi({ format: 'date-time', example: '2020-07-01T00:00:00Z' }),
      ...policyFields,
    }),
  ),
  reasons: shape('Reasons', {
    information: z.array(reason),
    rejection: z.array(reason).openapi({
      description: 'To be chosen by people.',
    }),
    given: z.array(reason).openapi({ description: 'Set by the process.' }),
    warnings: z.array(explained),
  }),
  fileTypes: z.array(z.string()).openapi({ example: ['application/pdf'] }),
  maxFileBytes: z.number().int().openapi({ example: 26214400 }),
});

export function presentThing<T extends Named>({ id, name, texts, withdrawn }: T): z.input<typeof named> {
  return {
    id,
    name,
    texts: texts ? { en: texts.en ?? null, nl: texts.nl ?? null } : null,
    withdrawn: withdrawn ?? false,
  };
}

export function presentActivity(one: Activity): z.input<typeof activitySchema> {
  const { solutionArea, programme, pays, level, motions, kind, combinesWith, asksRevenueDetails } = one;
  return {
    ...presentThing(one),
    solutionArea,
    programme,
    pays,
    level,
    motions,
    kind,
    combinesWith,
    asksRevenueDetails,
  };
}

export function presentPolicy({ activities, ...policy }: Policy): z.input<z.ZodObject<typeof policyFields>> {
  return { ...policy, activities: activities.map(presentActivity) };
}

/** A policy keeps what an activity means; what it is called and whether it is offered today is the catalogue's. */
function asOffered(policy: Policy, { activities }: Catalog): Policy {
  return {
    ...policy,
    activities: policy.activities.map((one): Activity => {
      const today = activities.find(
        (other) => other.id === one.id && other.solutionArea === one.solutionArea,
      );
      return today
        ? {
            ...one,
            name: today.name,
            ...(today.texts && { texts: today.texts }),
            ...(today.withdrawn && { withdrawn: true }),
          }
        : one;
    }),
  };
}

function presentReasons(
  family: ReasonFamily,
  codes: readonly string[],
  reasons: AllReasons,
): z.input<typeof reason>[] {
  return codes.flatMap((code) => {
    const texts = reasons[family][code];
    return texts ? [{ code, message: texts.en.text, texts }] : [];
  });
}

function presentCatalog(view: CatalogView): z.input<typeof catalogSchema> {
  const { catalog, reasons } = view;
  return {
    at: view.at,
    solutionAreas: catalog.solutionAreas.map(presentThing),
    programmes: catalog.programmes.map(presentThing),
    items: catalog.items.map((item) => ({
      ...presentThing(item),
      kind: item.kind,
      solutionArea: item.solutionArea,
    })),
    policies: view.inForce.map(({ programme, inForceFrom, policy }) => ({
      programme,
      inForceFrom,
      ...presentPolicy(asOffered(policy, catalog)),
    })),
    reasons: {
      information: presentReasons('information', informationCodes, reasons),
      rejection: presentReasons('rejection', chosenRejectionCodes, reasons),
      given: presentReasons('rejection', givenRejectionCodes, reasons),
      warnings: warningCodes.map((code) => ({ code, message: explainWarning(code) })),
    },
    fileTypes: [...view.fileTypes],
    maxFileBytes: view.maxFileBytes,
  };
}

export function catalog(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'readCatalog',
      sdk: 'catalog.read',
      tag: 'Catalog',
      method: 'get',
      path: '/v1/catalog',
      summary: 'What can be claimed, and by which rules',
      query: {
        at: instant()
          .optional()
          .openapi({ description: 'The policies in force at this instant; now when left out.' } as object),
      },
      answer: { status: 200, description: 'The catalogue', schema: catalogSchema },
    }),
    async ({ ctx, query, json }) => json(await readCatalog(ctx, query.at ?? null), presentCatalog),
  );
}
