/** A dispute, in the order in which it is judged: what the partner says and sends now, beside what was decided before. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Claim, HistoryEntry } from '#sdk';
import { ActPanel } from '../claims/act-panel.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { sentence } from '../../model/frame/problems.ts';
import { claim as claimQuery, claimHistory } from '../../model/frame/queries.ts';
import { DeadlineWords, HowFound, Instant, useWhen } from '../../ui/deadline.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { rowsOf } from '../../ui/list.tsx';
import { NextInQueue } from '../../ui/next-in-queue.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Loaded, Waiting } from '../../ui/states.tsx';
import { StatusBadge } from '../../ui/status.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { ClaimFiles } from '../../forms/files/claim-files.tsx';
import { FoundWords, lineName, RejectionReasons } from '../../ui/claim-lines.tsx';
import page from '../../ui/page.module.css';
import bench from '../../ui/bench.module.css';
import styles from '../../ui/claim.module.css';

const route = getRouteApi('/portal/disputes/$claimId');

/** Ids of the files that came with the dispute. */
function newFiles(entry: HistoryEntry | undefined): Set<string> {
  const files = entry?.detail['files'];
  if (!Array.isArray(files)) return new Set();
  return new Set(files.map((file: { id?: unknown }) => String(file.id)));
}

function Says({ claim, entry }: { claim: Claim; entry: HistoryEntry | undefined }) {
  const { t } = useSpeech();
  const ids = newFiles(entry);
  const files = claim.files.filter((file) => ids.has(file.id));
  return (
    <Section id="says" title={t.desk.dispute.says} lead={t.desk.dispute.saysLead}>
      {entry && (
        <p className={`${page.small} ${page.muted}`}>
          <Instant at={entry.at} />
        </p>
      )}
      <p className={page.prose}>{entry?.reason ?? t.desk.dispute.noWords}</p>
      <h3>{t.desk.dispute.newProof}</h3>
      {files.length > 0 ? (
        <ClaimFiles claim={{ ...claim, files }} side="owner" />
      ) : (
        <p className={page.muted}>{t.desk.dispute.noNewProof}</p>
      )}
    </Section>
  );
}

function Before({
  claim,
  entry,
  old,
}: {
  claim: Claim;
  entry: HistoryEntry | undefined;
  old: HistoryEntry | undefined;
}) {
  const { t } = useSpeech();
  const when = useWhen();
  const ids = newFiles(entry);
  const disputed = claim.lines.filter((line) => line.disputed);
  const earlier = claim.files.filter((file) => !ids.has(file.id));
  return (
    <Section
      id="before"
      title={t.desk.dispute.before}
      lead={old?.actor.name && t.desk.dispute.beforeBy(old.actor.name, when(old.at))}
    >
      {disputed.map((line) => (
        <div key={line.id}>
          <h3>{lineName(line)}</h3>
          {line.rejection && <RejectionReasons codes={line.rejection.codes} text={line.rejection.text} />}
          <FoundWords found={line} />
        </div>
      ))}
      <h3>{t.desk.dispute.earlier}</h3>
      {earlier.length > 0 ? (
        <ClaimFiles claim={{ ...claim, files: earlier }} side="owner" />
      ) : (
        <p className={page.muted}>{t.review.noProof}</p>
      )}
    </Section>
  );
}

const offered = ['decide-claim', 'request-information'] as const;

/** What may be done is a button; why it may not, a sentence: above all to the one who rejected. */
function Acts({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const [open, setOpen] = useState<string>();
  const acts = offered.flatMap((name) => claim.allowedActions.find(({ action }) => action === name) ?? []);
  const refused = acts.filter(({ allowed }) => !allowed);
  const why = [
    ...new Set(
      refused.map((one) =>
        sentence({ code: one.code ?? '', message: one.message ?? '', params: one.params }, t),
      ),
    ),
  ];
  return (
    <>
      <div className={`${page.row} ${styles.notice}`}>
        {acts.map((one, index) => (
          <Button
            key={one.action}
            data-act={one.action}
            appearance={index === 0 && one.allowed && !open ? 'primary' : 'secondary'}
            disabledFocusable={!one.allowed}
            aria-describedby={one.allowed ? undefined : 'why-not'}
            onClick={() => one.allowed && setOpen(one.action)}
          >
            {one.action === 'decide-claim' ? t.desk.dispute.open : wordFor(t.acts, one.action)}
          </Button>
        ))}
        <LinkButton to="/claims/$claimId/review" params={{ claimId: claim.id }}>
          {t.proof.openReview}
        </LinkButton>
        <LinkButton to="/claims/$claimId" params={{ claimId: claim.id }}>
          {t.review.toClaim}
        </LinkButton>
      </div>
      {why.length > 0 && (
        <div className={styles.notice} id="why-not">
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{why.join(' ')}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      {open && <ActPanel act={open} claim={claim} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Clock({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const clock = claim.deadlines.find((one) => one.kind === 'dispute-answer' && one.state !== 'settled');
  if (!clock) return null;
  return (
    <div className={styles.notice}>
      <strong>{t.words.deadlines['dispute-answer']}:</strong> <DeadlineWords deadline={clock} />
      <HowFound deadline={clock} />
    </div>
  );
}

/** The newest entries come last, so a long history is read to its end. */
function useWholeHistory(claimId: string) {
  const query = useInfiniteQuery(claimHistory(claimId));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { query, entries: rowsOf(query) };
}

function Body({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const { query, entries } = useWholeHistory(claim.id);
  const at = entries.findLastIndex(({ act }) => act === 'dispute-claim');
  const old = entries
    .slice(0, at)
    .findLast(({ act }) => act === 'decide-claim' || act === 'confirm-arbitration');
  if (claim.stage !== 'disputed')
    return (
      <>
        <p>{t.desk.dispute.over}</p>
        <NextInQueue claimId={claim.id} />
      </>
    );
  if (query.isPending || query.hasNextPage) return <Waiting rows={4} height={120} />;
  return (
    <>
      <Acts claim={claim} />
      <Clock claim={claim} />
      <div className={bench.sides}>
        <Says claim={claim} entry={entries[at]} />
        <Before claim={claim} entry={entries[at]} old={old} />
      </div>
    </>
  );
}

export function DisputePage() {
  const { t } = useSpeech();
  const { claimId } = route.useParams();
  const query = useQuery(claimQuery(claimId));
  const claim = query.data;
  return (
    <Page
      title={claim ? t.desk.dispute.title(claim.name || claim.number) : t.review.disputesTitle}
      tab={claim && t.desk.dispute.title(claim.number)}
      crumbs={[{ label: t.review.disputesTitle, to: '/disputes' }]}
      lead={
        claim && (
          <span className={page.row}>
            <StatusBadge status={claim.status} word={claim.statusWord} />
            {claim.number} · {claim.customer.name}
            {claim.partner && ` · ${claim.partner.name}`}
          </span>
        )
      }
    >
      <Loaded query={query} rows={6} height={96}>
        {(found) => <Body key={found.id} claim={found} />}
      </Loaded>
    </Page>
  );
}
