/** The policies in force, as far as a form has to know them before a claim has one of its own. */
import type { Activity, Catalog, PolicyInForce } from '#sdk';

/** The one for every programme, else the first. */
export function policyOf(catalog: Pick<Catalog, 'policies'>): PolicyInForce | undefined {
  return catalog.policies.find((policy) => policy.programme === '*') ?? catalog.policies[0];
}

/** Every activity that some policy in force offers, once; without what was withdrawn from new claims. */
export function activitiesIn(catalog: Pick<Catalog, 'policies'>): Activity[] {
  const found = new Map<string, Activity>();
  for (const activity of catalog.policies
    .flatMap((policy) => policy.activities)
    .filter((one) => !one.withdrawn)) {
    const key = `${activity.solutionArea} ${activity.id}`;
    if (!found.has(key)) found.set(key, activity);
  }
  return [...found.values()];
}

export function areasIn(catalog: Pick<Catalog, 'policies' | 'solutionAreas'>): Catalog['solutionAreas'] {
  const offered = new Set(activitiesIn(catalog).map((activity) => activity.solutionArea));
  return catalog.solutionAreas.filter((area) => offered.has(area.id) && !area.withdrawn);
}

/** After choosing one more, those stay that may stand beside it. */
export function withActivity(chosen: readonly string[], id: string, offered: readonly Activity[]): string[] {
  const added = offered.find((activity) => activity.id === id);
  if (!added) return [...chosen];
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  return [...chosen.filter((one) => added.combinesWith.includes(one)), id];
}
