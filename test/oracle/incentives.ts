/**
 * An independent, slow way to find the same amounts as rules/incentives. It shares nothing with them: no import, no Temporal, no
 * decimals of theirs. It walks through every day of every month, counts in trillionths of a currency's unit, and adds up what was
 * earned before from its own results each time.
 */
import {
  type Measure,
  type OracleAssociation,
  type OracleLocation,
  type OracleResult,
  type OracleTerms,
  type OracleWorld,
  covers,
  daysOf,
  lastOf,
  localDate,
  nextMonth,
  shift,
  toMinor,
  trillion,
  trillionths,
} from './incentives-calendar.ts';

export class IncentivesOracle {
  private readonly world: OracleWorld;
  private readonly locations: OracleLocation[];
  private readonly terms: OracleTerms[];
  private readonly results: OracleResult[] = [];
  private readonly order: OracleAssociation[];

  constructor(world: OracleWorld, locations: OracleLocation[], terms: OracleTerms[]) {
    this.world = world;
    this.locations = locations;
    this.terms = terms;
    this.order = world.associations
      .filter((one) => one.until === null || Date.parse(one.until) > Date.parse(one.from))
      .sort((a, b) => Date.parse(a.from) - Date.parse(b.from) || (a.id < b.id ? -1 : 1));
  }

  through(last: string): OracleResult[] {
    for (let month = '2019-09'; month <= last; month = nextMonth(month))
      for (const one of this.order)
        if (daysOf(month).some((day) => this.holdsOn(one, day))) this.results.push(this.month(one, month));
    return this.results;
  }

  private readonly bounds = new Map<OracleAssociation, [string, string]>();
  private boundsOf(one: OracleAssociation): [string, string] {
    const known = this.bounds.get(one);
    if (known) return known;
    const { zone } = this.world;
    const last = one.until === null ? '9999-12-31' : localDate(Date.parse(one.until) - 1, zone);
    const found: [string, string] = [localDate(Date.parse(one.from), zone), last];
    this.bounds.set(one, found);
    return found;
  }
  private first(one: OracleAssociation): string {
    return this.boundsOf(one)[0];
  }
  private last(one: OracleAssociation): string {
    return this.boundsOf(one)[1];
  }
  private holdsOn(one: OracleAssociation, day: string): boolean {
    return this.first(one) <= day && day <= this.last(one);
  }
  private figuresKey(one: OracleAssociation): string {
    return one.subscriptionId === null ? `workload:${one.item}` : `subscription:${one.subscriptionId}`;
  }
  /** All that have held or hold the same thing, refused ones apart. */
  private line(one: OracleAssociation): OracleAssociation[] {
    return this.order.filter(
      (other) =>
        !other.overruled &&
        this.figuresKey(other) === this.figuresKey(one) &&
        other.attribution === one.attribution,
    );
  }
  private mine(one: OracleAssociation): OracleAssociation[] {
    return this.line(one).filter(
      (other) => other.partnerId === one.partnerId && other.programme === one.programme,
    );
  }

  private month(one: OracleAssociation, month: string): OracleResult {
    const terms = this.terms
      .filter((version) => version.programme === one.programme && version.from <= month)
      .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
    const none = { associationId: one.id, month, potential: 0n, amount: 0n, barred: true };
    if (!terms || one.overruled) return none;
    const barred = this.isBarred(one, terms, month);
    const gifts = this.world.granted.filter((gift) => gift.associationId === one.id && gift.month === month);
    if (barred && gifts.length === 0) return none;
    const computed = barred ? 0n : this.computed(one, terms, month);
    const exact = gifts.reduce((sum, gift) => sum + trillionths(gift.amount), computed);
    const potential = toMinor(exact, terms.currency);
    return { ...none, potential, amount: this.afterCaps(one, terms, month, potential), barred };
  }

  private isBarred(one: OracleAssociation, terms: OracleTerms, month: string): boolean {
    if (!one.pays) return true;
    if (terms.earningPeriod !== null) {
      const start = this.mine(one).map((other) => this.first(other).slice(0, 7))[0] ?? '';
      let end = start;
      for (let count = 0; count < terms.earningPeriod; count += 1) end = nextMonth(end);
      if (month >= end) return true;
    }
    return !daysOf(month).some((day) => this.meets(one, terms, day));
  }

