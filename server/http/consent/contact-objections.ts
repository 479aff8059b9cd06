/** /v1/contact-objections/{token}: the JSON twin of the page by which somebody trusted objects to a new trusted contact. */
import { objectToContact } from '../../actions/consent/object-to-contact.ts';
import { readObjectionToken, type ObjectionRef } from '../../actions/consent/objection-link.ts';
import { objectingActor, readContactNews } from '../../actions/consent/read-contact-news.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import type { ContactNews } from '../../store/consent/contact-reads.ts';
import { prose, request, shape, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { confirmed } from './consents.ts';

const newsSchema = shape('ContactNews', {
  customer: z.string().openapi({ example: 'Contoso Logistics' }),
  name: z.string().openapi({ example: 'Iris Visser' }),
  title: z.string().openapi({ example: 'IT manager' }),
  email: z.string().openapi({ example: 'i.visser@contoso.example' }),
});

export function contactObjections(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'readContactNews',
      sdk: 'contactObjections.read',
      tag: "Customer's decision",
      method: 'get',
      path: '/v1/contact-objections/{token}',
      limit: 'link',
      summary: 'The new trusted contact behind a link',
      description: "The token of the mail's link is the key. Opening changes nothing.",
      params: { token: 'text' },
      refusals: [404, 409],
      answer: { status: 200, description: 'The contact', schema: newsSchema },
    }),
    async ({ services, params, json }) =>
      json(await newsOf(services, params.token), ({ news: { customer, contact } }) => ({
        customer,
        name: contact.name,
        title: contact.title,
        email: contact.email,
      })),
  );
  serve(
    kit,
    operation({
      id: 'objectToContact',
      sdk: 'contactObjections.object',
      tag: "Customer's decision",
      method: 'post',
      path: '/v1/contact-objections/{token}/object',
      limit: 'link',
      summary: 'Object to a new trusted contact',
      description: 'Removes the contact at once; every link of theirs is void.',
      params: { token: 'text' },
      refusals: [403, 404, 409, 422],
      body: {
        schema: request('ObjectionInput', {
          why: prose(2000).openapi({ example: 'Nobody here knows this person.' }),
          confirmed,
        }),
      },
      answer: { status: 204, description: 'Removed' },
    }),
    async ({ ctx, services, params, body, answer }) => {
      const found = await newsOf(services, params.token);
      if (!found.ok) return answer(found);
      if (!body.confirmed)
        return answer(deny('invalid', { code: 'confirmation-required', pointer: '/confirmed' }));
      const { ref, reader } = found.value;
      return answer(
        await objectToContact(
          { ...ctx, actor: objectingActor(ref, reader) },
          ref,
          { contactId: ref.contactId, why: body.why },
          () => ({ reply: { status: 204, headers: {}, body: '' } }),
        ),
      );
    },
  );
}

interface Found {
  ref: ObjectionRef;
  news: ContactNews;
  reader: NonNullable<ContactNews['reader']>;
}

/** Only the holder of a link that was good learns that it is not any more. */
async function newsOf(services: Kit['services'], token: string): Promise<Outcome<Found>> {
  const ref = readObjectionToken(services.secret, token);
  const news = ref && (await readContactNews(services, ref));
  if (!ref || !news) return deny('hidden', { code: 'not-found', pointer: '' });
  const { reader } = news;
  if (!reader || !news.contact.inForce) return deny('conflict', { code: 'link-void', pointer: '' });
  return accept({ ref, news, reader });
}
