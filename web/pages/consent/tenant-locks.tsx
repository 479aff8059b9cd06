/** What no partner may claim. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Catalog, ItemLock, Safeguards } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useAct, useFilled } from '../../forms/frame/act.ts';
import { CheckField, SelectField } from '../../forms/frame/choices.tsx';
import { Form, FormButtons } from '../../forms/frame/form.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { catalog, locks, safeguards, tenantSubscriptions } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { rowsOf } from '../../ui/list.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import page from '../../ui/page.module.css';

function UnlockButton({ lock }: { lock: ItemLock }) {
  const { t } = useSpeech();
  const act = useAct({
    done: t.tenant.unlocked(lock.item.name),
    after: () => document.querySelector<HTMLElement>('h1')?.focus(),
    run: () =>
      api.tenant.unlock({
        body: {
          itemKind: lock.item.kind as 'workload' | 'product',
          itemId: lock.item.id,
          subscriptionId: lock.subscriptionId,
        },
      }),
  });
  return (
    <Button
      size="small"
      disabledFocusable={act.pending}
      aria-label={t.tenant.unlockOf(lock.item.name)}
      onClick={() => act.send()}
    >
      {t.tenant.unlock}
    </Button>
  );
}

function LockForm({ items }: { items: Catalog['items'] }) {
  const { t } = useSpeech();
  const [itemId, setItemId] = useState('');
  const [subscriptionId, setSubscriptionId] = useState('');
  const item = items.find((one) => one.id === itemId);
  const owned = rowsOf(useInfiniteQuery(tenantSubscriptions())).filter((one) => one.product.id === itemId);
  const act = useAct({
    done: t.tenant.locked(item?.name ?? ''),
    run: () =>
      api.tenant.lock({
        body: {
          itemKind: (item?.kind ?? 'workload') as 'workload' | 'product',
          itemId,
          subscriptionId: item?.kind === 'product' ? subscriptionId || null : null,
        },
      }),
    after: () => {
      setItemId('');
      setSubscriptionId('');
    },
  });
  const named = (kind: string): { value: string; label: string }[] =>
    items.filter((one) => one.kind === kind).map(({ id, name }) => ({ value: id, label: name }));
  const { problem, submit } = useFilled(act, () => ({ '/itemId': itemId }));
  return (
    <Form problem={problem} onSubmit={submit}>
      <SelectField
        pointer="/itemId"
        label={t.tenant.lockItem}
        required
        value={itemId}
        onChange={(id) => {
          setItemId(id);
          setSubscriptionId('');
        }}
        choices={[
          { value: '', label: t.tenant.lockChoose },
          { value: '-workloads', label: `— ${t.tenant.workloads} —`, disabled: true },
          ...named('workload'),
          { value: '-products', label: `— ${t.tenant.products} —`, disabled: true },
          ...named('product'),
        ]}
      />
      {owned.length > 0 && (
        <SelectField
          pointer="/subscriptionId"
          label={t.tenant.lockSubscription}
          hint={t.tenant.lockSubscriptionHint}
          value={subscriptionId}
          onChange={setSubscriptionId}
          choices={[
            { value: '', label: t.tenant.lockAllSubscriptions },
            ...owned.map((one) => ({ value: one.id, label: one.id })),
          ]}
        />
      )}
      <FormButtons submit={t.tenant.lock} pending={act.pending} />
    </Form>
  );
}

/** The two switches that hold for all that the tenant has. */
function SafeguardsForm({ found }: { found: Safeguards }) {
  const { t } = useSpeech();
  const [allLocked, setAllLocked] = useState(found.allLocked);
  const [agreementRequired, setAgreementRequired] = useState(found.agreementRequired);
  const act = useAct({
    done: t.tenant.safeguardsSaved,
    run: () => api.tenant.changeSafeguards({ body: { allLocked, agreementRequired } }),
  });
  const { problem, submit } = useFilled(act, () => ({}));
  return (
    <Form problem={problem} onSubmit={submit}>
      <CheckField
        pointer="/allLocked"
        label={t.tenant.allLocked}
        hint={t.tenant.allLockedHint}
        checked={allLocked}
        onChange={setAllLocked}
      />
      <CheckField
        pointer="/agreementRequired"
        label={t.tenant.agreementRequired}
        hint={t.tenant.agreementRequiredHint}
        checked={agreementRequired}
        onChange={setAgreementRequired}
      />
      <FormButtons submit={t.tenant.safeguardsSave} pending={act.pending} />
    </Form>
  );
}

function SafeguardsSection() {
  const { t } = useSpeech();
  const query = useQuery(safeguards());
  return (
    <Section id="safeguards" title={t.tenant.safeguardsTitle} lead={t.tenant.safeguardsLead}>
      <Loaded query={query} rows={2}>
        {(found) => <SafeguardsForm found={found} />}
      </Loaded>
    </Section>
  );
}

export function TenantLocksPage() {
  const { t } = useSpeech();
  const query = useQuery(locks());
  const found = useQuery(catalog());
  const columns = t.tenant.lockColumns;
  return (
    <Page title={t.tenant.locksTitle} lead={t.tenant.locksLead}>
      <section className={page.section} aria-label={t.app.results}>
        <Loaded query={query} rows={3} height={44}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t.tenant.locksEmpty} hint={t.tenant.locksEmptyHint} />
            ) : (
              <Table
                label={t.tenant.locksTitle}
                rows={items}
                rowKey={(lock) => `${lock.item.id} ${lock.subscriptionId}`}
                columns={[
                  {
                    id: 'item',
                    header: columns.item,
                    cell: (lock) => (
                      <>
                        <strong>{lock.item.name}</strong>
                        {lock.subscriptionId && (
                          <>
                            <br />
                            <span className={`${page.mono} ${page.muted}`}>{lock.subscriptionId}</span>
                          </>
                        )}
                      </>
                    ),
                  },
                  { id: 'by', header: columns.by, cell: (lock) => lock.lockedBy },
                  { id: 'at', header: columns.at, cell: (lock) => <Instant at={lock.lockedAt} /> },
                  {
                    id: 'act',
                    header: columns.act,
                    cell: (lock) => mayDo(lock, 'unlock-item') && <UnlockButton lock={lock} />,
                  },
                ]}
              />
            )
          }
        </Loaded>
      </section>
      <SafeguardsSection />
      {!query.isPending && (
        <Section id="lock" title={t.tenant.lockTitle} lead={t.tenant.lockHint}>
          <Loaded query={found} rows={2}>
            {({ items }) => <LockForm items={items} />}
          </Loaded>
        </Section>
      )}
    </Page>
  );
}
