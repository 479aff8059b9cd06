/** /v1/mail-texts: what mails say, per template and language, with an approver. */
import { fieldsOf, type MailText } from '../../../rules/claim/mail-text.ts';
import { templates } from '../../../rules/claim/messages.ts';
import { approveMailText } from '../../actions/programme/approve-mail-text.ts';
import { draftMailText } from '../../actions/programme/draft-mail-text.ts';
import { listMailTexts, readMailText, type MailTextView } from '../../actions/programme/list-mail-texts.ts';
import { builtInText } from '../../mail/render.ts';
import { renderSample } from '../../mail/sample.ts';
import { administering, overseeing, versionNumber, why } from './administration.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { instantOut, prose, request, shape, text, word, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const template = () => z.string().openapi({ example: 'customer-notice' });
const language = () => word('en', 'nl');
const approved = {
  approvedBy: z.string().nullable().openapi({ example: 'Noor Bergman' }),
  approvedAt: instantOut().nullable(),
};
const rowSchema = shape('MailTextRow', {
  template: template(),
  language: language(),
  to: z.array(word('partner-contact', 'notice', 'assignee-or-reviewers')),
  version: versionNumber(),
  inForce: shape('MailTextInForce', {
    version: versionNumber(),
    own: z.boolean().openapi({ example: true, description: 'The text that came with the program.' }),
    madeBy: z.string().nullable(),
    ...approved,
  }),
  draft: shape('MailTextWaiting', {
    version: versionNumber(),
    madeBy: z.string().openapi({ example: 'Carla Mendes' }),
    madeAt: instantOut(),
  }).nullable(),
});
const textSchema = shape('MailText', {
  subject: z.string().openapi({ example: '[{number}] {partner} asks to be recorded as your partner' }),
  body: z.string().openapi({
    example: '{greeting}\n\n{partner} asks {owner} to record it.',
    description: 'Paragraphs parted by blank lines.',
  }),
});
const previewSchema = shape('MailPreview', {
  subject: z.string().openapi({ example: '[CON-7KM2Q9] Northwind asks to be recorded as your partner' }),
  text: z.string(),
  html: z.string(),
});
const versionSchema = shape('MailTextVersion', {
  version: versionNumber(),
  text: textSchema,
  own: z.boolean().openapi({ example: false, description: 'The text that came with the program.' }),
  madeBy: z.string().nullable().openapi({ example: 'Carla Mendes' }),
  madeAt: instantOut().nullable(),
  why: z.string().nullable(),
  ...approved,
});
const viewSchema = shape('MailTextDetail', {
  template: template(),
  language: language(),
  to: z.array(word('partner-contact', 'notice', 'assignee-or-reviewers')),
  version: versionNumber(),
  fields: z.array(
    shape('MailField', {
      name: z.string().openapi({ example: 'partner' }),
      kind: word('value', 'part'),
      required: z.boolean().openapi({ example: false, description: 'The reader must be told this.' }),
    }),
  ),
  inForce: versionSchema,
  draft: versionSchema
    .nullable()
    .openapi({ description: 'Waits for somebody else than its author.' } as object),
  allowedActions: actionsOut(),
  preview: previewSchema.openapi({
    description: 'The draft where there is one, else what is in force; with invented values.',
  }),
  versions: z.array(versionSchema).openapi({ description: 'The newest first.' }),
});

const params = { template: 'text', language: 'text' } as const;

interface Reader {
  actor: Actor;
  now: number;
}

function presentView(view: MailTextView, { actor, now }: Reader): z.input<typeof viewSchema> {
  const own = builtInText(view.template, view.language);
  const stored = view.versions.map((one) => ({
    version: one.version,
    text: one.text ?? own,
    own: one.text === null,
    madeBy: one.madeBy,
    madeAt: one.madeAt,
    why: one.why,
    approvedBy: one.approvedBy,
    approvedAt: one.approvedAt,
  }));
  const versions = [
    ...stored,
    {
      version: 1,
      text: own,
      own: true,
      madeBy: null,
      madeAt: null,
      why: null,
      approvedBy: null,
      approvedAt: null,
    },
  ];
  const { draft } = view;
  return {
    template: view.template,
    language: view.language,
    to: [...templates[view.template].to],
    version: view.version,
    fields: fieldsOf(view.template).map(({ name, kind, required }) => ({ name, kind, required })),
    inForce:
      versions.find((one) => one.version === view.inForceVersion) ??
      (versions[versions.length - 1] as (typeof versions)[number]),
    draft: draft && (stored.find((one) => one.version === draft.version) ?? null),
    allowedActions: actionsOf(['draftMailText', 'approveMailText'], actor, {
      author: draft?.madeById ?? null,
    }),
    preview: previewOf(view, draft ? draft.text : view.inForce, now),
    versions,
  };
}

