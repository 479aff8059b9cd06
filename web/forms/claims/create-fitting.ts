/** A draft from an earlier claim: what no longer fits is left out and named, so that it never ends in a refusal nobody can act on. */
import type { Claim, CreateClaim } from '#sdk';
import { api, problemOf } from '../../model/frame/api.ts';
import { withoutRefused, type LeftOut } from '../../model/claims/claim-copy.ts';
import type { Messages } from '../../messages/en.ts';
import { sentence } from '../../model/frame/problems.ts';

export async function createFitting(
  body: CreateClaim,
  activities: number,
  left: LeftOut[] = [],
): Promise<{ claim: Claim; left: LeftOut[] }> {
  try {
    return { claim: await api.claims.create({ body }), left };
  } catch (error) {
    const fitting = withoutRefused(body.lines ?? [], problemOf(error).errors, activities);
    if (!fitting) throw error;
    return createFitting({ ...body, lines: fitting.lines }, activities, [...left, ...fitting.left]);
  }
}

/** What came along, and each line that did not, with the reason in which its item is named. */
export function copyWords(left: readonly LeftOut[], t: Messages, nameOf: (itemId: string) => string): string {
  if (left.length === 0) return t.wizard.copied;
  const why = left.map(({ itemId, problem }) => {
    const name = nameOf(itemId);
    const said = sentence(problem, t);
    return said.includes(name) ? said : `${name}: ${said}`;
  });
  return [t.wizard.copiedWithout, ...new Set(why)].join(' ');
}
