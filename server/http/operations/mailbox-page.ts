/** /mailbox: the mails of the demo, which has no relay. It stands in for every reader's inbox, so nothing but the demo may mount it. */
import { Hono, type Context as HonoContext } from 'hono';
import {
  readMail,
  readMailbox,
  type MailboxEntry,
  type MailboxMail,
} from '../../actions/operations/read-mailbox.ts';
import type { Services } from '../../actions/run/context.ts';
import { instantText } from '../../mail/dates.ts';
import { html, Markup, type Part } from '../../mail/html.ts';
import { readMessageId } from '../../mail/message-id.ts';
import { isForeignForm } from '../frame/foreign-form.ts';
import type { Env } from '../frame/serve.ts';

export interface MailboxOptions {
  /** Plays a mail system that returns a customer's notice some time after it was accepted. */
  bounce(notice: { tenantId: string; claimId: string; noticeId: string }): Promise<unknown>;
}

const pageSize = 50;

/** To be mounted at /mailbox. */
export function mailboxPage(services: Services, options: MailboxOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/', (c) => list(services, c));
  app.get('/:tenant/:mail', async (c) => {
    const mail = await find(services, c);
    return mail ? page(services, mail.subject, mailView(services, mail)) : c.notFound();
  });
  app.post('/:tenant/:mail/bounce', async (c) => {
    const mail = await find(services, c);
    const origin = mail && readMessageId(hostOf(services), mail.messageId);
    if (!mail?.claimId || origin?.kind !== 'notice' || isForeignForm(c.req.raw, services.publicUrl))
      return c.notFound();
    await options.bounce({ tenantId: mail.tenantId, claimId: mail.claimId, noticeId: origin.id });
    return c.redirect(`${addressOf(mail)}?bounced=1`, 303);
  });
  return app;
}

const hostOf = ({ publicUrl }: Services): string => new URL(publicUrl).hostname;
const addressOf = ({ tenantId, id }: MailboxEntry): string => `/mailbox/${tenantId}/${id}`;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function find(services: Services, c: HonoContext<Env>): Promise<MailboxMail | null> {
  const { tenant = '', mail = '' } = c.req.param() as Record<string, string>;
  return uuid.test(tenant) && uuid.test(mail) ? readMail(services, tenant, mail) : null;
}

async function list(services: Services, c: HonoContext<Env>): Promise<Response> {
  const search = (c.req.query('q') ?? '').trim().slice(0, 200);
  const recipient = (c.req.query('to') ?? '').trim().slice(0, 254);
  const [, at, id] =
    /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))_([0-9a-f-]{36})$/.exec(c.req.query('before') ?? '') ?? [];
  const before = at && id && uuid.test(id) ? { at, id } : null;
  const mails = await readMailbox(services, { search, recipient, before, limit: pageSize + 1 });
  const shown = mails.slice(0, pageSize);
  const last = mails.length > pageSize ? shown.at(-1) : undefined;
  const query = (more: Record<string, string>): string =>
    `?${new URLSearchParams({ ...(search && { q: search }), ...(recipient && { to: recipient }), ...more })}`;
  return page(
    services,
    'Mailbox',
    html`<h1>Mailbox</h1>
      <p>Every mail of this demo, whoever it was sent to.</p>
      <form method="get" action="/mailbox" role="search">
        <label for="q">Search</label> <input type="search" id="q" name="q" value="${search}" />
        <label for="to">To</label> <input type="text" id="to" name="to" value="${recipient}" />
        <button type="submit">Show</button>${(search || recipient) && html` <a href="/mailbox">Show all</a>`}
      </form>
      ${shown.length === 0 ? html`<p>${search || recipient ? 'No mail fits.' : 'No mail has been sent yet.'}</p>` : table(services, shown, query)}
      ${last && html`<p><a href="${query({ before: `${last.at}_${last.id}` })}">Older mails</a></p>`}`,
  );
}

