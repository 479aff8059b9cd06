/** What runs out within three months when nobody does anything: subscriptions under associations, and enrolments. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNow } from '../../model/frame/clock.ts';
import { formatDay, soonDay } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { associations, locations } from '../../model/frame/queries.ts';
import { rowsOf } from '../../ui/list.tsx';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

const shown = 5;

interface Row {
  id: string;
  what: ReactNode;
  why: ReactNode;
  endsOn: string;
  next: ReactNode;
}

function useExpiring(): { rows: Row[]; more: boolean } {
  const { t } = useSpeech();
  const now = useNow();
  const today = new Date(now).toISOString().slice(0, 10);
  const before = soonDay(now);
  const ending = useInfiniteQuery(associations({ subscriptionEndsBefore: before }, shown * 2));
  const places = rowsOf(useInfiniteQuery(locations()));
  const words = t.home.expiringWords;
  const held = rowsOf(ending).map((one): Row => ({
    id: one.id,
    what: (
      <Link className={styles.claim} to="/associations/$associationId" params={{ associationId: one.id }}>
        <span className={styles.name}>{one.item.name}</span>
        <span className={styles.number}>{one.customer.name}</span>
      </Link>
    ),
    why: words.subscription,
    endsOn: one.subscriptionEndsOn ?? '',
    next: words.subscriptionNext,
  }));
  const enrolled = places.flatMap((place) =>
    place.enrollments
      .filter(
        ({ state, endsOn }) => state === 'enrolled' && endsOn !== null && endsOn >= today && endsOn < before,
      )
      .map((one): Row => ({
        id: `${place.id} ${one.programme}`,
        what: (
          <Link className={styles.claim} to="/company">
            <span className={styles.name}>{one.programmeName}</span>
            <span className={styles.number}>
              {place.name} ({place.number})
            </span>
          </Link>
        ),
        why: words.enrollment,
        endsOn: one.endsOn ?? '',
        next: words.enrollmentNext,
      })),
  );
  const rows = [...held, ...enrolled].sort((a, b) => a.endsOn.localeCompare(b.endsOn));
  return { rows: rows.slice(0, shown), more: held.length > 0 && rows.length > shown };
}

export function Expiring() {
  const { t, locale } = useSpeech();
  const { rows, more } = useExpiring();
  const year = new Date(useNow()).getFullYear();
  const columns = t.home.expiringColumns;
  if (rows.length === 0) return null;
  return (
    <Section
      id="expiring"
      title={t.home.expiring}
      lead={t.home.expiringHint}
      aside={
        more && (
          <Link className={page.link} to="/associations" search={{ view: 'ending' }}>
            {t.home.seeAll(t.associations.views.ending)}
          </Link>
        )
      }
    >
      <Table
        label={t.home.expiring}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: 'what', header: columns.what, width: '34%', cell: ({ what }) => what },
          { id: 'why', header: columns.why, width: '20%', cell: ({ why }) => why },
          {
            id: 'endsOn',
            header: columns.endsOn,
            width: '16%',
            cell: ({ endsOn }) => <time dateTime={endsOn}>{formatDay(endsOn, locale, year)}</time>,
          },
          { id: 'next', header: t.home.next, cell: ({ next }) => next },
        ]}
      />
    </Section>
  );
}
