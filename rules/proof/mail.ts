/** Printed mails: their messages, who sent each, and what its sender wrote above the first quote. */
import { findDates, type DateReading, type FoundDate } from './dates.ts';
import { fold, foldedLine, type Line } from './text.ts';

export interface Message {
  /** The line that names the sender. */
  from: Line;
  /** Folded: "jan koster <jan@a.example>". */
  sender: string;
  address: string | null;
  sent: { line: Line; date: FoundDate } | null;
  /** The sender's own text, without quotes. */
  own: Line[];
  /** Inside another message, which its sender could have changed. */
  quoted: boolean;
}

const sign = String.raw`^(?:>\s*)*`;
const fromLabel = new RegExp(
  String.raw`${sign}(?:from|van|von|de|da|od|fra|fran|afzender|absender|expediteur|remitente)\s*:`,
);
const sentLabel = new RegExp(
  String.raw`${sign}(?:sent|date|date sent|verzonden|verstuurd|gesendet|datum|envoye(?: le)?|enviado(?: el)?|fecha|inviato|data|enviada|wyslano|skickat|sendt)\s*:`,
);
const certainLabel = new RegExp(
  String.raw`${sign}(?:sent|verzonden|verstuurd|gesendet|envoye(?: le)?|enviado(?: el)?|inviato|wyslano|subject|re|onderwerp|betreff|objet|asunto|oggetto|assunto|temat|amne|emne)\s*:`,
);
const headLabel = new RegExp(
  String.raw`${sign}(?:from|van|von|de|da|od|fra|fran|afzender|absender|sent|date|date sent|verzonden|verstuurd|gesendet|datum|envoye(?: le)?|enviado(?: el)?|fecha|inviato|data|enviada|wyslano|skickat|sendt` +
    String.raw`|to|aan|an|a|para|do|till|til|cc|kopie|copie|subject|onderwerp|betreff|objet|asunto|oggetto|assunto|temat|amne|emne|importance|urgentie|wichtigkeit|attachments?|bijlagen?|anlagen?|pieces jointes|adjuntos|reply-to)\s*:`,
);
const addressPattern = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
const quoteStart = new RegExp(
  [
    String.raw`^>|^(?:on|op|am|le|el|il|em|w dniu|den)\b.{3,160}\b(?:wrote|schreef .{2,80}|schrieb .{2,80}|schrieb|schreef|a ecrit|escribio|ha scritto|escreveu|napisal\w*|skrev)\b.{0,60}:?\s*$`,
    String.raw`|\b(?:wrote|schreef|schrieb|a ecrit|escribio|ha scritto|escreveu)\s*:\s*$`,
    String.raw`|^-{2,}\s*(?:original|oorspronkelijk|ursprungliche|message d'origine|message transfere|mensaje original|messaggio originale|forwarded|doorgestuurd|weitergeleitet|mensaje reenviado)`,
    String.raw`|^(?:begin forwarded message|begin doorgestuurd bericht|debut du message|anfang der weitergeleiteten)|^_{8,}$`,
  ].join(''),
  'u',
);
const headLines = 9;

/** All messages of a print, in its order. None where the paper is no mail. */
export function messagesOf(lines: Line[], reading: DateReading): Message[] {
  const messages: Message[] = [];
  let at = 0;
  while (at < lines.length) {
    const head = headAt(lines, at, reading);
    if (!head) {
      at += 1;
      continue;
    }
    const own: Line[] = [];
    let next = head.end;
    while (next < lines.length && !headAt(lines, next, reading) && !startsQuote(lines, next)) {
      const line = lines[next];
      if (line) own.push(line);
      next += 1;
    }
    const isQuoted = messages.length > 0 && (!head.isConversation || isInQuote(head.from));
    messages.push({ ...head, own, quoted: isQuoted || isInQuote(head.from) });
    at = Math.max(next, head.end);
  }
  return messages;
}

const isInQuote = (line: Line): boolean => line.quoted;

function startsQuote(lines: Line[], at: number): boolean {
  const own = lines[at];
  if (!own) return false;
  const folded = foldedLine(own);
  if (own.quoted || quoteStart.test(folded)) return true;
  const below = lines[at + 1];
  // "On Monday … Jan Koster" and "wrote:" on two lines.
  return (
    /^(?:on|op|am|le|el|il|em)\b.*\d/.test(folded) &&
    below !== undefined &&
    !below.gapBefore &&
    quoteStart.test(`${folded} ${foldedLine(below)}`)
  );
}

interface Head extends Omit<Message, 'own' | 'quoted'> {
  end: number;
  /** One of several messages printed one after the other, each by itself. */
  isConversation: boolean;
}

function headAt(lines: Line[], at: number, reading: DateReading): Head | null {
  const first = lines[at];
  if (!first || first.fromForm) return null;
  const folded = foldedLine(first);
  if (!headLabel.test(folded)) return conversationHead(lines, at, reading);
  let end = at;
  let misses = 0;
  while (end < lines.length && end < at + headLines) {
    const line = lines[end];
    if (!line) break;
    if (headLabel.test(foldedLine(line))) misses = 0;
    else if (misses > 0 || line.gapBefore || end === at) break;
    else misses += 1;
    end += 1;
  }
  const head = lines.slice(at, end - misses);
  const from = head.find((line) => fromLabel.test(foldedLine(line)));
  if (!from) return null;
  const sent = head.find((line) => sentLabel.test(foldedLine(line)));
  const sender = foldedLine(from).replace(fromLabel, '').trim();
  const isMail =
    head.length >= 2 &&
    (head.some((line) => certainLabel.test(foldedLine(line))) || addressPattern.test(sender));
  if (!isMail) return null;
  return {
    from,
    sender,
    address: addressOf(sender),
    sent: sentOn(sent, reading),
    end: at + head.length,
    isConversation: false,
  };
}

/** "Jan Koster <jan@a.example>   Wed, Oct 14, 2026 at 9:01 AM" with "To:" below. */
function conversationHead(lines: Line[], at: number, reading: DateReading): Head | null {
  const line = lines[at];
  const below = lines[at + 1];
  if (!line || !below) return null;
  const folded = foldedLine(line);
  const address = addressOf(folded);
  if (!address || !/<[^>]+>/.test(folded) || !headLabel.test(foldedLine(below))) return null;
  const sent = sentOn(line, reading);
  if (!sent) return null;
  let end = at + 1;
  while (end < at + 4 && headLabel.test(lines[end] ? foldedLine(lines[end] as Line) : '')) end += 1;
  return { from: line, sender: folded, address, sent, end, isConversation: true };
}

function addressOf(folded: string): string | null {
  return addressPattern.exec(folded)?.[0] ?? null;
}

function sentOn(line: Line | undefined, reading: DateReading): Message['sent'] {
  if (!line) return null;
  const [date] = findDates(foldedLine(line), reading);
  return date ? { line, date } : null;
}

/** Sender, day and subject of a mail are no part of what is signed in it. */
export function isOfHead(line: Line, messages: Message[]): boolean {
  return (
    messages.some((message) => message.from === line || message.sent?.line === line) ||
    certainLabel.test(foldedLine(line))
  );
}

/** `domains`: the customer's. A subdomain is its own, a longer one is not. */
export function isAddressOf(address: string, domains: string[]): boolean {
  const host = address.slice(address.lastIndexOf('@') + 1);
  return domains.some((domain) => host === fold(domain) || host.endsWith(`.${fold(domain)}`));
}
