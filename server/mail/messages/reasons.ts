/** What the codes of domain 7.2 and 7.3 mean, said to the partner: what is missing, and what would change the result. */
import type { ReasonFamily } from '../../../rules/programme/reason-text.ts';
import type { Frame } from '../letter.ts';

export type { ReasonFamily };

/** `remedy` is empty where nothing would change the result. */
export interface Reason {
  text: string;
  remedy: string;
}

/** A code this program does not know yet is shown as it is rather than left out. */
export function reasonOf(
  { language, reasons }: Pick<Frame, 'language' | 'reasons'>,
  family: ReasonFamily,
  code: string,
): Reason {
  const found = Object.hasOwn(reasons[family], code) ? reasons[family][code]?.[language] : undefined;
  return found ?? { text: code, remedy: '' };
}
