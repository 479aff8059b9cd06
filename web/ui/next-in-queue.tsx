/** After a decision: the claim to go on with, without the way back through the list. */
import { useInfiniteQuery, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { ClaimSummary } from '#sdk';
import { useSpeech } from '../model/frame/language.ts';
import { hasWork, nextOf } from '../model/review/queue-filter.ts';
import { claim, reviewQueue } from '../model/frame/queries.ts';
import { useMayOpen, useMe } from '../model/frame/session.ts';
import { LinkButton } from './link-button.tsx';
import { rowsOf } from './list.tsx';
import styles from './page.module.css';

/** So many claims are looked into; where none of them fits, the queue itself is offered. */
const atMost = 6;

async function firstWithWork(
  client: QueryClient,
  rows: readonly ClaimSummary[],
): Promise<ClaimSummary | null> {
  for (const row of rows.slice(0, atMost))
    if (hasWork(await client.fetchQuery({ ...claim(row.id), staleTime: 30_000 }))) return row;
  return null;
}

function useNext(claimId: string) {
  const me = useMe();
  const client = useQueryClient();
  const mine = useInfiniteQuery(reviewQueue({ assignee: 'me' }, 20));
  const free = useInfiniteQuery(reviewQueue({ assignee: 'none' }, 20));
  const rows = nextOf([...rowsOf(mine), ...rowsOf(free)], me.id, claimId);
  return useQuery({
    queryKey: ['next-in-queue', me.id, rows.map(({ id, version }) => `${id} ${version}`)],
    queryFn: () => firstWithWork(client, rows),
    enabled: mine.data !== undefined && free.data !== undefined,
  });
}

/** Finance and auditors read claims, and go on with none. */
export function NextInQueue({ claimId }: { claimId: string }) {
  const mayOpen = useMayOpen();
  return mayOpen('startReview') ? <Next claimId={claimId} /> : null;
}

function Next({ claimId }: { claimId: string }) {
  const { t } = useSpeech();
  const { data: next } = useNext(claimId);
  return (
    <section className={styles.row} aria-label={t.desk.next.title}>
      {next && (
        <LinkButton primary to="/claims/$claimId" params={{ claimId: next.id }}>
          {t.desk.next.open(next.number)}
        </LinkButton>
      )}
      {next && <span className={styles.muted}>{next.name}</span>}
      {next === null && <span className={styles.muted}>{t.desk.next.none}</span>}
      <LinkButton to="/queue">{t.desk.next.toQueue}</LinkButton>
    </section>
  );
}
