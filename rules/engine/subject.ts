/**
 * Whatever has a history of its own. It lives in a realm: a customer's tenant, a partner or the programme owner, the unit in which every
 * invariant lives and the key by which data is distributed.
 */
export const subjectKinds = ['claim', 'tenant'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface SubjectRef {
  realm: string;
  kind: SubjectKind;
  id: string;
}