function table(
  services: Services,
  mails: MailboxEntry[],
  query: (more: Record<string, string>) => string,
): Markup {
  return html`<div class="wide" role="region" aria-label="Mails" tabindex="0">
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">Sent</th>
          <th role="columnheader" scope="col">To</th>
          <th role="columnheader" scope="col">Subject</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${mails.map(
          (mail) =>
            html`<tr role="row">
              <td role="cell">${instantText('en', mail.at, services.owner.zone)}</td>
              <td role="cell"><a href="${query({ to: mail.recipient })}">${mail.recipient}</a></td>
              <td role="cell">
                <a href="${addressOf(mail)}">${mail.subject}</a>${mail.outcome === 'refused' && ' (refused)'}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function mailView(services: Services, mail: MailboxMail): Part {
  const notice = readMessageId(hostOf(services), mail.messageId)?.kind === 'notice';
  // Links of the mail open in the whole window, not in the frame; the frame can run nothing.
  const framed = mail.bodyHtml?.replace('<head>', '<head><base target="_top">');
  return html`<p><a href="/mailbox">All mails</a></p>
    <h1>${mail.subject}</h1>
    <dl>
      <dt>From</dt>
      <dd>${mail.sender}</dd>
      <dt>To</dt>
      <dd>${mail.recipient}</dd>
      <dt>Sent</dt>
      <dd>${instantText('en', mail.at, services.owner.zone)}</dd>
      <dt>Message-ID</dt>
      <dd>${mail.messageId}</dd>
      <dt>Relay</dt>
      <dd>${mail.outcome}: ${mail.relayAnswer}</dd>
    </dl>
    ${notice && html`<form method="post" action="${addressOf(mail)}/bounce"><button type="submit">Let this mail bounce</button> The notice then comes back as undeliverable.</form>`}
    ${framed === undefined && html`<p>A relay took this mail. Its words are not kept here.</p>`}
    ${
      framed !== undefined &&
      html`<h2>As HTML</h2>
        <iframe
          title="The mail as HTML"
          style="height:${heightOf(mail.bodyText ?? '')}rem"
          sandbox="allow-top-navigation-by-user-activation"
          srcdoc="${framed}"
        ></iframe>
        <h2>As text</h2>
        <div class="wide" role="region" aria-label="The mail as text" tabindex="0">
          <pre>${linked(mail.bodyText ?? '')}</pre>
        </div>`
    }`;
}

/** A frame that runs nothing cannot say how tall it is; the text has about as many lines as the HTML. */
const heightOf = (text: string): number => Math.round(6 + text.split('\n').length * 1.5);

/** Addresses in the text, as mail programs make them links. */
function linked(text: string): Part {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) => (index % 2 === 1 ? html`<a href="${piece}">${piece}</a>` : piece));
}

const style =
  new Markup(`<style>:root{color-scheme:light dark}body{font:1rem/1.5 'Segoe UI',system-ui,sans-serif;max-width:64rem;margin:0 auto;padding:1rem;background:Canvas;color:CanvasText}
a{color:LinkText}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid GrayText}
input,button{font:inherit;padding:.4rem .6rem;height:2.5rem;box-sizing:border-box;max-width:100%}form{margin:1rem 0}.wide{overflow-x:auto}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
iframe{width:100%;min-height:20rem;border:1px solid GrayText;border-radius:4px}@media (max-width:40rem){thead{position:absolute;clip-path:inset(50%)}tr{display:block;padding:.5rem 0;border-bottom:1px solid GrayText}td{display:block;padding:.1rem 0;border:0;overflow-wrap:anywhere}input{width:100%}dl{display:block}dd{margin-bottom:.4rem}}
pre{font:inherit;font-family:Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}:focus-visible{outline:3px solid LinkText;outline-offset:2px}</style>`);

function page({ publicUrl }: Services, title: string, body: Part): Response {
  const markup = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – demo mailbox</title>
        ${style}
      </head>
      <body>
        <header><a href="${publicUrl}">Back to the portal</a></header>
        <main>${body}</main>
      </body>
    </html> `;
  return new Response(markup.text, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'",
    },
  });
}
