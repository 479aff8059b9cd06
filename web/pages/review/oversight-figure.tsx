/** One figure: its name, the picture or the table that says the same, and the file. */
import { Button } from '@fluentui/react-components';
import { DataBarVerticalRegular, TableRegular } from '@fluentui/react-icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import type { FigureName, OversightSearch } from '../../model/frame/search/owner.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import page from '../../ui/page.module.css';
import type { Picture } from './oversight-charts.tsx';
import styles from './oversight.module.css';

const route = getRouteApi('/portal/oversight');
const OversightChart = lazy(() => import('./oversight-charts.tsx'));

export interface Shown<Row> {
  pictures: { heading?: string; picture: Picture }[];
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Said above, in words. */
  summary?: ReactNode;
}

interface FigureProps<Answer, Row> {
  name: FigureName;
  title: string;
  lead: string;
  query: UseQueryResult<Answer>;
  /** What the file is asked for with. */
  request: Record<string, unknown>;
  empty?: { title: string; hint: string };
  /** null when there is nothing to show. */
  show: (answer: Answer) => Shown<Row> | null;
}

const operations = {
  queue: 'oversight.queueAge',
  decisions: 'oversight.decisions',
  reasons: 'oversight.reasons',
  refusals: 'oversight.refusals',
  disputes: 'oversight.disputes',
  notices: 'oversight.notices',
} as const;

function Download({
  name,
  title,
  request,
}: {
  name: FigureName;
  title: string;
  request: Record<string, unknown>;
}) {
  const { t } = useSpeech();
  return (
    <ExportButton
      operation={operations[name]}
      request={request}
      label={title}
      text={t.oversight.download}
      name={t.oversight.downloadOf(title)}
      small
    />
  );
}

function useTables(name: FigureName): [boolean, () => void] {
  const { table = [] } = route.useSearch();
  const navigate = useNavigate({ from: '/oversight' });
  const shown = table.includes(name);
  return [
    shown,
    () => {
      const next = shown ? table.filter((one) => one !== name) : [...table, name];
      void navigate({
        search: (old: OversightSearch) => ({ ...old, table: next.length > 0 ? next : undefined }),
        replace: true,
        resetScroll: false,
      });
    },
  ];
}

export function Figure<Answer, Row>({
  name,
  title,
  lead,
  query,
  request,
  empty,
  show,
}: FigureProps<Answer, Row>) {
  const { t } = useSpeech();
  const [asTable, toggle] = useTables(name);
  const words = t.oversight;
  return (
    <Section
      id={name}
      title={title}
      lead={lead}
      aside={
        <div className={page.row}>
          <Button
            size="small"
            icon={asTable ? <DataBarVerticalRegular /> : <TableRegular />}
            aria-label={asTable ? words.asPictureOf(title) : words.asTableOf(title)}
            onClick={toggle}
          >
            {asTable ? words.asPicture : words.asTable}
          </Button>
          <Download name={name} title={title} request={request} />
        </div>
      }
    >
      <Loaded query={query} rows={1} height={290}>
        {(answer) => {
          const shown = show(answer);
          if (!shown)
            return <Empty title={empty?.title ?? words.none} hint={empty?.hint ?? words.noneHint} />;
          return (
            <>
              {shown.summary && <p>{shown.summary}</p>}
              {asTable ? (
                <Table
                  label={title}
                  columns={shown.columns}
                  rows={shown.rows}
                  rowKey={shown.rowKey}
                  cards={false}
                />
              ) : (
                <Suspense fallback={<div style={{ height: 290 }} />}>
                  <div className={shown.pictures.length > 1 ? styles.pair : undefined}>
                    {shown.pictures.map(({ heading, picture }) => (
                      <div key={picture.title}>
                        {heading && <h3>{heading}</h3>}
                        <OversightChart picture={picture} />
                      </div>
                    ))}
                  </div>
                </Suspense>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
