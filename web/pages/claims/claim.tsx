/**
 * One claim, for the partner and for the programme owner: how it stands, what can be done, and everything that belongs
 * to it.
 */
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { Claim } from '#sdk';
import { ActBar } from '../../forms/claims/act-bar.tsx';
import { Refile } from '../../forms/claims/refile.tsx';
import { UnsentWords } from '../../forms/claims/unsent-words.tsx';
import { ActPanel } from './act-panel.tsx';
import { problemOf } from '../../model/frame/api.ts';
import { isAdvised, takesFiles } from '../../model/claims/claim-acts.ts';
import { startFrom } from '../../model/claims/claim-copy.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useReasonNames } from '../../model/frame/names.ts';
import { sentence, warningSentence } from '../../model/frame/problems.ts';
import { claim as claimQuery } from '../../model/frame/queries.ts';
import { useMayOpen, useMe } from '../../model/frame/session.ts';
import { Instant, useWhen } from '../../ui/deadline.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Missing } from '../../ui/fallbacks.tsx';
import { NextInQueue } from '../../ui/next-in-queue.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { SecondLine, StatusBadge } from '../../ui/status.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { NextClock, Overdue } from './claim-clocks.tsx';
import { ClaimComments } from './claim-comments.tsx';
import { ClaimFacts, ClaimNotices, ClaimPeople } from '../../ui/claim-details.tsx';
import { ClaimFiles } from '../../forms/files/claim-files.tsx';
import { ClaimHistory } from './claim-history.tsx';
import { ClaimLines, FoundWords } from '../../ui/claim-lines.tsx';
import { ProofAdvice } from '../../ui/proof-advice.tsx';
import { ProofTemplates } from '../../ui/proof-templates.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/claim.module.css';

const route = getRouteApi('/portal/claims/$claimId');

