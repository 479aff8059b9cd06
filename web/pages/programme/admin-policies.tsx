/** The policies beside each other in words, and when each is activated. */
import { Badge, Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Activation, Policy, PolicyList } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { formatDay } from '../../model/frame/dates.ts';
import { useAct } from '../../forms/frame/act.ts';
import { ActivationForm } from '../../forms/programme/activation-form.tsx';
import { Form, FormButtons } from '../../forms/frame/form.tsx';
import { WhyField } from '../../forms/frame/why-field.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { policyParameters } from '../../model/programme/policy-words.ts';
import { catalog, policies as policiesQuery } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useBounded } from '../../ui/policy-preview.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { ReadsOnly, useMaker } from '../../ui/versions.tsx';
import page from '../../ui/page.module.css';

function TakeBack({
  activation,
  list,
  onClose,
}: {
  activation: Activation;
  list: PolicyList;
  onClose: () => void;
}) {
  const { t } = useSpeech();
  const [why, setWhy] = useState('');
  const act = useAct({
    done: t.admin.policy.takenBack,
    about: policiesQuery().queryKey,
    after: onClose,
    run: () =>
      api.policies.withdrawActivation({
        id: activation.policyId,
        ifMatch: list.version,
        body: { programme: activation.programme, from: activation.from, why: why.trim() },
      }),
  });
  return (
    <Form problem={act.problem} onSubmit={() => act.send()} label={t.admin.policy.takeBack}>
      <WhyField value={why} onChange={setWhy} />
      <FormButtons submit={t.admin.policy.takeBack} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

/** Which activation holds now, for each programme: the last one that has begun. */
function inForceNow(activations: readonly Activation[]): Set<Activation> {
  const begun = activations.filter((one) => one.begun);
  const programmes = new Set(begun.map((one) => one.programme));
  return new Set(
    [...programmes].flatMap((programme) => begun.findLast((one) => one.programme === programme) ?? []),
  );
}

function Activations({ list }: { list: PolicyList }) {
  const { t, locale } = useSpeech();
  const names = useCatalogNames();
  const maker = useMaker();
  const [taking, setTaking] = useState<Activation | null>(null);
  const words = t.admin.policy;
  const now = inForceNow(list.activations);
  const name = (id: string): string => list.items.find((one) => one.id === id)?.name ?? id;
  const state = (one: Activation): string =>
    now.has(one) ? words.inForce : one.begun ? words.before : words.planned;
  const act: Column<Activation> = {
    id: 'act',
    header: words.activationColumns.act,
    cell: (one) =>
      mayDo(one, 'withdraw-activation') && (
        <Button size="small" aria-label={words.takeBackOf(name(one.policyId))} onClick={() => setTaking(one)}>
          {words.takeBack}
        </Button>
      ),
  };
  return (
    <Section id="activations" title={words.activations} lead={words.activationsLead}>
      <Table
        label={words.activations}
        rows={list.activations}
        rowKey={(one) => `${one.programme} ${one.inForceFrom}`}
        columns={[
          { id: 'from', header: words.activationColumns.from, cell: (one) => formatDay(one.from, locale) },
          {
            id: 'policy',
            header: words.activationColumns.policy,
            cell: (one) => (
              <>
                <strong>{name(one.policyId)}</strong>{' '}
                <Badge appearance="tint" color={now.has(one) ? 'success' : 'informative'}>
                  {state(one)}
                </Badge>
              </>
            ),
          },
          {
            id: 'programme',
            header: words.activationColumns.programme,
            cell: (one) => (one.programme === '*' ? words.everyProgramme : names.programme(one.programme)),
          },
          {
            id: 'by',
            header: words.activationColumns.by,
            cell: (one) => (
              <TwoLines main={maker(one.madeBy)} sub={one.madeAt && <Instant at={one.madeAt} />} />
            ),
          },
          { id: 'why', header: words.activationColumns.why, cell: (one) => one.why },
          ...(list.activations.some((one) => mayDo(one, 'withdraw-activation')) ? [act] : []),
        ]}
      />
      {taking && (
        <>
          <h3>{words.takeBackOf(name(taking.policyId))}</h3>
          <TakeBack activation={taking} list={list} onClose={() => setTaking(null)} />
        </>
      )}
    </Section>
  );
}

interface Row {
  id: string;
  label: string;
  values: Record<string, { text: string; differs: boolean }>;
}

/** The first column is what the others are compared with: the policy in force. */
function Columns({ list }: { list: PolicyList }) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const bounded = useBounded();
  const words = t.admin.policy;
  const inForce = new Set([...inForceNow(list.activations)].map((one) => one.policyId));
  // Beside the one in force the newest, as many as can be read beside each other.
  const all = [...list.items].sort((a, b) => Number(inForce.has(b.id)) - Number(inForce.has(a.id)));
  const ordered = [
    ...all.filter((one) => inForce.has(one.id)).slice(0, 2),
    ...all.filter((one) => !inForce.has(one.id)).slice(-3),
  ];
  const [first] = ordered;
  const row = (id: string, label: string, of: (policy: Policy) => string, compared = true): Row => ({
    id,
    label,
    values: Object.fromEntries(
      ordered.map((policy) => [
        policy.id,
        { text: of(policy), differs: compared && first !== undefined && of(policy) !== of(first) },
      ]),
    ),
  });
  const rows = [
    row('claims', words.claims, (policy) => bounded(policy.claims), false),
    ...policyParameters(t, names).map((one) => row(one.id, one.label, one.of)),
  ];
  const columns: Column<Row>[] = [
    { id: 'parameter', header: words.parameter, width: '22%', cell: (one) => <strong>{one.label}</strong> },
    ...ordered.map((policy): Column<Row> => ({
      id: policy.id,
      header: policy.name,
      cell: (one) => {
        const value = one.values[policy.id];
        return value?.differs ? (
          <mark className={page.differs}>
            {value.text}
            <span className={page.hidden}> ({words.differs})</span>
          </mark>
        ) : (
          value?.text
        );
      },
    })),
  ];
  return (
    <Section id="policies" title={words.columns} lead={words.columnsLead(first?.name ?? '')}>
      <Table label={words.columns} rows={rows} rowKey={(one) => one.id} columns={columns} />
      {all.length > ordered.length && (
        <p className={page.muted}>{words.older(all.length - ordered.length)}</p>
      )}
      {mayDo(list, 'create-policy') && (
        <>
          <h3>{words.make}</h3>
          <ul className={`${page.plainList} ${page.row}`}>
            {all.map((policy) => (
              <li key={policy.id}>
                <LinkButton to="/admin/policies/new" search={{ from: policy.id }}>
                  {words.makeFrom(policy.name)}
                </LinkButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

export function PoliciesPage() {
  const { t } = useSpeech();
  const query = useQuery(policiesQuery());
  const found = useQuery(catalog());
  const words = t.admin.policy;
  return (
    <Page title={t.nav.adminPolicies} lead={words.lead}>
      <Loaded query={query} rows={8} height={60}>
        {(list) => (
          <>
            <Activations list={list} />
            <Section id="activate" title={words.activateTitle} lead={words.activateLead}>
              {list.items.some((policy) => mayDo(policy, 'activate-policy')) ? (
                <Loaded query={found} rows={4}>
                  {({ programmes }) => (
                    <ActivationForm key={list.version} list={list} programmes={programmes} />
                  )}
                </Loaded>
              ) : (
                <ReadsOnly />
              )}
            </Section>
            <Columns list={list} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
