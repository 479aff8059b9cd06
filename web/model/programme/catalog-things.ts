/** The four lists of the catalogue as one kind of list. */
import type { Activity, CatalogItem, CatalogThing, CatalogVersion } from '#sdk';
import { useSpeech } from '../frame/language.ts';
import type { CatalogView } from '../frame/search/administration.ts';

export type Thing = CatalogThing | CatalogItem | Activity;

export function things(catalog: Pick<CatalogVersion, CatalogView>, view: CatalogView): Thing[] {
  return catalog[view];
}

/** Two solution areas may have an activity of the same id. */
export function keyOf(view: CatalogView, thing: Thing): string {
  return view === 'activities' ? `${(thing as Activity).solutionArea}.${thing.id}` : thing.id;
}

/** An administrator's words first, then our own, else the name of the thing. */
export function useThingName(): (view: CatalogView, thing: Thing) => string {
  const { t, language } = useSpeech();
  const ours: Partial<Record<CatalogView, Record<string, string>>> = {
    activities: t.words.activities,
    solutionAreas: t.words.solutionAreas,
  };
  return (view, thing) => {
    const own = ours[view] ?? {};
    return (
      thing.texts?.[language]?.name ?? (Object.hasOwn(own, thing.id) ? (own[thing.id] as string) : thing.name)
    );
  };
}
