/** The sides of a case on one line of time: a picture, and the same in words below each line. */
import type { Arbitration } from '#sdk';
import { benchPicture, type BenchLane, type BenchMark } from '../../model/arbitration/bench-timeline.ts';
import { useNow } from '../../model/frame/clock.ts';
import { formatDay, formatMonth, formatShortMonth } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Section } from '../../ui/page.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/bench.module.css';

const rowHeight = 26;

function Lane({ lane }: { lane: BenchLane }) {
  return (
    <div className={styles.lane} style={{ height: lane.rows * rowHeight + 8 }} aria-hidden="true">
      {lane.held && (
        <span className={styles.held} style={{ left: `${lane.held.left}%`, width: `${lane.held.width}%` }} />
      )}
      {lane.marks.map((mark) => (
        <span
          key={mark.number}
          className={styles.mark}
          style={{ left: `${mark.left}%`, top: mark.row * rowHeight + 4 }}
        >
          {mark.number}
        </span>
      ))}
    </div>
  );
}

/** A month and a day have no hour. */
function When({ mark }: { mark: BenchMark }) {
  const { locale } = useSpeech();
  const year = new Date(useNow()).getFullYear();
  if (mark.what === 'usage') return <>{formatMonth(mark.at.slice(0, 10), locale)}</>;
  return mark.what === 'signed' ? (
    <>{formatDay(mark.at.slice(0, 10), locale, year)}</>
  ) : (
    <Instant at={mark.at} />
  );
}

export function BenchTimeline({ found }: { found: Arbitration }) {
  const { t, locale } = useSpeech();
  const { bench } = t.desk;
  const now = useNow();
  const picture = benchPicture(found.parties, now);
  const year = new Date(now).getFullYear();
  return (
    <Section id="bench-timeline" title={bench.timeline(found.parties.length)} lead={bench.timelineLead}>
      <div className={styles.picture}>
        {picture.lanes.map((lane) => (
          <div key={lane.lineId}>
            <h3>{bench.claim(lane.label)}</h3>
            <Lane lane={lane} />
            <ol className={styles.legend} aria-label={bench.timelineLabel(bench.claim(lane.label))}>
              {lane.marks.map((mark) => (
                <li key={mark.number}>
                  <span className={styles.number} aria-hidden="true">
                    {mark.number}
                  </span>{' '}
                  {bench.events[mark.what]}: <When mark={mark} />
                </li>
              ))}
            </ol>
          </div>
        ))}
        <div className={styles.scale} aria-hidden="true">
          {picture.ticks.map((tick) => (
            <span key={tick.day} style={{ left: `${tick.left}%` }} className={page.small}>
              {tick.unit === 'month' ? formatShortMonth(tick.day, locale) : formatDay(tick.day, locale, year)}
            </span>
          ))}
        </div>
      </div>
    </Section>
  );
}
