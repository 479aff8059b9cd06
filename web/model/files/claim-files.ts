/** Files of a claim as people tell them apart: the newest first, two of one name by their time, copies as copies. */
import type { Claim, ClaimFile } from '#sdk';

/** The newest is what somebody looks at first; a copy of an earlier file shows nothing new. */
export function newestFile(files: Claim['files']): ClaimFile | undefined {
  const own = files.filter((file) => file.copyOf === null);
  return (own.length > 0 ? own : files).toSorted((one, other) =>
    other.uploadedAt.localeCompare(one.uploadedAt),
  )[0];
}

/** Whether a name is not enough to tell this file from another of the claim. */
export function sharesName(file: ClaimFile, files: Claim['files']): boolean {
  return files.some((other) => other.id !== file.id && other.name === file.name);
}

/** Sent after somebody had looked for the last time, or with the last answer. */
export function isNew(file: ClaimFile, since: string | null): boolean {
  return since !== null && file.sealedAt !== null && file.sealedAt > since;
}

/** The earlier file that has the same bytes. */
export function originalOf(file: ClaimFile, files: Claim['files']): ClaimFile | undefined {
  return files.find(({ id }) => id === file.copyOf);
}
