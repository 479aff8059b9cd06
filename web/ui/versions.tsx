/** Versions of what an administrator keeps: who made each, when and why, and what it changed. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../model/frame/language.ts';
import { Instant } from './deadline.tsx';
import { Section } from './page.tsx';
import { Table } from './table.tsx';
import page from './page.module.css';

export interface VersionRow {
  version: number;
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
  /** What else is said of it. */
  note?: ReactNode;
}

/** What came with the program is nobody's. */
export function useMaker(): (madeBy: string | null) => string {
  const { t } = useSpeech();
  return (madeBy) => madeBy ?? t.admin.cameWithProgram;
}

interface VersionsProps {
  rows: VersionRow[];
  /** The version whose changes are shown. */
  shown: number | undefined;
  /** The address of the page with a version in it. */
  search: (version: number) => object;
  /** The changes of the shown version. */
  children?: ReactNode;
}

export function Versions({ rows, shown, search, children }: VersionsProps) {
  const { t } = useSpeech();
  const maker = useMaker();
  const columns = t.admin.versionColumns;
  return (
    <Section id="versions" title={t.admin.versions} lead={t.admin.versionsLead}>
      <Table
        label={t.admin.versions}
        rows={rows}
        rowKey={(row) => String(row.version)}
        columns={[
          {
            id: 'version',
            header: columns.version,
            width: '12%',
            cell: (row) => <strong>{t.admin.version(row.version)}</strong>,
          },
          { id: 'by', header: columns.by, width: '18%', cell: (row) => maker(row.madeBy) },
          {
            id: 'at',
            header: columns.at,
            width: '20%',
            cell: (row) => row.madeAt && <Instant at={row.madeAt} />,
          },
          {
            id: 'why',
            header: columns.why,
            cell: (row) =>
              row.why || row.note ? (
                <>
                  {row.why}
                  {row.note}
                </>
              ) : null,
          },
          {
            id: 'changes',
            header: columns.changes,
            width: '16%',
            cell: (row) =>
              row.version > 1 ? (
                <Link
                  className={page.link}
                  to="."
                  search={search(row.version) as never}
                  hash="changes"
                  resetScroll={false}
                  aria-current={row.version === shown ? 'true' : undefined}
                  aria-label={t.admin.whatChangedIn(row.version)}
                >
                  {t.admin.whatChanged}
                </Link>
              ) : null,
          },
        ]}
      />
      {shown !== undefined && (
        <div id="changes" className={page.stack}>
          <h3>{t.admin.changesOf(shown, shown - 1)}</h3>
          {children}
        </div>
      )}
    </Section>
  );
}

export interface Difference {
  what: string;
  before: ReactNode;
  after: ReactNode;
}

/** Before and after beside each other, row by row. */
export function Differences({ label, rows }: { label: string; rows: Difference[] }) {
  const { t } = useSpeech();
  const columns = t.admin.differenceColumns;
  const value = (node: ReactNode): ReactNode =>
    node === null || node === undefined || node === '' ? (
      <span className={page.muted}>{t.admin.nothing}</span>
    ) : (
      node
    );
  if (rows.length === 0) return <p className={page.muted}>{t.admin.noDifference}</p>;
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={(row) => row.what}
      columns={[
        { id: 'what', header: columns.what, width: '24%', cell: (row) => <strong>{row.what}</strong> },
        { id: 'before', header: columns.before, width: '38%', cell: (row) => value(row.before) },
        { id: 'after', header: columns.after, width: '38%', cell: (row) => value(row.after) },
      ]}
    />
  );
}

/** For the auditor, and whoever else may look. */
export function ReadsOnly() {
  const { t } = useSpeech();
  return <p className={page.muted}>{t.admin.readsOnly}</p>;
}