  private meets(one: OracleAssociation, terms: OracleTerms, day: string): boolean {
    const { world } = this;
    const place = this.locations.find(({ locationId }) => locationId === one.locationId);
    const standing = place?.programmes.find(({ programme }) => programme === one.programme);
    const known = (date: string | null | undefined): boolean => date != null && date <= day;
    const items = terms.lever.items ?? terms.rates.map(({ item }) => item);
    if (!items.includes(one.item) || !(world.country in terms.markets)) return false;
    if (!standing?.enrolled.some((span) => covers(span, day))) return false;
    const lives = world.subscriptions.filter((life) => life.subscriptionId === one.subscriptionId);
    if (one.subscriptionId !== null && !lives.some((life) => covers(life, day))) return false;
    return terms.requirements.every(({ kind, name, countries, clouds }) => {
      if (kind === 'agreement') return known(standing.agreementFrom);
      if (kind === 'payout-profile') return known(standing.payoutProfileFrom);
      if (kind === 'tax-profile') return known(standing.taxProfileFrom);
      if (kind === 'designation')
        return place?.designations.some((held) => held.name === name && covers(held, day));
      if (kind === 'competency')
        return place?.competencies.some((held) => held.name === name && covers(held, day));
      if (kind === 'geography') return countries?.includes(place?.country ?? '');
      if (kind === 'cloud') return clouds?.includes(world.cloud);
      if (kind === 'other-than-customer') return !place?.ownTenantIds.includes(world.tenantId);
      return !world.publicSector || !countries?.includes(world.country) || one.publicSectorProof;
    });
  }

  private afterCaps(one: OracleAssociation, terms: OracleTerms, month: string, potential: bigint): bigint {
    const series = this.mine(one).map(({ id }) => id);
    const ofSeries = this.results.filter(({ associationId }) => series.includes(associationId));
    const sum = (results: OracleResult[]): bigint =>
      results.reduce((total, { amount }) => total + amount, 0n);
    if (potential < 0n) {
      const cut = ofSeries.reduce((total, result) => total + result.potential - result.amount, 0n);
      return potential + (cut < -potential ? cut : -potential);
    }
    let amount = potential;
    const limit = (cap: string | null, used: bigint): void => {
      if (cap === null) return;
      const left = toMinor(trillionths(cap), terms.currency) - used;
      if (left < amount) amount = left < 0n ? 0n : left;
    };
    limit(terms.caps.tenantAndItem, sum(ofSeries));
    const year = (of: string): number => Number(of.slice(0, 4)) - (of.slice(5) < '07' ? 1 : 0);
    const partner = this.results.filter(({ associationId, month: earned }) => {
      const other = this.order.find(({ id }) => id === associationId);
      return (
        other?.partnerId === one.partnerId &&
        other.programme === one.programme &&
        year(earned) === year(month)
      );
    });
    limit(terms.caps.tenantAndFiscalYear, sum(partner));
    return amount;
  }

  private computed(one: OracleAssociation, terms: OracleTerms, month: string): bigint {
    const { minimumThreshold } = terms;
    if (minimumThreshold) {
      const had = this.held(one, minimumThreshold.measure, month);
      if (had === null || had < minimumThreshold.units) return 0n;
    }
    const rate = terms.rates.find(
      ({ item, group }) => item === one.item && group === terms.markets[this.world.country],
    )?.rate;
    if (terms.lever.name === 'percent-of-revenue')
      return (
        (this.sales(one, month, terms.lever.claimableDays ?? 0) * trillionths(rate ?? '0')) / trillion / 100n
      );
    if (!this.counts(one, month)) return 0n;
    if (terms.lever.name === 'milestones') return this.milestones(one, terms, month);
    const measure = terms.lever.measure as Measure;
    const now = this.held(one, measure, month);
    const begin = this.first(one).slice(0, 7);
    const fromBegin = terms.baseline === 'association-month';
    if (now === null || (fromBegin && (month === begin || this.held(one, measure, begin) === null)))
      return 0n;
    const before = [
      0,
      ...this.monthsBefore(month, fromBegin ? begin : '').map((m) => this.whole(one, measure, m) ?? 0),
    ];
    if (this.dayRows(one, month).length > 0) {
      for (const other of this.before(one, month)) before.push(this.held(other, measure, month) ?? 0);
      if (measure !== 'paid-seats')
        for (const row of this.dayRows(one, month))
          if (row.date < this.first(one)) before.push(row[measure] ?? 0);
    }
    const high = Math.max(...before);
    return now > high ? BigInt(now - high) * trillionths(rate ?? '0') : 0n;
  }

