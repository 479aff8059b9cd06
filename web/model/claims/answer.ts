/** What the partner answers a request with, and whether it says anything: as the rules see it, so that the form can say so first. */
import type { Claim } from '#sdk';

export interface AnswerDraft {
  answers: Record<string, string>;
  comment: string;
}

/** Files that would go out with the answer and are new to the claim. */
export function newProof(files: Claim['files']): Claim['files'] {
  return files.filter((file) => file.sealedAt === null && file.copyOf === null && file.scan !== 'infected');
}

export function saysSomething(
  { openRequest, files }: Pick<Claim, 'openRequest' | 'files'>,
  { answers, comment }: AnswerDraft,
): boolean {
  const words = [comment, ...(openRequest?.codes ?? []).map((code) => answers[code] ?? '')];
  return (
    words.some((text) => text.trim() !== '') ||
    openRequest?.changedSince === true ||
    newProof(files).length > 0
  );
}
