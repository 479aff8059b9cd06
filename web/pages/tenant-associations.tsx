/** The customer's partners of record: what each sees, and ending any of them. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Association } from '#sdk';
import { api } from '../api.ts';
import { useAct, useFilled } from '../forms/act.ts';
import { ProseField } from '../forms/fields.tsx';
import { Form, FormButtons } from '../forms/form.tsx';
import { useSpeech } from '../language.ts';
import { tenantAssociations } from '../queries.ts';
import { stateViews } from '../search.ts';
import { Instant } from '../ui/deadline.tsx';
import { Paged, Views } from '../ui/list.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { TwoLines } from '../ui/two-lines.tsx';
import { wordFor } from '../words.ts';
import formStyles from '../forms/form.module.css';
import page from '../ui/page.module.css';

const route = getRouteApi('/portal/tenant/associations');

function EndForm({ association, onClose }: { association: Association; onClose: () => void }) {
  const { t } = useSpeech();
  const [reason, setReason] = useState('');
  const act = useAct({
    about: ['list', 'tenant-associations'],
    done: t.tenant.endDone,
    after: onClose,
    run: () =>
      api.tenant.endAssociation({
        id: association.id,
        ifMatch: association.claimVersion,
        body: { reason: reason.trim() },
      }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/reason': reason }));
  return (
    <Section id="end" title={t.tenant.endTitle(association.item.name, association.partner?.name ?? '')}>
      <Form problem={problem} onSubmit={submit}>
        <p className={formStyles.note}>{t.tenant.endHint}</p>
        <ProseField
          pointer="/reason"
          label={t.tenant.endReason}
          required
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <FormButtons submit={t.tenant.end} pending={act.pending} onCancel={onClose} />
      </Form>
    </Section>
  );
}

function useColumns(ended: boolean, onEnd: (association: Association) => void): Column<Association>[] {
  const { t } = useSpeech();
  const columns = t.tenant.associationColumns;
  return [
    {
      id: 'item',
      header: columns.item,
      width: '22%',
      cell: (one) => (
        <TwoLines
          main={<strong>{one.item.name}</strong>}
          sub={one.subscriptionId && t.claim.subscription(one.subscriptionId)}
        />
      ),
    },
    {
      id: 'partner',
      header: columns.partner,
      cell: (one) => <TwoLines main={one.partner?.name} sub={one.location.name} />,
    },
    { id: 'sees', header: columns.sees, cell: () => (ended ? t.tenant.seesNothing : t.tenant.seesUsage) },
    {
      id: 'since',
      header: columns.since,
      cell: (one) => (
        <TwoLines main={<Instant at={one.from} />} sub={one.consentBy && wordFor(t.words.consentBy, one.consentBy)} />
      ),
    },
    ended
      ? {
          id: 'until',
          header: columns.until,
          cell: (one) => (
            <TwoLines
              main={one.until && <Instant at={one.until} />}
              sub={one.endedHow && wordFor(t.words.endedHow, one.endedHow)}
            />
          ),
        }
      : {
          id: 'act',
          header: columns.act,
          cell: (one) => (
            <Button
              size="small"
              aria-label={t.tenant.endOf(one.item.name, one.partner?.name ?? '')}
              onClick={() => onEnd(one)}
            >
              {t.tenant.end}
            </Button>
          ),
        },
  ];
}

export function TenantAssociationsPage() {
  const { t } = useSpeech();
  const { view = 'official' } = route.useSearch();
  const query = useInfiniteQuery(tenantAssociations({ state: view }));
  const [ending, setEnding] = useState<Association | null>(null);
  const columns = useColumns(view === 'ended', setEnding);
  const empty =
    view === 'ended' ? (
      <Empty title={t.tenant.associationsEmptyEnded} hint={t.tenant.associationsEmptyEndedHint} />
    ) : (
      <Empty title={t.tenant.associationsEmpty} hint={t.tenant.associationsEmptyHint} />
    );
  return (
    <Page title={t.tenant.associationsTitle} lead={t.tenant.associationsLead}>
      {ending && <EndForm key={ending.id} association={ending} onClose={() => setEnding(null)} />}
      <section className={page.section} aria-label={t.app.results}>
        <Views
          label={t.associations.viewsLabel}
          current={view}
          views={stateViews.map((id) => ({ id, label: t.associations.views[id] }))}
        />
        <Paged query={query} rows={5} height={52} empty={empty}>
          {(rows) => (
            <Table label={t.tenant.associationsTitle} columns={columns} rows={rows} rowKey={(one) => one.id} />
          )}
        </Paged>
      </section>
    </Page>
  );
}
