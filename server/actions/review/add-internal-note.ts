import { addInternalNote as decide } from '../../../rules/claim/comment.ts';
import { plainAct } from '../run/claim-act.ts';
import type { AddInternalNoteInput } from '../run/inputs.ts';

export const addInternalNote = plainAct<AddInternalNoteInput>('add-internal-note', decide);
