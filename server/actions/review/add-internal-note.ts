import { addInternalNote as decide } from '../../../rules/claim/comment.ts';
import { wordAct } from '../run/day-cap.ts';
import type { AddInternalNoteInput } from '../run/inputs.ts';

export const addInternalNote = wordAct<AddInternalNoteInput>('add-internal-note', decide);
