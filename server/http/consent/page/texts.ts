/** What the customer's page says. Every text is there in each language, or this does not compile. */
import type { AfterNotMe } from '../../../../rules/claim/not-me.ts';
import type { ConsentStanding, VoidWhy } from '../../../actions/consent/read-consent.ts';
import { textsEn } from './texts-en.ts';
import { textsNl } from './texts-nl.ts';

export type ConsentAct = 'agree' | 'refuse' | 'not-me' | 'ask' | 'undo' | 'end';

/**
 * How the request stands as a whole: asked, while something can be refused in its period; accepted, when what can still be refused
 * was accepted before its end; checked, when the period is over but nobody whom the programme knows was asked; late, when it is
 * over and the request has not been decided on yet; recorded; ended; or over without anything ever being recorded.
 */
export type Situation = 'asked' | 'accepted' | 'checked' | 'late' | 'recorded' | 'ended' | 'over';

/** What is so after "not me". */
export interface PassedOn extends Omit<AfterNotMe, 'until'> {
  /** Was somebody named? */
  named: boolean;
  until: string | null;
}

export interface ConsentTexts {
  /** BCP 47. */
  language: 'en' | 'nl';
  otherLanguage: { code: 'en' | 'nl'; name: string };
  errorPrefix: string;
  errorHeading: string;
  title: Record<Situation, (partner: string) => string>;
  lead: (partner: string, owner: string, customer: string) => string;
  /** What there is to do now, and that opening does nothing. */
  next: Record<Situation, string>;
  /** Where silence does not count. */
  explicit: { next: string; until: string; agree: { trusted: string; others: string } };
  /** Instead of `next.accepted` where a one-time code of the customer's own administrator did it. */
  acceptedInAdvance: string;
  whoAsks: string;
  partner: string;
  person: string;
  forCustomer: string;
  requestNumber: string;
  forWhat: string;
  standing: Record<ConsentStanding, string>;
  /** Who does not object; null: no name for this reader. `known`: a contact of the programme, and not only of the partner. */
  agreedBy: (who: string | null, known: boolean) => string;
  /** Of a line that waits until somebody whose silence counts has been found. */
  pausedNobody: string;
  officialSince: (when: string) => string;
  endedOn: (when: string) => string;
  ownDate: (when: string) => string;
  undoable: (when: string) => string;
  /** For a refusal, to somebody who may not undo it. */
  undoableByOthers: (when: string) => string;
  untilWhen: string;
  untilKnown: (when: string) => string;
  untilUnknown: (rule: string) => string;
  untilOver: Record<'checked' | 'late', (day: string) => string>;
  howFound: string;
  foundBy: (rule: string, place: string, calendar: string, version: number) => string;
  /** By what the period began: the delivery of the messages, the decision that can be undone, or the undoing of one. */
  foundStart: Record<'delivered' | 'decided' | 'undone', (when: string) => string>;
  foundEnd: (when: string) => string;
  afterwards: string;
  whySeen: string;
  why: (owner: string) => string;
  checked: { approval: string; submission: string };
  whatSeen: string;
  whatSees: string;
  seen: string;
  sample: { caption: string; head: string[]; rows: string[][] };
  refuse: {
    heading: string;
    intro: string;
    which: string;
    all: string;
    reason: string;
    reasonHint: string;
    receipt: (rule: string) => string;
    confirm: string;
    button: string;
  };
  agree: {
    heading: string;
    intro: string;
    confirm: string;
    button: string;
    early: string;
    earlyIntro: (rule: string) => string;
    code: string;
    codeHint: string;
    triesLeft: (times: number) => string;
    locked: string;
  };
  notMe: {
    heading: string;
    intro: string;
    name: string;
    title: string;
    email: string;
    /** Domains are named to trusted contacts only; null: to nobody else. */
    emailHint: (domains: string | null) => string;
    nobody: string;
    confirm: string;
    button: string;
    left: (times: number) => string;
  };
  ask: { heading: string; intro: string; runsOn: string; text: string; button: string };
  end: {
    heading: string;
    intro: string;
    which: string;
    reason: string;
    reasonHint: string;
    confirm: string;
    button: string;
  };
  undo: {
    title: string;
    intro: Record<'refused' | 'accepted', string>;
    until: (when: string) => string;
    confirm: string;
    button: string;
    over: string;
    nothing: string;
    next: string;
    effect: Record<'refused' | 'accepted', string>;
  };
  optional: string;
  required: string;
  done: Record<Exclude<ConsentAct, 'end' | 'not-me'>, string>;
  /** After a decision with the code: recorded at once. */
  accepted: string;
  /** What has been ended, and what of this request is still official. */
  ended: (lines: string, rest: string | null) => string;
  /** The answer to "not me": who is asked now, whether the period runs, whether one's own link still works. */
  passedOn: { title: string; text: (after: PassedOn) => string };
  stale: string;
  errors: Record<string, string>;
  unexpected: string;
  /** The page by which somebody trusted objects to a new trusted contact. */
  contact: {
    title: string;
    lead: (owner: string, customer: string) => string;
    why: string;
    noReason: string;
    confirm: string;
    button: string;
    done: { title: string; text: string };
    gone: { title: string; text: string };
  };
  unknown: { title: string; text: string };
  /** The page that is typed by hand. */
  about: (owner: string) => { title: string; text: string };
  busy: { title: string; text: string };
  /** A failure of ours. */
  failed: Record<'unavailable' | 'outcome-unknown' | 'internal-error', { title: string; text: string }>;
  gone: { title: string; why: Record<VoidWhy, string> };
  footer: (owner: string) => string;
}

export const consentTexts: Record<'en' | 'nl', ConsentTexts> = { en: textsEn, nl: textsNl };
