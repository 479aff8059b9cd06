/** A refusal that a paper states outside its signature block: a ticked box, or a sentence about the customer. */
import type { Signing } from './signature.ts';
import type { Reader } from './signature-cells.ts';
import { sideOf } from './signature-words.ts';
import { placeOf } from './text.ts';
import { sentences } from './units.ts';
import type { SectionedReading } from './products.ts';
import { onlyForeseen, refusing } from './refusals.ts';

const decides =
  /accept|approv|agree|akkoord|goedkeur|einverstand|zustimm|annahme|abnahme|accord|recette|conform|decision|beslissing|entscheidung/;
/** A statement about the partner of record is another check. */
const association = /\bpartner of record|\bassociat|\brecogni[sz]|\bincentive|\bclaim/;
const things =
  /\b(?:cookies?|liability|calls?|changes?|tickets?|devices?|logins?|warrant\w*|mails?|messages?|emails?|spam|requests?|risks?)\b/;

export function refusals(reading: SectionedReading, reader: Reader): Signing[] {
  const found: Signing[] = [];
  for (const unit of reading.units) {
    if (unit.box === 'on' && refusing.test(unit.folded) && unit.folded.length < 80) {
      found.push({ ...refused(placeOf(reading.file, unit.page, unit.text)), ticked: true });
      continue;
    }
    if (reading.sections.get(unit) === 'excluded' || reading.sections.get(unit) === 'disclosure') continue;
    for (const sentence of sentences(unit)) {
      const { folded } = sentence;
      if (
        folded.length > 200 ||
        !refusing.test(folded) ||
        onlyForeseen.test(folded) ||
        things.test(folded) ||
        association.test(folded)
      )
        continue;
      const at = refusing.exec(folded)?.index ?? 0;
      const isTheirs = sideOf(folded.slice(0, at), reader.parties) === 'customer';
      const isDecision = /^[^:]{3,60}:/.test(folded) && decides.test(folded.slice(0, at));
      if (isTheirs || isDecision) found.push(refused(placeOf(reading.file, unit.page, sentence.text)));
    }
  }
  return found;
}

function refused(place: Signing['place']): Signing {
  return { signed: null, date: null, datePlace: null, place, denied: 'refused' };
}
