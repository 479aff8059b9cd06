/** A new version of the catalogue: things are added, renamed and withdrawn from new claims, never removed. */
import type { Activity, Catalog, CatalogItem, Named } from './catalog.ts';
import { textLanguages } from './reason-text.ts';
import type { Problem } from '../engine/denial.ts';

export const catalogParts = ['solutionAreas', 'programmes', 'items', 'activities'] as const;
export type CatalogPart = (typeof catalogParts)[number];
type Thing = CatalogItem | Activity | Named;

const idGrammar = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

export function isAdministeredId(id: string): boolean {
  return id.length >= 2 && id.length <= 60 && idGrammar.test(id);
}

/** Two solution areas may have an activity of the same id, so an activity's key has both. */
export function catalogKey(part: CatalogPart, thing: Thing): string {
  return part === 'activities' ? `${(thing as Activity).solutionArea} ${thing.id}` : thing.id;
}

/** Everything that is wrong with the version somebody wrote, each at its field. */
export function catalogProblems(before: Catalog, after: Catalog): Problem[] {
  const problems = catalogParts.flatMap((part) => [
    ...removedFrom(part, before[part], after[part]),
    ...after[part].flatMap((thing, index) => ofThing(before, after, part, thing, index)),
  ]);
  if (problems.length === 0 && catalogChanges(before, after).length === 0)
    return [{ code: 'nothing-changed', pointer: '' }];
  return problems;
}

function removedFrom(part: CatalogPart, before: readonly Thing[], after: readonly Thing[]): Problem[] {
  const kept = new Set(after.map((thing) => catalogKey(part, thing)));
  const lost = before.filter((thing) => !kept.has(catalogKey(part, thing)));
  return lost.length === 0
    ? []
    : [{ code: 'never-removed', pointer: `/${part}`, params: { names: lost.map((thing) => thing.name) } }];
}

function ofThing(before: Catalog, after: Catalog, part: CatalogPart, thing: Thing, index: number): Problem[] {
  const at = `/${part}/${index}`;
  const key = catalogKey(part, thing);
  const problems: Problem[] = [];
  const list: readonly Thing[] = after[part];
  if (!isAdministeredId(thing.id)) problems.push({ code: 'id-invalid', pointer: `${at}/id` });
  else if (list.findIndex((one) => catalogKey(part, one) === key) !== index)
    problems.push({ code: 'id-taken', pointer: `${at}/id` });
  const nameless = textLanguages.filter((language) => thing.texts?.[language]?.name.trim() === '');
  problems.push(
    ...nameless.map((language): Problem => ({
      code: 'field-required',
      pointer: `${at}/texts/${language}/name`,
    })),
  );
  if (thing.name.trim() === '' && nameless.length === 0)
    problems.push({ code: 'field-required', pointer: `${at}/name` });
  const old = (before[part] as readonly Thing[]).find((one) => catalogKey(part, one) === key);
  return [...problems, ...(old ? changedOf(old, thing, at) : unknownIn(after, part, thing, at))];
}

/** Names, descriptions and whether it is offered: the rest says what claims mean that name it. */
const changeable = new Set(['name', 'texts', 'withdrawn']);

function changedOf(old: Thing, thing: Thing, at: string): Problem[] {
  const names = new Set([...Object.keys(old), ...Object.keys(thing)]);
  return [...names]
    .filter((name) => !changeable.has(name) && !same(old[name as 'id'], thing[name as 'id']))
    .map((name) => ({ code: 'fixed-once-made', pointer: `${at}/${name}` }));
}

function unknownIn(catalog: Catalog, part: CatalogPart, thing: Thing, at: string): Problem[] {
  if (part === 'solutionAreas' || part === 'programmes') return [];
  const known = (list: readonly Named[], id: string, field: string): Problem[] => {
    const found = list.find((one) => one.id === id);
    if (!found) return [{ code: 'not-known', pointer: `${at}/${field}`, params: { name: id } }];
    return found.withdrawn
      ? [{ code: 'not-offered', pointer: `${at}/${field}`, params: { name: found.name } }]
      : [];
  };
  const problems = known(catalog.solutionAreas, (thing as CatalogItem).solutionArea, 'solutionArea');
  if (part === 'items') return problems;
  const { programme, pays, combinesWith, solutionArea } = thing as Activity;
  if (programme !== null) problems.push(...known(catalog.programmes, programme, 'programme'));
  if (pays && programme === null) problems.push({ code: 'field-required', pointer: `${at}/programme` });
  combinesWith.forEach((id, index) => {
    if (!catalog.activities.some((one) => one.id === id && one.solutionArea === solutionArea)) {
      problems.push({ code: 'not-known', pointer: `${at}/combinesWith/${index}`, params: { name: id } });
    }
  });
  return problems;
}

export interface CatalogChange {
  part: CatalogPart;
  id: string;
  before: Thing | null;
  after: Thing;
}

/** What differs, thing by thing: for the log and the page that shows two versions beside each other. */
export function catalogChanges(before: Catalog, after: Catalog): CatalogChange[] {
  return catalogParts.flatMap((part) =>
    (after[part] as readonly Thing[]).flatMap((thing): CatalogChange[] => {
      const key = catalogKey(part, thing);
      const old = (before[part] as readonly Thing[]).find((one) => catalogKey(part, one) === key) ?? null;
      return old && same(old, thing) ? [] : [{ part, id: thing.id, before: old, after: thing }];
    }),
  );
}

/** By value; what is left out is the same as what is empty, and the order of fields does not matter. */
export function same(a: unknown, b: unknown): boolean {
  return spelled(a) === spelled(b);
}

function spelled(value: unknown): string {
  if (value === null || value === undefined || value === false) return 'null';
  if (Array.isArray(value)) return `[${value.map(spelled).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value as Record<string, unknown>).filter(
    ([, one]) => spelled(one) !== 'null',
  );
  return `{${fields
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${spelled(one)}`)
    .join(',')}}`;
}
