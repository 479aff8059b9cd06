import { confirmContact as decide } from '../../../rules/claim/contact.ts';
import { plainAct } from '../run/claim-act.ts';
import type { ConfirmContactInput } from '../run/inputs.ts';

export const confirmContact = plainAct<ConfirmContactInput>('confirm-contact', decide);
