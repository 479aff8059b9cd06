/** Earned amounts by month as a picture; the tables beside it say the same in numbers. Loaded only where it is shown. */
import { VerticalBarChart } from '@fluentui/react-charts';
import { tokens } from '@fluentui/react-components';
import { formatShortMonth } from '../model/frame/dates.ts';
import { useSpeech } from '../model/frame/language.ts';
import { moneyText } from '../model/frame/money.ts';
import { usePlainFocus } from './plain-focus.ts';
import { useWidth } from './width.ts';

interface Props {
  currency: string;
  months: { month: string; amount: string }[];
}

export default function EarningsChart({ currency, months }: Props) {
  const { t, locale } = useSpeech();
  const [box, width] = useWidth();
  usePlainFocus(box);
  const sums = new Map<string, number>();
  for (const { month, amount } of months) sums.set(month, (sums.get(month) ?? 0) + Number(amount));
  const data = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, sum]) => ({
      x: formatShortMonth(`${month}-01`, locale),
      y: Math.round(sum * 100) / 100,
      color: tokens.colorPaletteBlueBorderActive,
      yAxisCalloutData: moneyText(sum.toFixed(2), currency, locale),
    }));
  return (
    <div ref={box}>
      {width > 0 && (
        <VerticalBarChart
          data={data}
          width={width}
          height={260}
          hideLegend
          barWidth={24}
          chartTitle={t.runs.earned.chart}
        />
      )}
    </div>
  );
}
