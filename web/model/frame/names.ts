/** Names of what is in the catalogue, so that no page ever shows an id where a name belongs. */
import { useQuery } from '@tanstack/react-query';
import type { Catalog } from '#sdk';
import { useMemo } from 'react';
import { useSpeech, type Language } from './language.ts';
import type { Messages } from '../../messages/en.ts';
import { catalog } from './queries.ts';
import { wordFor } from './words.ts';

export interface CatalogNames {
  area(id: string): string;
  activity(id: string): string;
  programme(id: string): string;
  item(id: string): string;
}

interface Thing {
  id: string;
  name: string;
  texts?: { en: { name: string } | null; nl: { name: string } | null } | null;
}

/**
 * An administrator's words come first, then our own (they are translated), else the catalogue's name.
 */
export function namesOf(
  found: Pick<Catalog, 'solutionAreas' | 'programmes' | 'items' | 'policies'> | undefined,
  words: Messages['words'],
  language: Language,
): CatalogNames {
  const named = (
    list: readonly Thing[] | undefined,
    id: string,
    ours: Record<string, string> = {},
  ): string => {
    const thing = list?.find((one) => one.id === id);
    const own = Object.hasOwn(ours, id) ? ours[id] : undefined;
    return thing?.texts?.[language]?.name ?? own ?? thing?.name ?? wordFor({}, id);
  };
  const activities = found?.policies.flatMap((policy) => policy.activities);
  return {
    area: (id) => named(found?.solutionAreas, id, words.solutionAreas),
    activity: (id) => named(activities, id, words.activities),
    programme: (id) => named(found?.programmes, id),
    item: (id) => named(found?.items, id),
  };
}

export function useCatalogNames(): CatalogNames {
  const { t, language } = useSpeech();
  const { data } = useQuery(catalog());
  return namesOf(data, t.words, language);
}

export interface ReasonChoice {
  value: string;
  label: string;
  hint?: string;
}

/** A reason as people read it: what it is called, and what is wrong with what would repair it. */
export interface ReasonWords {
  name: string;
  text: string;
}
export type ReasonTable = Record<string, ReasonWords>;
export interface ReasonNames {
  information: ReasonTable;
  /** Those that people choose and those that the process sets. */
  rejection: ReasonTable;
  /** Of either family, where only the code is known. */
  any: ReasonTable;
}

type Reasons = Pick<Catalog, 'reasons'>['reasons'];

function tableOf(offered: Reasons['information'], language: Language): ReasonTable {
  return Object.fromEntries(
    offered.map(({ code, texts }) => {
      const { title, text, remedy } = texts[language];
      return [code, { name: title, text: remedy === '' ? text : `${text} ${remedy}` }];
    }),
  );
}

/** The sentences in force, which an administrator may have written: the catalogue is their one source. */
export function reasonNamesOf(found: Pick<Catalog, 'reasons'> | undefined, language: Language): ReasonNames {
  const { information, rejection, given } = found?.reasons ?? { information: [], rejection: [], given: [] };
  const tables = {
    information: tableOf(information, language),
    rejection: tableOf([...rejection, ...given], language),
  };
  return { ...tables, any: { ...tables.rejection, ...tables.information } };
}

export function useReasonNames(): ReasonNames {
  const { language } = useSpeech();
  const { data } = useQuery(catalog());
  return useMemo(() => reasonNamesOf(data, language), [data, language]);
}

/** Some codes with their words, to choose from. */
export function reasonChoices(codes: readonly string[], words: ReasonTable): ReasonChoice[] {
  return codes.map((code) => ({
    value: code,
    label: words[code]?.name ?? wordFor({}, code),
    ...(words[code] && { hint: words[code].text }),
  }));
}

export function useReasons(): { information: ReasonChoice[]; rejection: ReasonChoice[] } {
  const names = useReasonNames();
  const { data } = useQuery(catalog());
  const codes = (list: { code: string }[] | undefined): string[] => list?.map(({ code }) => code) ?? [];
  return {
    information: reasonChoices(codes(data?.reasons.information), names.information),
    rejection: reasonChoices(codes(data?.reasons.rejection), names.rejection),
  };
}
