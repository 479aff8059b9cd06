/** Cells of signature blocks taken apart into label and value. */
import { findDates, type DateReading } from './dates.ts';
import { namesCompany } from './company-names.ts';
import { announces } from './sections.ts';
import {
  isHeadingLike,
  isPartyOnly,
  labelKinds,
  sideOf,
  type LabelKind,
  type Parties,
  type Side,
} from './signature-words.ts';
import { fold, type Cell } from './text.ts';

export interface Piece {
  kinds: Set<LabelKind>;
  /** Folded label, empty for a bare value. */
  label: string;
  /** Folded; null when the label stands alone. */
  value: string | null;
  side: Side | null;
  cell: Cell;
}

export interface Reader {
  parties: Parties;
  dates: DateReading;
}

const innerLabel = new RegExp(
  [
    String.raw`\s+(?=(?:print(?:ed)? name|name|naam|nom|date|datum|signature|handtekening|unterschrift|title|titel`,
    String.raw`|functie|function|funktion|fonction|place|plaats|ort|lieu|position|signed by|date de signature)\s*:)`,
  ].join(''),
  'i',
);
const signedBy = new RegExp(
  [
    String.raw`^((?:(?:electronically|digitally|elektronisch|digitaal) )?(?:docusigned|signed|getekend|ondertekend`,
    String.raw`|unterzeichnet|unterschrieben|gezeichnet|signe(?:e|s)?|firmado|accepted|agreed|approved|acknowledged`,
    String.raw`|confirmed|namens .{3,60} getekend|akkoord|goedgekeurd|genehmigt|bestatigt|accepte`,
    String.raw`|approuve)\b.{0,80}?\b(?:by|door|von|durch|par|por)|getekend|gez\.|w\.g\.|sgd\.?|signed,)\s+(\S.*)$`,
  ].join(''),
);
const shortLabel = new RegExp(
  [
    String.raw`^(name|naam|nom|date|datum|dated|d\.d\.|signature|handtekening|unterschrift|title|titel|functie|function`,
    String.raw`|funktion|fonction|place|plaats|ort|lieu|le|am)\s+`,
  ].join(''),
  'i',
);
const personName = /^\p{Lu}[\p{L}.'-]*\s+(?:\p{Ll}{2,3}\s+){0,2}\p{Lu}/u;
export const forSide = new RegExp(
  [
    String.raw`^(?:signed |agreed |accepted |agreed and accepted |akkoord |getekend |ondertekend )?(?:for|on behalf of`,
    String.raw`|for and on behalf of|voor|namens|voor akkoord,? namens|fur|im namen|pour|au nom de|por|en nombre de)\b`,
  ].join(''),
);

/** Everything a cell says, in order. A second label begins only behind the value of the first: "Date of signature:" is one. */
export function piecesOf(cell: Cell, reader: Reader): Piece[] {
  const parts: string[] = [];
  for (const part of cell.text.split(innerLabel)) {
    const last = parts.at(-1);
    if (last === undefined || /[:_]/.test(last)) parts.push(part);
    else parts[parts.length - 1] = `${last} ${part}`;
  }
  return parts.filter((part) => part.trim() !== '').map((part) => pieceOf(part.trim(), cell, reader));
}

function pieceOf(text: string, cell: Cell, reader: Reader): Piece {
  const folded = fold(text);
  const make = (label: string, value: string | null, kinds = labelKinds(label)): Piece => ({
    kinds,
    label,
    value: value === null ? null : fold(value),
    side: sideOf(label === '' ? folded : label, reader.parties),
    cell,
  });
  // "[name]" asks for a name and holds none.
  const hint = /^[[<{]+\s*([^\]>}]{2,40})[\]>}]+$/.exec(text);
  if (hint && labelKinds(fold(hint[1] ?? '')).size > 0) return make(fold(hint[1] ?? ''), '');
  const slashed = /^(.{0,60}?)\/s\/\s*(.*)$/s.exec(text);
  if (slashed)
    return make(
      fold(slashed[1] ?? '').trim() || 'signature',
      `${slashed[2]?.trim() || 'signed'}`,
      new Set(['sign']),
    );
  const colon = /^([^:]{1,90}):(?!\/\/|\d)\s*(.*)$/s.exec(text);
  if (colon) {
    const label = fold(colon[1] ?? '').trim();
    const kinds = labelKinds(label);
    const value = (colon[2] ?? '').trim();
    if (kinds.size === 0 && forSide.test(label)) kinds.add('name');
    // "Der Kunde: M. Okafor, Berlin, 5.10.2026"
    const isParty =
      kinds.size === 0 && sideOf(label, reader.parties) !== null && label.split(/\s+/).length <= 4;
    if (
      isParty &&
      personName.test(value) &&
      value.length < 80 &&
      findDates(fold(value), reader.dates).length > 0
    )
      kinds.add('sign');
    // "Akkoord klant: J. Whitfield": an agreement with a person's name behind it.
    if (
      kinds.size === 0 &&
      announces(label) === 'acknowledgement' &&
      personName.test(value) &&
      value.length < 80
    )
      kinds.add('sign');
    return make(label, value, kinds);
  }
  const ruled = /^([^_]{2,90}?)\s*(_{3,}.*)$/s.exec(text);
  if (ruled) return make(fold(ruled[1] ?? '').trim(), ruled[2] ?? '');
  const by = signedBy.exec(folded);
  if (by && isPartyOnly(by[2] ?? '')) return make(folded, null, new Set(['sign']));
  if (by) return make((by[1] ?? '').trim(), by[2] ?? '', new Set(['sign']));
  const short = shortLabel.exec(text);
  if (short && /^[\p{Lu}\d/]/u.test(text.slice(short[0].length)))
    return make(fold(short[1] ?? ''), text.slice(short[0].length));
  const [date] = findDates(folded, reader.dates);
  if (date) {
    // "Aldus getekend te Rotterdam op 12 oktober 2026": a date with its label around it.
    const around = `${folded.slice(0, date.at)}${folded.slice(date.at + date.length)}`
      .replaceAll(/[,.\s]+/g, ' ')
      .trim();
    const isTold =
      labelKinds(around).has('sign') &&
      around.split(' ').length <= 8 &&
      !/\b(?:will|shall|before|until|voor|zal|wird|bis|sera|avant)\b/.test(around);
    return isTold
      ? make(around, folded.slice(date.at, date.at + date.length), new Set(['date']))
      : make('', text, new Set());
  }
  const kinds = labelKinds(folded);
  if (kinds.size > 0 && folded.split(/\s+/).length <= 8) return make(folded, null, kinds);
  const behalf = forSide.test(folded) ? /^([^,]{4,80}),\s*(\S.*)$/s.exec(text) : null;
  if (behalf) return make(fold(behalf[1] ?? ''), behalf[2] ?? '', new Set(['name']));
  // "Jens-Peter Lorenz, Prokurist, Oosterzeetravel GmbH": a person of the company, and no head.
  const [first = '', second] = text.split(/,\s+/);
  const isOfCompany =
    second !== undefined &&
    text.length < 90 &&
    personName.test(first) &&
    sideOf(fold(first), reader.parties) === null &&
    namesCompany(folded, reader.parties.customer) >= 0;
  if (isOfCompany) return make('', text, new Set(['name']));
  return make('', text, new Set());
}