function StatusLine({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  return (
    <span className={styles.statusLine}>
      <StatusBadge status={claim.status} word={claim.statusWord} />
      <span>{wordFor(t.words.statusesLong, claim.statusWord)}</span>
      {claim.status !== 'editing' && (
        <span className={page.muted}>
          <SecondLine standing={claim.standing} lines={claim.lines.length} />
        </span>
      )}
    </span>
  );
}

function OpenRequest({ request }: { request: NonNullable<Claim['openRequest']> }) {
  const { t } = useSpeech();
  const when = useWhen();
  const known = useReasonNames().information;
  return (
    <div className={styles.notice}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t.claim.request}</MessageBarTitle>
          {request.askedAt && t.claim.requestAt(when(request.askedAt))}
          <ul>
            {request.codes.map((code) => (
              <li key={code}>
                <strong>{known[code]?.name ?? wordFor({}, code)}.</strong> {known[code]?.text}
                <FoundWords found={request.points.find((point) => point.code === code)} />
              </li>
            ))}
          </ul>
          {request.text && <p className={page.prose}>{request.text}</p>}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}

/** Somebody else has to do it: said once for the whole claim, not only at each button. */
function OtherPerson({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const refused = claim.allowedActions.filter(({ code }) => code === 'other-person-required');
  const because = ['belongs-to-the-partner', 'rejected-it'];
  const [first] = refused.filter(({ params }) => because.includes(String(params?.['because'])));
  if (!first) return null;
  return (
    <div className={styles.notice}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {sentence({ code: first.code ?? '', message: first.message ?? '', params: first.params }, t)}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}

/** Nothing is left for a reviewer to do here now. */
const reviewed = (claim: Claim): boolean => !['submitted', 'under-review', 'disputed'].includes(claim.stage);

function Warnings({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  if (claim.warnings.length === 0) return null;
  return (
    <div className={styles.notice}>
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t.claim.warnings}</MessageBarTitle>
          <ul>
            {claim.warnings.map((warning) => (
              <li key={`${warning.code} ${warning.pointer}`}>{warningSentence(warning, t)}</li>
            ))}
          </ul>
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}

function OpenTasks({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const open = claim.tasks.filter((task) => task.closedAt === null);
  if (open.length === 0) return null;
  return (
    <Section id="tasks" title={t.claim.tasks}>
      <ul className={page.plainList}>
        {open.map((task, index) => (
          <li key={task.id ?? index}>
            <strong>{wordFor(t.words.tasks, task.kind)}</strong>{' '}
            <span className={page.muted}>
              <Instant at={task.openedAt} />
            </span>{' '}
            {task.id && (
              <Link className={page.link} to="/tasks/$taskId" params={{ taskId: task.id }}>
                {t.claim.toTask}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function RefileLines({ claim }: { claim: Claim }) {
  return claim.location.mayOpen.includes('createClaim') ? <Refile claim={claim} /> : null;
}

function Body({ claim, side }: { claim: Claim; side: string }) {
  const { t } = useSpeech();
  const { act, line, what, who } = route.useSearch();
  const navigate = useNavigate({ from: '/claims/$claimId' });
  const open = (next: string | undefined): void => {
    void navigate({ search: next ? { act: next } : {}, replace: next === undefined, resetScroll: false });
  };
  return (
    <>
      <ActBar claim={claim} open={act} onOpen={open} />
      {side === 'owner' && <OtherPerson claim={claim} />}
      {side === 'owner' && reviewed(claim) && (
        <div className={styles.notice}>
          <NextInQueue claimId={claim.id} />
        </div>
      )}
      <Overdue claim={claim} />
      <NextClock claim={claim} />
      {claim.openRequest && <OpenRequest request={claim.openRequest} />}
      <Warnings claim={claim} />
      <UnsentWords claim={claim} />
      {act && <ActPanel act={act} claim={claim} line={line} onClose={() => open(undefined)} />}
      <div className={styles.columns}>
        <div>
          {side === 'owner' && <OpenTasks claim={claim} />}
          <Section id="lines" title={t.claim.lines} lead={t.claim.linesLead}>
            {claim.lines.length > 0 ? (
              <ClaimLines lines={claim.lines} side={side} plain={claim.status === 'editing'} />
            ) : (
              <p className={page.muted}>{t.claim.noLines}</p>
            )}
            {side === 'partner' && <RefileLines claim={claim} />}
          </Section>
          <Section id="files" title={t.files.title} lead={t.files.lead}>
            <ClaimFiles claim={claim} side={side} adding={!act || !takesFiles(act)} />
          </Section>
          {side === 'partner' && isAdvised(claim) && (
            <Section
              id="advice"
              title={t.proof.advice}
              lead={claim.status === 'editing' ? t.proof.adviceLead : t.proof.adviceLeadSent}
            >
              <ProofTemplates claim={claim} />
              <ProofAdvice claim={claim} />
            </Section>
          )}
          <Section
            id="comments"
            title={t.comments.title}
            lead={side === 'owner' ? t.comments.leadOwner : t.comments.lead}
          >
            <ClaimComments claim={claim} />
          </Section>
          {claim.status !== 'editing' && (
            <Section id="notices" title={t.claim.notices}>
              <ClaimNotices notices={claim.notices} words={side === 'owner'} />
            </Section>
          )}
          <Section id="people" title={t.claim.people}>
            <ClaimPeople claim={claim} />
          </Section>
        </div>
        <div>
          <Section id="timeline" title={t.claim.timeline} lead={t.claim.timelineLead}>
            <Timeline claim={claim} />
          </Section>
          <Section id="details" title={t.claim.details}>
            <ClaimFacts claim={claim} />
          </Section>
        </div>
      </div>
      <Section id="history" title={t.history.title} lead={t.history.lead}>
        <ClaimHistory
          claim={claim}
          what={what}
          who={who}
          onChange={(part) => {
            void navigate({
              search: (before) => ({ ...before, ...part }),
              replace: true,
              resetScroll: false,
            });
          }}
        />
      </Section>
    </>
  );
}

export function ClaimPage() {
  const { t } = useSpeech();
  const { claimId } = route.useParams();
  const me = useMe();
  const mayOpen = useMayOpen();
  const query = useQuery(claimQuery(claimId));
  const claim = query.data;
  if (query.isError && !claim && problemOf(query.error).status === 404) return <Missing />;
  return (
    <Page
      zone={claim?.customer?.zone}
      title={claim ? claim.name || claim.number : t.claim.loading}
      tab={claim ? `${claim.number} ${claim.name}` : undefined}
      crumbs={[{ label: me.side === 'owner' ? t.claims.ownerTitle : t.claims.title, to: '/claims' }]}
      lead={
        claim && (
          <>
            {claim.number} · {claim.customer.name}
            <StatusLine claim={claim} />
          </>
        )
      }
      actions={
        claim && (
          <>
            {me.side === 'owner' && (
              <LinkButton to="/claims/$claimId/review" params={{ claimId }}>
                {t.proof.openReview}
              </LinkButton>
            )}
            {mayOpen('createClaim') && claim.status !== 'editing' && (
              <Link className={page.link} to="/claims/new" search={startFrom(claim)}>
                {t.wizard.copyThis}
              </Link>
            )}
            <a className={`${page.link} ${page.withIcon}`} href="#history">
              <HistoryRegular aria-hidden="true" />
              {t.history.title}
            </a>
          </>
        )
      }
    >
      <Loaded query={query} rows={8} height={72}>
        {(found) => <Body key={found.id} claim={found} side={me.side} />}
      </Loaded>
    </Page>
  );
}
