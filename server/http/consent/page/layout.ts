/** The frame of the customer's page: no script, nothing from outside, one style sheet that the content policy knows by its hash. */
import { createHash } from 'node:crypto';
import { html, Markup, type Part } from '../../../mail/html.ts';
import { identityWords, type OwnerIdentity } from '../../../mail/identity.ts';
import type { ConsentTexts } from './texts.ts';

const style = `
:root{color-scheme:light dark;--text:#1b1a19;--soft:#4a4846;--back:#fff;--card:#f5f5f5;--edge:#767371;--link:#0b5394;--bad:#a4262c;--good:#0b6a0b;--button:#0b5394;--ink:#fff}
@media (prefers-color-scheme:dark){:root{--text:#f3f2f1;--soft:#c8c6c4;--back:#1b1a19;--card:#292827;--edge:#a19f9d;--link:#82c7ff;--bad:#ff9b9b;--good:#8fd18f;--button:#82c7ff;--ink:#1b1a19}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:1rem/1.5 'Segoe UI',system-ui,-apple-system,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:44rem;margin:0 auto;padding:0 1rem}
header{display:flex;justify-content:space-between;gap:1rem;padding-top:1rem}
header p{margin:0}
a{color:var(--link)}
h1{font-size:1.6rem;line-height:1.25;margin:1rem 0}
h2{font-size:1.2rem;line-height:1.3;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}
dl{margin:0}dt{font-weight:600}dd{margin:0 0 .5rem}
.box{background:var(--card);border:1px solid var(--edge);border-radius:6px;padding:1rem;margin:1rem 0}
.box>h2:first-child{margin-top:0}
.bad{border-color:var(--bad);border-width:2px}.good{border-color:var(--good);border-width:2px}
.error{color:var(--bad);font-weight:600;margin:.25rem 0}
.soft{color:var(--soft);margin:.25rem 0}
.lines{padding-left:1.25rem}.lines li{margin:.5rem 0}
table{border-collapse:collapse;overflow-wrap:normal;hyphens:auto}caption{text-align:left;color:var(--soft)}th,td{border:1px solid var(--edge);padding:.25rem .4rem;text-align:left}td{text-align:right}
@media (max-width:26rem){table{font-size:.8125rem}th,td{padding:.25rem}}
.wide{overflow-x:auto}
summary{cursor:pointer;padding:.5rem 0;font-weight:600}
summary h2{display:inline;font-size:1.2rem}
fieldset{border:0;margin:0 0 1rem;padding:0}legend{font-weight:600;padding:0}
label{display:block;font-weight:600;margin-top:.75rem}
.tick{display:flex;gap:.6rem;align-items:flex-start;font-weight:400;padding:.4rem 0;margin:0}
.tick input{width:1.5rem;height:1.5rem;margin:0;flex:none;accent-color:var(--button)}
input[type=text],input[type=email],textarea{width:100%;max-width:32rem;font:inherit;color:inherit;background:var(--back);border:1px solid var(--edge);border-radius:4px;padding:.5rem;min-height:2.75rem}
textarea{min-height:6rem}
.short{max-width:12rem!important}
button{font:inherit;font-weight:600;color:var(--ink);background:var(--button);border:2px solid var(--button);border-radius:4px;padding:.5rem 1.25rem;min-height:2.75rem;margin-top:.75rem;cursor:pointer}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
footer{color:var(--soft);padding:2rem 1rem}footer h2{font-size:1rem;margin:1.25rem 0 .25rem}footer p{margin:0}
@media print{form,header a,.screen{display:none}details>*{display:block}body{font-size:11pt}}
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing is loaded, run or framed; forms go back to this site only; no copy is kept and no search engine lists it. */
export const pageHeaders: Record<string, string> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const sheet = new Markup(`<style>${style}</style>`);

export interface PageFrame {
  texts: ConsentTexts;
  title: string;
  owner: string;
  identity: OwnerIdentity | null;
  /** The request's number; null on a page that is about none. */
  number?: string | null;
  /** Of the same page in the other language; null where there is none. */ otherUrl: string | null;
}

export function layout(
  { texts, title, owner, identity, number = null, otherUrl }: PageFrame,
  body: Part,
): string {
  const { code, name } = texts.otherLanguage;
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${sheet}
      </head>
      <body>
        <header>
          <p>${owner}</p>
          ${otherUrl !== null && html`<p><a href="${otherUrl}" lang="${code}" hreflang="${code}">${name}</a></p>`}
        </header>
        <main>${body}</main>
        <footer>
          <p>${texts.footer(owner)}</p>
          ${identity && identityPart(texts, identity, number)}
        </footer>
      </body>
    </html> `.text;
}

function identityPart({ language }: ConsentTexts, identity: OwnerIdentity, number: string | null): Part {
  const { heading, whoWeAre, check, never, privacyHeading, privacy } = identityWords(language, identity);
  return html`<h2>${heading}</h2>
    <p>${whoWeAre} ${check(number)} ${never}</p>
    <h2>${privacyHeading}</h2>
    <p>${privacy}</p> `;
}

/** A page that only says something. */
export function messagePage(
  frame: Omit<PageFrame, 'title'>,
  { title, text }: { title: string; text: string },
): string {
  return layout(
    { ...frame, title },
    html`<h1>${title}</h1>
      <p>${text}</p>`,
  );
}
