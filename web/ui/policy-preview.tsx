/** What another policy would mean: nothing for running claims, and these dates for one filed on a day. */
import type { FoundDate, PolicyPreview } from '#sdk';
import { formatDay } from '../model/frame/dates.ts';
import { useSpeech } from '../model/frame/language.ts';
import { wordFor } from '../model/frame/words.ts';
import { HowFound } from './deadline.tsx';
import { Table } from './table.tsx';
import page from './page.module.css';

/** "More than 1,000 claims". */
export function useBounded(): (of: { count: number; more: boolean }) => string {
  const { t, locale } = useSpeech();
  return ({ count, more }) => {
    const number = new Intl.NumberFormat(locale).format(count);
    return more ? t.admin.policy.moreThan(number) : number;
  };
}

function Found({ found, label }: { found: FoundDate | null; label: string }) {
  const { t, locale } = useSpeech();
  if (!found) return <span className={page.muted}>{t.admin.policy.noClock}</span>;
  return (
    <>
      {formatDay(found.lastDay, locale)}
      <HowFound deadline={found} label={label} />
    </>
  );
}

export function PolicyPreviewTable({ preview }: { preview: PolicyPreview }) {
  const { t, locale } = useSpeech();
  const bounded = useBounded();
  const words = t.admin.policy;
  const { before, after, day, staying, examples } = preview;
  return (
    <div className={page.stack} role="status">
      <h3>{words.previewTitle(after.name)}</h3>
      <p>{words.running(bounded(staying), before.name)}</p>
      <p>{words.exampleLead(formatDay(day, locale))}</p>
      <Table
        label={words.exampleLead(formatDay(day, locale))}
        rows={examples}
        rowKey={(row) => row.clock}
        columns={[
          {
            id: 'clock',
            header: words.clock,
            width: '36%',
            cell: (row) => <strong>{wordFor(words.examples, row.clock)}</strong>,
          },
          {
            id: 'before',
            header: before.name,
            width: '32%',
            cell: (row) => (
              <Found found={row.before} label={`${wordFor(words.examples, row.clock)}, ${before.name}`} />
            ),
          },
          {
            id: 'after',
            header: after.name,
            width: '32%',
            cell: (row) => (
              <Found found={row.after} label={`${wordFor(words.examples, row.clock)}, ${after.name}`} />
            ),
          },
        ]}
      />
    </div>
  );
}
