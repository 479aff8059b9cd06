/**
 * Reads one proof file and stores what it says. Not an act: nothing of the claim changes by it, and the same bytes
 * always give the same text.
 */
import { buffer } from 'node:stream/consumers';
import { isDocumentType, readDocument, unreadable, type DocumentText } from '../../ports/read-document.ts';
import { findReadableFile, writeReading, type StoredReading } from '../../store/files/readings.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { storageKey } from './add-file.ts';
import { type ClaimRef, realNow, type Services } from '../run/context.ts';

/** A file over which the program died this often is left to a person. */
const mostTries = 3;
const system = { side: 'system' } as const;

/** `also` runs in the transaction that stores the text: the job that is done with it. */
export async function readFile(
  services: Pick<Services, 'db' | 'clock' | 'files'>,
  ref: ClaimRef,
  fileId: string,
  also: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { db, files } = services;
  const file = await db.transact(system, (tx) => findReadableFile(tx, ref, fileId), 'read');
  if (!file || file.reading?.state === 'done') return db.transact(system, also);
  const bytes = await buffer(await files.read(storageKey(ref.tenantId, fileId)));
  const tries = (file.reading?.tries ?? 0) + 1;
  await db.transact(system, (tx) => writeReading(tx, ref.tenantId, fileId, { state: 'reading', tries }));
  const { mediaType } = file;
  const given = tries > mostTries || !isDocumentType(mediaType);
  const text = given ? unreadable('damaged') : await readDocument(bytes, mediaType);
  const reading: StoredReading = { state: 'done', at: realNow(services), text: storable(text) };
  await db.transact(system, async (tx) => {
    await writeReading(tx, ref.tenantId, fileId, reading);
    await also(tx);
  });
}

/** The database takes neither the character zero nor half a surrogate pair; a stranger's document may have both. */
function storable({ pages, form, ...rest }: DocumentText): DocumentText {
  const clean = (text: string): string => text.replaceAll('\u0000', ' ').toWellFormed();
  return {
    ...rest,
    pages: pages.map(({ page, text }) => ({ page, text: clean(text) })),
    form: form.map(({ name, value }) => ({ name: clean(name), value: clean(value) })),
  };
}
