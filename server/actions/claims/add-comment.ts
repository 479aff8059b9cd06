import { addComment as decide } from '../../../rules/claim/comment.ts';
import { plainAct } from '../run/claim-act.ts';
import type { AddCommentInput } from '../run/inputs.ts';

export const addComment = plainAct<AddCommentInput>('add-comment', decide);
