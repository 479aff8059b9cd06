/**
 * The forms of the customer's page. Every box and choice is empty at first: a form that is sent untouched, as scanners of mail
 * do, decides nothing and says what is missing.
 */
import type { ConsentLine, ConsentView } from '../../../actions/consent/read-consent.ts';
import { ruleText } from '../../../mail/dates.ts';
import { html, type Markup, type Part } from '../../../mail/html.ts';
import { lineText } from '../../../mail/letter.ts';
import { idOf } from '../../frame/ids.ts';
import type { ConsentAct, ConsentTexts } from './texts.ts';

/** What somebody sent that could not be done. */
export interface Returned {
  act: ConsentAct;
  /** Code by field; '' is the form as a whole. */
  errors: Record<string, string>;
  values: Record<string, string>;
  /** Ticked or chosen line ids, as the form sent them. */
  lines: string[];
}

export interface FormFrame {
  view: ConsentView;
  texts: ConsentTexts;
  action: string;
  seal: string;
  /** What the form says about the page that it stands on (shown-page.ts). */
  shown: string;
  returned: Returned | null;
}

/** The fields of one form with what was sent before and what is wrong with it. */
interface Fields {
  act: ConsentAct;
  texts: ConsentTexts;
  error(name: string): string | null;
  value(name: string): string;
  chosen(id: string): boolean;
}

function fieldsOf({ texts, returned }: FormFrame, act: ConsentAct): Fields {
  const mine = returned?.act === act ? returned : null;
  return {
    act,
    texts,
    error: (name) =>
      mine && Object.hasOwn(mine.errors, name)
        ? (texts.errors[mine.errors[name] as string] ?? texts.unexpected)
        : null,
    value: (name) => mine?.values[name] ?? '',
    chosen: (id) => mine?.lines.includes(id) ?? false,
  };
}

function form({ action, seal, shown }: FormFrame, fields: Fields, button: string, parts: Part): Markup {
  return html`<form method="post" action="${action}" novalidate autocomplete="off">
    <input type="hidden" name="act" value="${fields.act}" /><input
      type="hidden"
      name="seen"
      value="${seal}"
    /><input type="hidden" name="shown" value="${shown}" />
    ${parts}
    <button type="submit">${button}</button>
  </form>`;
}

const idFor = (fields: Fields, name: string): string => `${fields.act}-${name}`;

function errorOf(fields: Fields, name: string): Part {
  const error = fields.error(name);
  return error !== null && html`<p class="error" id="${idFor(fields, name)}-error">${error}</p>`;
}

/** Attributes that tie a control to its hint and its error. */
function tied(fields: Fields, name: string, hint: boolean): Markup {
  const id = idFor(fields, name);
  const error = fields.error(name) !== null;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`${described !== '' && html` aria-describedby="${described}"`}${error && html` aria-invalid="true"`}`;
}

function tick(fields: Fields, label: string): Markup {
  const id = idFor(fields, 'confirm');
  return html`${errorOf(fields, 'confirm')}<label class="tick" for="${id}"
      ><input
        type="checkbox"
        id="${id}"
        name="confirm"
        value="yes"
        ${fields.value('confirm') === 'yes' && html` checked`}${tied(fields, 'confirm', false)}
      /><span>${label}</span></label
    >`;
}

interface TextField {
  name: string;
  label: string;
  hint?: string;
  kind?: 'text' | 'email' | 'long';
  required?: boolean;
  short?: boolean;
  mode?: string;
  keep?: boolean;
}

function textField(
  fields: Fields,
  { name, label, hint, kind = 'text', required = false, short = false, mode, keep = true }: TextField,
): Markup {
  const id = idFor(fields, name);
  const value = keep ? fields.value(name) : '';
  const marks = html` id="${id}"
  name="${name}"${tied(fields, name, hint !== undefined)}${mode !== undefined && html` inputmode="${mode}"`}`;
  return html`<label for="${id}"
      >${label} <span class="soft">${required ? fields.texts.required : fields.texts.optional}</span></label
    >
    ${hint !== undefined && html`<p class="soft" id="${id}-hint">${hint}</p>`}${errorOf(fields, name)}${
      kind === 'long'
        ? html`<textarea${marks} rows="4">${value}</textarea>`
        : html`<input type="${kind}" ${short && html` class="short"`}${marks} value="${value}" />`
    }`;
}

function choice(
  fields: Fields,
  view: ConsentView,
  lines: ConsentLine[],
  legend: string,
  kind: 'checkbox' | 'radio',
  all: string | null,
): Markup {
  const options = lines.map((line) => ({
    id: idOf('line', view.ref.tenantId, line.lineId),
    label: lineText(line, fields.texts.language),
  }));
  if (all !== null && lines.length > 1) options.unshift({ id: 'all', label: all });
  return html`<fieldset id="${idFor(fields, 'line')}">
    <legend>${legend}</legend>
    ${errorOf(fields, 'line')}
    ${options.map(
      ({ id, label }, index) =>
        html`<label class="tick" for="${fields.act}-line-${index}"
          ><input
            type="${kind}"
            id="${fields.act}-line-${index}"
            name="line"
            value="${id}"
            ${fields.chosen(id) && html` checked`}${tied(fields, 'line', false)}
          /><span>${label}</span></label
        >`,
    )}
  </fieldset>`;
}

const undoRule = ({ view, texts }: FormFrame): string => ruleText(texts.language, view.policy.undo);

