/** A mail as its parts, from which text and HTML are both made, so that neither can say less than the other. */
import type { TemplateName, MailLine, ParamsOf } from '../../rules/claim/messages.ts';
import type { ClockRule, DeadlineBasis } from '../../rules/time/deadline.ts';
import type { MailText } from '../../rules/claim/mail-text.ts';
import type { AllReasons } from '../../rules/programme/reason-text.ts';
import type { OwnerIdentity } from './identity.ts';
import { deadlineText, instantText, lastDayText, ruleText, type Language } from './dates.ts';

export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  /** Somebody's own words. */
  | { kind: 'quote'; text: string }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'code'; label: string; code: string };

export interface Letter {
  subject: string;
  blocks: Block[];
}

/** What every mail knows about its claim and its reader. Read when the mail leaves. */
export interface Frame {
  language: Language;
  now: Temporal.Instant;
  side: 'partner' | 'owner' | 'customer';
  recipient: { name: string; email: string; named: boolean; trusted: boolean };
  /** The programme owner, by name. */
  owner: string;
  /** Who that is, and how a customer can check it; null until the operator has set it. */
  identity: OwnerIdentity | null;
  claim: {
    number: string;
    name: string;
    customer: string;
    partner: string;
    location: string;
    partnerContact: { name: string; email: string } | null;
    /** The length of the customer's window, and whether it starts with the submission. */
    window: ClockRule;
    windowStarts: 'submission' | 'approval';
    /** What it means that nobody at the customer decides. */
    silence: 'accepts' | 'refuses';
    /** How long another contact may undo a decision. */
    undo: ClockRule;
  };
  /** Where instants are told: the reader's own zone. */
  zone: string;
  /** The claim in the portal, for partner and owner. */
  claimUrl: string;
  /** The customer's page, by this recipient's own link; null where the mail goes to no notice. */
  pageUrl: string | null;
  /** Only in the notice of a trusted contact. */
  code: string | null;
  /** End of the window if the notices were all delivered now; null once the window runs or when it cannot be found. */
  endIfDeliveredNow: DeadlineBasis | null;
  /** The reasons' sentences as they are in force. */
  reasons: AllReasons;
  /** The text that is in force for this mail in this language; null: the program's own. */
  wording: MailText | null;
}

export type Letters = { [T in TemplateName]: (params: ParamsOf<T>, frame: Frame) => Letter };

/** Company names end in a full stop as sentences do: one is enough. */
export const text = (...parts: string[]): Block => ({
  kind: 'text',
  text: parts
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(/\.\.(?=\s|$)/g, '.'),
});
export const heading = (value: string): Block => ({ kind: 'heading', text: value });
export const quote = (value: string): Block => ({ kind: 'quote', text: value });
export const list = (items: string[]): Block => ({ kind: 'list', items });
export const facts = (...rows: [string, string][]): Block => ({ kind: 'facts', rows });
export const link = (label: string, url: string): Block => ({ kind: 'link', label, url });

/** How a line is told; the default catalogue's activities have their names in English. */
const lineWords: Record<Language, { ending: string; activities: Record<string, string> }> = {
  en: { ending: 'subscription ending in', activities: {} },
  nl: {
    ending: 'abonnement eindigend op',
    activities: {
      Usage: 'Gebruik',
      'Revenue association': 'Omzetassociatie',
      'Build intent – Advisor': 'Koopintentie – adviseur',
      'Usage recognition': 'Erkenning van gebruik',
      'Influenced revenue recognition': 'Erkenning voor beïnvloede omzet',
      'Use or consume': 'Gebruik of verbruik',
    },
  },
};

/** Leaves out what is not there. */
export function blocks(...parts: (Block | false | null)[]): Block[] {
  return parts.filter((part): part is Block => part !== false && part !== null);
}

/** Locations are mostly called after their partner: then the one name says both. */
export function partnerText(partner: string, location: string): string {
  return location.startsWith(partner) ? location : `${partner}, ${location}`;
}

/** 'Sales (subscription ending in 1a2b) – Presales'. Only the last characters: the whole id is nobody's name for it. */
export function lineText(line: MailLine, language: Language): string {
  const { ending, activities } = lineWords[language];
  const own = line.names?.[language];
  const subscription = line.subscriptionId ? ` (${ending} ${line.subscriptionId.slice(-4)})` : '';
  return `${own?.item ?? line.item}${subscription} – ${own?.activity ?? activities[line.activity] ?? line.activity}`;
}

/** Lines after a sentence that introduces them; nothing where there are none. A mail queued by an older program may not name them. */
export function linesAfter(frame: Frame, sentence: string, lines: MailLine[] | undefined): Block[] {
  return lines !== undefined && lines.length > 0 ? [text(sentence), lineList(frame, lines)] : [];
}

/** 'Exchange Online', or the first of several and how many others. */
export function shortLines({ language }: Frame, lines: MailLine[]): string {
  const names = lines.map((line) => line.names?.[language]?.item ?? line.item);
  const [first = '', second] = names;
  if (second === undefined) return first;
  if (names.length === 2) return language === 'nl' ? `${first} en ${second}` : `${first} and ${second}`;
  const others = names.length - 1;
  return language === 'nl' ? `${first} en ${others} andere` : `${first} and ${others} others`;
}

export function lineList({ language }: Frame, lines: MailLine[]): Block {
  return list(lines.map((line) => lineText(line, language)));
}

export const until = (frame: Frame, basis: DeadlineBasis): string =>
  deadlineText(frame.language, basis, frame.now);
export const day = (frame: Frame, basis: DeadlineBasis): string => lastDayText(frame.language, basis);
export const instant = (frame: Frame, at: string): string => instantText(frame.language, at, frame.zone);
export const length = (frame: Frame, rule: ClockRule): string => ruleText(frame.language, rule);
