/** What may stand in the address of the sign-in. */
import { oneOf, present, text, type Raw } from './words.ts';

/** Back to a page of this portal only, never to another site. */
export function safeReturn(value: unknown): string | undefined {
  const found = text(value, 500);
  return found && /^\/(?![/\\])[\x21-\x7e]*$/.test(found) && !found.startsWith('/sign-in')
    ? found
    : undefined;
}

export function signInSearch(raw: Raw): { returnTo?: string; error?: string; expired?: 'yes' } {
  return present({
    returnTo: safeReturn(raw['returnTo']),
    error: text(raw['error'], 60),
    expired: oneOf(['yes'] as const, raw['expired']),
  });
}
