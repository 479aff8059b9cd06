/** The figures for people: one line for each side of each work. */
import type { Figures } from './compare.ts';
import type { Sample, SideName } from './rig.ts';

const head = [
  'work',
  'side',
  'per s',
  'ratio',
  'by processor',
  'p50 ms',
  'p99 ms',
  'ms service',
  'ms database',
  'WAL kB',
  'with pages',
  'rows',
  'answer kB',
];

function cells(figures: Figures, side: SideName, sample: Sample): string[] {
  const ratio = side === 'program' ? undefined : figures.ratios[side];
  return [
    side === 'program' ? figures.name : '',
    side,
    sample.perSecond.toFixed(0),
    ratio === undefined ? '' : ratio.rate.toFixed(2),
    ratio === undefined ? '' : ratio.processor.toFixed(2),
    sample.p50.toFixed(1),
    sample.p99.toFixed(1),
    sample.service.toFixed(2),
    sample.database.toFixed(2),
    (sample.wal / 1000).toFixed(1),
    (sample.walWhole / 1000).toFixed(1),
    side === 'minimal' || figures.written === undefined ? '' : String(figures.written),
    (sample.bytes / 1000).toFixed(1),
  ];
}

export function tableOf(all: Figures[]): string {
  const lines = all.flatMap((figures) =>
    (Object.entries(figures.sides) as [SideName, Sample][]).map(([side, sample]) =>
      cells(figures, side, sample),
    ),
  );
  const widths = head.map((name, index) =>
    Math.max(name.length, ...lines.map((line) => line[index]?.length ?? 0)),
  );
  const line = (words: string[]): string =>
    `| ${words.map((word, index) => (index < 2 ? word.padEnd(widths[index] ?? 0) : word.padStart(widths[index] ?? 0))).join(' | ')} |`;
  const notes = all.flatMap(({ name, notes: values }) =>
    values ? [`${name}: ${Object.entries(values).map(noteOf).join(', ')}`] : [],
  );
  if (lines.length === 0) return notes.join('\n');
  const table = [line(head), line(widths.map((width) => '-'.repeat(width))), ...lines.map(line)];
  return [...table, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

/** Three digits are more than a busy machine can promise. */
function noteOf([name, value]: [string, number]): string {
  return `${name} ${Number(value.toPrecision(3))}`;
}
