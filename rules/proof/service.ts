/** Does the proof describe what the partner does or did? A heading alone, or "to be agreed", does not. */
import type { Place, ProofDoubt, ProofFinding } from './facts.ts';
import type { SectionedReading } from './products.ts';
import { announces } from './sections.ts';
import { placeOf } from './text.ts';
import { sentences, type Unit } from './units.ts';

/** Stems of the work partners do, in the languages that reach us. "Service" itself says nothing. */
export const work = new RegExp(
  String.raw`(?<!\p{L})(?:${[
    'migrat',
    'migrier',
    'migrer',
    'migrac',
    'plan(?:s|n|ning|ned|t|nen|ung|ifi|ificar)?(?!\\p{L})',
    'planif',
    'configur',
    'konfigur',
    'train',
    'schul',
    'formation',
    'former?(?!\\p{L})',
    'forme(?!\\p{L})',
    'form(?:ons|ent|era|ant)',
    'formac',
    'capacit',
    'adopt',
    'adoptie',
    'deploy',
    'deploi',
    'desplieg',
    'implement',
    'implant',
    'install',
    'instal',
    'roll(?:s|ing|ed)?[ -]?out',
    'uitrol',
    'rolt',
    'ausroll',
    'rollout',
    'einfuhr',
    'fuhrt',
    'advis',
    'advice',
    'advies',
    'adviseer',
    'consult',
    'conseil',
    'asesor',
    'berat',
    'berat(?:en|ung)',
    'support',
    'ondersteun',
    'unterstutz',
    'soutien',
    'accompagn',
    'assist',
    'acompan',
    'manag(?:e|es|ed|ing)(?!\\p{L})',
    'beheer',
    'beheert',
    'verwalt',
    'betreu',
    'betreib',
    'administr',
    'gere',
    'gerer',
    'gestion',
    'monitor',
    'govern',
    'bewak',
    'uberwach',
    'surveill',
    'setup',
    'set(?:s|ting)?[ -]up',
    'sets? up',
    'richt(?:et|en)?(?!\\p{L})',
    'inricht',
    'einricht',
    'mise en (?:place|oeuvre|service)',
    'met(?:tre)? en (?:place|oeuvre|service)',
    'parametr',
    'design',
    'ontwerp',
    'entwurf',
    'entwirf',
    'konzep',
    'concev',
    'concept',
    'workshop',
    'atelier',
    'werksess',
    'onboard',
    'integrat',
    'integrier',
    'integr',
    'koppel',
    'anbind',
    'report',
    'rapport',
    'bericht',
    'informe',
    'assess',
    'inventar',
    'analys',
    'audit',
    'optimi',
    'enabl',
    'customi[sz]',
    'anpass',
    'aanpass',
    'adapt',
    'develop',
    'ontwikkel',
    'entwick',
    'develop',
    'desarroll',
    'test(?!ament)',
    'document',
    'dokument',
    'coach',
    'help[ -]?desk',
    'secur',
    'beveilig',
    'absicher',
    'securis',
    'harden',
    'opleid',
    'opleiding',
    'begeleid',
    'begleit',
    'instrueer',
    'instruct',
    'voorbereid',
    'bereidt',
    'vorbereit',
    'bereitet',
    'prepar',
    'umstell',
    'overzet',
    'onderhoud',
    'uitgerold',
    'ingericht',
    'opgeleid',
    'gemigreerd',
    'getraind',
    'geconfigureerd',
    'geimplementeerd',
    'geadviseerd',
    'overgezet',
    'gekoppeld',
    'geschult',
    'eingericht',
    'eingefuhrt',
    'umgestellt',
    'angepasst',
    'angebunden',
    'ausgerollt',
    'geplant',
    'getestet',
    'getest',
    'gepland',
    'aufbau',
    'opbouw',
    'moved?',
    'opzet',
    'opgezet',
    'nazorg',
    'nachbetreu',
    'suivi',
    'pruf(?:t|ung)',
    'umzug',
    'verhuiz',
    'bascul',
    'enroll',
    'operat(?:es|ed|ing)(?!\\p{L})',
    'overname',
    'ubernahme',
    'wart(?:ung|et)',
    'maintenance',
    'mantenimiento',
    'build',
    'bouwt',
    'bouwen',
    'transition',
    'troubleshoot',
    'moderni',
    'automat(?:is|iz|ed|ing)',
    'forma (?:a|al|gli|os|as|los|las|le|i)(?!\\p{L})',
    'migra(?!\\p{L})',
    'migrazion',
    'addestr',
    'supporta',
    'assistenz',
    'gestisc',
    'trein',
    'suport',
    'wdraza',
    'wdroz',
    'szkol',
    'przeszkol',
    'migruj',
    'wspier',
    'zarzadz',
    'proof of concept',
    'pilot',
    'go-?live',
    'hypercare',
    'change management',
    'enrol',
    'rationali',
    'review',
    'evaluat',
    'provision',
  ].join('|')})`,
  'gu',
);

