/** A mail as its parts, from which text and HTML are both made, so that neither can say less than the other. */
import type { TemplateName, MailLine, ParamsOf } from '../../rules/messages.ts';
import type { ClockRule, DeadlineBasis } from '../../rules/deadline.ts';
import type { MailText } from '../../rules/mail-text.ts';
import type { AllReasons } from '../../rules/reason-text.ts';
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

export interface Letter { subject: string; blocks: Block[] }

/** What every mail knows about its claim and its reader. Read when the mail leaves. */
export interface Frame {
  language: Language;
  now: Temporal.Instant;
  side: 'partner' | 'owner' | 'customer';
  recipient: { name: string; email: string; named: boolean; trusted: boolean };
  /** The programme owner, by name. */
  owner: string;
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
export const text = (...parts: string[]): Block => ({ kind: 'text', text: parts.filter((part) => part !== '').join(' ').replaceAll(/\.\.(?=\s|$)/g, '.') });
export const heading = (value: string): Block => ({ kind: 'heading', text: value });
export const quote = (value: string): Block => ({ kind: 'quote', text: value });
export const list = (items: string[]): Block => ({ kind: 'list', items });
export const facts = (...rows: [string, string][]): Block => ({ kind: 'facts', rows });
export const link = (label: string, url: string): Block => ({ kind: 'link', label, url });

/** Leaves out what is not there. */
export function blocks(...parts: (Block | false | null)[]): Block[] {
  return parts.filter((part): part is Block => part !== false && part !== null);
}

/** 'Sales (subscription ending in 1a2b) – Presales'. Only the last characters: the whole id is nobody's name for it. */
export function lineText(line: MailLine, ending: string): string {
  const subscription = line.subscriptionId ? ` (${ending} ${line.subscriptionId.slice(-4)})` : '';
  return `${line.item}${subscription} – ${line.activity}`;
}

export function lineList(lines: MailLine[], ending: string): Block {
  return list(lines.map((line) => lineText(line, ending)));
}

export const until = (frame: Frame, basis: DeadlineBasis): string => deadlineText(frame.language, basis, frame.now);
export const day = (frame: Frame, basis: DeadlineBasis): string => lastDayText(frame.language, basis);
export const instant = (frame: Frame, at: string): string => instantText(frame.language, at, frame.zone);
export const length = (frame: Frame, rule: ClockRule): string => ruleText(frame.language, rule);
