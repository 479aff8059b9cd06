/** What somebody, or the reader of proofs, proposes to say about a reason: the reviewer changes it or leaves it out. */
export interface Suggestion {
  code: string;
  evidence: string;
}