/** Words that leave the matter open, or send it elsewhere. */
const leftOpen = new RegExp(
  [
    String.raw`\b(?:to be|will be|shall be|are to be|is to be|yet to be|not yet|still to be|remains? to be)\s+(?:\w+ ){0,2}?(?:agreed|determined|defined|decided|confirmed|specified|described|discussed|completed|detailed|added|provided later|set out|filled)`,
    String.raw`\btb[acd]\b|\bt\.b\.[acd]\b|\bn\.?t\.?b\.?(?![\p{L}])|\bn\/a\b|\bnot applicable|\bnone\b|\blorem ipsum`,
    String.raw`\bpending\b|\bunder discussion|\bno services\b|\bno description`,
    String.raw`\bnader (?:te bepalen|overeen te komen|te bespreken|in te vullen|uit te werken)`,
    String.raw`\bnog (?:te|nader|niet) (?:\w+ ){0,2}?(?:bepal|bepaald|bespreken|besproken|overeen|vast|invullen|ingevuld|beschrijven|omschreven)`,
    String.raw`\bwordt (?:nog|later|nader)\b|\bworden (?:nog|later|nader)\b|\bvolgt\b(?: later| nog)|\bn\.?v\.?t\b`,
    String.raw`\bniet van toepassing|\bgeen dienst`,
    String.raw`\bnoch (?:zu|nicht|offen|abzustimmen|festzulegen|gesondert)`,
    String.raw`\b(?:wird|werden) (?:noch|spater|gesondert|separat|nachgereicht)|\bnach vereinbarung|\boffen\b$`,
    String.raw`\bentfallt|\bkeine (?:leistungen|angabe)|\bfolgt\b (?:noch|spater)`,
    String.raw`\ba (?:definir|determiner|convenir|preciser|completer)`,
    String.raw`\bsera (?:defini|precise|convenu|determine|decrit)|\bseront (?:defini|precis|convenu|determin|decrit)`,
    String.raw`\bnon applicable|\bsans objet|\ba voir\b|\bpor (?:definir|determinar|acordar)|\bse definira`,
    String.raw`\b(?:described|defined|specified|set out|laid down|listed|agreed) (?:in|by) (?:a|an|the) (?:separate|other|later|future|subsequent)`,
    String.raw`\bin (?:een|einem|einer) (?:apart|ander|separat|gesondert|spater)\w*`,
  ].join('|'),
  'u',
);

/** A form's own words to whoever fills it in: "Please describe the services". */
const instruction = new RegExp(
  [
    String.raw`^\W*(?:please|describe|enter|specify|list (?:the|all)|what|which|who|beschrijf|omschrijf|vul|wat|welke|bitte`,
    String.raw`|beschreiben sie|was|welche|decri(?:vez|re)|veuillez|indiquez|precisez|quel(?:le)?s?|describa|indique)\b`,
  ].join(''),
);

/** Texts around the work that are not its description. */
const besides = new RegExp(
  [
    String.raw`\b(?:incentives?|partner of record|invoice|payment terms?|betal|zahlung|paiement|confidential`,
    String.raw`|vertrouwelijk|vertraulich|governing law|liabil|copyright|all rights reserved|licen[cs]es? only`,
    String.raw`|resale)\b`,
  ].join(''),
);

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

/** Sentences about the paper itself, its parties and their tenant. */
const formalities = new RegExp(
  [
    String.raw`[0-9a-f]{8}-[0-9a-f]{4}-|\b(?:agreement|contract|parties|hereby|hereinafter|confirms?|acknowledg\w*|sign(?:ed|ature)`,
    String.raw`|overeenkomst|partijen|bevestig\w*|onderteken\w*|vertrag\w*|parteien|bestatig\w*|contrat|soussign\w*|lorem`,
    String.raw`|licen[cs]\w*|licenties|lizenz\w*|price|prijs|preis|prix|order)\b`,
  ].join(''),
);

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
  }
  return null;
}
