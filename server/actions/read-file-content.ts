import type { Readable } from 'node:stream';
import { accept, refuse, type Outcome } from '../../rules/refusal.ts';
import { findFile } from '../store/claim-reads.ts';
import { scopeOf } from './act.ts';
import { storageKey } from './add-file.ts';
import type { ClaimRef, Context } from './context.ts';

export interface FileContent { name: string; size: number; mediaType: string; sha256: string; content: Readable | null }

/** No byte leaves before a verdict (P-1). `open` is false where only the headers are asked for. */
export async function readFileContent(ctx: Context, ref: ClaimRef, fileId: string,
  open: boolean): Promise<Outcome<FileContent>> {
  const file = await ctx.db.transact(scopeOf(ctx.actor, ref.tenantId), (tx) => findFile(tx, ref, fileId), 'read');
  const visible = file && file.removedAt === null
    && (ctx.actor.side === 'partner' || (ctx.actor.side === 'owner' && file.sentAt !== null));
  if (!file || !visible) return refuse('hidden', { code: 'not-found', pointer: '' });
  if (file.scan === 'waiting') return refuse('conflict', { code: 'file-unscanned', pointer: '' });
  if (file.scan === 'infected') return refuse('conflict', { code: 'file-infected', pointer: '' });
  const { name, mediaType, sha256 } = file;
  return accept({
    name, size: Number(file.size), mediaType, sha256,
    content: open ? await ctx.files.read(storageKey(ref.tenantId, fileId)) : null,
  });
}
