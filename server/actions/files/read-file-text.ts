/** What a file says, as it was read: what a page shows in its place, and what the checklist was made from. */
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import type { ReadingState } from '../../../rules/proof/checklist.ts';
import { findFile } from '../../store/claims/claim-reads.ts';
import { findReading, type StoredReading, type StoredText } from '../../store/files/readings.ts';
import { type ClaimRef, type Context, scopeOf } from '../run/context.ts';
import { fileDenial } from './read-file-content.ts';

export interface FileReading {
  state: ReadingState;
  /** Why only a person can read it. */
  why: string | null;
  text: StoredText | null;
}

export function readFileText(ctx: Context, ref: ClaimRef, fileId: string): Promise<Outcome<FileReading>> {
  return ctx.db.transact(
    scopeOf(ctx.actor, ref.tenantId),
    async (tx) => {
      const refused = fileDenial(ctx, await findFile(tx, ref, fileId));
      return refused ? deny(...refused) : accept(readingOf(await findReading(tx, ref, fileId)));
    },
    'read',
  );
}

export function readingOf(reading: StoredReading | null): FileReading {
  if (reading === null) return { state: 'waiting', why: null, text: null };
  if (reading.state === 'reading') return { state: 'reading', why: null, text: null };
  const { text } = reading;
  if (text.readable) return { state: 'read', why: null, text };
  return { state: 'needs-a-person', why: text.reason ?? 'damaged', text: null };
}
