import { addComment as decide } from '../../../rules/claim/comment.ts';
import { wordAct } from '../run/day-cap.ts';
import type { AddCommentInput } from '../run/inputs.ts';

export const addComment = wordAct<AddCommentInput>('add-comment', decide);
