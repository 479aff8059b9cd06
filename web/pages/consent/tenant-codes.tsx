/** One-time codes: the customer's consent in advance, for a partner of its choice. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConsentCode, IssuedConsentCode } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useAct } from '../../forms/frame/act.ts';
import { CodeForm } from '../../forms/consent/code-form.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { catalog, consentCodes } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged } from '../../ui/list.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { MadeCode } from './made-code.tsx';
import page from '../../ui/page.module.css';

function useItemWords(): (items: string[]) => string {
  const { t } = useSpeech();
  const names = useCatalogNames();
  return (items) =>
    items
      .map((id) => (/^[0-9a-f]{8}-/.test(id) ? t.claim.subscription(`…${id.slice(-4)}`) : names.item(id)))
      .join(', ');
}

function RevokeButton({ code }: { code: ConsentCode }) {
  const { t } = useSpeech();
  const words = useItemWords();
  const act = useAct({
    done: t.tenant.revoked(words(code.items)),
    run: () => api.tenant.revokeCode({ id: code.id }),
    after: () => document.querySelector<HTMLElement>('h1')?.focus(),
  });
  return (
    <Button
      size="small"
      disabledFocusable={act.pending}
      aria-label={t.tenant.revokeOf(words(code.items))}
      onClick={() => act.send()}
    >
      {t.tenant.revoke}
    </Button>
  );
}

function Codes({ query }: { query: ReturnType<typeof useCodes> }) {
  const { t } = useSpeech();
  const words = useItemWords();
  const columns = t.tenant.codeColumns;
  return (
    <Paged
      query={query}
      rows={3}
      height={44}
      empty={<Empty title={t.tenant.codesEmpty} hint={t.tenant.codesEmptyHint} />}
    >
      {(rows) => (
        <Table
          label={t.tenant.codesTitle}
          rows={rows}
          rowKey={(code) => code.id}
          columns={[
            {
              id: 'items',
              header: columns.items,
              width: '28%',
              cell: (code) => <strong>{words(code.items)}</strong>,
            },
            {
              id: 'partner',
              header: columns.partner,
              cell: (code) => code.partner?.name ?? t.tenant.codeAnyPartner,
            },
            { id: 'state', header: columns.state, cell: (code) => wordFor(t.tenant.codeStates, code.state) },
            {
              id: 'issued',
              header: columns.issued,
              cell: (code) => <TwoLines main={<Instant at={code.issuedAt} />} sub={code.issuedBy} />,
            },
            { id: 'expires', header: columns.expires, cell: (code) => <Instant at={code.expiresAt} /> },
            { id: 'claim', header: columns.claim, cell: (code) => code.claimNumber },
            {
              id: 'act',
              header: columns.act,
              cell: (code) =>
                code.state === 'open' && mayDo(code, 'revoke-consent-code') ? (
                  <RevokeButton code={code} />
                ) : null,
            },
          ]}
        />
      )}
    </Paged>
  );
}

function useCodes() {
  return useInfiniteQuery(consentCodes());
}

export function TenantCodesPage() {
  const { t } = useSpeech();
  const words = useItemWords();
  const query = useCodes();
  const found = useQuery(catalog());
  const [made, setMade] = useState<IssuedConsentCode | null>(null);
  return (
    <Page title={t.tenant.codesTitle} lead={t.tenant.codesLead}>
      {made?.code && (
        <MadeCode
          key={made.id}
          code={made.code}
          expiresAt={made.expiresAt}
          what={words(made.items)}
          onClose={() => setMade(null)}
        />
      )}
      <section className={page.section} aria-label={t.app.results}>
        <Codes query={query} />
      </section>
      {!query.isPending && (
        <Section id="make" title={t.tenant.codeTitle}>
          <Loaded query={found} rows={4}>
            {({ items }) => <CodeForm key={made?.id} items={items} onMade={setMade} />}
          </Loaded>
        </Section>
      )}
    </Page>
  );
}
