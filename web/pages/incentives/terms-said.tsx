/** What one version of terms says, opened where it is wanted. */
import type { Terms, TermsVersion } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { wordFor } from '../../model/frame/words.ts';
import { Facts } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import page from '../../ui/page.module.css';

const groups = ['A', 'B', 'C'] as const;

export function TermsSaid({ version: { version, terms } }: { version: TermsVersion }) {
  const { t } = useSpeech();
  const words = t.terms;
  const { fields } = words;
  const { lever, caps, minimumThreshold, earningPeriod, currency } = terms;
  const money = (amount: string | null): string => (amount === null ? t.app.none : `${currency} ${amount}`);
  return (
    <details className={page.disclosure}>
      <summary>{words.showOf(version)}</summary>
      <Facts
        facts={[
          { label: fields.lever, value: wordFor(words.levers, lever.name) },
          { label: fields.measure, value: wordFor(words.measures, lever.measure) },
          {
            label: fields.requirements,
            value:
              terms.requirements.map(({ kind }) => wordFor(words.requirements, kind)).join(', ') ||
              t.app.none,
          },
          {
            label: fields.thresholdMeasure,
            value: minimumThreshold
              ? `${minimumThreshold.units}, ${wordFor(words.measures, minimumThreshold.measure)}`
              : t.app.none,
          },
          { label: fields.baseline, value: wordFor(fields.baselines, terms.baseline) },
          { label: fields.earningPeriod, value: earningPeriod ?? t.app.none },
          { label: fields.capItem, value: money(caps.tenantAndItem) },
          { label: fields.capYear, value: money(caps.tenantAndFiscalYear) },
          { label: fields.holdDays, value: terms.holdDays },
          { label: fields.paymentMinimum, value: money(terms.paymentMinimum) },
          ...groups.map((group) => ({
            label: fields.markets(group),
            value: countriesOf(terms, group) || t.app.none,
          })),
        ]}
      />
      {lever.name === 'milestones' ? <Milestones terms={terms} /> : <Rates terms={terms} />}
    </details>
  );
}

function countriesOf({ markets }: Terms, group: string): string {
  return Object.entries(markets)
    .filter(([, one]) => one === group)
    .map(([country]) => country)
    .sort()
    .join(' ');
}

function Rates({ terms }: { terms: Terms }) {
  const names = useCatalogNames();
  const words = useSpeech().t.terms;
  const items = [...new Set(terms.rates.map(({ item }) => item))];
  const percent = terms.lever.name === 'percent-of-revenue';
  const rateOf = (item: string, group: string): string => {
    const found = terms.rates.find((one) => one.item === item && one.group === group);
    if (!found) return '–';
    return percent ? words.percent(found.rate) : words.perUnit(found.rate, terms.currency);
  };
  return (
    <Table
      label={words.fields.rates}
      rows={items}
      rowKey={(item) => item}
      columns={[
        { id: 'item', header: words.fields.rates, cell: (item) => names.item(item) },
        ...groups.map((group) => ({
          id: group,
          header: words.group(group),
          number: true,
          cell: (item: string) => rateOf(item, group),
        })),
      ]}
    />
  );
}

function Milestones({ terms: { lever, currency } }: { terms: Terms }) {
  const names = useCatalogNames();
  const words = useSpeech().t.terms;
  return (
    <>
      <p>{lever.items.map((item) => names.item(item)).join(', ')}</p>
      <Table
        label={words.fields.buckets}
        rows={lever.buckets}
        rowKey={({ fromSeats }) => String(fromSeats)}
        columns={[
          { id: 'from', header: words.fields.buckets, cell: ({ fromSeats }) => `≥ ${fromSeats}` },
          ...lever.shares.map((share, index) => ({
            id: String(share),
            header: words.percent(String(share)),
            number: true,
            cell: ({ amounts }: { amounts: string[] }) => `${currency} ${amounts[index] ?? '–'}`,
          })),
        ]}
      />
    </>
  );
}
