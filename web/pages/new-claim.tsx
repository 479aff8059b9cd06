/** A claim before it exists: location, customer, activity. What was chosen stands in the address; the last of these steps makes the draft. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form, FormButtons } from '../forms/form.tsx';
import { LocationChoice } from '../forms/location-choice.tsx';
import { Steps } from '../forms/steps.tsx';
import { useSpeech } from '../language.ts';
import { catalog, locations } from '../queries.ts';
import { draftSteps, newClaimSteps, type NewClaimSearch, type NewClaimStep } from '../search.ts';
import { rowsOf } from '../ui/list.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, Failed, Waiting } from '../ui/states.tsx';
import { ActivityStep } from '../forms/activity-step.tsx';
import { CustomerStep } from '../forms/customer-step.tsx';
import type { Problem } from '../problems.ts';

const route = getRouteApi('/portal/claims/new');
const allSteps = [...newClaimSteps, ...draftSteps.filter((step) => step !== 'basics')];

export interface NewStepProps { search: NewClaimSearch; onNext: (part: NewClaimSearch) => void }

const noChoice: Problem = { status: 422, code: 'field-required', detail: '', requestId: null, errors: [{ pointer: '/locationId', code: 'field-required', message: '' }] };

function LocationStep({ search, onNext }: NewStepProps) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(locations());
  const found = rowsOf(query);
  const [chosen, setChosen] = useState(search.location ?? '');
  const [missing, setMissing] = useState<Problem | null>(null);
  // One location needs no choosing; it is still shown.
  const value = chosen || (found.length === 1 ? found[0]?.id ?? '' : '');
  if (query.data === undefined) return query.isError ? <Failed error={query.error} onRetry={() => { void query.refetch(); }} /> : <Waiting rows={3} height={64} />;
  if (found.length === 0) return <Empty title={t.wizard.locationNone} hint={t.wizard.locationNoneHint} />;
  return (
    <Section id="location" title={t.wizard.steps.location} lead={t.wizard.locationLead}>
      <Form problem={missing} onSubmit={() => {
        if (value) onNext({ location: value, step: 'customer' });
        else setMissing({ ...noChoice });
      }}>
        <LocationChoice locations={found} value={value} onChange={setChosen} />
        <FormButtons submit={t.wizard.nextPlain} pending={false} />
      </Form>
    </Section>
  );
}

function reachedBy({ location, tenant }: NewClaimSearch): NewClaimStep[] {
  return ['location', ...(location ? ['customer' as const] : []), ...(location && tenant ? ['activity' as const] : [])];
}

export function NewClaimPage() {
  const { t } = useSpeech();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/claims/new' });
  const known = useQuery(catalog());
  const reached = reachedBy(search);
  const step = search.step && reached.includes(search.step) ? search.step : 'location';
  const next = (part: NewClaimSearch): void => { void navigate({ search: { ...search, ...part } }); };
  return (
    <Page title={t.wizard.title} tab={`${t.wizard.title}: ${t.wizard.steps[step]}`} crumbs={[{ label: t.claims.title, to: '/claims' }]}>
      <Steps steps={allSteps} current={step} reached={reached} search={search} />
      {step === 'location' && <LocationStep search={search} onNext={next} />}
      {step !== 'location' && known.data === undefined && (known.isError ? <Failed error={known.error} onRetry={() => { void known.refetch(); }} /> : <Waiting rows={3} height={64} />)}
      {step === 'customer' && known.data && <CustomerStep search={search} onNext={next} catalog={known.data} />}
      {step === 'activity' && known.data && <ActivityStep search={search} catalog={known.data} />}
    </Page>
  );
}
