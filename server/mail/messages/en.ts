import type { Letters } from '../letter.ts';
import { claimEn } from './en-claim.ts';
import { clockEn } from './en-clock.ts';
import { consentEn } from './en-consent.ts';
import { pauseEn } from './en-pause.ts';

/** Every letter in English. A missing one is a compile error. */
export const lettersEn: Letters = { ...claimEn, ...consentEn, ...clockEn, ...pauseEn };