export function refuseForm(frame: FormFrame): Part {
  const { view, texts } = frame;
  const lines = view.lines.filter((line) => line.mayRefuse);
  if (lines.length === 0) return null;
  const fields = fieldsOf(frame, 'refuse');
  return html`<section class="box" aria-labelledby="refuse">
    <h2 id="refuse">${texts.refuse.heading}</h2>
    <p>${texts.refuse.intro} ${texts.refuse.receipt(undoRule(frame))}</p>
    ${form(
      frame,
      fields,
      texts.refuse.button,
      html`${errorOf(fields, '')}${choice(fields, view, lines, texts.refuse.which, 'checkbox', texts.refuse.all)}
      ${textField(fields, { name: 'reason', label: texts.refuse.reason, hint: texts.refuse.reasonHint, kind: 'long' })}
      ${tick(fields, texts.refuse.confirm)}`,
    )}
  </section>`;
}

export function agreeForm(frame: FormFrame): Part {
  const {
    view,
    texts: { agree },
    texts,
  } = frame;
  if (!view.lines.some((line) => line.mayAgree)) return null;
  const fields = fieldsOf(frame, 'agree');
  const early =
    view.early === 'possible' &&
    html`<h3>${agree.early}</h3>
      <p id="agree-early">${agree.earlyIntro(undoRule(frame))}</p>
      ${textField(fields, { name: 'code', label: agree.code, hint: agree.codeHint, short: true, mode: 'numeric', keep: false })}`;
  return html`<section class="box" aria-labelledby="agree">
    <h2 id="agree">${texts.agree.heading}</h2>
    <p>
      ${view.silence === 'refuses' ? texts.explicit.agree[view.contact.trusted ? 'trusted' : 'others'] : agree.intro}
    </p>
    ${view.early === 'locked' && html`<p class="error">${agree.locked}</p>`}
    ${frame.returned?.errors['code'] === 'code-wrong' && view.triesLeft > 0 && html`<p>${agree.triesLeft(view.triesLeft)}</p>`}
    ${form(frame, fields, agree.button, html`${errorOf(fields, '')}${early}${tick(fields, agree.confirm)}`)}
  </section>`;
}

export function endForm(frame: FormFrame): Part {
  const {
    view,
    texts: { end },
  } = frame;
  const lines = view.lines.filter((line) => line.mayEnd);
  if (lines.length === 0) return null;
  const fields = fieldsOf(frame, 'end');
  return html`<section class="box" aria-labelledby="end">
    <h2 id="end">${end.heading}</h2>
    <p>${end.intro}</p>
    ${form(
      frame,
      fields,
      end.button,
      html`${errorOf(fields, '')}${choice(fields, view, lines, end.which, 'radio', null)}
      ${textField(fields, { name: 'reason', label: end.reason, hint: end.reasonHint, kind: 'long' })}
      ${tick(fields, end.confirm)}`,
    )}
  </section>`;
}

export function notMeForm(frame: FormFrame): Part {
  const {
    view,
    returned,
    texts: { notMe },
  } = frame;
  if (!view.lines.some((line) => line.mayAgree)) return null;
  const fields = fieldsOf(frame, 'not-me');
  return html`<details class="box screen" ${returned?.act === 'not-me' && html` open`}>
    <summary><h2>${notMe.heading}</h2></summary>
    <p>${notMe.intro} ${view.replacementsLeft > 0 && notMe.left(view.replacementsLeft)}</p>
    ${form(
      frame,
      fields,
      notMe.button,
      html`${errorOf(fields, '')}
        <p>${notMe.nobody}</p>
        ${textField(fields, { name: 'name', label: notMe.name })}
        ${textField(fields, { name: 'title', label: notMe.title })}
        ${textField(fields, { name: 'email', label: notMe.email, kind: 'email', hint: notMe.emailHint(view.contact.trusted ? view.customer.domains.join(', ') : null) })}
        ${tick(fields, notMe.confirm)}`,
    )}
  </details>`;
}

export function askForm(frame: FormFrame): Part {
  const {
    view,
    returned,
    texts: { ask },
  } = frame;
  if (view.lines.length === 0) return null;
  const running = view.lines.some((line) => line.mayAgree);
  const fields = fieldsOf(frame, 'ask');
  return html`<details class="box screen" ${returned?.act === 'ask' && html` open`}>
    <summary><h2>${ask.heading}</h2></summary>
    <p>${ask.intro} ${running && ask.runsOn}</p>
    ${form(frame, fields, ask.button, html`${errorOf(fields, '')}${textField(fields, { name: 'text', label: ask.text, kind: 'long', required: true })}`)}
  </details>`;
}

export function undoForm(frame: FormFrame): Part {
  const {
    texts: { undo },
  } = frame;
  const fields = fieldsOf(frame, 'undo');
  return form(frame, fields, undo.button, html`${errorOf(fields, '')}${tick(fields, undo.confirm)}`);
}

/** What went wrong, first on the page, each with the way to its field. */
export function errorSummary({ texts, returned }: FormFrame): Part {
  if (!returned) return null;
  const items = Object.entries(returned.errors).map(([name, code]) => {
    const text = texts.errors[code] ?? (code === 'stale' ? texts.stale : texts.unexpected);
    return name === ''
      ? html`<li>${text}</li>`
      : html`<li><a href="#${returned.act}-${name === 'line' ? 'line-0' : name}">${text}</a></li>`;
  });
  return html`<div class="box bad" role="alert">
    <h2>${texts.errorHeading}</h2>
    <ul>
      ${items}
    </ul>
  </div>`;
}
