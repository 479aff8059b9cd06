/** The checklist of a proof in words: what was checked, why it was not found, and where it stands. */
import type { ProofCheck, ProofFile, ProofPlace } from '#sdk';
import { formatDay } from '../frame/dates.ts';
import type { Messages } from '../../messages/en.ts';
import { wordFor } from '../frame/words.ts';

type Words = Messages['proof'];

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** One of each kind, and one for each workload or product. */
export function checkKey({ check, item }: Pick<ProofCheck, 'check' | 'item'>): string {
  return item ? `${check}:${item.id}` : check;
}

export function checkTitle({ check, item }: Pick<ProofCheck, 'check' | 'item'>, words: Words): string {
  return item ? words.itemCheck(item.name) : wordFor(words.checks, check);
}

/** Would a reviewer ask about it? */
export function isLacking({ outcome }: Pick<ProofCheck, 'outcome'>): boolean {
  return outcome === 'missing' || outcome === 'differs';
}

/** A year always: a date that is too old is often of another one. */
const day = (date: string, locale: string): string => formatDay(date, locale, 0);

const soonMs = 60 * 86_400_000;

/** A signature that will do today and before long no longer; null where there is none. */
export function agesSoon(checks: readonly ProofCheck[], words: Words, locale: string): string | null {
  const date = checks.find(
    ({ check, outcome }) => check === 'signature-date' && !isLacking({ outcome }) && !isUnclear({ outcome }),
  )?.date;
  if (!date?.found || Date.parse(date.found) - Date.parse(date.oldestAllowed) > soonMs) return null;
  return words.agesSoon(day(date.found, locale), day(date.oldestAllowed, locale));
}

/** Must a person look there? */
export function isUnclear({ outcome }: Pick<ProofCheck, 'outcome'>): boolean {
  return outcome === 'unclear';
}

export function whyOf(check: ProofCheck, words: Words, locale: string): string {
  if (isUnclear(check)) return check.why === null ? '' : wordFor(words.whys, check.why);
  if (!isLacking(check)) return '';
  if (check.outcome === 'differs') return words.differs;
  const { date, why } = check;
  if (why === 'too-old' && date?.found)
    return words.tooOld(day(date.found, locale), day(date.oldestAllowed, locale));
  if (why === 'in-future' && date?.found) return words.inFuture(day(date.found, locale));
  const said = why === null ? '' : wordFor(words.whys, why);
  return date ? `${said} ${words.oldest(day(date.oldestAllowed, locale))}`.trim() : said;
}

export function changeOf({ check }: Pick<ProofCheck, 'check'>, words: Words): string {
  return Object.hasOwn(words.changes, check) ? words.changes[check as keyof Words['changes']] : '';
}

/** A DOCX has no pages until it is printed. */
export function placeWords(place: ProofPlace, files: readonly ProofFile[], words: Words): string {
  const excerpt = place.excerpt.replaceAll(/\s+/g, ' ').trim();
  const file = files.find((one) => one.fileId === place.fileId);
  const name = file ? fileLabel(file, files, words) : place.fileName;
  return file?.mediaType === docx
    ? words.placeWithoutPage(name, excerpt)
    : words.place(place.page, name, excerpt);
}

/** Two versions of one file often bear one name: then the label counts them, in the order in which they were added. */
export function fileLabel(
  file: Pick<ProofFile, 'fileId' | 'fileName'>,
  files: readonly Pick<ProofFile, 'fileId' | 'fileName'>[],
  words: Words,
): string {
  const alike = files.filter((one) => one.fileName === file.fileName);
  if (alike.length < 2) return file.fileName;
  const at = alike.findIndex((one) => one.fileId === file.fileId);
  return words.sameName(file.fileName, at + 1, alike.length);
}

export function partsWords(parts: readonly string[], words: Words): string {
  return parts.map((part) => wordFor(words.parts, part).toLocaleLowerCase()).join(', ');
}
