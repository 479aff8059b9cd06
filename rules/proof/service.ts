/** Does the proof describe what the partner does or did? A heading alone, or "to be agreed", does not. */
import type { Place, ProofDoubt, ProofFinding } from './facts.ts';
import type { SectionedReading } from './products.ts';
import { announces } from './sections.ts';
import { placeOf } from './text.ts';
import { besides, doesWork, formalities, instruction, leftOpen, work } from './service-words.ts';
import { sentences, type Unit } from './units.ts';

export interface ServiceResult {
  finding: ProofFinding | null;
  doubts: ProofDoubt[];
  place: Place | null;
}

/** `companies`: the names of both sides, which are no description ("… Consulting"). */
export function checkService(readings: SectionedReading[], companies: RegExp[] = []): ServiceResult {
  let open: Place | null = null;
  for (const reading of readings) {
    const underHeading = gather(reading);
    for (const unit of reading.units) {
      const said = describing(unit);
      if (leftOpen.test(unit.folded) && reading.sections.get(unit) === 'service' && !said.text) {
        open ??= placeOf(reading.file, unit.page, unit.text);
      }
    }
    const best = describedIn(reading, underHeading);
    if (best) return { finding: null, doubts: [], place: placeOf(reading.file, best.page, best.text) };
  }
  const hint = open ? null : hintIn(readings, companies);
  if (hint)
    return { finding: null, doubts: [{ check: 'service', why: 'not-understood', place: hint }], place: null };
  return {
    finding: {
      code: 'missing-partner-service',
      evidence: { why: open ? 'left-open' : 'not-described', place: open },
    },
    doubts: [],
    place: null,
  };
}

/** Too little to be a description, and more than nothing: a person sees whether it is one. */
function hintIn(readings: SectionedReading[], companies: RegExp[]): Place | null {
  for (const reading of readings) {
    for (const unit of reading.units) {
      const section = reading.sections.get(unit);
      if (unit.line === 0 || unit.box === 'off' || section === 'excluded' || section === 'disclosure')
        continue;
      if (section === 'parties') continue;
      const text = companies.reduce((left, name) => left.replaceAll(name, ' '), unit.folded);
      const said = describing({ ...unit, text, folded: text });
      const enough = section === 'service' ? 4 : 5;
      if (
        said.terms.size >= 1 &&
        said.words >= enough &&
        !formalities.test(said.text) &&
        section !== 'acknowledgement'
      )
        return placeOf(reading.file, unit.page, unit.text);
    }
  }
  return null;
}

interface Said {
  text: string;
  terms: Set<string>;
  words: number;
}

/** The part of a unit that may describe work: without its open ends, its label, and sentences about other matters. */
function describing(unit: Unit): Said {
  const kept = sentences(unit).filter(
    ({ folded }) => !leftOpen.test(folded) && !besides.test(folded) && !instruction.test(folded),
  );
  const text = kept
    .map((sentence) => sentence.folded)
    .join(' ')
    .replace(/^[^:]{2,60}:\s*/, '')
    .replaceAll(/[_.]{3,}/g, ' ')
    .trim();
  const terms = new Set([...text.matchAll(work)].map((match) => match[0].slice(0, 6)));
  return { text, terms, words: text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length };
}

function isHeading(unit: Unit): boolean {
  return (
    announces(unit.folded.replace(/:$/, '')) !== null &&
    !/[.;]$/.test(unit.text) &&
    unit.text.split(/\s+/).length <= 6
  );
}

/** Units under a heading, label or row that announces services. */
function gather(reading: SectionedReading): Unit[] {
  return reading.units.filter(
    (unit) =>
      reading.sections.get(unit) === 'service' &&
      unit.line > 0 &&
      (!isHeading(unit) || unit.bullet || /:\s*\S/.test(unit.text)),
  );
}

function tellsWhoWorks(said: Said): boolean {
  return (
    said.words >= 9 &&
    !formalities.test(said.text) &&
    [...said.text.matchAll(work)].some((match) => doesWork.test(said.text.slice(0, match.index)))
  );
}

/** Directly under a heading that announces services the words need not be ones that we know. */
function isTextOfItsHeading(reading: SectionedReading, unit: Unit): boolean {
  const above = reading.units[reading.units.indexOf(unit) - 1];
  return (
    above !== undefined &&
    above.line > 0 &&
    above.page === unit.page &&
    isHeading(above) &&
    announces(above.folded.replace(/:$/, '')) === 'service'
  );
}

function describedIn(reading: SectionedReading, underHeading: Unit[]): Unit | null {
  // Under a heading that promises it, few words do; bullets add up.
  const terms = new Set<string>();
  for (const unit of underHeading) {
    const said = describing(unit);
    if (isTextOfItsHeading(reading, unit) && said.words >= 12 && !formalities.test(said.text)) return unit;
    for (const term of said.terms) terms.add(term);
    if (
      (said.terms.size >= 1 && said.words >= 5) ||
      (said.terms.size >= 2 && said.words >= 3) ||
      terms.size >= 3
    )
      return unit;
  }
  // Elsewhere a whole sentence must tell it.
  for (const unit of reading.units) {
    const section = reading.sections.get(unit);
    if (
      section === 'excluded' ||
      section === 'disclosure' ||
      (unit.line === 0 && unit.text.length < 80) ||
      unit.box === 'off'
    )
      continue;
    const said = describing(unit);
    const isEntry =
      unit.bullet || unit.text.includes(', ') || (reading.lines[unit.line]?.cells.length ?? 0) > 1;
    const isAboutSigning = section === 'acknowledgement';
    if (said.terms.size >= 2 && said.words >= (isEntry ? 3 : isAboutSigning ? 8 : 6)) return unit;
    if (!isAboutSigning && tellsWhoWorks(said)) return unit;
  }
  return null;
}