/** "For the customer", "Oosterzee B.V.", "Client": a head over a block and nothing more. */
export function isSideHead(piece: Piece): boolean {
  if (piece.side === null) return false;
  if (piece.value !== null && piece.label !== '' && piece.value !== '') return false;
  return piece.kinds.size === 0 && (piece.label || (piece.value ?? '')).split(/\s+/).length <= 9;
}

/** "Harbourseeds: J. Whitfield" */
export function isCompanyLabel(piece: Piece, reader: Reader): boolean {
  if (
    piece.kinds.size > 0 ||
    piece.label === '' ||
    !piece.value ||
    piece.value.length > 50 ||
    piece.label.length > 60
  )
    return false;
  const isCompany = namesCompany(piece.label, [...reader.parties.customer, ...reader.parties.partner]) === 0;
  return isCompany && personName.test(piece.cell.text.slice(piece.cell.text.indexOf(':') + 1).trim());
}

const heads = new WeakMap<Cell, boolean>();

/** "Customer acceptance", "Signatures"; not the field "Signature". Asked often of the same cell, so the answer is kept. */
export function isAcknowledgementHead(cell: Cell): boolean {
  const known = heads.get(cell);
  if (known !== undefined) return known;
  const answer = announcesSigning(cell);
  heads.set(cell, answer);
  return answer;
}

function announcesSigning(cell: Cell): boolean {
  const text = cell.folded.replace(/[:,]$/, '');
  if (
    text.includes(':') ||
    /[.;,]$|\d{2}/.test(text) ||
    signedBy.test(text) ||
    announces(text) !== 'acknowledgement'
  )
    return false;
  // A sentence that leads over to a list is none.
  if (cell.text.endsWith(':') && text.split(/\s+/).length > 6) return false;
  return labelKinds(text).size === 0 || isHeadingLike(text);
}
