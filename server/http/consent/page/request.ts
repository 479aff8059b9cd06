/** The customer's page itself: who asks, for what, what they would see, until when; then what one can do. */
import { explainDeadline, type DeadlineBasis } from '../../../../rules/time/deadline.ts';
import type { ConsentLine, ConsentView } from '../../../actions/consent/read-consent.ts';
import { cleanDeep, cleanName } from '../../../mail/clean.ts';
import {
  calendarText,
  deadlineText,
  explainedDayText,
  instantText,
  lastDayText,
  placeText,
  ruleText,
} from '../../../mail/dates.ts';
import { html, type Part } from '../../../mail/html.ts';
import type { OwnerIdentity } from '../../../mail/identity.ts';
import { lineText, partnerText } from '../../../mail/letter.ts';
import {
  askForm,
  endForm,
  errorSummary,
  agreeForm,
  notMeForm,
  refuseForm,
  undoForm,
  type FormFrame,
} from './forms.ts';
import { layout } from './layout.ts';
import type { ConsentAct, ConsentTexts, Situation } from './texts.ts';

export interface RequestPage extends FormFrame {
  owner: string;
  identity: OwnerIdentity | null;
  otherUrl: string;
  done: Exclude<ConsentAct, 'not-me'> | null;
}

/** What the partner and the contacts typed is cleaned before it stands in a sentence of ours. */
export function cleanView(view: ConsentView): ConsentView {
  const clean = cleanDeep(view);
  const { contact } = clean.partner;
  return {
    ...clean,
    contact: { ...clean.contact, name: cleanName(clean.contact.name) },
    partner: { ...clean.partner, contact: contact && { ...contact, name: cleanName(contact.name) } },
  };
}

export function requestPage(page: RequestPage): string {
  const { view, texts, owner, identity, otherUrl, returned } = page;
  const undo = view.purpose === 'undo';
  const title = undo ? texts.undo.title : texts.title[situationOf(view)](view.partner.name);
  return layout(
    {
      texts,
      title: `${returned ? texts.errorPrefix : ''}${title}`,
      owner,
      identity,
      number: view.number,
      otherUrl,
    },
    [doneBox(page), errorSummary(page), html`<h1>${title}</h1> `, undo ? undoBody(page) : requestBody(page)],
  );
}

function doneBox({ done, view, texts }: RequestPage): Part {
  if (done === null || !isDone(view, done)) return null;
  return html`<div class="box good" role="status">
    <p>${doneText(view, done, texts)}</p>
  </div> `;
}

function doneText(view: ConsentView, done: NonNullable<RequestPage['done']>, texts: ConsentTexts): string {
  if (done === 'end') return endedText(view, texts);
  const recorded = view.lines.some((line) => line.standing === 'official');
  return done === 'agree' && recorded ? texts.accepted : texts.done[done];
}

/** Names what was ended and what stays: one line ended is not the whole. */
function endedText(view: ConsentView, texts: ConsentTexts): string {
  const named = (standing: ConsentLine['standing']): string =>
    view.lines
      .filter((line) => line.standing === standing)
      .map((line) => lineText(line, texts.language))
      .join('; ');
  return texts.ended(named('ended'), named('official') || null);
}

/** An address says nothing about what happened; how the lines stand does. */
function isDone(view: ConsentView, done: ConsentAct): boolean {
  const stands = (...standings: ConsentLine['standing'][]): boolean =>
    view.lines.some((line) => standings.includes(line.standing));
  if (done === 'refuse') return stands('refused', 'ended');
  if (done === 'agree') return stands('agreed', 'accepted', 'official');
  return done !== 'end' || stands('ended');
}

export function situationOf({ lines, period }: Pick<ConsentView, 'lines' | 'period'>): Situation {
  const open = lines.filter((line) => line.mayRefuse);
  if (open.length > 0) {
    if (open.every((line) => line.standing === 'official')) return 'accepted';
    if (open.every((line) => line.standing === 'unconfirmed')) return 'checked';
    return period.refusable === 'after-period' ? 'late' : 'asked';
  }
  if (lines.some((line) => line.standing === 'official')) return 'recorded';
  return lines.some((line) => line.standing === 'ended') ? 'ended' : 'over';
}

function requestBody(page: RequestPage): Part {
  const { view, texts, owner } = page;
  const { partner, customer } = view;
  const situation = situationOf(view);
  const inAdvance =
    situation === 'accepted' && view.lines.every((line) => !line.mayRefuse || line.by === 'code');
  return [
    html`<p>
        ${texts.lead(partner.name, owner, customer.name)}
        ${inAdvance ? texts.acceptedInAdvance : situation === 'asked' && view.silence === 'refuses' ? texts.explicit.next : texts.next[situation]}
      </p>
      <h2>${texts.whoAsks}</h2>
      <dl>
        <dt>${texts.partner}</dt>
        <dd>${partnerText(partner.name, partner.location)}</dd>
        ${
          partner.contact &&
          html`<dt>${texts.person}</dt>
            <dd>${partner.contact.name}<br />${partner.contact.email}</dd>`
        }
        <dt>${texts.forCustomer}</dt>
        <dd>${customer.name}</dd>
        <dt>${texts.requestNumber}</dt>
        <dd>${view.number}</dd>
      </dl>
      <h2>${texts.forWhat}</h2>
      ${lineItems(view.lines, view, texts)} `,
    seenPart(situation, texts),
    (situation === 'asked' || situation === 'accepted') && whenPart(view, texts),
    (situation === 'checked' || situation === 'late') && overPart(view, texts, situation),
    refuseForm(page),
    agreeForm(page),
    endForm(page),
    notMeForm(page),
    askForm(page),
    html`<h2>${texts.whySeen}</h2>
      <p>${texts.why(owner)} ${texts.checked[view.policy.windowStarts]}</p>`,
  ];
}

