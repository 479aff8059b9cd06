/** What may be done with a thing, as the API says it of the thing itself: buttons are drawn from it, and from nothing else. */
import type { AllowedAction } from '#sdk';
import type { Messages } from '../../messages/en.ts';
import { sentence } from './problems.ts';

export interface Offering {
  allowedActions: AllowedAction[];
}

export function mayDo(thing: Offering | undefined, action: string): boolean {
  return thing?.allowedActions.some((one) => one.action === action && one.allowed) ?? false;
}

/** Why it may not be done, in a sentence; null where it may, or is no business of the reader's side. */
export function whyNot(thing: Offering, action: string, t: Messages): string | null {
  const found = thing.allowedActions.find((one) => one.action === action);
  if (!found || found.allowed) return null;
  return sentence({ code: found.code ?? '', message: found.message ?? '', params: found.params }, t);
}
