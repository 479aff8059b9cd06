/** The months as a picture; the table beside it says the same in numbers. Loaded only where it is shown. */
import { LineChart, type LineChartPoints } from '@fluentui/react-charts';
import { tokens } from '@fluentui/react-components';
import type { UsageMonth } from '#sdk';
import { formatMonth, formatShortMonth } from '../model/frame/dates.ts';
import { useSpeech } from '../model/frame/language.ts';
import { usePlainFocus } from './plain-focus.ts';
import { useWidth } from './width.ts';
import styles from './usage-chart.module.css';

const height = 280;
/** Narrower than this, month names would run into each other. */
const widthOfMonth = 64;

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

type Month = Pick<UsageMonth, 'month' | 'complete' | 'monthlyActiveUsers' | 'paidAvailableUnits'>;

export default function UsageChart({ months }: { months: Month[] }) {
  const { t, locale } = useSpeech();
  const [box, width] = useWidth();
  usePlainFocus(box);
  const words = t.associations;
  const ordered = [...months]
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .map((one) => ({ ...one, date: new Date(`${one.month.slice(0, 7)}-01T00:00:00Z`) }));
  const series: { legend: string; color: string; value: (one: Month) => number }[] = [
    { legend: words.mau, color: tokens.colorPaletteBlueBorderActive, value: (one) => one.monthlyActiveUsers },
    {
      legend: words.pau,
      color: tokens.colorPaletteMarigoldBorderActive,
      value: (one) => one.paidAvailableUnits,
    },
  ];
  const lines = series.map(({ legend, color, value }): LineChartPoints => ({
    legend,
    color,
    data: ordered.map((one) => {
      const month = formatMonth(dayOf(one.date), locale);
      return {
        x: one.date,
        y: value(one),
        xAxisCalloutData: one.complete ? month : `${month}, ${words.soFar}`,
      };
    }),
  }));
  const step = Math.max(1, Math.ceil((ordered.length * widthOfMonth) / Math.max(width, 1)));
  const ticks = ordered
    .map((one) => one.date)
    .filter((_date, index) => (ordered.length - 1 - index) % step === 0);
  return (
    <figure className={styles.figure}>
      <div ref={box} className={styles.chart} style={{ height }}>
        {width > 0 && (
          <LineChart
            data={{ chartTitle: words.chartTitle, lineChartData: lines }}
            width={width}
            height={height}
            culture={locale}
            useUTC
            yMinValue={0}
            hideLegend
            tickValues={ticks}
            customDateTimeFormatter={(date) => formatShortMonth(dayOf(date), locale)}
          />
        )}
      </div>
      <figcaption>
        <ul className={styles.legend}>
          {series.map(({ legend, color }) => (
            <li key={legend}>
              <span className={styles.mark} style={{ background: color }} aria-hidden="true" />
              {legend}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
