/**
 * An independent way to find the periods and the balances of co-op: periods by walking through the days of two years, balances from
 * what happened and not from the entries of the books. It imports nothing of the rules.
 */
export interface OraclePeriod {
  label: string;
  used: [string, string];
  claimed: [string, string];
}

/** Sits down at each day of the half to find where it begins and ends, then counts months from there. */
export function oraclePeriod(day: string): OraclePeriod {
  const half = (date: Date): string => `${date.getUTCFullYear()} ${date.getUTCMonth() < 6 ? 1 : 2}`;
  const date = new Date(`${day}T12:00:00Z`);
  const mine = half(date);
  while (half(date) === mine) date.setUTCDate(date.getUTCDate() + 1);
  // `date` is the first day after the half: use begins on it.
  const usedFrom = iso(date);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const usedUntil = iso(new Date(Date.UTC(year, month + 6, 0, 12)));
  const claimedFrom = iso(new Date(Date.UTC(year, month + 1, 16, 12)));
  const claimedUntil = iso(new Date(Date.UTC(year, month + 7, 15, 12)));
  // The fiscal year is named after the year in which its 30 June lies.
  const label = `FY${String(year).slice(2)} ${mine.endsWith('2') ? 'H1' : 'H2'}`;
  return { label, used: [usedFrom, usedUntil], claimed: [claimedFrom, claimedUntil] };
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** What happened to a fund, in cents and in order. */
export type Happening =
  | { what: 'earned'; cents: number }
  | { what: 'submitted' | 'resubmitted'; claim: string; cents: number }
  | { what: 'approved'; claim: string; cents: number }
  | { what: 'rejected' | 'disputed' | 'withdrawn'; claim: string }
  | { what: 'half-ended' }
  | { what: 'claiming-ended'; protectedCents: number };

export interface OracleFund {
  earned: number;
  rebate: number;
  spent: number;
  reserved: number;
  left: number;
  forfeited: number;
}

/** Tells the story from its beginning: each claim has what it asks for, what it got, and whether somebody is looking at it. */
export function oracleFund(
  story: readonly Happening[],
  coopShare: number,
  thresholdCents: number,
): OracleFund {
  const claims = new Map<string, { asks: number; got: number; waits: boolean }>();
  let [earned, coop, forfeited, converted] = [0, 0, 0, 0];
  const claimed = (pick: (claim: { asks: number; got: number; waits: boolean }) => number): number =>
    [...claims.values()].reduce((sum, claim) => sum + pick(claim), 0);
  const spent = (): number => claimed(({ got }) => got);
  const reserved = (): number => claimed(({ asks, got, waits }) => (waits ? asks - got : 0));
  const left = (): number => coop - converted - forfeited - spent() - reserved();
  for (const happening of story) {
    if (happening.what === 'earned') {
      earned += happening.cents;
      coop += halfEven(happening.cents * coopShare);
    } else if (happening.what === 'half-ended') {
      converted = coop < thresholdCents ? converted + left() : 0;
    } else if (happening.what === 'claiming-ended') {
      forfeited += Math.max(0, left() - happening.protectedCents);
    } else {
      const claim = claims.get(happening.claim) ?? { asks: 0, got: 0, waits: false };
      claims.set(happening.claim, claim);
      if (happening.what === 'submitted' || happening.what === 'resubmitted')
        Object.assign(claim, { asks: happening.cents, waits: true });
      else if (happening.what === 'disputed') claim.waits = true;
      else if (happening.what === 'approved') Object.assign(claim, { got: happening.cents, waits: false });
      else claim.waits = false;
    }
  }
  return {
    earned,
    rebate: earned - coop + converted,
    spent: spent(),
    reserved: reserved(),
    left: left(),
    forfeited,
  };
}

/** `hundredths` is an amount times a whole percentage. */
function halfEven(hundredths: number): number {
  const down = Math.floor(hundredths / 100);
  const rest = hundredths - down * 100;
  if (rest !== 50) return rest > 50 ? down + 1 : down;
  return down % 2 === 0 ? down : down + 1;
}
