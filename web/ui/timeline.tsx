import { useQuery } from '@tanstack/react-query';
import type { Claim } from '#sdk';
import { useNow } from '../model/frame/clock.ts';
import { claimRequests } from '../model/frame/queries.ts';
import { useSpeech } from '../model/frame/language.ts';
import { timelineOf, type TimelineItem } from '../model/claims/timeline.ts';
import { clockName, shortList, wordFor } from '../model/frame/words.ts';
import { HowFound, Instant, useDeadlineParts } from './deadline.tsx';
import styles from './timeline.module.css';

function EventItem({ item }: { item: Extract<TimelineItem, { kind: 'event' }> }) {
  const { t } = useSpeech();
  const word = t.claim.timelineWords[item.what];
  return (
    <li className={styles.item} data-past="true">
      <p className={styles.what}>
        {typeof word === 'function' ? word(shortList(item.items, 3, t.app.more)) : word}
      </p>
      <p className={styles.when}>
        <Instant at={item.at} />
      </p>
    </li>
  );
}

function DeadlineItem({ item }: { item: Extract<TimelineItem, { kind: 'deadline' }> }) {
  const { t } = useSpeech();
  const { deadline } = item;
  const { day, left } = useDeadlineParts(deadline);
  return (
    <li className={styles.item} data-past={item.past} data-late={deadline.overdue}>
      <p className={styles.what}>
        {wordFor(deadline.state === 'fired' ? t.words.deadlinesOver : t.words.deadlines, clockName(deadline))}
        {item.items.length > 0 && ` – ${shortList(item.items, 2, t.app.more)}`}
      </p>
      <p className={styles.when}>
        <time dateTime={deadline.endsAt}>{day}</time>
        {left && (
          <>
            , <strong className={deadline.overdue ? styles.late : undefined}>{left}</strong>
          </>
        )}
      </p>
      <HowFound deadline={deadline} />
    </li>
  );
}

export function Timeline({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const requests = useQuery(claimRequests(claim)).data?.items ?? [];
  const items = timelineOf(claim, requests, useNow());
  const show = (item: TimelineItem, index: number): React.ReactNode =>
    item.kind === 'event' ? (
      <EventItem key={`e${index}`} item={item} />
    ) : (
      <DeadlineItem key={`d${index}`} item={item} />
    );
  return (
    <ol className={styles.line}>
      {items.filter((item) => item.past).map(show)}
      <li className={styles.now}>{t.claim.now}</li>
      {items.filter((item) => !item.past).map(show)}
    </ol>
  );
}
