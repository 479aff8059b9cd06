/**
 * Objecting to a new trusted contact without an account: /contact/{token}. GET never acts; a form that was sent untouched does
 * nothing and is shown again with what is missing.
 */
import { Hono, type Context as HonoContext } from 'hono';
import { objectToContact } from '../../actions/consent/object-to-contact.ts';
import { readObjectionToken, type ObjectionRef } from '../../actions/consent/objection-link.ts';
import { objectingActor, readContactNews } from '../../actions/consent/read-contact-news.ts';
import type { Services } from '../../actions/run/context.ts';
import { cleanLine, cleanName } from '../../mail/clean.ts';
import { languageOf } from '../../mail/dates.ts';
import { html } from '../../mail/html.ts';
import type { OwnerIdentity } from '../../mail/identity.ts';
import type { ContactNews } from '../../store/consent/contact-reads.ts';
import { callerAddress } from '../frame/caller.ts';
import { isForeignForm } from '../frame/foreign-form.ts';
import type { Limits } from '../frame/limits.ts';
import type { Env } from '../frame/serve.ts';
import { layout, messagePage, pageHeaders } from './page/layout.ts';
import { consentTexts, type ConsentTexts } from './page/texts.ts';

export interface ContactPageOptions {
  owner: string;
  /** Who the owner is, and how to check that a mail is really its own; null where it has not said. */
  identity: OwnerIdentity | null;
  limits: Limits | null;
}

interface Opened {
  ref: ObjectionRef;
  news: ContactNews;
  reader: NonNullable<ContactNews['reader']>;
  texts: ConsentTexts;
}

/** To be mounted at /contact. */
export function contactPage(services: Services, options: ContactPageOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:token', async (c) => {
    const opened = await openLink(services, options, c);
    return opened instanceof Response ? opened : show(options, opened, 200, null);
  });
  app.post('/:token', async (c) => {
    const opened = await openLink(services, options, c);
    if (opened instanceof Response) return opened;
    const { texts, ref, reader } = opened;
    if (isForeignForm(c.req.raw, services.publicUrl)) return show(options, opened, 403, texts.stale);
    const sent = new URLSearchParams((await c.req.text()).slice(0, 16_384));
    const why = (sent.get('why') ?? '').trim().slice(0, 2000);
    if (sent.get('confirm') !== 'yes')
      return show(options, opened, 422, texts.errors['confirmation-required'] ?? texts.unexpected, why);
    const outcome = await objectToContact(
      {
        ...services,
        actor: objectingActor(ref, reader),
        requestId: c.get('requestId') ?? '',
        idempotency: null,
        ifMatch: null,
        validateOnly: false,
      },
      ref,
      { contactId: ref.contactId, why: why === '' ? texts.contact.noReason : why },
      () => ({ reply: { status: 204, headers: {}, body: '' } }),
    );
    if (!outcome.ok) return show(options, opened, 409, texts.unexpected, why);
    return page(
      200,
      messagePage(
        { texts, owner: options.owner, identity: options.identity, otherUrl: null },
        texts.contact.done,
      ),
    );
  });
  return app;
}

async function openLink(
  services: Services,
  { owner, identity, limits }: ContactPageOptions,
  c: HonoContext<Env>,
): Promise<Opened | Response> {
  limits?.take(callerAddress(c.env?.incoming), 'link');
  const ref = readObjectionToken(services.secret, c.req.param('token') ?? '');
  const news = ref && (await readContactNews(services, ref));
  const asked = c.req.query('lang');
  const language =
    asked === 'en' || asked === 'nl' ? asked : languageOf(news?.language ?? c.req.header('accept-language'));
  const texts = consentTexts[language];
  const frame = { texts, owner, identity, otherUrl: `?lang=${texts.otherLanguage.code}` };
  if (!ref || !news) return page(404, messagePage(frame, texts.unknown));
  const { reader } = news;
  if (!reader || !news.contact.inForce) return page(410, messagePage(frame, texts.contact.gone));
  return { ref, news, reader, texts };
}

function show(
  { owner, identity }: ContactPageOptions,
  { news, texts }: Opened,
  status: number,
  error: string | null,
  why = '',
): Response {
  const words = texts.contact;
  const title = cleanLine(news.contact.title, 120);
  return page(
    status,
    layout(
      {
        texts,
        title: `${error === null ? '' : texts.errorPrefix}${words.title}`,
        owner,
        identity,
        otherUrl: `?lang=${texts.otherLanguage.code}`,
      },
      html`${
          error !== null &&
          html`<div class="box bad" role="alert">
            <h2>${texts.errorHeading}</h2>
            <p>${error}</p>
          </div>`
        }
        <h1>${words.title}</h1>
        <p>${words.lead(owner, cleanLine(news.customer, 200))}</p>
        <dl>
          <dt>${texts.notMe.name}</dt>
          <dd>${cleanName(news.contact.name)}${title !== '' && html`, ${title}`}</dd>
          <dt>${texts.notMe.email}</dt>
          <dd>${cleanLine(news.contact.email, 254)}</dd>
        </dl>
        <form method="post" action="?lang=${texts.language}" novalidate autocomplete="off">
          <label for="why">${words.why} <span class="soft">${texts.optional}</span></label>
          <textarea id="why" name="why" rows="4">${why}</textarea>
          <label class="tick" for="confirm"
            ><input type="checkbox" id="confirm" name="confirm" value="yes" /><span
              >${words.confirm}</span
            ></label
          >
          <button type="submit">${words.button}</button>
        </form>`,
    ),
  );
}

function page(status: number, body: string): Response {
  return new Response(body, { status, headers: pageHeaders });
}
