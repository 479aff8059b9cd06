/** The sentences of every reason, as forms, letters and pages have them. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReasonSentences } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { reasons } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useMaker } from '../../ui/versions.tsx';
import styles from '../../ui/lists.module.css';

const families = ['information', 'rejection'] as const;

function Family({ family, rows }: { family: (typeof families)[number]; rows: ReasonSentences[] }) {
  const { t, language } = useSpeech();
  const maker = useMaker();
  const words = t.admin.reason;
  const columns = words.columns;
  return (
    <Section id={family} title={words.families[family]} lead={words.familiesLead[family]}>
      <Table
        label={words.families[family]}
        rows={rows}
        rowKey={(row) => row.code}
        columns={[
          {
            id: 'title',
            header: columns.title,
            width: '26%',
            cell: (row) => (
              <Link
                className={styles.claim}
                to="/admin/reasons/$family/$code"
                params={{ family: row.family, code: row.code }}
              >
                <span className={styles.name}>{row.texts[language].title}</span>
              </Link>
            ),
          },
          { id: 'text', header: columns.text, cell: (row) => row.texts[language].text },
          { id: 'remedy', header: columns.remedy, cell: (row) => row.texts[language].remedy },
          {
            id: 'version',
            header: columns.version,
            width: '18%',
            cell: (row) => (
              <TwoLines
                main={t.admin.version(row.version)}
                sub={
                  <>
                    {maker(row.madeBy)}
                    {row.madeAt && (
                      <>
                        , <Instant at={row.madeAt} />
                      </>
                    )}
                  </>
                }
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

export function ReasonsPage() {
  const { t } = useSpeech();
  const query = useQuery(reasons());
  return (
    <Page title={t.nav.adminReasons} lead={t.admin.reason.lead}>
      <Loaded query={query} rows={10} height={60}>
        {({ items }) =>
          families.map((family) => (
            <Family key={family} family={family} rows={items.filter((one) => one.family === family)} />
          ))
        }
      </Loaded>
    </Page>
  );
}
