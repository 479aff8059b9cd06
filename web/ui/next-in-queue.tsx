/** After a decision: the claim to go on with, without the way back through the list. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSpeech } from '../model/frame/language.ts';
import { nextOf } from '../model/review/queue-filter.ts';
import { reviewQueue } from '../model/frame/queries.ts';
import { useMe } from '../model/frame/session.ts';
import { LinkButton } from './link-button.tsx';
import { rowsOf } from './list.tsx';
import styles from './page.module.css';

export function NextInQueue({ claimId }: { claimId: string }) {
  const { t } = useSpeech();
  const me = useMe();
  const mine = useInfiniteQuery(reviewQueue({ assignee: 'me' }, 20));
  const free = useInfiniteQuery(reviewQueue({ assignee: 'none' }, 20));
  const next = nextOf([...rowsOf(mine), ...rowsOf(free)], me.id, claimId);
  const known = mine.data !== undefined && free.data !== undefined;
  return (
    <section className={styles.row} aria-label={t.desk.next.title}>
      {next && (
        <LinkButton primary to="/claims/$claimId" params={{ claimId: next.id }}>
          {t.desk.next.open(next.number)}
        </LinkButton>
      )}
      {next && <span className={styles.muted}>{next.name}</span>}
      {known && !next && <span className={styles.muted}>{t.desk.next.none}</span>}
      <LinkButton to="/queue">{t.desk.next.toQueue}</LinkButton>
    </section>
  );
}
