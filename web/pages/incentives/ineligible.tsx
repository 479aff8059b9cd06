/** Associations that earn nothing now, grouped by what would repair it: one repair often helps many. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EarningReason, Ineligible } from '#sdk';
import { ineligible } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { Reasons } from '../../ui/earning-lines.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import styles from '../../ui/lists.module.css';

export function IneligiblePage() {
  const { t } = useSpeech();
  const words = t.earnings;
  const query = useQuery(ineligible());
  return (
    <Page title={words.ineligibleTitle} lead={words.ineligibleLead}>
      <Loaded query={query} rows={4} height={120}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.allEligible} hint={words.allEligibleHint} />
          ) : (
            groupsOf(items).map((group) => <Group key={group.reason.code} {...group} />)
          )
        }
      </Loaded>
    </Page>
  );
}

interface GroupProps {
  reason: EarningReason;
  rows: Ineligible[];
}

/** The largest first: there one repair helps most. */
function groupsOf(items: readonly Ineligible[]): GroupProps[] {
  const groups = new Map<string, GroupProps>();
  for (const row of items)
    for (const reason of row.reasons) {
      const group = groups.get(reason.code) ?? { reason, rows: [] };
      group.rows.push(row);
      groups.set(reason.code, group);
    }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length);
}

function Group({ reason, rows }: GroupProps) {
  const { t, language } = useSpeech();
  const words = t.earnings;
  const names = useCatalogNames();
  return (
    <Section
      id={reason.code}
      title={`${reason[language].title}: ${words.waits(rows.length)}`}
      lead={<Reasons reasons={[reason]} />}
    >
      <Table
        label={reason[language].title}
        rows={rows}
        rowKey={({ association }) => association}
        columns={[
          {
            id: 'association',
            header: words.ineligibleColumns.association,
            cell: ({ association, customer, item }) => (
              <TwoLines
                main={
                  <Link
                    className={styles.claim}
                    to="/associations/$associationId"
                    params={{ associationId: association }}
                  >
                    <span className={styles.name}>{customer}</span>
                  </Link>
                }
                sub={names.item(item)}
              />
            ),
          },
          {
            id: 'programme',
            header: words.ineligibleColumns.programme,
            cell: ({ programme }) => names.programme(programme),
          },
          {
            id: 'also',
            header: words.ineligibleColumns.also,
            cell: ({ reasons }) =>
              reasons
                .filter(({ code }) => code !== reason.code)
                .map((one) => one[language].title)
                .join(', '),
          },
        ]}
      />
    </Section>
  );
}
