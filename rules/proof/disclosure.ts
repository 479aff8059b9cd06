/** Public-sector customers in the US and Puerto Rico must know that the partner will seek association (domain 3, PoE). */
import type { Place, ProofFacts, ProofFinding } from './facts.ts';
import type { SectionedReading } from './products.ts';
import { placeOf } from './text.ts';
import { sentences, type Unit } from './units.ts';

const countries = new Set(['US', 'PR']);

export function needsDisclosure(facts: Pick<ProofFacts, 'publicSector' | 'country'>): boolean {
  return facts.publicSector && countries.has(facts.country.toUpperCase());
}

/** Being or becoming the partner of record, in whatever words. */
const association = new RegExp(
  [
    String.raw`\bpartner[ -]of[ -]record|\bcpor\b|\bdpor\b|\bpor\b(?=.{0,40}\b(?:partner|association))`,
    String.raw`|\bclaiming partner|\bcredited (?:for|with)|\bregister\w* .{0,50}\b(?:engagement|work|project`,
    String.raw`|services)\b.{0,30}\b(?:with|under)\b|\bassociat(?:e|ed|ion|ions|ing)\b`,
    String.raw`|\brecogni[sz](?:e|ed|ing|tion)\b.{0,60}\bas\b.{0,50}\bpartner|\b(?:partner|supplier|vendor`,
    String.raw`|contractor)\b.{0,80}\brecogni[sz](?:ed|tion)`,
    String.raw`|\b(?:register|registered|designat\w*|list(?:ed)?|record(?:ed)?|name(?:d)?|attach(?:ed)?|link(?:ed)?`,
    String.raw`|assign(?:ed)?|attribut\w*)\b.{0,60}\bpartner\b|\bclaim(?:s|ing|ed)?\b.{0,80}\b(?:partner|incentive`,
    String.raw`|credit|subscription|workload|tenant|association|usage)`,
    String.raw`|\b(?:partner|socio|proveedor)\b.{0,60}\b(?:registrad|asociad|de registro|reconocid)|\basociacion\b`,
    String.raw`|\basociar|\bpartenaire\b.{0,60}\b(?:reference|enregistre|reconnu|attitre)|\bassocie`,
    String.raw`|\bals partner\b.{0,60}\b(?:eingetragen|anerkannt|registriert|gefuhrt|zugeordnet)|\bzuordnung\b`,
    String.raw`|\bpartner\b.{0,60}\b(?:geregistreerd|erkend|gekoppeld)|\bkoppeling\b`,
  ].join(''),
);

/** The customer's knowing: acknowledges, is aware, was told, agrees, consents; the same in other languages. */
const knowing = new RegExp(
  [
    String.raw`\backnowledg\w*|\bunderst(?:and|ands|ood)|\baware\b|\binform(?:ed|s)?\b|\bagree[sd]?\b|\bconsent\w*`,
    String.raw`|\bknows?\b|\baccepts?\b|\bnotified\b|\badvised that|\bconfirms?\b|\bno objection|\bauthori[sz]e[sd]?`,
    String.raw`|\bpermits?\b|\bapproves?\b|\brecogni[sz]es that|\btold\b|\bnotes? that|\bhas been disclosed`,
    String.raw`|\bdiscloses?\b|\bhereby disclosed`,
    String.raw`|\breconoce|\bentiende|\bconoce|\binformad|\bacepta|\bconsiente|\bautoriza|\bsabe\b|\bconfirma`,
    String.raw`|\bop de hoogte|\bweet dat|\bbevestigt|\berkent|\bgaat akkoord|\bstemt in|\bist bekannt`,
    String.raw`|\bnimmt zur kenntnis|\bbestatigt|\bstimmt zu|\binformiert|\breconnait|\bsait que|\binforme|\baccepte`,
    String.raw`|\bconfirme`,
  ].join(''),
);

const denied = new RegExp(
  [
    String.raw`\b(?:does not|do not|did not|not|never|no longer|neither)\s+(?:\w+\s+){0,2}?(?:acknowledg|agree|consent`,
    String.raw`|aware|been informed|inform|accept|seek|claim|request|ask|apply|be recogni|authori|know)`,
    String.raw`|\bnot applicable|\bn\/a\b|\bunaware|\bobjects? to\b|\brefus|\bdeclin|\bno (?:reconoce|acepta|entiende`,
    String.raw`|solicitara)|\bnothing in this`,
  ].join(''),
);

export interface DisclosureResult {
  finding: ProofFinding | null;
  place: Place | null;
}

export function checkDisclosure(facts: ProofFacts, readings: SectionedReading[]): DisclosureResult {
  if (!needsDisclosure(facts)) return { finding: null, place: null };
  let touched: Place | null = null;
  for (const reading of readings) {
    for (const [index, unit] of reading.units.entries()) {
      const text = statement(reading.units, index);
      const place = placeOf(reading.file, unit.page, unit.text);
      if (!association.test(text) && reading.sections.get(unit) !== 'disclosure') continue;
      if (isMade(text) && unit.box !== 'off') return { finding: null, place };
      touched ??= place;
    }
  }
  return {
    finding: {
      code: 'missing-public-sector-disclosure',
      evidence: { why: touched ? 'not-agreed' : 'not-found', place: touched },
    },
    place: null,
  };
}

/** A unit and, when it announces a list ("acknowledges that:"), the units that follow it. */
function statement(units: Unit[], index: number): string {
  const unit = units[index];
  if (!unit) return '';
  if (!/:\s*$/.test(unit.text)) return unit.folded;
  return [unit, ...units.slice(index + 1, index + 5).filter((next) => next.box !== 'off')]
    .map((part) => part.folded)
    .join(' ');
}

function isMade(text: string): boolean {
  const parts = sentences({ text });
  const isPart = (folded: string) => association.test(folded) && knowing.test(folded) && !denied.test(folded);
  if (parts.some((part) => isPart(part.folded))) return true;
  // "The supplier will ask to be partner of record. The agency has been informed of this."
  return parts.some((part, at) => {
    const pair = `${part.folded} ${parts[at + 1]?.folded ?? ''}`;
    return association.test(part.folded) && isPart(pair);
  });
}
