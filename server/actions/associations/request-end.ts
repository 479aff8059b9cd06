import { requestEnd as decide } from '../../../rules/claim/association.ts';
import { plainAct } from '../run/claim-act.ts';
import type { RequestEndInput } from '../run/inputs.ts';

export const requestEnd = plainAct<RequestEndInput>('request-end', decide);
