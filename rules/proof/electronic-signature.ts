/** Certificates and footers of signing services: who signed, with which address, when, and whether all was completed. */
import { findDates, type DateReading, type FoundDate } from './dates.ts';
import { foldedLine, type Line } from './text.ts';
import { isAddressOf } from './mail.ts';

export interface SigningEvent {
  side: 'customer' | 'other';
  did: 'signed' | 'declined' | 'nothing';
  date: FoundDate | null;
  line: Line;
  dateLine: Line | null;
}

export interface SigningTrail {
  events: SigningEvent[];
  status: 'completed' | 'open' | 'ended' | 'unknown';
  /** Where the status stands, or the first event. */
  line: Line;
}

const service = new RegExp(
  [
    String.raw`docusign|envelope id|certificate of completion|signer events|final audit report|audit (?:report|trail)|e-?signed by|adobe (?:acrobat )?sign|signature date\s*:`,
    String.raw`|transaction id|yousign|signhost|validsign|evidos|hellosign|dropbox sign|scrive|oneflow|pandadoc|signnow|skribble|(?:digitally|electronically) signed`,
    String.raw`|document (?:declined|e-signed|emailed|created) |digitaal ondertekend|elektronisch (?:ondertekend|signiert|unterzeichnet)|digital signiert|signe(?:e)? electroniquement|signature electronique`,
    String.raw`|firmad[oa] (?:electronica|digital)mente|firmato (?:digital|elettronica)mente|assinado (?:digital|eletronica)mente|podpisano elektronicznie`,
  ].join(''),
);
const signed =
  /\b(?:e-?signed|signed|docusigned|signature date|ondertekend|getekend|signiert|unterzeichnet|unterschrieben|signee?|firmad[oa]|firmato|assinado|podpisan[oay])\b/;
const declined =
  /\b(?:declin\w*|reject\w*|refus\w*|void\w*|geweigerd|afgewezen|abgelehnt|rechaz\w*|rifiut\w*|recus\w*|odrzuc\w*)\b/;
const notSigning =
  /\b(?:emailed|sent|viewed|created|delivered|opened|for signature|to sign|reminder|uploaded|verzonden|bekeken|gesendet|angesehen|envoye|consulte|enviado|visto)\b/;
const address = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
const completed =
  /\bstatus\s*:?\s*(?:completed|signed|finished|voltooid|afgerond|abgeschlossen|termine|complete|completado|finalizado)\b|\b(?:agreement|document|envelope|signing) (?:has been |is )?completed\b/;
const ended =
  /\bstatus\s*:?\s*(?:declined|voided|void|cancell?ed|expired|rejected|refused|recalled|withdrawn|geweigerd|verlopen|abgelehnt|abgelaufen|refuse|expire|rechazado|caducado)\b/;
const open =
  /\bstatus\s*:?\s*(?:sent|delivered|out for signature|in progress|waiting|pending|draft|created|in process|open|verzonden|in behandeling|gesendet|ausstehend|en cours|envoye|pendiente|enviado)\b/;
const eventLines = 5;

/** null where no signing service has left its marks with an address. */
export function signingTrail(lines: Line[], domains: string[], reading: DateReading): SigningTrail | null {
  const folded = lines.map((line) => foldedLine(line));
  const marks = folded.flatMap((text, index) => (service.test(text) ? [index] : []));
  if (marks.length === 0) return null;
  const first = Math.max(0, (marks[0] ?? 0) - 3);
  const at = folded.flatMap((text, index) => (index >= first && address.test(text) ? [index] : []));
  const events = at.map((index, order) =>
    eventAt(lines, folded, index, at[order + 1] ?? lines.length, domains, reading),
  );
  const statusAt = folded.findIndex((text) => completed.test(text) || ended.test(text) || open.test(text));
  const status = statusOf(folded);
  const line = lines[statusAt >= 0 ? statusAt : (marks[0] ?? 0)];
  return line && (events.length > 0 || status === 'ended') ? { events, status, line } : null;
}

function statusOf(folded: string[]): SigningTrail['status'] {
  if (folded.some((text) => ended.test(text))) return 'ended';
  if (folded.some((text) => completed.test(text))) return 'completed';
  return folded.some((text) => open.test(text)) ? 'open' : 'unknown';
}

function eventAt(
  lines: Line[],
  folded: string[],
  index: number,
  next: number,
  domains: string[],
  reading: DateReading,
): SigningEvent {
  const own = folded[index] ?? '';
  const line = lines[index] as Line;
  const side = isAddressOf(address.exec(own)?.[0] ?? '', domains)
    ? ('customer' as const)
    : ('other' as const);
  // "Document e-signed by Jan Koster (jan@a.example)": the line tells what was done.
  const isTold = signed.test(own) || declined.test(own) || notSigning.test(own) ? isSentence(own) : false;
  const from = isTold ? index : Math.max(0, index - 1);
  const until = Math.min(isTold ? next : Math.max(next - 1, index + 1), index + eventLines);
  const place = { side, line };
  if (isTold && !signed.test(own) && !declined.test(own))
    return { ...place, did: 'nothing', date: null, dateLine: null };
  if (isTold && notSigning.test(own) && !/signed by|declined by/.test(own) && !signed.test(own))
    return { ...place, did: 'nothing', date: null, dateLine: null };
  for (let at = from; at < until; at += 1) {
    if (declined.test(folded[at] ?? '')) return { ...place, did: 'declined', date: null, dateLine: null };
  }
  for (let at = from; at < until; at += 1) {
    const text = folded[at] ?? '';
    const told = /\b(?:signed|signature date|ondertekend|signiert|signe|firmado|firmato)\s*:?/.exec(text);
    const behind = told ? text.slice(told.index) : isTold ? text : '';
    const [date] = findDates(behind, reading);
    if (date) return { ...place, did: 'signed', date, dateLine: lines[at] ?? null };
  }
  const isSigned = isTold && signed.test(own) && !/for signature|to sign/.test(own);
  const below = isSigned ? findDates(folded[index + 1] ?? '', reading)[0] : undefined;
  return {
    ...place,
    did: isSigned ? 'signed' : 'nothing',
    date: below ?? null,
    dateLine: below ? (lines[index + 1] ?? null) : null,
  };
}

/** An address with words around it, and not the address column of a certificate. */
function isSentence(folded: string): boolean {
  return !address.exec(folded.slice(0, folded.indexOf(' ') < 0 ? folded.length : folded.indexOf(' ')));
}