/** Whoever decides should know what about; where the partner sees nothing there is nothing to show. */
function seenPart(situation: Situation, texts: ConsentTexts): Part {
  if (situation === 'ended' || situation === 'over') return null;
  return html`<h2>
      ${situation === 'recorded' || situation === 'accepted' ? texts.whatSees : texts.whatSeen}
    </h2>
    <p>${texts.seen}</p>
    ${sampleTable(texts)} `;
}

function lineItems(lines: ConsentLine[], view: ConsentView, texts: ConsentTexts): Part {
  return html`<ul class="lines">
    ${lines.map((line) => html`<li><strong>${lineText(line, texts.language)}</strong><br />${standingText(line, view, texts)}</li>`)}
  </ul>`;
}

function standingText(line: ConsentLine, view: ConsentView, texts: ConsentTexts): string {
  const { zone } = view.customer;
  if (line.standing === 'official' && line.officialFrom)
    return texts.officialSince(instantText(texts.language, line.officialFrom, zone));
  if (line.standing === 'ended' && line.until)
    return texts.endedOn(instantText(texts.language, line.until, zone));
  const own =
    line.window && line.mayRefuse && line.window.endsAt !== view.period.window?.endsAt
      ? `; ${texts.ownDate(deadlineText(texts.language, line.window, Temporal.Instant.from(view.now)))}`
      : '';
  // The receipt of whoever only the partner knows has no link to undo a refusal.
  const undoText =
    line.standing === 'refused' && !view.contact.trusted ? texts.undoableByOthers : texts.undoable;
  const undo = line.undoUntil
    ? `; ${undoText(deadlineText(texts.language, line.undoUntil, Temporal.Instant.from(view.now)))}`
    : '';
  const { agreedBy } = line;
  const who = agreedBy?.name ? `${agreedBy.name} (${agreedBy.email})` : null;
  const standing =
    line.standing === 'paused' && view.pausedWhy === 'nobody-trusted'
      ? texts.pausedNobody
      : texts.standing[line.standing];
  return `${agreedBy ? texts.agreedBy(who, agreedBy.known) : standing}${own}${undo}`;
}

/** A period that waits for another delivery has no end yet, whatever it was before. */
function whenPart(view: ConsentView, texts: ConsentTexts): Part {
  const now = Temporal.Instant.from(view.now);
  const { window: known, began } = view.period;
  return html`<h2>${texts.untilWhen}</h2>
    <p>
      ${known ? html`<strong>${texts.untilKnown(deadlineText(texts.language, known, now))}</strong>` : texts.untilUnknown(ruleText(texts.language, view.policy.refusalWindow))}
      ${view.silence === 'refuses' && texts.explicit.until} ${texts.afterwards}
    </p>
    ${known && found(known, texts, began)}`;
}

/**
 * Over, and yet nothing came of it: nobody whose silence counts was asked, or the request has not been decided on yet. A refusal
 * still counts, so the date must not read as if it did not.
 */
function overPart(view: ConsentView, texts: ConsentTexts, why: 'checked' | 'late'): Part {
  const { window, began } = view.period;
  if (window === null) return null;
  return html`<h2>${texts.untilWhen}</h2>
    <p>${texts.untilOver[why](lastDayText(texts.language, window))}</p>
    ${found(window, texts, began)}`;
}

function found(basis: DeadlineBasis, texts: ConsentTexts, began: keyof ConsentTexts['foundStart']): Part {
  const { language } = texts;
  const explained = explainDeadline(basis);
  const { zone, calendarId, calendarVersion, rule } = explained;
  return html`<details>
    <summary>${texts.howFound}</summary>
    <p>
      ${texts.foundBy(ruleText(language, rule), placeText(language, zone), calendarText(language, calendarId), calendarVersion)}
      ${texts.foundStart[began](instantText(language, basis.startedAt, zone))}
    </p>
    <ol>
      ${explained.days.map((day) => html`<li>${explainedDayText(language, day)}</li>`)}
    </ol>
    <p>${texts.foundEnd(instantText(language, basis.endsAt, zone))}</p>
  </details>`;
}

function sampleTable({ sample: { caption, head, rows } }: ConsentTexts): Part {
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((value) => html`<td>${value}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function undoBody(page: RequestPage): Part {
  const { view, texts, owner } = page;
  const { undo } = view;
  const lead = html`<p>${texts.lead(view.partner.name, owner, view.customer.name)}</p> `;
  if (!undo || undo.lines.length === 0) {
    // A link whose time is over lists nothing any more, so it is named by its number.
    const about = html`<dl>
      <dt>${texts.partner}</dt>
      <dd>${view.partner.name}</dd>
      <dt>${texts.requestNumber}</dt>
      <dd>${view.number}</dd>
    </dl> `;
    return [
      view.lines.length > 0 ? lead : about,
      html`<p>${undo?.over ? texts.undo.over : texts.undo.nothing} ${texts.undo.next}</p> `,
      lineItems(view.lines, view, texts),
      endForm(page),
    ];
  }
  return [
    lead,
    html`<p>${texts.undo.intro[undo.decision]}</p> `,
    lineItems(undo.lines, view, texts),
    undo.until &&
      html`<p>
        <strong
          >${texts.undo.until(deadlineText(texts.language, undo.until, Temporal.Instant.from(view.now)))}</strong
        >
        ${texts.undo.effect[undo.decision]}
      </p>`,
    undo.until && found(undo.until, texts, 'decided'),
    html`<section class="box">${undoForm(page)}</section>`,
  ];
}
