/** A one-time code for a partner of the customer's choice. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Catalog, IssuedConsentCode } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useNow } from '../../model/frame/clock.ts';
import { useSpeech } from '../../model/frame/language.ts';
import type { Problem } from '../../model/frame/problems.ts';
import { tenantPartners, tenantSubscriptions } from '../../model/frame/queries.ts';
import { rowsOf } from '../../ui/list.tsx';
import { useAct, useFilled } from '../frame/act.ts';
import { ChecksField, SelectField, type Choice } from '../frame/choices.tsx';
import { Form, FormButtons } from '../frame/form.tsx';

const dayMs = 86_400_000;
const periods = [1, 7, 30, 90];

const asChoice = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });

/**
 * The items and the subscriptions go as one list; each problem goes back to the field that its value came from.
 */
function atItsField(problem: Problem, chosen: number): Problem {
  const errors = problem.errors.map((error) => {
    const at = /^\/items\/(\d+)/.exec(error.pointer)?.[1];
    return at === undefined
      ? error
      : { ...error, pointer: Number(at) < chosen ? '/items' : '/subscriptions' };
  });
  return { ...problem, errors };
}

export function CodeForm({
  items,
  onMade,
}: {
  items: Catalog['items'];
  onMade: (made: IssuedConsentCode) => void;
}) {
  const { t } = useSpeech();
  const now = useNow();
  const partners = useQuery(tenantPartners()).data?.items ?? [];
  const owned = rowsOf(useInfiniteQuery(tenantSubscriptions())).filter((one) => one.state !== 'ended');
  const [chosen, setChosen] = useState<string[]>([]);
  const [subscriptions, setSubscriptions] = useState<string[]>([]);
  const [partnerId, setPartnerId] = useState('');
  const [days, setDays] = useState('30');
  const act = useAct({
    run: () =>
      api.tenant.issueCode({
        body: {
          partnerId: partnerId || null,
          items: [...chosen, ...subscriptions],
          expiresAt: new Date(now + Number(days) * dayMs).toISOString(),
        },
      }),
    after: onMade,
  });
  const told = useMemo(
    () => act.problem && atItsField(act.problem, chosen.length),
    [act.problem, chosen.length],
  );
  const { problem, submit } = useFilled({ send: act.send, problem: told }, () => ({
    '/items': [...chosen, ...subscriptions],
  }));
  return (
    <Form problem={problem} onSubmit={submit}>
      <ChecksField
        pointer="/items"
        label={t.tenant.codeItems}
        choices={items.map(asChoice)}
        values={chosen}
        onChange={setChosen}
      />
      {owned.length > 0 && (
        <ChecksField
          pointer="/subscriptions"
          label={t.tenant.codeSubscriptions}
          hint={t.tenant.codeSubscriptionsHint}
          choices={owned.map((one) => ({ value: one.id, label: one.product.name, hint: one.id }))}
          values={subscriptions}
          onChange={setSubscriptions}
        />
      )}
      <SelectField
        pointer="/partnerId"
        label={t.tenant.codePartner}
        hint={t.tenant.codePartnerHint}
        value={partnerId}
        onChange={setPartnerId}
        choices={[{ value: '', label: t.tenant.codeAnyPartner }, ...partners.map(asChoice)]}
      />
      <SelectField
        pointer="/expiresAt"
        label={t.tenant.codeDays}
        value={days}
        onChange={setDays}
        choices={periods.map((n) => ({ value: String(n), label: t.tenant.codeDaysChoice(n) }))}
      />
      <FormButtons submit={t.tenant.codeMake} pending={act.pending} />
    </Form>
  );
}
