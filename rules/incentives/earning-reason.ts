/** The shape of a reason's sentences (reason-text.ts). */
import type { TextLanguage } from '../programme/reason-text.ts';

export type Repairer = 'partner' | 'owner' | 'customer' | 'nobody';

export interface EarningReasonText {
  title: string;
  text: string;
  /** Empty where nothing would change it. */
  remedy: string;
}

export interface EarningReason {
  repairer: Repairer;
  texts: Record<TextLanguage, EarningReasonText>;
}

export function reasonRow(
  repairer: Repairer,
  en: [string, string, string],
  nl: [string, string, string],
): EarningReason {
  const made = ([title, text, remedy]: [string, string, string]): EarningReasonText => ({
    title,
    text,
    remedy,
  });
  return { repairer, texts: { en: made(en), nl: made(nl) } };
}
