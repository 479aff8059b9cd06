/** What became of lines in each month, as a picture: outcomes one on the other, and what was filed as a line across. */
import { VerticalStackedBarChart, type VerticalStackedChartProps } from '@fluentui/react-charts';
import { tokens } from '@fluentui/react-components';
import type { ClaimTrendMonth } from '#sdk';
import { formatMonth, formatShortMonth } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { usePlainFocus } from '../../ui/plain-focus.ts';
import { useWidth } from '../../ui/width.ts';
import styles from '../../ui/usage-chart.module.css';

const height = 280;
/** Narrower than this, month names would run into each other. */
const widthOfMonth = 52;

export const outcomeColours = {
  official: tokens.colorPaletteGreenForeground3,
  rejected: tokens.colorPaletteRedBackground3,
  refused: tokens.colorPaletteMarigoldBorderActive,
  withdrawn: tokens.colorNeutralForeground4,
} as const;
type Outcome = keyof typeof outcomeColours;
const outcomes = Object.keys(outcomeColours) as Outcome[];
const filedColour = tokens.colorPaletteBlueBorderActive;

export default function ClaimsChart({ months }: { months: ClaimTrendMonth[] }) {
  const { t, locale } = useSpeech();
  const [box, width] = useWidth();
  usePlainFocus(box);
  const words = t.home.outcomes;
  const number = new Intl.NumberFormat(locale);
  const every = Math.max(1, Math.ceil((months.length * widthOfMonth) / Math.max(width, 1)));
  // Of labels that have no room the text is left out; each point still has a name of its own.
  const labelOf = (index: number): string => {
    const text = formatShortMonth(months[index]?.month ?? '', locale);
    return (months.length - 1 - index) % every === 0 ? text : '\u200b'.repeat(index + 1);
  };
  const data = months.map((one, index): VerticalStackedChartProps => ({
    xAxisPoint: labelOf(index),
    xAxisCalloutData: formatMonth(one.month, locale),
    chartData: outcomes.map((outcome) => ({
      legend: words[outcome],
      data: one[outcome],
      color: outcomeColours[outcome],
      yAxisCalloutData: number.format(one[outcome]),
    })),
    lineData: [
      { y: one.filed, legend: words.filed, color: filedColour, yAxisCalloutData: number.format(one.filed) },
    ],
  }));
  const most = Math.max(
    4,
    ...months.map((one) =>
      Math.max(
        one.filed,
        outcomes.reduce((sum, id) => sum + one[id], 0),
      ),
    ),
  );
  const legend = [...outcomes.map((one) => [words[one], outcomeColours[one]]), [words.filed, filedColour]];
  return (
    <figure className={styles.figure}>
      <div ref={box} className={styles.chart} style={{ height }}>
        {width > 0 && (
          <VerticalStackedBarChart
            data={data}
            chartTitle={t.home.trendTitle}
            width={width}
            height={height}
            culture={locale}
            isCalloutForStack
            hideLegend
            hideLabels
            barWidth="auto"
            maxBarWidth={28}
            yAxisTickCount={4}
            yMinValue={0}
            yMaxValue={most}
          />
        )}
      </div>
      <figcaption>
        <ul className={styles.legend}>
          {legend.map(([name, colour]) => (
            <li key={name}>
              <span className={styles.mark} style={{ background: colour }} aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
