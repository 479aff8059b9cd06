import type { Actor } from '../../../rules/rights/role.ts';
import type { Step } from '../../../rules/claim/step.ts';
import type { CommentRow } from '../../store/claims/claim-reads.ts';
import { idOf } from '../frame/ids.ts';

/** People of the other side stay unnamed: they speak for their organisation. The programme owner knows everybody. */
export function nameFor(reader: Actor, side: string, name: string): string | null {
  return reader.side === 'owner' || side === reader.side || side === 'system' ? name : null;
}

interface CommentJson {
  id: string;
  visibility: string;
  side: string;
  author: string | null;
  text: string;
  at: string;
}

export function presentComment(tenantId: string, row: CommentRow, reader: Actor): CommentJson {
  return {
    id: idOf('comment', tenantId, row.id),
    visibility: row.visibility,
    side: row.authorSide,
    author: nameFor(reader, row.authorSide, row.authorName),
    text: row.text,
    at: row.at,
  };
}

/** The last one said in this step; a dry run has given it no id yet. */
export function presentNewComment(ref: { tenantId: string }, step: Step | null, reader: Actor): CommentJson {
  const draft = step?.comments.at(-1);
  if (!draft) throw new Error('the step holds no comment');
  return {
    id: draft.id ? idOf('comment', ref.tenantId, draft.id) : '',
    visibility: draft.visibility,
    side: draft.author.side,
    author: nameFor(reader, draft.author.side, draft.author.name),
    text: draft.text,
    at: draft.at,
  };
}
