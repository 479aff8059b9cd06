import { removeFile as decide } from '../../../rules/claim/file.ts';
import { plainAct } from '../run/claim-act.ts';
import type { RemoveFileInput } from '../run/inputs.ts';

export const removeFile = plainAct<RemoveFileInput>('remove-file', decide);
