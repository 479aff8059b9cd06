/** The proof of execution: what was read of it, the reviewers' checklist, and the page on which it is reviewed. */
export const proof = {
  reviewTitle: (name: string): string => `Review: ${name}`,
  openReview: 'Review the proof',
};
