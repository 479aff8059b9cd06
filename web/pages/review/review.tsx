/** A claim on the reviewer's desk: its proof beside the checklist, and the decision below. */
import { Tab, TabList } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Claim } from '#sdk';
import { Exchanges } from './exchanges.tsx';
import { keptAct, UnsentWords } from '../../forms/claims/unsent-words.tsx';
import { KeptScope } from '../../forms/frame/kept-scope.tsx';
import { StartReview } from '../../forms/claims/act-bar.tsx';
import { DecideForm } from '../../forms/review/decide-form.tsx';
import { RequestInformationForm } from '../../forms/review/owner-acts.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { sentence } from '../../model/frame/problems.ts';
import { claim as claimQuery, proof as proofQuery } from '../../model/frame/queries.ts';
import { suggestionsOf } from '../../model/claims/suggestions.ts';
import { DeadlineWords } from '../../ui/deadline.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { StatusBadge } from '../../ui/status.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { ClaimComments } from '../claims/claim-comments.tsx';
import { ProofBeside } from '../files/proof-beside.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/claims/$claimId/review');

const offered = ['decide-claim', 'request-information'] as const;
type Offered = (typeof offered)[number];

const forms = { 'decide-claim': DecideForm, 'request-information': RequestInformationForm } as const;

function mayStart({ allowedActions }: Claim): boolean {
  return allowedActions.some(({ action, allowed }) => action === 'start-review' && allowed);
}

/** Until when, and in red how much too late. */
function DueWords({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const clock = claim.deadlines.find(
    ({ kind, state, overdue }) => reviewClocks.has(kind) && (state === 'armed' || overdue),
  );
  if (!clock) return null;
  return (
    <span className={clock.overdue ? page.late : undefined}>
      {wordFor(clock.overdue ? t.words.deadlinesOver : t.words.deadlines, clock.kind)}:{' '}
      <DeadlineWords deadline={clock} />
    </span>
  );
}

const reviewClocks = new Set(['review-start', 'review-decide', 'dispute-answer']);

function Decision({ claim }: { claim: Claim }) {
  const { t, locale } = useSpeech();
  const navigate = useNavigate();
  const proof = useQuery(proofQuery(claim));
  const [chosen, setChosen] = useState<Offered>('decide-claim');
  const actions = offered.flatMap((name) => claim.allowedActions.find(({ action }) => action === name) ?? []);
  const close = (): void => {
    void navigate({ to: '/claims/$claimId', params: { claimId: claim.id } });
  };
  const allowed = actions.some((one) => one.allowed);
  const [why] = actions.filter((one) => !one.allowed);
  const Form = forms[chosen];
  return (
    <Section id="decision" title={t.actForms.titles[chosen]}>
      <UnsentWords claim={claim} />
      {allowed && (
        <TabList
          selectedValue={chosen}
          onTabSelect={(_event, data) => setChosen(data.value as Offered)}
          aria-label={t.actForms.bar}
        >
          {actions
            .filter((one) => one.allowed)
            .map((one) => (
              <Tab key={one.action} value={one.action}>
                {wordFor(t.acts, one.action)}
              </Tab>
            ))}
        </TabList>
      )}
      {allowed && (
        <Loaded query={proof} rows={4} height={64}>
          {(found) => (
            <KeptScope key={chosen} id={keptAct(claim.id, chosen)}>
              <Form claim={claim} onClose={close} suggested={suggestionsOf(found, t.proof, locale)} />
            </KeptScope>
          )}
        </Loaded>
      )}
      {!allowed && mayStart(claim) && (
        <>
          <p>{t.review.startFirst}</p>
          <StartReview claim={claim} primary={false} />
        </>
      )}
      {!allowed && !mayStart(claim) && why && (
        <p>{sentence({ code: why.code ?? '', message: why.message ?? '', params: why.params }, t)}</p>
      )}
    </Section>
  );
}

export function ReviewPage() {
  const { t } = useSpeech();
  const { claimId } = route.useParams();
  const query = useQuery(claimQuery(claimId));
  const claim = query.data;
  return (
    <Page
      zone={claim?.customer?.zone}
      title={claim ? t.proof.reviewTitle(claim.name || claim.number) : t.claim.loading}
      tab={claim && t.proof.reviewTitle(claim.number)}
      crumbs={[{ label: t.review.queueTitle, to: '/queue' }]}
      lead={
        claim && (
          <span className={page.row}>
            <StatusBadge status={claim.status} word={claim.statusWord} />
            {claim.number} · {claim.customer.name}
            {claim.partner && ` · ${claim.partner.name}`}
            <DueWords claim={claim} />
          </span>
        )
      }
      actions={
        claim && (
          <>
            {mayStart(claim) && <StartReview claim={claim} primary />}
            <LinkButton to="/claims/$claimId" params={{ claimId }}>
              {t.review.toClaim}
            </LinkButton>
          </>
        )
      }
    >
      <Loaded query={query} rows={8} height={72}>
        {(found) => (
          <>
            <Exchanges claim={found} />
            <Section id="comments" title={t.comments.title} lead={t.comments.leadOwner}>
              <ClaimComments claim={found} />
            </Section>
            <ProofBeside key={found.id} claim={found} />
            <Decision claim={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
