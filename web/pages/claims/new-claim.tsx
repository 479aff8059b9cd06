/**
 * A claim before it exists: location, customer, activity. What was chosen stands in the address; the last of these
 * steps makes the draft.
 */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Beside } from '../../forms/claims/beside.tsx';
import { CopyChoice } from '../../forms/claims/copy-choice.tsx';
import { Form, FormButtons } from '../../forms/frame/form.tsx';
import { LocationChoice } from '../../forms/parties/location-choice.tsx';
import type { NewStepProps } from '../../forms/claims/step-props.ts';
import { Steps } from '../../forms/claims/steps.tsx';
import { KeptScope, useKeptForm } from '../../forms/frame/kept-scope.tsx';
import { useWhen } from '../../ui/deadline.tsx';
import page from '../../ui/page.module.css';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { catalog, locations } from '../../model/frame/queries.ts';
import {
  draftSteps,
  newClaimSteps,
  type NewClaimSearch,
  type NewClaimStep,
} from '../../model/frame/search/partner.ts';
import { rowsOf } from '../../ui/list.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Failed, Loaded, Waiting } from '../../ui/states.tsx';
import { ActivityStep } from '../../forms/claims/activity-step.tsx';
import { CustomerStep } from '../../forms/claims/customer-step.tsx';
import { brokenRules, type Problem } from '../../model/frame/problems.ts';

const route = getRouteApi('/portal/claims/new');
const allSteps = [...newClaimSteps, ...draftSteps.filter((step) => step !== 'basics')];

function LocationStep({ search, onNext }: NewStepProps) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(locations());
  const found = rowsOf(query);
  const [chosen, setChosen] = useState(search.location ?? '');
  const [missing, setMissing] = useState<Problem | null>(null);
  // One location needs no choosing; it is still shown.
  const [only, ...more] = found.filter((location) => mayDo(location, 'create-claim'));
  const value = chosen || (more.length === 0 ? (only?.id ?? '') : '');
  if (query.data === undefined)
    return query.isError ? (
      <Failed
        error={query.error}
        onRetry={() => {
          void query.refetch();
        }}
      />
    ) : (
      <Waiting rows={3} height={64} />
    );
  if (found.length === 0) return <Empty title={t.wizard.locationNone} hint={t.wizard.locationNoneHint} />;
  return (
    <Section id="location" title={t.wizard.locationTitle} lead={t.wizard.locationLead}>
      <Form
        problem={missing}
        onSubmit={() => {
          if (value) onNext({ location: value, step: 'customer' });
          else setMissing(brokenRules({ pointer: '/locationId', code: 'field-required' }));
        }}
      >
        <LocationChoice locations={found} value={value} onChange={setChosen} />
        <FormButtons submit={t.wizard.nextPlain} pending={false} />
      </Form>
    </Section>
  );
}

function reachedBy({ location, tenant }: NewClaimSearch): NewClaimStep[] {
  return [
    'location',
    ...(location ? ['customer' as const] : []),
    ...(location && tenant ? ['activity' as const] : []),
  ];
}

/** A step opens only when those before it are filled in. */
function currentStep(search: NewClaimSearch): NewClaimStep {
  return search.step && reachedBy(search).includes(search.step) ? search.step : 'location';
}

function NewSteps() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/claims/new' });
  const known = useQuery(catalog());
  const step = currentStep(search);
  const kept = useKeptForm();
  useEffect(() => {
    if (reachedBy(search).length > 1) kept?.put('search', search, false);
  }, [kept, search]);
  const before = kept?.found?.values['search'] as NewClaimSearch | undefined;
  const begun = before && reachedBy(search).length === 1 && kept?.found ? kept.found.at : null;
  const when = useWhen();
  const { t } = useSpeech();
  // What was chosen stays in the address of the step that is left, too: going back finds it.
  const next = ({ step: to, ...chosen }: NewClaimSearch): void => {
    void navigate({ search: { ...search, ...chosen }, replace: true }).then(() =>
      navigate({ search: { ...search, ...chosen, step: to } }),
    );
  };
  return (
    <>
      {begun && (
        <div className={page.section}>
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{t.kept.newClaim(when(begun))}</MessageBarBody>
            <MessageBarActions>
              <Button size="small" onClick={() => void navigate({ search: before ?? {} })}>
                {t.kept.goOn}
              </Button>
            </MessageBarActions>
          </MessageBar>
        </div>
      )}
      <Steps steps={allSteps} current={step} reached={reachedBy(search)} search={search} />
      <Beside step={step}>
        {step === 'location' ? (
          <LocationStep search={search} onNext={next} />
        ) : (
          <Loaded query={known} rows={3} height={64}>
            {(found) =>
              step === 'customer' ? (
                <CustomerStep search={search} onNext={next} catalog={found} />
              ) : (
                <ActivityStep search={search} catalog={found} />
              )
            }
          </Loaded>
        )}
        {step === 'location' && !search.from && <CopyChoice />}
      </Beside>
    </>
  );
}

export function NewClaimPage() {
  const { t } = useSpeech();
  const search = route.useSearch();
  const step = currentStep(search);
  return (
    <Page
      title={t.wizard.title}
      tab={`${t.wizard.title}: ${t.wizard.steps[step]}`}
      crumbs={[{ label: t.claims.title, to: '/claims' }]}
    >
      <KeptScope id={`new-claim:${search.from ?? ''}`}>
        <NewSteps />
      </KeptScope>
    </Page>
  );
}
