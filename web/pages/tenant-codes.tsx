/** One-time codes: the customer's consent in advance, for a partner of its choice. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Catalog, ConsentCode } from '#sdk';
import { api } from '../api.ts';
import { useNow } from '../clock.ts';
import { useAct } from '../forms/act.ts';
import { ChecksField, SelectField, TextField } from '../forms/fields.tsx';
import { Form, FormButtons } from '../forms/form.tsx';
import { useSpeech } from '../language.ts';
import { useCatalogNames } from '../names.ts';
import { catalog, consentCodes, lookups, requests, tenantAssociations } from '../queries.ts';
import { Instant } from '../ui/deadline.tsx';
import { Paged, rowsOf } from '../ui/list.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { wordFor } from '../words.ts';
import page from '../ui/page.module.css';

function useItemWords(): (items: string[]) => string {
  const names = useCatalogNames();
  return (items) => items.map((id) => (/^[0-9a-f]{8}-/.test(id) ? `…${id.slice(-4)}` : names.item(id))).join(', ');
}

function RevokeButton({ code }: { code: ConsentCode }) {
  const { t } = useSpeech();
  const words = useItemWords();
  const act = useAct({ done: t.tenant.revoked, run: () => api.tenant.revokeCode({ id: code.id }) });
  return <Button size="small" disabledFocusable={act.pending} aria-label={t.tenant.revokeOf(words(code.items))} onClick={() => act.send()}>{t.tenant.revoke}</Button>;
}

/** The API lists no partners to customers; known are those that had to do with the tenant. */
function useKnownPartners(): { id: string; name: string }[] {
  const found = [
    ...rowsOf(useInfiniteQuery(requests())).map((one) => one.partner), ...rowsOf(useInfiniteQuery(lookups())).map((one) => one.partner),
    ...rowsOf(useInfiniteQuery(tenantAssociations({ state: 'official' }))).flatMap((one) => one.partner ?? []),
  ];
  return [...new Map(found.map((partner) => [partner.id, partner])).values()].sort((a, b) => a.name.localeCompare(b.name));
}

const dayMs = 86_400_000;
const periods = [1, 7, 30, 90];

function CodeForm({ items, onMade }: { items: Catalog['items']; onMade: (code: string | null) => void }) {
  const { t } = useSpeech();
  const now = useNow();
  const partners = useKnownPartners();
  const [chosen, setChosen] = useState<string[]>([]);
  const [subscriptions, setSubscriptions] = useState('');
  const [partnerId, setPartnerId] = useState('');
  const [days, setDays] = useState('30');
  const act = useAct({
    run: () => api.tenant.issueCode({ body: {
      partnerId: partnerId || null, items: [...chosen, ...subscriptions.toLowerCase().split(/[\s,;]+/).filter(Boolean)], expiresAt: new Date(now + Number(days) * dayMs).toISOString(),
    } }),
    after: (made) => onMade(made.code),
  });
  // The codes and the typed subscriptions go as one list; each problem goes back to the field that its value came from.
  const problem = useMemo(() => act.problem && { ...act.problem, errors: act.problem.errors.map((error) => {
    const at = /^\/items\/(\d+)/.exec(error.pointer)?.[1];
    return at === undefined ? error : { ...error, pointer: Number(at) < chosen.length ? '/items' : '/subscriptions' };
  }) }, [act.problem, chosen.length]);
  return (
    <Form problem={problem} onSubmit={() => act.send()}>
      <ChecksField pointer="/items" label={t.tenant.codeItems} choices={items.map(({ id, name }) => ({ value: id, label: name }))} values={chosen} onChange={setChosen} />
      <TextField pointer="/subscriptions" label={t.tenant.codeSubscriptions} hint={t.tenant.codeSubscriptionsHint} required={false} maxLength={500} value={subscriptions} onChange={setSubscriptions} />
      <SelectField pointer="/partnerId" label={t.tenant.codePartner} hint={t.tenant.codePartnerHint} value={partnerId} onChange={setPartnerId}
        choices={[{ value: '', label: t.tenant.codeAnyPartner }, ...partners.map(({ id, name }) => ({ value: id, label: name }))]} />
      <SelectField pointer="/expiresAt" label={t.tenant.codeDays} value={days} onChange={setDays} choices={periods.map((n) => ({ value: String(n), label: t.tenant.codeDaysChoice(n) }))} />
      <FormButtons submit={t.tenant.codeMake} pending={act.pending} />
    </Form>
  );
}

function Codes({ query }: { query: ReturnType<typeof useCodes> }) {
  const { t } = useSpeech();
  const words = useItemWords();
  const columns = t.tenant.codeColumns;
  return (
    <Paged query={query} rows={3} height={44} empty={<Empty title={t.tenant.codesEmpty} hint={t.tenant.codesEmptyHint} />}>
      {(rows) => (
        <Table label={t.tenant.codesTitle} rows={rows} rowKey={(code) => code.id} columns={[
          { id: 'items', header: columns.items, width: '28%', cell: (code) => <strong>{words(code.items)}</strong> },
          { id: 'partner', header: columns.partner, cell: (code) => code.partner?.name ?? t.tenant.codeAnyPartner },
          { id: 'state', header: columns.state, cell: (code) => wordFor(t.tenant.codeStates, code.state) },
          { id: 'issued', header: columns.issued, cell: (code) => <><Instant at={code.issuedAt} /><br /><span className={`${page.small} ${page.muted}`}>{code.issuedBy}</span></> },
          { id: 'expires', header: columns.expires, cell: (code) => <Instant at={code.expiresAt} /> },
          { id: 'claim', header: columns.claim, cell: (code) => code.claimNumber },
          { id: 'act', header: columns.act, cell: (code) => (code.state === 'open' ? <RevokeButton code={code} /> : null) },
        ]} />
      )}
    </Paged>
  );
}

function useCodes() {
  return useInfiniteQuery(consentCodes());
}

export function TenantCodesPage() {
  const { t } = useSpeech();
  const query = useCodes();
  const found = useQuery(catalog());
  const [made, setMade] = useState<string | null>(null);
  return (
    <Page title={t.tenant.codesTitle} lead={t.tenant.codesLead}>
      {made && (
        <div className={page.section} role="status">
          <MessageBar intent="success" layout="multiline"><MessageBarBody><MessageBarTitle>{t.tenant.codeMade}: <span className={page.mono}>{made}</span></MessageBarTitle>{t.tenant.codeMadeHint}</MessageBarBody></MessageBar>
        </div>
      )}
      <section className={page.section} aria-label={t.app.results}><Codes query={query} /></section>
      {!query.isPending && <Section id="make" title={t.tenant.codeTitle}><Loaded query={found} rows={4}>{({ items }) => <CodeForm key={made} items={items} onMade={setMade} />}</Loaded></Section>}
    </Page>
  );
}
