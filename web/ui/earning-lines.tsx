/** What an association earns, month by month: each amount opens how it was found, each nil says why and what would change it. */
import { Badge } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { EarningLine, EarningReason, Evaluation } from '#sdk';
import { formatDay, formatMonth } from '../model/frame/dates.ts';
import { evaluation } from '../model/frame/incentive-queries.ts';
import { useSpeech } from '../model/frame/language.ts';
import { moneyText } from '../model/frame/money.ts';
import { wordFor } from '../model/frame/words.ts';
import { Facts } from './page.tsx';
import { Loaded } from './states.tsx';
import { Table } from './table.tsx';
import { TwoLines } from './two-lines.tsx';
import page from './page.module.css';

export function EarningLines({ association }: { association: string }) {
  const query = useQuery(evaluation(association));
  return (
    <Loaded query={query} rows={4} height={56}>
      {(found) => <Found found={found} />}
    </Loaded>
  );
}

function Found({ found }: { found: Evaluation }) {
  const { t, locale } = useSpeech();
  const words = t.earnings;
  return (
    <>
      <Facts
        facts={[
          {
            label: words.standing,
            value: (
              <Badge appearance="tint" color={found.eligible ? 'success' : 'warning'}>
                {found.eligible ? words.eligible : words.ineligible}
              </Badge>
            ),
          },
          found.eligibleFrom !== null && {
            label: words.eligibleFrom,
            value: formatMonth(`${found.eligibleFrom}-01`, locale),
          },
        ]}
      />
      {found.reasons.length > 0 && <Reasons reasons={found.reasons} />}
      {found.months.length === 0 ? (
        <p className={page.muted}>{words.noMonths}</p>
      ) : (
        <Months lines={found.months} />
      )}
    </>
  );
}

function Months({ lines }: { lines: EarningLine[] }) {
  const { t, locale } = useSpeech();
  const words = t.earnings;
  return (
    <Table
      label={words.months}
      rows={lines}
      rowKey={({ month }) => month}
      columns={[
        {
          id: 'month',
          header: words.columns.month,
          cell: (line) => (
            <TwoLines
              main={<strong>{formatMonth(`${line.month}-01`, locale)}</strong>}
              sub={line.lever && wordFor(t.terms.levers, line.lever)}
            />
          ),
        },
        {
          id: 'amount',
          header: words.columns.amount,
          number: true,
          cell: (line) => <Amount line={line} />,
        },
        {
          id: 'why',
          header: words.columns.why,
          width: '60%',
          cell: (line) => (
            <>
              {line.reasons.length > 0 && <Reasons reasons={line.reasons} />}
              <HowItWasFound line={line} />
            </>
          ),
        },
      ]}
    />
  );
}

function Amount({ line }: { line: EarningLine }) {
  const { t, locale } = useSpeech();
  const cut = Number(line.cut) > 0;
  return (
    <TwoLines
      main={line.currency ? moneyText(line.amount, line.currency, locale) : '–'}
      sub={cut && line.currency && t.earnings.cut(moneyText(line.cut, line.currency, locale))}
    />
  );
}

function HowItWasFound({ line }: { line: EarningLine }) {
  const { t, language, locale } = useSpeech();
  const steps = line.explanation[language];
  if (steps.length === 0) return null;
  return (
    <details className={page.disclosure}>
      <summary aria-label={t.earnings.howOf(formatMonth(`${line.month}-01`, locale))}>
        {t.earnings.how}
      </summary>
      <ol>
        {steps.map((step, index) => (
          <li key={`${index} ${step}`}>{step}</li>
        ))}
      </ol>
    </details>
  );
}

/** What is the case, what would change it, who can, and by when that would still count. */
export function Reasons({ reasons }: { reasons: EarningReason[] }) {
  const { t, language, locale } = useSpeech();
  const words = t.earnings;
  return (
    <ul className={page.plainList}>
      {reasons.map((reason) => {
        const said = reason[language];
        return (
          <li key={reason.code}>
            <strong>{said.title}.</strong> {said.text} {said.remedy}{' '}
            <span className={`${page.small} ${page.muted}`}>
              {[
                reason.who !== 'nobody' && wordFor(words.who, reason.who),
                reason.by && words.by(formatDay(reason.by, locale)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
