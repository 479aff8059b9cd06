import type { Letters } from '../letter.ts';
import { claimNl } from './nl-claim.ts';
import { clockNl } from './nl-clock.ts';
import { consentNl } from './nl-consent.ts';
import { pauseNl } from './nl-pause.ts';

/** Every letter in Dutch. A missing one is a compile error. */
export const lettersNl: Letters = { ...claimNl, ...consentNl, ...clockNl, ...pauseNl };
