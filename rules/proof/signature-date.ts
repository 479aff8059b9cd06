/** Which date of a signature counts, and whether it is fresh enough. */
import type { FoundDate } from './dates.ts';
import type { DateEvidence, Place, ProofFacts } from './facts.ts';
import type { SignatureResult, Signing } from './signature.ts';

/** Judges the date that counts: the newest that is not too old, and not after the day the file was sent. */
export function addDate(
  facts: ProofFacts,
  signings: Signing[],
  result: SignatureResult,
  fallback: Place | null = null,
): void {
  const sentOn = (signing: Signing | undefined) => sentOnOf(facts, signing?.place.file);
  const oldestOf = (signing: Signing | undefined) =>
    oldestAllowed({ sentOn: sentOn(signing), maxAgeMonths: facts.maxAgeMonths });
  const isFuture = ({ date }: FoundDate, signing: Signing) =>
    Temporal.PlainDate.compare(date, sentOn(signing)) > 0;
  const fits = (signing: Signing) =>
    signing.date !== null &&
    !isFuture(signing.date, signing) &&
    Temporal.PlainDate.compare(lastDay(signing.date), oldestOf(signing)) >= 0;
  const dated = signings.toSorted(newestFirst);
  const best = dated.find((one) => fits(one) && !one.date?.turned) ?? dated.find(fits) ?? dated[0];
  if (best && fits(best) && best.datePlace) {
    // 09/11/2026 in a file sent on 2 November: the ninth of November, or the eleventh of September.
    if (best.date?.turned) {
      result.doubts.push({ check: 'signature-date', why: 'date-unclear', place: best.datePlace });
      return;
    }
    result.places.push({ check: 'signature-date', place: best.datePlace });
    result.signedOn = best.date?.date.toString() ?? null;
    return;
  }
  const unclear = signings.find((one) => one.dateUnclear);
  if (best?.date == null && unclear) {
    result.doubts.push({ check: 'signature-date', why: 'date-unclear', place: unclear.place });
    return;
  }
  const why = !best?.date ? 'no-date' : isFuture(best.date, best) ? 'in-future' : 'too-old';
  const evidence: DateEvidence = {
    why,
    found: best?.date?.date.toString() ?? null,
    oldestAllowed: oldestOf(best).toString(),
    place: best?.datePlace ?? best?.place ?? fallback,
  };
  result.findings.push({ code: 'missing-or-old-dates', evidence });
}

/** A file that an earlier act had sent keeps the day of that act. */
export function sentOnOf(facts: ProofFacts, file: string | undefined): Temporal.PlainDate {
  return (file === undefined ? undefined : facts.sentOnByFile?.[file]) ?? facts.sentOn;
}

function newestFirst(a: Signing, b: Signing): number {
  if (!a.date || !b.date) return Number(b.date !== null) - Number(a.date !== null);
  return Temporal.PlainDate.compare(b.date.date, a.date.date);
}

/** Signature date + 12 months ≥ day of sending, turned round. 31 Jan + 1 month is the last day of February, so it is searched. */
export function oldestAllowed(facts: Pick<ProofFacts, 'sentOn' | 'maxAgeMonths'>): Temporal.PlainDate {
  let day = facts.sentOn.subtract({ months: facts.maxAgeMonths, days: 4 });
  while (Temporal.PlainDate.compare(day.add({ months: facts.maxAgeMonths }), facts.sentOn) < 0)
    day = day.add({ days: 1 });
  return day;
}

/** "October 2026" stands for any of its days; the kindest is taken. */
function lastDay(found: FoundDate): Temporal.PlainDate {
  return found.wholeMonth ? found.date.add({ months: 1 }).subtract({ days: 1 }) : found.date;
}
