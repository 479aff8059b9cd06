import { pipeline } from 'node:stream';
import { addFile as decide, maxFileBytes } from '../../../rules/claim/file.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { flawsOf, safeName, watchForActiveContent } from '../../ports/file-flaws.ts';
import { sniffType } from '../../ports/file-type.ts';
import { TooLarge } from '../../ports/files.ts';
import { claimAct } from '../run/claim-act.ts';
import { type ClaimRef, type Context, newId, type Present, type Reply } from '../run/context.ts';
import type { AddFileInput } from '../run/inputs.ts';

/** Where a file's bytes lie: found from its row alone. */
export function storageKey(tenantId: string, fileId: string): string {
  return `${tenantId}/${fileId}`;
}

/**
 * Bytes first, flushed and hashed; then the row; then the answer (docs/invariants.md, design 9). A refusal leaves no bytes behind; after a
 * failure it is not known whether the row was written, so its bytes stay.
 */
export async function addFile(
  called: Context,
  ref: ClaimRef,
  input: AddFileInput,
  present: Present,
): Promise<Outcome<Reply>> {
  const id = newId(called);
  const key = storageKey(ref.tenantId, id);
  const stored = await store(called, key, input);
  if (!stored)
    return deny('invalid', {
      code: 'file-too-large',
      pointer: '/files',
      params: { megabytes: maxFileBytes / 1024 / 1024 },
    });
  const { note, bodyHash } = await input.sent;
  const { idempotency } = called;
  const ctx: Context = {
    ...called,
    idempotency: idempotency && { ...idempotency, bodyHash: bodyHash ?? idempotency.bodyHash },
  };
  const sniffed = await sniffType(stored.head);
  const file = {
    id,
    name: safeName(input.fileName, sniffed),
    size: stored.size,
    sha256: stored.sha256,
    note,
    mediaType: sniffed.mediaType ?? 'application/octet-stream',
    flaws: flawsOf(input.fileName, stored.head, sniffed, stored.active),
    scan: ctx.scanner ? ('waiting' as const) : ('unscanned' as const),
  };
  const outcome = await claimAct(
    ctx,
    ref,
    {
      act: 'add-file',
      decide: (world, now) => decide(world, { claimId: ref.id, file }, ctx.actor, now),
    },
    present,
  );
  const kept = outcome.ok && !ctx.validateOnly && outcome.value.headers['Idempotency-Replayed'] === undefined;
  if (!kept) await ctx.files.remove(key);
  return outcome;
}

async function store(
  ctx: Context,
  key: string,
  input: AddFileInput,
): Promise<{ size: number; sha256: string; head: Uint8Array; active: boolean } | null> {
  const { stream, found } = watchForActiveContent();
  // A sender who hangs up breaks the watcher, which the store then reports.
  pipeline(input.content, stream, () => undefined);
  try {
    const stored = await ctx.files.put(key, stream, maxFileBytes);
    return { ...stored, active: found() };
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}
