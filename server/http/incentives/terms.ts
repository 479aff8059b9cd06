/** /v1/terms: dated versions of what an amount depends on. */
import { type Lever, levers, marketGroups } from '../../../rules/incentives/terms.ts';
import {
  type ProgrammeTerms,
  approveTerms,
  discardTerms,
  draftTerms,
  listTerms,
  type TermsInput,
} from '../../actions/incentives/terms.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { instantOut, request, shape, text, word, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { why } from '../programme/administration.ts';
import { programmeId, programmeName } from './enrolment-schema.ts';

const count = () => z.number().int();
const decimalText = () => text(30).openapi({ example: '2.50' });
const measures = ['mau', 'pau', 'paid-seats', 'revenue'] as const;
const kinds = [
  'agreement',
  'payout-profile',
  'tax-profile',
  'other-than-customer',
  'designation',
  'competency',
  'geography',
  'cloud',
  'public-sector-proof',
] as const;

/** The same fields are sent and answered; `named` makes the one or the other of them. */
function termsFields(named: <T extends z.ZodRawShape>(name: string, fields: T) => z.ZodObject<T>) {
  return {
    from: text(7).openapi({ example: '2026-07', description: 'The first month that it counts for.' }),
    currency: text(3).openapi({ example: 'EUR' }),
    requirements: z.array(
      named('Requirement', {
        kind: z.enum(kinds).openapi({ example: 'agreement' }),
        name: text(80).nullable().openapi({ example: null, description: 'Of a designation or competency.' }),
        values: z.array(text(40)).openapi({ example: [], description: 'Countries or clouds.' }),
      }),
    ),
    lever: named('Lever', {
      name: z.enum(levers).openapi({ example: 'growth-over-high-water-mark' }),
      measure: z.enum(measures).openapi({ example: 'mau' }),
      items: z.array(text(60)).openapi({ example: [], description: 'Of milestones: what earns.' }),
      shares: z
        .array(z.number())
        .openapi({ example: [], description: 'Of milestones: percent of the paid seats.' }),
      buckets: z
        .array(named('Bucket', { fromSeats: count(), amounts: z.array(decimalText()) }))
        .openapi({ example: [] } as object),
      claimableDays: count().openapi({
        example: 90,
        description: 'Of sales: how long after its day one counts.',
      }),
    }),
    rates: z.array(
      named('Rate', {
        item: text(60).openapi({ example: 'teams' }),
        group: z.enum(marketGroups as ['A', 'B', 'C']).openapi({ example: 'A' }),
        rate: decimalText(),
      }),
    ),
    markets: z
      .record(z.string().max(10), z.enum(marketGroups as ['A', 'B', 'C']))
      .openapi({ example: { NL: 'A' }, description: 'The group of each country of a customer.' } as object),
    minimumThreshold: named('MinimumThreshold', {
      measure: z.enum(['mau', 'pau', 'paid-seats']).openapi({ example: 'pau' }),
      units: count().openapi({ example: 150 }),
    }).nullable(),
    baseline: z.enum(['before-association', 'association-month']).openapi({ example: 'before-association' }),
    earningPeriod: count().nullable().openapi({ example: 12, description: 'Months; null: no limit.' }),
    caps: named('Caps', {
      tenantAndItem: decimalText().nullable(),
      tenantAndFiscalYear: decimalText().nullable(),
    }),
    holdDays: count().openapi({ example: 30 }),
    paymentMinimum: decimalText(),
  };
}

const termsOut = termsFields(shape as never);
const termsIn = termsFields(((name: string, fields: z.ZodRawShape) =>
  request(`${name}Input`, fields)) as never);

const versionSchema = shape('TermsVersion', {
  version: count().openapi({ example: 2 }),
  state: word('draft', 'approved', 'discarded'),
  terms: shape('Terms', termsOut),
  madeBy: z.string().openapi({ example: 'Carla Mendes' }),
  madeAt: instantOut(),
  why: z.string().openapi({ example: 'The rates of the new fiscal year.' }),
  decidedBy: z.string().nullable().openapi({ example: 'Bram Olsson' }),
  decidedAt: instantOut().nullable(),
  reason: z.string().nullable().openapi({ example: null }),
});
const programmeSchema = shape('ProgrammeTerms', {
  programme: programmeId(),
  programmeName: programmeName(),
  version: count().openapi({ example: 2, description: 'The newest, for If-Match; 0 where there is none.' }),
  inForce: count().nullable().openapi({ example: 1, description: 'What counts for the present month.' }),
  versions: z.array(versionSchema).openapi({ description: 'The newest first.' }),
  allowedActions: actionsOut(),
});

type Said = z.output<z.ZodObject<typeof termsIn>>;

/** The wire has one shape for every lever and requirement; the rules have only what each needs. */
function termsFrom({ lever, requirements, ...rest }: Said): TermsInput {
  return { ...rest, lever: leverFrom(lever), requirements: requirements.map(requirementFrom) };
}

