/** A claim on the reviewer's desk: its proof beside the checklist, and the decision below. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Claim } from '#sdk';
import { DecideForm } from '../forms/decide-form.tsx';
import { useSpeech } from '../language.ts';
import { sentence } from '../problems.ts';
import { claim as claimQuery } from '../queries.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { StatusBadge } from '../ui/status.tsx';
import { ProofBeside } from './proof-view/proof-beside.tsx';
import page from '../ui/page.module.css';

const route = getRouteApi('/portal/claims/$claimId/review');

function Decision({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const decide = claim.allowedActions.find((one) => one.action === 'decide-claim');
  const close = (): void => {
    void navigate({ to: '/claims/$claimId', params: { claimId: claim.id } });
  };
  return (
    <Section id="decision" title={t.actForms.titles['decide-claim']}>
      {decide?.allowed ? (
        <DecideForm claim={claim} onClose={close} />
      ) : (
        <p>{sentence({ code: decide?.code ?? '', message: decide?.message ?? '', params: decide?.params }, t)}</p>
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
      title={claim ? t.proof.reviewTitle(claim.name || claim.number) : t.claim.loading}
      tab={claim && t.proof.reviewTitle(claim.number)}
      crumbs={[{ label: t.review.queueTitle, to: '/queue' }]}
      lead={
        claim && (
          <span className={page.row}>
            <StatusBadge status={claim.status} word={claim.statusWord} />
            {claim.number} · {claim.customer.name}
            {claim.partner && ` · ${claim.partner.name}`}
          </span>
        )
      }
      actions={
        claim && (
          <LinkButton to="/claims/$claimId" params={{ claimId }}>
            {t.review.toClaim}
          </LinkButton>
        )
      }
    >
      <Loaded query={query} rows={8} height={72}>
        {(found) => (
          <>
            <ProofBeside key={found.id} claim={found} />
            <Decision claim={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
