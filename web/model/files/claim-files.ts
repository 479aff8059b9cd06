/** Which file of a claim is looked at first, which is new, and which is a copy. */
import type { Claim, ClaimFile } from '#sdk';

/** The newest is what somebody looks at first; a copy of an earlier file shows nothing new. */
export function newestFile(files: Claim['files']): ClaimFile | undefined {
  const own = files.filter((file) => file.copyOf === null);
  return (own.length > 0 ? own : files).toSorted((one, other) =>
    other.uploadedAt.localeCompare(one.uploadedAt),
  )[0];
}

/** Sent after somebody had looked for the last time, or with the last answer. */
export function isNew(file: ClaimFile, since: string | null): boolean {
  return since !== null && file.sealedAt !== null && file.sealedAt > since;
}

/** The earlier file that has the same bytes. */
export function originalOf(file: ClaimFile, files: Claim['files']): ClaimFile | undefined {
  return files.find(({ id }) => id === file.copyOf);
}