  private milestones(one: OracleAssociation, terms: OracleTerms, month: string): bigint {
    const { shares = [], buckets = [], measure } = terms.lever;
    const begin = this.first(one).slice(0, 7);
    const fromBegin = terms.baseline === 'association-month';
    const seats = this.held(one, 'paid-seats', begin);
    const reached = (active: number | null, of: number | null): number[] =>
      active === null || of === null || of <= 0
        ? []
        : shares.filter((share) => active / of >= share / 100 - 1e-12);
    const active = this.held(one, measure as Measure, month);
    const ofSeats = this.held(one, 'paid-seats', month);
    if (seats === null || active === null || ofSeats === null || (fromBegin && month === begin)) return 0n;
    const bucket = buckets
      .filter(({ fromSeats }) => fromSeats <= seats)
      .sort((a, b) => b.fromSeats - a.fromSeats)[0];
    if (!bucket) return 0n;
    const old = this.monthsBefore(month, fromBegin ? begin : '').flatMap((m) =>
      reached(this.whole(one, measure as Measure, m), this.whole(one, 'paid-seats', m)),
    );
    if (this.dayRows(one, month).length > 0)
      for (const other of this.before(one, month))
        old.push(
          ...reached(this.held(other, measure as Measure, month), this.held(other, 'paid-seats', month)),
        );
    return reached(active, ofSeats)
      .filter((share) => !old.includes(share))
      .reduce((sum, share) => sum + trillionths(bucket.amounts[shares.indexOf(share)] ?? '0'), 0n);
  }

  private sales(one: OracleAssociation, month: string, days: number): bigint {
    let sum = 0n;
    for (const { key, date, amount } of this.world.transactions) {
      if (key !== this.figuresKey(one)) continue;
      const holders = this.line(one).filter((other) => this.holdsOn(other, date));
      const owner = holders.at(-1) ?? this.line(one).find((other) => this.first(other) > date);
      if (owner !== one) continue;
      const counted = holders.length > 0 ? date.slice(0, 7) : this.first(one).slice(0, 7);
      const inTime = holders.length > 0 || this.first(one) <= shift(date, days);
      if (counted === month && inTime) sum += trillionths(amount);
    }
    return sum;
  }

  private monthsBefore(month: string, from: string): string[] {
    const months = [
      ...this.world.usage.map((row) => row.month),
      ...this.world.usageDays.map(({ date }) => date.slice(0, 7)),
    ];
    return [...new Set(months)].filter((one) => one < month && one >= from);
  }
  private isPart(one: OracleAssociation, month: string): boolean {
    return daysOf(month).some((day) => !this.holdsOn(one, day));
  }
  /** Others of the line that ended in this month, before this one began. */
  private before(one: OracleAssociation, month: string): OracleAssociation[] {
    const at = this.order.indexOf(one);
    return this.line(one).filter(
      (other) => this.order.indexOf(other) < at && this.last(other).startsWith(month),
    );
  }
  private counts(one: OracleAssociation, month: string): boolean {
    if (this.dayRows(one, month).length > 0) return true;
    return this.line(one).findLast((other) => this.holdsOn(other, lastOf(month))) === one;
  }

  private dayRows(
    one: OracleAssociation,
    month: string,
  ): (OracleWorld['usageDays'][number] & { 'paid-seats': number | null })[] {
    const rows = this.world.usageDays
      .filter((row) => row.key === this.figuresKey(one) && row.date.startsWith(month))
      .sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt) || (a.id < b.id ? -1 : 1));
    const latest = new Map(rows.map((row) => [row.date, { ...row, 'paid-seats': row.paidSeats }]));
    return [...latest.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  }
  private ofDays(one: OracleAssociation, measure: Measure, month: string, days: string[]): number | null {
    const values = this.dayRows(one, month)
      .filter((row) => days.includes(row.date) && row[measure] !== null)
      .map((row) => row[measure] ?? 0);
    if (values.length === 0) return null;
    return measure === 'paid-seats' ? (values.at(-1) ?? null) : Math.max(...values);
  }
  private whole(one: OracleAssociation, measure: Measure, month: string): number | null {
    const row = this.world.usage
      .filter((other) => other.key === this.figuresKey(one) && other.month === month)
      .sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt) || (a.id < b.id ? -1 : 1))
      .at(-1);
    const value = row && (measure === 'paid-seats' ? row.paidSeats : row[measure]);
    return value ?? this.ofDays(one, measure, month, daysOf(month));
  }
  private held(one: OracleAssociation, measure: Measure, month: string): number | null {
    if (!this.isPart(one, month) || this.dayRows(one, month).length === 0)
      return this.whole(one, measure, month);
    return this.ofDays(
      one,
      measure,
      month,
      daysOf(month).filter((day) => this.holdsOn(one, day)),
    );
  }
}
