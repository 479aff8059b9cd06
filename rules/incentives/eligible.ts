/**
 * Whether an association earns in a month, apart from its figures (domain 14.4). A month counts when on at least one of its
 * days everything required was met at once: whoever meets the last requirement on the 17th earns from the 1st, and nothing
 * before.
 */
import { type Month, type Span, common, lastDayOf, monthsBetween, spanOfMonth } from '../time/month.ts';
import type { IneligibleCode, Params, Reason } from './codes.ts';
import type { LocationFacts, LocationProgramme, SubscriptionLife, TenantWorld } from './facts.ts';
import type { Tenure } from './tenure.ts';
import { type Requirement, type Terms, ratedItems } from './terms.ts';

export interface Standing {
  tenant: Pick<TenantWorld, 'tenantId' | 'country' | 'cloud' | 'publicSector' | 'subscriptions'>;
  tenure: Tenure;
  /** null: nothing is known of the location, so nothing is met. */
  location: LocationFacts | null;
}

/** One thing required: the days on which it is met. */
interface Met {
  code: IneligibleCode;
  params: Params;
  spans: Span[];
  /** It depends on days, so that repairing it within the month still helps. */
  dated: boolean;
}

/** Every reason why a month earns nothing before its figures are looked at; none when it is eligible. */
export function ineligibleReasons(standing: Standing, terms: Terms | null, month: Month): Reason[] {
  const { association } = standing.tenure;
  const fixed = [
    ...(association.overruled ? [reason('acceptance-overruled')] : []),
    ...(association.pays ? [] : [reason('association-does-not-earn')]),
  ];
  if (terms === null) return [...fixed, reason('no-terms-in-force', { programme: association.programme })];
  const required = requiredBy(standing, terms);
  const missed = required.filter(({ spans }) => !spans.some((span) => common(span, spanOfMonth(month))));
  const unmet =
    missed.length > 0 || metTogether(required, month) ? causes(missed) : openAtEnd(required, month);
  return [
    ...fixed,
    ...unmet.map(({ code, params, dated }) => ({ code, params, by: dated ? lastDayOf(month) : null })),
    ...periodOver(standing.tenure, terms, month),
  ];
}

function reason(code: IneligibleCode, params: Params = {}): Reason {
  return { code, params, by: null };
}

function periodOver({ periodStart }: Tenure, { earningPeriod }: Terms, month: Month): Reason[] {
  if (earningPeriod === null || monthsBetween(periodStart, month) < earningPeriod) return [];
  return [reason('earning-period-over', { months: earningPeriod, from: periodStart })];
}

const partsOfEnrolment: readonly IneligibleCode[] = [
  'agreement-missing',
  'payout-profile-missing',
  'tax-profile-missing',
];

/** Where something is missing without which nobody can be enrolled, that is what to repair. */
function causes(missed: Met[]): Met[] {
  return missed.some(({ code }) => partsOfEnrolment.includes(code))
    ? missed.filter(({ code }) => code !== 'location-not-enrolled')
    : missed;
}

/** Each met on some day, but never all on one: what is missing on the month's last day is named. */
function openAtEnd(required: readonly Met[], month: Month): Met[] {
  const day = lastDayOf(month);
  const open = required.filter(({ spans }) => !spans.some((span) => common(span, { from: day, until: day })));
  return open.length > 0 ? open : required.filter(({ dated }) => dated);
}

function metTogether(required: readonly Met[], month: Month): boolean {
  let open: Span[] = [spanOfMonth(month)];
  for (const { spans } of required)
    open = open.flatMap((left) => spans.map((span) => common(left, span)).filter((found) => found !== null));
  return open.length > 0;
}

const always: Span[] = [{ from: '0000-01-01', until: null }];
const when = (met: boolean): Span[] => (met ? always : []);
const since = (day: string | null | undefined): Span[] =>
  day === null || day === undefined ? [] : [{ from: day, until: null }];

function requiredBy(standing: Standing, terms: Terms): Met[] {
  const { tenant, tenure, location } = standing;
  const { association } = tenure;
  const group = terms.markets[tenant.country];
  const programme = location?.programmes.find((one) => one.programme === association.programme) ?? null;
  const rated = ratedItems(terms).includes(association.item);
  return [
    met('item-not-in-terms', when(rated), { item: association.item }),
    met('not-in-market', when(group !== undefined), {
      country: tenant.country,
    }),
    met('location-not-enrolled', programme?.enrolled ?? [], { programme: association.programme }, true),
    met('subscription-inactive', subscribed(association.subscriptionId, tenant.subscriptions), {}, true),
    ...terms.requirements.map((one) => metBy(one, standing, programme)),
  ];
}

function met(code: IneligibleCode, spans: Span[], params: Params = {}, dated = false): Met {
  return { code, params, spans, dated };
}

function subscribed(subscriptionId: string | null, lives: readonly SubscriptionLife[]): Span[] {
  return subscriptionId === null ? always : lives.filter((life) => life.subscriptionId === subscriptionId);
}

function metBy(required: Requirement, standing: Standing, programme: LocationProgramme | null): Met {
  const { tenant, tenure, location } = standing;
  switch (required.kind) {
    case 'agreement':
      return met('agreement-missing', since(programme?.agreementFrom), {}, true);
    case 'payout-profile':
      return met('payout-profile-missing', since(programme?.payoutProfileFrom), {}, true);
    case 'tax-profile':
      return met('tax-profile-missing', since(programme?.taxProfileFrom), {}, true);
    case 'designation':
      return met(
        'designation-missing',
        named(location?.designations, required.name),
        { name: required.name },
        true,
      );
    case 'competency':
      return met(
        'competency-missing',
        named(location?.competencies, required.name),
        { name: required.name },
        true,
      );
    case 'geography':
      return met('geography', when(location !== null && required.countries.includes(location.country)), {
        countries: required.countries,
      });
    case 'cloud':
      return met('invalid-cloud', when(required.clouds.includes(tenant.cloud)), { clouds: required.clouds });
    case 'other-than-customer':
      return met('partner-is-customer', when(!location?.ownTenantIds.includes(tenant.tenantId)));
    case 'public-sector-proof': {
      const asked = tenant.publicSector && required.countries.includes(tenant.country);
      return met('public-sector-without-poe', when(!asked || tenure.association.publicSectorProof));
    }
  }
}

function named(held: readonly (Span & { name: string })[] | undefined, name: string): Span[] {
  return (held ?? []).filter((one) => one.name === name);
}

/** The first month in which the association may earn, as far as it is known through a month; null: none yet. */
export function earnsFrom(
  standing: Standing,
  termsFor: (month: Month) => Terms | null,
  months: readonly Month[],
): Month | null {
  return months.find((month) => ineligibleReasons(standing, termsFor(month), month).length === 0) ?? null;
}