function leverFrom({ name, measure, items, shares, buckets, claimableDays }: Said['lever']): Lever {
  if (name === 'percent-of-revenue') return { name, measure: 'revenue', claimableDays };
  if (name === 'net-seat-additions') return { name, measure: 'paid-seats' };
  const used = measure === 'pau' ? 'pau' : 'mau';
  return name === 'milestones' ? { name, measure: used, items, shares, buckets } : { name, measure: used };
}

function requirementFrom({
  kind,
  name,
  values,
}: Said['requirements'][number]): TermsInput['requirements'][number] {
  switch (kind) {
    case 'designation':
    case 'competency':
      return { kind, name: name ?? '' };
    case 'geography':
    case 'public-sector-proof':
      return { kind, countries: values };
    case 'cloud':
      return { kind, clouds: values };
    default:
      return { kind };
  }
}

function presentTerms(
  { programme, programmeName: name, versions, inForce }: ProgrammeTerms,
  reader: Actor,
): z.input<typeof programmeSchema> {
  const draft = versions.find(({ state }) => state === 'draft');
  return {
    programme,
    programmeName: name,
    version: versions[0]?.version ?? 0,
    inForce,
    versions: versions.map(({ terms, madeById: _id, programme: _of, ...made }) => {
      const { programme: _programme, version: _version, lever, requirements, ...rest } = terms;
      return {
        ...made,
        terms: {
          ...rest,
          lever: { items: [], shares: [], buckets: [], claimableDays: 0, ...lever },
          requirements: requirements.map((one) => ({
            kind: one.kind,
            name: 'name' in one ? one.name : null,
            values: 'countries' in one ? one.countries : 'clouds' in one ? one.clouds : [],
          })),
        },
      };
    }),
    allowedActions: actionsOf(['draftTerms', 'approveTerms', 'discardTerms'], reader, {
      author: draft?.madeById ?? null,
    }),
  };
}

export function terms(kit: Kit): void {
  reading(kit);
  drafting(kit);
  deciding(kit);
}

function reading(kit: Kit): void {
  serve(
    kit,
    operation({
      tag: 'Incentives',
      method: 'get',
      id: 'listTerms',
      sdk: 'terms.list',
      path: '/v1/terms',
      summary: 'Terms of every programme',
      answer: {
        status: 200,
        description: 'Every version of every programme, and what may have a rate',
        schema: z
          .object({
            items: z.array(programmeSchema),
            rated: z.array(
              shape('RatedItem', {
                id: z.string().openapi({ example: 'teams' }),
                name: z.string().openapi({ example: 'Teams' }),
              }),
            ),
          })
          .openapi('TermsList'),
      },
    }),
    async ({ ctx, actor, json }) =>
      json(await listTerms(ctx), ({ programmes, items }) => ({
        items: programmes.map((one) => presentTerms(one, actor)),
        rated: items.map(({ id, name }) => ({ id, name })),
      })),
  );
}

const act = {
  tag: 'Incentives',
  method: 'post',
  params: { programme: 'text' },
  ifMatch: true,
  dryRun: true,
  refusals: [404, 409, 412, 422],
} as const;
const answer = {
  status: 200,
  description: 'The terms of the programme',
  schema: programmeSchema,
  headers: ['ETag', 'Idempotency-Replayed'],
} as const;

const replyOf =
  (actor: Actor) =>
  (view: ProgrammeTerms): { reply: ReturnType<typeof jsonReply> } => ({
    reply: jsonReply(200, presentTerms(view, actor), { ETag: etag(view.versions[0]?.version ?? 0) }),
  });

function drafting(kit: Kit): void {
  serve(
    kit,
    operation({
      ...act,
      id: 'draftTerms',
      sdk: 'terms.draft',
      path: '/v1/terms/{programme}/drafts',
      summary: 'Write new terms of a programme',
      description:
        'A draft: it counts once another person has approved it, and takes the place of the draft before. The version that was read is 0 where there is none.',
      body: { schema: request('DraftTerms', { ...termsIn, why: why() }) },
      answer,
    }),
    async ({ ctx, actor, params, body, answer: reply }) => {
      const { why: reason, ...said } = body;
      return reply(
        await draftTerms(ctx, params.programme, { ...termsFrom(said), why: reason }, replyOf(actor)),
      );
    },
  );
}

function deciding(kit: Kit): void {
  serve(
    kit,
    operation({
      ...act,
      id: 'approveTerms',
      sdk: 'terms.approve',
      path: '/v1/terms/{programme}/approve',
      summary: 'Approve the draft of terms',
      description:
        'Another person than the author. It is in force from its month and never edited afterwards.',
      body: { schema: request('ApproveTerms', { why: why() }) },
      answer,
    }),
    async ({ ctx, actor, params, body, answer: reply }) =>
      reply(await approveTerms(ctx, params.programme, body, replyOf(actor))),
  );
  serve(
    kit,
    operation({
      ...act,
      id: 'discardTerms',
      sdk: 'terms.discard',
      path: '/v1/terms/{programme}/discard',
      summary: 'Drop the draft of terms',
      body: { schema: request('DiscardTerms', { why: why() }) },
      answer,
    }),
    async ({ ctx, actor, params, body, answer: reply }) =>
      reply(await discardTerms(ctx, params.programme, body, replyOf(actor))),
  );
}
