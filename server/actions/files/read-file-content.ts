import type { Readable } from 'node:stream';
import { accept, deny, type Outcome, type Problem, type DenialKind } from '../../../rules/engine/denial.ts';
import { findFile, type FileRow } from '../../store/claims/claim-reads.ts';
import { storageKey } from './add-file.ts';
import { type ClaimRef, type Context, scopeOf } from '../run/context.ts';

export interface FileContent {
  name: string;
  size: number;
  mediaType: string;
  sha256: string;
  content: Readable | null;
}

/** No byte leaves before a verdict (P-1). `open` is false where only the headers are asked for. */
export async function readFileContent(
  ctx: Context,
  ref: ClaimRef,
  fileId: string,
  open: boolean,
): Promise<Outcome<FileContent>> {
  const file = await ctx.db.transact(
    scopeOf(ctx.actor, ref.tenantId),
    (tx) => findFile(tx, ref, fileId),
    'read',
  );
  const refused = fileDenial(ctx, file);
  if (!file || refused) return deny(...(refused ?? hidden));
  const { name, mediaType, sha256 } = file;
  return accept({
    name,
    size: Number(file.size),
    mediaType,
    sha256,
    content: open ? await ctx.files.read(storageKey(ref.tenantId, fileId)) : null,
  });
}

type Denied = [kind: DenialKind, problem: Problem];
const hidden: Denied = ['hidden', { code: 'not-found', pointer: '' }];

/** Who may have what is in a file, and when: its bytes, and the text that was read from them. */
export function fileDenial({ actor }: Context, file: FileRow | null): Denied | null {
  const visible =
    file?.removedAt === null &&
    (actor.side === 'partner' || (actor.side === 'owner' && file.sentAt !== null));
  if (!visible) return hidden;
  if (file.scan === 'waiting') return ['conflict', { code: 'file-unscanned', pointer: '' }];
  return file.scan === 'infected' ? ['conflict', { code: 'file-infected', pointer: '' }] : null;
}
