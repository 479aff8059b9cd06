/** What the codes of domain.md 7.2 and 7.3 mean, said to the partner: what is wrong and what would repair it. */
import type { ReasonFamily } from '../../../rules/reason-text.ts';
import type { Frame } from '../letter.ts';

/** A code this program does not know yet is shown as it is rather than left out. */
export function reasonText({ language, reasons }: Frame, family: ReasonFamily, code: string): string {
  const found = Object.hasOwn(reasons[family], code) ? reasons[family][code]?.[language] : undefined;
  return found ? [found.text, found.remedy].filter((part) => part !== '').join(' ') : code;
}
