import { correctContact as decide } from '../../../rules/claim/contact.ts';
import { plainAct } from '../run/claim-act.ts';
import type { CorrectContactInput } from '../run/inputs.ts';

export const correctContact = plainAct<CorrectContactInput>('correct-contact', decide);
