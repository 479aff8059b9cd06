/** What may be done with a thing, as the API says it of the thing itself: buttons are drawn from it, and from nothing else. */
import type { AllowedAction } from '#sdk';

export interface Offering {
  allowedActions: AllowedAction[];
}

export function mayDo(thing: Offering | undefined, action: string): boolean {
  return thing?.allowedActions.some((one) => one.action === action && one.allowed) ?? false;
}
