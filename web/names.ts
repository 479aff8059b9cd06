/** Names of what is in the catalogue, so that no page ever shows an id where a name belongs. */
import { useQuery } from '@tanstack/react-query';
import type { Catalog } from '#sdk';
import { useSpeech } from './language.ts';
import type { Messages } from './messages/en.ts';
import { catalog } from './queries.ts';
import { wordFor } from './words.ts';

export interface CatalogNames {
  area(id: string): string;
  activity(id: string): string;
  programme(id: string): string;
  item(id: string): string;
}

/** Our own words where we have them (they are translated), else the catalogue's. */
export function namesOf(
  found: Pick<Catalog, 'solutionAreas' | 'programmes' | 'items' | 'policies'> | undefined,
  words: Messages['words'],
): CatalogNames {
  const named = (list: { id: string; name: string }[] | undefined, id: string): string =>
    list?.find((one) => one.id === id)?.name ?? wordFor({}, id);
  const own = (table: Record<string, string>, id: string): string | undefined =>
    Object.hasOwn(table, id) ? table[id] : undefined;
  return {
    area: (id) => own(words.solutionAreas, id) ?? named(found?.solutionAreas, id),
    activity: (id) =>
      own(words.activities, id) ??
      named(
        found?.policies.flatMap((policy) => policy.activities),
        id,
      ),
    programme: (id) => named(found?.programmes, id),
    item: (id) => named(found?.items, id),
  };
}

export function useCatalogNames(): CatalogNames {
  const { t } = useSpeech();
  const { data } = useQuery(catalog());
  return namesOf(data, t.words);
}

export interface ReasonChoice {
  value: string;
  label: string;
  hint?: string;
}

/** The reasons that the catalogue offers, in our own words where we have them. */
export function reasonChoices(
  offered: readonly { code: string; message: string }[],
  words: Record<string, { name: string; text: string }>,
): ReasonChoice[] {
  return offered.map(({ code, message }) => ({
    value: code,
    label: words[code]?.name ?? wordFor({}, code),
    hint: words[code]?.text ?? message,
  }));
}

export function useReasons(): { information: ReasonChoice[]; rejection: ReasonChoice[] } {
  const { t } = useSpeech();
  const { data } = useQuery(catalog());
  return {
    information: reasonChoices(data?.reasons.information ?? [], t.information),
    rejection: reasonChoices(data?.reasons.rejection ?? [], t.rejection),
  };
}
