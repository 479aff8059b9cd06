/** /v1/notices/{id}: how a notice to the customer fares, and what can be done when it does not arrive. */
import { confirmContact } from '../../actions/consent/confirm-contact.ts';
import { correctContact } from '../../actions/consent/correct-contact.ts';
import { readNotice } from '../../actions/consent/read-notice.ts';
import { personInput } from '../claims/claim-input-schema.ts';
import { etag } from '../frame/call.ts';
import { claimReply } from '../claims/claim-reply.ts';
import { claimSchema, noticeSchema } from '../claims/claim-schema.ts';
import { idOut, instantOut, prose, request, shape, word, z } from '../frame/fields.ts';
import { idOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { presentNotice } from '../claims/present-claim.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const sentMailSchema = shape('SentMail', {
  template: z.string().openapi({ example: 'customer-notice' }),
  at: instantOut(),
  outcome: word('accepted', 'refused'),
  language: z.string().openapi({ example: 'nl' }),
  subject: z
    .string()
    .openapi({ example: 'Northwind wants to be recorded as your partner of record: is that right?' }),
  textVersion: z.string().nullable().openapi({
    example: 'own 3',
    description:
      "'own' and the number of an administrator's text, or 'program' and the version whose own text it is. null, as are the sums and the words, in a mail that an older program sent.",
  }),
  textSha256: z.string().nullable().openapi({
    example: 'a3f5…',
    description:
      'Hexadecimal SHA-256 of the plain text as it was sent, in UTF-8, lines ending in a line feed.',
  }),
  htmlSha256: z.string().nullable().openapi({ example: '9c1e…', description: 'Likewise of the HTML.' }),
  words: z.string().nullable().openapi({
    example: 'Dear Ann,\n\nhttps://cpor.example/consent/{link}',
    description:
      'The plain text with {link} and {code} where the key of the link and the code stood; a brace of its own is doubled.',
  }),
});

const noticeWithClaim = noticeSchema
  .extend({
    claimId: idOut('claim'),
    claimVersion: z.number().int().openapi({ example: 7 }),
    mails: z.array(sentMailSchema).nullable().openapi({
      description: 'What was sent to its holder, the oldest first. null for partners.',
    }),
  })
  .openapi('NoticeOfClaim');

export function notices(kit: Kit): void {
  const read = operation({
    id: 'readNotice',
    sdk: 'notices.read',
    tag: 'Notices',
    method: 'get',
    path: '/v1/notices/{id}',
    summary: 'The delivery state of a notice, and the words that were sent',
    description: 'The ETag is that of the claim.',
    params: { id: 'notice' },
    refusals: [404],
    answer: { status: 200, description: 'The notice', schema: noticeWithClaim, headers: ['ETag'] },
  });
  serve(kit, read, async ({ ctx, params: { id }, actor, json }) =>
    json(
      await readNotice(ctx, id),
      (row) => ({
        ...presentNotice(id.tenantId, row, actor),
        claimId: idOf('claim', id.tenantId, row.claimId),
        claimVersion: row.claimVersion,
        mails: row.mails,
      }),
      (row) => ({ ETag: etag(row.claimVersion) }),
    ),
  );

  const acting = {
    tag: 'Notices',
    method: 'post',
    params: { id: 'notice' },
    ifMatch: true,
    refusals: [422],
    answer: {
      status: 200,
      description: 'The claim after it',
      schema: claimSchema,
      headers: ['ETag', 'Idempotency-Replayed'],
    },
  } as const;
  const correct = operation({
    ...acting,
    id: 'correctContact',
    sdk: 'notices.correctContact',
    path: '/v1/notices/{id}/correct-contact',
    summary: 'Name another contact for a paused request',
    description: 'A new notice goes out and a full window starts when it has arrived.',
    body: {
      schema: request('CorrectContact', {
        contact: personInput,
        contactDomainReason: prose(1000).nullable().optional().openapi({ example: null }),
      }),
    },
  });
  serve(kit, correct, async ({ ctx, params: { id }, body, answer }) => {
    const found = await readNotice(ctx, id);
    if (!found.ok) return answer(found);
    return answer(
      await correctContact(
        ctx,
        { tenantId: id.tenantId, id: found.value.claimId },
        {
          round: found.value.round,
          contact: body.contact,
          contactDomainReason: body.contactDomainReason,
        },
        claimReply(ctx),
      ),
    );
  });
  const confirm = operation({
    ...acting,
    id: 'confirmContact',
    sdk: 'notices.confirmContact',
    path: '/v1/notices/{id}/confirm-contact',
    summary: 'Confirm that an address is right',
    description: 'A new notice goes to the same address and a full window starts when it has arrived.',
    body: {
      schema: request('ConfirmContact', {
        reason: prose(1000).openapi({ example: 'Confirmed by phone; the mailbox was full.' }),
      }),
    },
  });
  serve(kit, confirm, async ({ ctx, params: { id }, body, answer }) => {
    const found = await readNotice(ctx, id);
    if (!found.ok) return answer(found);
    return answer(
      await confirmContact(
        ctx,
        { tenantId: id.tenantId, id: found.value.claimId },
        {
          round: found.value.round,
          email: found.value.email,
          reason: body.reason,
        },
        claimReply(ctx),
      ),
    );
  });
}