function previewOf(
  { template: name, language: spoken, reasons }: MailTextView,
  wording: MailText | null,
  now: number,
): z.input<typeof previewSchema> {
  return renderSample({
    template: name,
    language: spoken,
    wording,
    reasons,
    now: Temporal.Instant.fromEpochMilliseconds(Math.floor(now)),
  });
}

export function mailTexts(kit: Kit): void {
  const readerOf = ({ actor, services }: { actor: Actor; services: Kit['services'] }): Reader => ({
    actor,
    now: services.clock.now(),
  });
  serve(
    kit,
    operation({
      ...overseeing,
      id: 'listMailTexts',
      sdk: 'mailTexts.list',
      path: '/v1/mail-texts',
      summary: 'Texts of all mails',
      answer: {
        status: 200,
        description: 'Every mail in every language',
        schema: z.object({ items: z.array(rowSchema) }).openapi('MailTextList'),
      },
    }),
    async ({ ctx, json }) =>
      json(await listMailTexts(ctx), (rows) => ({
        items: rows.map((row) => ({ ...row, to: [...templates[row.template].to] })),
      })),
  );
  serve(
    kit,
    operation({
      ...overseeing,
      id: 'readMailText',
      sdk: 'mailTexts.read',
      path: '/v1/mail-texts/{template}/{language}',
      summary: "Read a mail's text",
      params,
      refusals: [404],
      answer: {
        status: 200,
        description: 'The text, its draft, its versions and a preview',
        schema: viewSchema,
        headers: ['ETag'],
      },
    }),
    async (call) =>
      call.json(
        await readMailText(call.ctx, call.params.template, call.params.language),
        (view) => presentView(view, readerOf(call)),
        (view) => ({ ETag: etag(view.version) }),
      ),
  );
  serve(
    kit,
    operation({
      ...administering,
      id: 'draftMailText',
      sdk: 'mailTexts.draft',
      path: '/v1/mail-texts/{template}/{language}/drafts',
      summary: 'Write a new text for a mail',
      description:
        "A draft: it is used once another person has approved it. `text` null goes back to the program's own. validateOnly is the preview.",
      params,
      ifMatch: true,
      dryRun: true,
      body: {
        schema: request('DraftMailText', {
          text: request('MailTextInput', {
            subject: text(200).openapi({
              example: '[{number}] {partner} asks to be recorded as your partner',
            }),
            body: prose(12_000).openapi({ example: '{greeting}\n\n{letter}' }),
          }).nullable(),
          why: why(),
        }),
      },
      answer: {
        status: 201,
        description: 'The draft with its preview',
        schema: viewSchema,
        headers: ['ETag', 'Idempotency-Replayed'],
      },
    }),
    async (call) =>
      call.answer(
        await draftMailText(call.ctx, call.params, call.body, (view) => ({
          reply: jsonReply(call.ctx.validateOnly ? 200 : 201, presentView(view, readerOf(call)), {
            ETag: etag(view.version),
          }),
        })),
      ),
  );
  serve(
    kit,
    operation({
      ...administering,
      id: 'approveMailText',
      sdk: 'mailTexts.approve',
      path: '/v1/mail-texts/{template}/{language}/approve',
      summary: "Approve the draft of a mail's text",
      description: 'Another person than the author. Mails that leave from then on have it.',
      params,
      ifMatch: true,
      body: {
        schema: request('ApproveMailText', {
          why: prose(1000).openapi({ example: 'Read by the legal desk.' }),
        }),
      },
      answer: {
        status: 200,
        description: 'The text that is now in force',
        schema: viewSchema,
        headers: ['ETag', 'Idempotency-Replayed'],
      },
    }),
    async (call) =>
      call.answer(
        await approveMailText(call.ctx, call.params, call.body, (view) => ({
          reply: jsonReply(200, presentView(view, readerOf(call)), { ETag: etag(view.version) }),
        })),
      ),
  );
}
