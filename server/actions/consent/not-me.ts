import { notMe as decide } from '../../../rules/claim/not-me.ts';
import { plainAct } from '../run/claim-act.ts';
import type { NotMeInput } from '../run/inputs.ts';

export const notMe = plainAct<NotMeInput>('not-me', decide);
