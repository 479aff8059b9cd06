/** A claim as it is filled in: each step saves, and its address opens it again, also on another day. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState, type ComponentType } from 'react';
import type { Claim } from '#sdk';
import { Beside } from '../../forms/claims/beside.tsx';
import { BasicsStep } from '../../forms/claims/basics-step.tsx';
import { ContactsStep } from '../../forms/claims/contacts-step.tsx';
import { LinesStep } from '../../forms/claims/lines-step.tsx';
import { ProofStep } from '../../forms/files/proof-step.tsx';
import { ReviewStep } from '../../forms/claims/review-step.tsx';
import type { StepProps } from '../../forms/claims/step-props.ts';
import { StepConflict, type Conflict } from '../../forms/claims/step-conflict.tsx';
import { Steps, type Step } from '../../forms/claims/steps.tsx';
import { KeptScope } from '../../forms/frame/kept-scope.tsx';
import { problemOf } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { claim as claimQuery } from '../../model/frame/queries.ts';
import { draftSteps, type DraftStep } from '../../model/frame/search/partner.ts';
import { Missing } from '../../ui/fallbacks.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { StatusBadge } from '../../ui/status.tsx';
import { useTell } from '../../ui/result.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/claims/$claimId/edit');

/** Customer and activity were chosen when the draft was made, and are fixed. */
const allSteps: readonly Step[] = ['basics', 'customer', 'activity', 'lines', 'contacts', 'proof', 'review'];

const forms: Record<DraftStep, ComponentType<StepProps>> = {
  basics: BasicsStep,
  lines: LinesStep,
  contacts: ContactsStep,
  proof: ProofStep,
  review: ReviewStep,
};

/** What a step lets type, as the claim has it; the other steps keep nothing back. */
const shownIn: Partial<Record<DraftStep, (claim: Claim) => unknown[]>> = {
  basics: ({ location, name, reference }) => [location.id, name, reference],
  lines: ({ lines }) => lines.map(({ id, review, subscriptionId }) => [id, review, subscriptionId]),
  contacts: (claim) => [
    claim.customerContact,
    claim.technicalContact,
    claim.partnerContact,
    claim.contactDomainReason,
    claim.solutionSellerName,
    claim.revenueCustomerName,
    claim.isvProductName,
  ],
};

/**
 * The claim is read again now and then, while what was typed stays. As long as nothing of it changed that the step
 * shows, the newest version is changed; else the one that was seen, so that nobody's change is overwritten unseen.
 */
function StepForm({ step, claim, onSaved }: Omit<StepProps, 'onStale'> & { step: DraftStep }) {
  const [begun, setBegun] = useState({ claim, times: 0 });
  const client = useQueryClient();
  const shown = shownIn[step];
  const same = !shown || JSON.stringify(shown(begun.claim)) === JSON.stringify(shown(claim));
  const Form = forms[step];
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const again = (): void => {
    const newest = client.getQueryData(claimQuery(claim.id).queryKey) ?? claim;
    setConflict(null);
    setBegun(({ times }) => ({ claim: newest, times: times + 1 }));
  };
  return (
    <KeptScope key={begun.times} id={`claim:${claim.id}:step-${step}`}>
      {conflict && <StepConflict conflict={conflict} onMine={() => onSaved(false)} onTheirs={again} />}
      <Form
        claim={same ? claim : begun.claim}
        onSaved={onSaved}
        onStale={(mine) => {
          const theirs = client.getQueryData(claimQuery(claim.id).queryKey) ?? claim;
          setConflict({ base: begun.claim, theirs, mine });
        }}
      />
    </KeptScope>
  );
}

function Wizard({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const { step = 'lines' } = route.useSearch();
  const navigate = useNavigate();
  const { tell } = useTell();
  const draft = claim.status === 'editing';
  const saved = (later: boolean): void => {
    if (later) {
      tell(draft ? t.wizard.savedDraft : t.actForms.done.saved, 'success', true);
      void (draft
        ? navigate({ to: '/claims' })
        : navigate({ to: '/claims/$claimId', params: { claimId: claim.id } }));
      return;
    }
    const next = draftSteps[draftSteps.indexOf(step) + 1] ?? 'review';
    void navigate({ to: '/claims/$claimId/edit', params: { claimId: claim.id }, search: { step: next } });
  };
  return (
    <>
      <Steps
        steps={allSteps}
        reached={draftSteps}
        done={stepsDone(claim)}
        current={step}
        claimId={claim.id}
      />
      {!draft && (
        <div className={page.section}>
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{claim.openRequest ? t.wizard.resubmitHint : t.wizard.fixedHint}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      <Beside step={step}>
        <StepForm key={step} step={step} claim={claim} onSaved={saved} />
      </Beside>
    </>
  );
}

const isFilled = (contact: { name: string; email: string } | null): boolean =>
  Boolean(contact?.name && contact.email);

/** What stands there; whether it is right, the last step says. */
function stepsDone(claim: Claim): Step[] {
  return allSteps.filter((step) => {
    if (step === 'basics') return claim.name !== '';
    if (step === 'lines') return claim.lines.length > 0;
    if (step === 'contacts') return isFilled(claim.customerContact) && isFilled(claim.partnerContact);
    if (step === 'proof') return claim.files.length > 0;
    return step !== 'review';
  });
}

/** Editable is what the API says: a draft as a whole, later what the policy leaves open. */
function mayEdit(claim: Claim): boolean {
  return claim.allowedActions.some((one) => one.action === 'edit-claim' && one.allowed);
}

export function EditClaimPage() {
  const { t } = useSpeech();
  const { claimId } = route.useParams();
  const { step = 'lines' } = route.useSearch();
  const query = useQuery(claimQuery(claimId));
  const claim = query.data;
  if (query.isError && !claim && problemOf(query.error).status === 404) return <Missing />;
  return (
    <Page
      title={
        claim
          ? claim.status === 'editing'
            ? claim.name || t.wizard.title
            : t.wizard.editTitle(claim.name)
          : t.wizard.title
      }
      tab={`${claim?.number ?? t.wizard.title}: ${t.wizard.steps[step]}`}
      crumbs={[{ label: t.claims.title, to: '/claims' }]}
      lead={
        claim && (
          <span className={page.row}>
            <StatusBadge status={claim.status} word={claim.statusWord} />
            {claim.number} · {claim.customer.name}
          </span>
        )
      }
      actions={
        claim && (
          <LinkButton to="/claims/$claimId" params={{ claimId }}>
            {t.wizard.toClaim}
          </LinkButton>
        )
      }
    >
      <Loaded query={query} rows={5} height={64}>
        {(found) =>
          mayEdit(found) ? (
            <Wizard key={found.id} claim={found} />
          ) : (
            <Empty title={t.wizard.cannotEdit} hint={t.wizard.cannotEditHint}>
              <LinkButton primary to="/claims/$claimId" params={{ claimId }}>
                {t.wizard.toClaim}
              </LinkButton>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  );
}
