import { closeLink as decide } from '../../../rules/claim/link.ts';
import { plainAct } from '../run/claim-act.ts';
import { whateverChanged } from '../run/context.ts';
import type { CloseLinkInput } from '../run/inputs.ts';

/** Whoever closes a link means that link, whatever has happened to the request meanwhile. */
export const closeLink = plainAct<CloseLinkInput>('close-link', decide, whateverChanged);
