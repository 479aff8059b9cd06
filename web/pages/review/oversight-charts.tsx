/** The pictures of oversight. Loaded only where one is shown; the table of each says the same in numbers. */
import {
  GroupedVerticalBarChart,
  HorizontalBarChart,
  HorizontalBarChartVariant,
  LineChart,
  VerticalStackedBarChart,
  type LineChartPoints,
} from '@fluentui/react-charts';
import { tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { formatMonth, formatShortMonth } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { usePlainFocus } from '../../ui/plain-focus.ts';
import { useWidth } from '../../ui/width.ts';
import styles from './oversight.module.css';

export interface Series {
  legend: string;
  colour: Colour;
  /** One for each point; null where nothing can be said. */
  values: (number | null)[];
  /** A second line that may lie on the first one. */
  dashed?: boolean;
}

interface MonthsPicture {
  kind: 'months';
  title: string;
  months: string[];
  series: Series[];
}
interface LinesPicture extends Omit<MonthsPicture, 'kind'> {
  kind: 'lines';
  said: (value: number) => string;
}

export type Picture =
  | { kind: 'columns'; title: string; points: string[]; series: Series[] }
  | MonthsPicture
  | LinesPicture
  | { kind: 'bars'; title: string; colour: Colour; rows: { label: string; value: number }[] };

const colours = {
  blue: tokens.colorPaletteBlueBorderActive,
  marigold: tokens.colorPaletteMarigoldBorderActive,
  green: tokens.colorPaletteGreenBorderActive,
  red: tokens.colorPaletteRedBorderActive,
  grey: tokens.colorNeutralStrokeAccessible,
} as const;
export type Colour = keyof typeof colours;

export const pictureHeight = 260;
/** Narrower than this, month names would run into each other. */
const widthOfMonth = 56;

/** The charts hang two more such stops on the page itself, at its very beginning and end. */
function usePlainEnds(): void {
  useEffect(() => {
    const remove = (): void => {
      for (const stop of document.querySelectorAll<HTMLElement>('body > i[aria-hidden="true"]'))
        stop.tabIndex = -1;
    };
    remove();
    const watch = new MutationObserver(remove);
    watch.observe(document.body, { childList: true });
    return () => watch.disconnect();
  }, []);
}

const firstOf = (month: string): string => `${month}-01`;
const dateOf = (month: string): Date => new Date(`${month}-01T00:00:00Z`);
const monthOf = (date: Date): string => date.toISOString().slice(0, 10);

function Columns({
  picture: { title, points, series },
  width,
}: {
  picture: Extract<Picture, { kind: 'columns' }>;
  width: number;
}) {
  const { locale } = useSpeech();
  return (
    <VerticalStackedBarChart
      chartTitle={title}
      width={width}
      height={pictureHeight}
      culture={locale}
      hideLegend
      isCalloutForStack
      roundedTicks
      maxBarWidth={48}
      barWidth="auto"
      wrapXAxisLables
      data={points.map((point, index) => ({
        xAxisPoint: point,
        chartData: series.map(({ legend, colour, values }) => ({
          legend,
          color: colours[colour],
          data: values[index] ?? 0,
        })),
      }))}
    />
  );
}

/** The year once, and again where it changes: twelve names with years would not fit. */
const nameOf = (month: string, index: number, locale: string): string =>
  index === 0 || month.endsWith('-01')
    ? formatShortMonth(firstOf(month), locale)
    : new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
        .format(dateOf(month))
        .replace('.', '');

/** So that counts of one or two have no fractions on their axis. */
const leastCount = 5;

/** Counts side by side in each month. */
function Months({ picture: { months, series, title }, width }: { picture: MonthsPicture; width: number }) {
  const { locale } = useSpeech();
  const most = Math.max(...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return (
    <GroupedVerticalBarChart
      chartTitle={title}
      width={width}
      height={pictureHeight}
      culture={locale}
      hideLegend
      hideLabels
      roundedTicks
      hideTickOverlap
      barWidth="auto"
      maxBarWidth={20}
      yMaxValue={Math.max(leastCount, most)}
      data={months.map((month, index) => ({
        name: nameOf(month, index, locale),
        series: series.map(({ legend, colour, values }) => ({
          key: legend,
          legend,
          color: colours[colour],
          data: values[index] ?? 0,
          xAxisCalloutData: formatMonth(firstOf(month), locale),
        })),
      }))}
    />
  );
}

/** Times as lines from dot to dot; one month alone is a dot. */
function Lines({ picture, width }: { picture: LinesPicture; width: number }) {
  const { locale } = useSpeech();
  const { months, series, title, said } = picture;
  // What is drawn first lies on top: a dashed line leaves the one below it to be seen.
  const ordered = series.toSorted((a, b) => Number(b.dashed ?? false) - Number(a.dashed ?? false));
  const lines = ordered.map(({ legend, colour, values, dashed }): LineChartPoints => ({
    legend,
    color: colours[colour],
    ...(dashed && { lineOptions: { strokeDasharray: '4 8' } }),
    data: months.flatMap((month, index) => {
      const y = values[index];
      if (y === null || y === undefined) return [];
      const xAxisCalloutData = formatMonth(firstOf(month), locale);
      return [{ x: dateOf(month), y, xAxisCalloutData, yAxisCalloutData: said(y) }];
    }),
  }));
  const step = Math.max(1, Math.ceil((months.length * widthOfMonth) / Math.max(width, 1)));
  const ticks = months.filter((_month, index) => (months.length - 1 - index) % step === 0).map(dateOf);
  return (
    <LineChart
      data={{ chartTitle: title, lineChartData: lines.filter(({ data }) => data.length > 0) }}
      width={width}
      height={pictureHeight}
      culture={locale}
      useUTC
      yMinValue={0}
      hideLegend
      roundedTicks
      tickValues={ticks}
      customDateTimeFormatter={(date) => formatShortMonth(monthOf(date), locale)}
    />
  );
}

function Bars({ picture: { rows, colour } }: { picture: Extract<Picture, { kind: 'bars' }> }) {
  const { locale } = useSpeech();
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <HorizontalBarChart
      culture={locale}
      variant={HorizontalBarChartVariant.AbsoluteScale}
      data={rows.map(({ label, value }) => ({
        chartTitle: label,
        chartData: [
          { legend: label, color: colours[colour], horizontalBarChartdata: { x: value, total: most } },
        ],
      }))}
    />
  );
}

export default function OversightChart({ picture }: { picture: Picture }) {
  const [box, width] = useWidth();
  usePlainFocus(box);
  usePlainEnds();
  return (
    <figure className={styles.figure}>
      <div
        ref={box}
        className={picture.kind === 'bars' ? `${styles.chart} ${styles.bars}` : styles.chart}
        style={picture.kind === 'bars' ? undefined : { height: pictureHeight }}
      >
        {width > 0 && picture.kind === 'columns' && <Columns picture={picture} width={width} />}
        {width > 0 && picture.kind === 'months' && <Months picture={picture} width={width} />}
        {width > 0 && picture.kind === 'lines' && <Lines picture={picture} width={width} />}
        {picture.kind === 'bars' && <Bars picture={picture} />}
      </div>
      {picture.kind !== 'bars' && (
        <figcaption>
          <ul className={styles.legend}>
            {picture.series.map(({ legend, colour, dashed }) => (
              <li key={legend}>
                <span
                  className={dashed ? styles.dash : styles.mark}
                  style={dashed ? { borderColor: colours[colour] } : { background: colours[colour] }}
                  aria-hidden="true"
                />
                {legend}
              </li>
            ))}
          </ul>
        </figcaption>
      )}
    </figure>
  );
}
