/**
 * Why a month earns nothing, or less than it computes, as sentences in each language: what is the case, what would change it, and
 * who can do that (domain 14.4). Words in {braces} are parameters; a part in [brackets] is left out when one of its own is missing.
 */
import type { TextLanguage } from '../programme/reason-text.ts';
import type { HoldReason, Params, Reason, ReasonCode } from './codes.ts';
import type { EarningReason, EarningReasonText } from './earning-reason.ts';
import { figureReasons } from './reasons-of-figures.ts';
import { standingReasons } from './reasons-of-standing.ts';

export const earningReasons: Record<ReasonCode, EarningReason> = {
  ...standingReasons,
  ...figureReasons,
};

export const holdText: Record<HoldReason, Record<TextLanguage, string>> = {
  'payout-profile-missing': {
    en: 'There is no payout profile to pay to.',
    nl: 'Er zijn geen uitbetalingsgegevens om naar uit te betalen.',
  },
  'tax-profile-expired': {
    en: 'The tax profile has expired. Renew it, and the amount is released.',
    nl: 'De belastinggegevens zijn verlopen. Vernieuw ze, dan komt het bedrag vrij.',
  },
  'held-by-finance': {
    en: 'The programme owner holds this amount; the reason stands beside it.',
    nl: 'De programma-eigenaar houdt dit bedrag aan; de reden staat erbij.',
  },
  'held-by-partner': {
    en: 'You asked to hold your payments.',
    nl: 'U hebt gevraagd uw betalingen aan te houden.',
  },
};

/** The sentences of one reason, with its values. */
export function reasonText(
  { code, params }: Pick<Reason, 'code' | 'params'>,
  language: TextLanguage,
): EarningReasonText {
  const { title, text, remedy } = earningReasons[code].texts[language];
  return { title, text: filled(text, params), remedy: filled(remedy, params) };
}

function filled(text: string, params: Params): string {
  const whole = text.replace(/\[([^\]]*)\]/g, (_, part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => name in params) ? part : '',
  );
  return whole.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return Array.isArray(value) ? value.join(', ') : String(value ?? '–');
  });
}
