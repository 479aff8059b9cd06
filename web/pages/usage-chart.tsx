/** The months as a picture; the table beside it says the same in numbers. Loaded only where it is shown. */
import { LineChart, type LineChartPoints } from '@fluentui/react-charts';
import { tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { UsageMonth } from '#sdk';
import { formatMonth } from '../dates.ts';
import { useSpeech } from '../language.ts';

const height = 300;

function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}

export default function UsageChart({ months }: { months: UsageMonth[] }) {
  const { t, locale } = useSpeech();
  const [box, width] = useWidth();
  const words = t.associations;
  const ordered = [...months].sort((a, b) => (a.month < b.month ? -1 : 1));
  const line = (legend: string, color: string, value: (one: UsageMonth) => number): LineChartPoints => ({
    legend, color, data: ordered.map((one) => ({ x: new Date(`${one.month}T00:00:00Z`), y: value(one), xAxisCalloutData: formatMonth(one.month, locale) })),
  });
  const data = { chartTitle: words.chartTitle, lineChartData: [
    line(words.mau, tokens.colorPaletteBlueBorderActive, (one) => one.monthlyActiveUsers), line(words.pau, tokens.colorPaletteMarigoldBorderActive, (one) => one.paidAvailableUnits),
  ] };
  return (
    <div ref={box} style={{ height, minWidth: 0 }} role="img" aria-label={words.chartTitle}>
      {width > 0 && <LineChart data={data} width={width} height={height} culture={locale} useUTC yMinValue={0} />}
    </div>
  );
}
