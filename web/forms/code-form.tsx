/** A one-time code for a partner of the customer's choice. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Catalog } from '#sdk';
import { api } from '../api.ts';
import { useNow } from '../clock.ts';
import { useSpeech } from '../language.ts';
import type { Problem } from '../problems.ts';
import { lookups, requests, tenantAssociations } from '../queries.ts';
import { rowsOf } from '../ui/list.tsx';
import { useAct } from './act.ts';
import { ChecksField, SelectField, type Choice } from './choices.tsx';
import { TextField } from './fields.tsx';
import { Form, FormButtons } from './form.tsx';

/** The API lists no partners to customers; known are those that had to do with the tenant. */
function useKnownPartners(): { id: string; name: string }[] {
  const found = [
    ...rowsOf(useInfiniteQuery(requests())).map((one) => one.partner),
    ...rowsOf(useInfiniteQuery(lookups())).map((one) => one.partner),
    ...rowsOf(useInfiniteQuery(tenantAssociations({ state: 'official' }))).flatMap((one) => one.partner ?? []),
  ];
  return [...new Map(found.map((partner) => [partner.id, partner])).values()].sort((a, b) =>
    a.name.localeCompare(b.name),
  );
}

const dayMs = 86_400_000;
const periods = [1, 7, 30, 90];

const asChoice = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });

const idsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);

/**
 * The codes and the typed subscriptions go as one list; each problem goes back to the field that its value came from.
 */
function atItsField(problem: Problem, chosen: number): Problem {
  const errors = problem.errors.map((error) => {
    const at = /^\/items\/(\d+)/.exec(error.pointer)?.[1];
    return at === undefined ? error : { ...error, pointer: Number(at) < chosen ? '/items' : '/subscriptions' };
  });
  return { ...problem, errors };
}

export function CodeForm({ items, onMade }: { items: Catalog['items']; onMade: (code: string | null) => void }) {
  const { t } = useSpeech();
  const now = useNow();
  const partners = useKnownPartners();
  const [chosen, setChosen] = useState<string[]>([]);
  const [subscriptions, setSubscriptions] = useState('');
  const [partnerId, setPartnerId] = useState('');
  const [days, setDays] = useState('30');
  const act = useAct({
    run: () =>
      api.tenant.issueCode({
        body: {
          partnerId: partnerId || null,
          items: [...chosen, ...idsIn(subscriptions)],
          expiresAt: new Date(now + Number(days) * dayMs).toISOString(),
        },
      }),
    after: (made) => onMade(made.code),
  });
  const problem = useMemo(() => act.problem && atItsField(act.problem, chosen.length), [act.problem, chosen.length]);
  return (
    <Form problem={problem} onSubmit={() => act.send()}>
      <ChecksField
        pointer="/items"
        label={t.tenant.codeItems}
        choices={items.map(asChoice)}
        values={chosen}
        onChange={setChosen}
      />
      <TextField
        pointer="/subscriptions"
        label={t.tenant.codeSubscriptions}
        hint={t.tenant.codeSubscriptionsHint}
        required={false}
        maxLength={500}
        value={subscriptions}
        onChange={setSubscriptions}
      />
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
