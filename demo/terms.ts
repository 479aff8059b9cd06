/**
 * Terms of the demo's programmes. The rates are invented and belong to nobody. Two versions of one programme, and all four levers.
 */
import { items } from '../rules/programme/catalog.ts';
import type { MarketGroup, Rate } from '../rules/incentives/terms.ts';
import type { Outcome } from '../rules/engine/denial.ts';
import { approveTerms, draftTerms, type TermsInput } from '../server/actions/incentives/terms.ts';
import type { Context, Reply } from '../server/actions/run/context.ts';
import { Refused, type Stage } from './story.ts';
import { during, Walk } from './walk.ts';

const day = 24 * 60 * 60 * 1000;
const markets: Record<string, MarketGroup> = { NL: 'A', DE: 'A', GB: 'A', US: 'A', BE: 'A', FR: 'A' };

for (const country of ['ES', 'IT', 'PT', 'IE', 'AT', 'CH', 'DK', 'NO', 'SE', 'FI']) markets[country] = 'B';
for (const country of ['PL', 'CZ', 'HU', 'RO', 'BG', 'GR', 'TR', 'IN', 'ZA', 'BR', 'MX'])
  markets[country] = 'C';

const workloads = items.filter(({ kind }) => kind === 'workload').map(({ id }) => id);
const products = items.filter(({ kind }) => kind === 'product').map(({ id }) => id);

/** Market B earns three quarters of A, C half. */
function rates(of: readonly string[], base: number): Rate[] {
  return of.flatMap((item, index) =>
    (['A', 'B', 'C'] as const).map((group, nth): Rate => {
      const cents = base + (index % 4) * 25;
      return { item, group, rate: ((cents * (4 - nth)) / 400).toFixed(2) };
    }),
  );
}

const usual: Pick<
  TermsInput,
  'currency' | 'markets' | 'baseline' | 'holdDays' | 'paymentMinimum' | 'requirements'
> = {
  currency: 'EUR',
  requirements: [
    { kind: 'agreement' },
    { kind: 'payout-profile' },
    { kind: 'tax-profile' },
    { kind: 'other-than-customer' },
  ],
  markets,
  baseline: 'before-association',
  holdDays: 30,
  paymentMinimum: '50.00',
};

export interface DemoTerms {
  programme: string;
  why: string;
  terms: TermsInput;
}

function growth(from: string): DemoTerms {
  return {
    programme: 'osu-microsoft-365',
    why: 'Growth over the high-water mark. Invented rates.',
    terms: {
      ...usual,
      from,
      lever: { name: 'growth-over-high-water-mark', measure: 'mau' },
      rates: rates(workloads, 200),
      minimumThreshold: { measure: 'pau', units: 20 },
      earningPeriod: 12,
      caps: { tenantAndItem: '2500.00', tenantAndFiscalYear: '6000.00' },
    },
  };
}

/** Months: when the older version began, and when the present ones did. */
export function demoTerms(older: string, present: string): DemoTerms[] {
  return [
    {
      programme: 'osu-microsoft-365',
      why: 'Milestones, as in the year before. Invented amounts.',
      terms: {
        ...usual,
        from: older,
        lever: {
          name: 'milestones',
          measure: 'mau',
          items: workloads,
          shares: [10, 20, 40, 60],
          buckets: [
            { fromSeats: 0, amounts: ['50.00', '75.00', '100.00', '150.00'] },
            { fromSeats: 250, amounts: ['200.00', '300.00', '400.00', '600.00'] },
          ],
        },
        rates: [],
        minimumThreshold: null,
        earningPeriod: 12,
        caps: { tenantAndItem: null, tenantAndFiscalYear: null },
      },
    },
    growth(present),
    {
      programme: 'osu-business-applications',
      why: 'Net seat additions. Invented rates.',
      terms: {
        ...usual,
        from: older,
        lever: { name: 'net-seat-additions', measure: 'paid-seats' },
        rates: rates(products, 400),
        minimumThreshold: null,
        earningPeriod: null,
        caps: { tenantAndItem: '5000.00', tenantAndFiscalYear: null },
      },
    },
    {
      programme: 'osa-sell',
      why: 'Percent of revenue. Invented percentages.',
      terms: {
        ...usual,
        from: older,
        lever: { name: 'percent-of-revenue', measure: 'revenue', claimableDays: 90 },
        rates: rates(products, 600),
        minimumThreshold: null,
        earningPeriod: 24,
        caps: { tenantAndItem: null, tenantAndFiscalYear: '60000.00' },
      },
    },
  ];
}

/** Drafted by one programme admin, approved by the other. */
export async function tellTerms(stage: Stage, present: number): Promise<void> {
  const month = (monthsAgo: number): string =>
    Temporal.Instant.fromEpochMilliseconds(present)
      .toZonedDateTimeISO('UTC')
      .toPlainDate()
      .toPlainYearMonth()
      .subtract({ months: monthsAgo })
      .toString();
  const walk = new Walk('terms', present - 299 * day, present);
  await during(walk, async () => {
    for (const { programme, why, terms } of demoTerms(month(24), month(9))) {
      const [author, approver] = ['Carla Mendes', 'Bram Olsson'].map((name) => stage.actorNamed(name));
      if (!author || !approver) return;
      await done(draftTerms(context(stage, author), programme, { ...terms, why }, answered));
      walk.pass(90);
      await done(approveTerms(context(stage, approver), programme, { why: 'Read and compared.' }, answered));
      walk.pass(30);
    }
  });
}

const answered = (): { reply: Reply } => ({ reply: { status: 200, headers: {}, body: '' } });

async function done(outcome: Promise<Outcome<Reply>>): Promise<void> {
  const found = await outcome;
  if (!found.ok)
    throw new Refused(found.denial.problems.map(({ code, pointer }) => `${code} ${pointer}`).join(', '));
}

function context(stage: Stage, actor: Context['actor']): Context {
  return {
    ...stage.services,
    actor,
    requestId: 'demo',
    idempotency: null,
    ifMatch: null,
    validateOnly: false,
  };
}
