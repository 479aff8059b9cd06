/** Who may speak for the tenant, and every link to its requests that still works. */
import { Badge, Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { HeldContact, LiveLink, TenantRequest } from '#sdk';
import { EndTenantContactForm } from '../../forms/consent/end-contact-form.tsx';
import { useAct } from '../../forms/frame/act.ts';
import { focusOpener } from '../../forms/frame/open-form.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { requests, tenantContacts } from '../../model/frame/queries.ts';
import { wordFor } from '../../model/frame/words.ts';
import { Instant, OwnLastDay } from '../../ui/deadline.tsx';
import { Paged } from '../../ui/list.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

const route = getRouteApi('/portal/tenant/contacts');

/** Written by the import of a list of customers in place of a person's name. */
const imported = 'import';

/** The two of the programme, or how else this person came to be trusted. */
function ByWhom({ contact }: { contact: HeldContact }) {
  const { t } = useSpeech();
  const words = t.contacts;
  if (contact.source !== 'owner') return words.admin;
  if (contact.addedBy === null || contact.addedBy === imported) return words.imported;
  return (
    <TwoLines
      main={words.addedBy(contact.addedBy)}
      sub={
        contact.state === 'proposed'
          ? words.waits
          : contact.confirmedBy !== null && words.confirmedBy(contact.confirmedBy)
      }
    />
  );
}

function useContactColumns(open: (id: string) => void): Column<HeldContact>[] {
  const { t } = useSpeech();
  const words = t.contacts;
  return [
    {
      id: 'person',
      header: words.columns.person,
      width: '32%',
      cell: (contact) => (
        <TwoLines
          main={<strong>{[contact.name, contact.title].filter(Boolean).join(', ')}</strong>}
          sub={contact.email}
        />
      ),
    },
    {
      id: 'state',
      header: words.columns.state,
      cell: (contact) => (
        <Badge
          className={page.tall}
          appearance="tint"
          color={contact.state === 'proposed' ? 'warning' : 'success'}
        >
          {wordFor(words.states, contact.state)}
        </Badge>
      ),
    },
    {
      id: 'since',
      header: words.columns.since,
      cell: ({ confirmedAt, addedAt }) => {
        const since = confirmedAt ?? addedAt;
        return since && <Instant at={since} />;
      },
    },
    { id: 'by', header: words.columns.by, cell: (contact) => <ByWhom contact={contact} /> },
    {
      id: 'act',
      header: words.columns.act,
      cell: ({ id, name, source, state }) =>
        source === 'owner' && (
          <Button
            size="small"
            data-opens={`end ${id}`}
            aria-label={state === 'proposed' ? words.objectTo(name) : words.endOf(name)}
            onClick={() => open(id)}
          >
            {state === 'proposed' ? words.object : words.end}
          </Button>
        ),
    },
  ];
}

function Contacts() {
  const { t } = useSpeech();
  const words = t.contacts;
  const query = useQuery(tenantContacts());
  const { end } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (id?: string): void => {
    void navigate({ search: id === undefined ? {} : { end: id }, replace: true, resetScroll: false });
  };
  const columns = useContactColumns(go);
  const chosen = query.data?.items.find(({ id, source }) => id === end && source === 'owner');
  return (
    <>
      {chosen && (
        <EndTenantContactForm
          key={chosen.id}
          contact={chosen}
          onCancel={() => {
            go();
            focusOpener(`end ${chosen.id}`);
          }}
          onDone={() => {
            go();
            document.querySelector<HTMLElement>('h1')?.focus();
          }}
        />
      )}
      <Section id="held" title={words.held} lead={words.heldLead}>
        <Loaded query={query} rows={3} height={52}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={words.empty} hint={words.emptyHint} />
            ) : (
              <Table label={words.held} rows={items} rowKey={({ id }) => id} columns={columns} />
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

interface LinkRow {
  link: LiveLink;
  request: TenantRequest;
}

function CloseLink({ link, request }: LinkRow) {
  const { t } = useSpeech();
  const act = useAct({
    done: t.contacts.closedLink(link.name),
    after: () => document.querySelector<HTMLElement>('h1')?.focus(),
    run: () => api.tenant.closeLink({ id: request.id, ifMatch: request.version, body: { linkId: link.id } }),
  });
  return (
    <Button
      size="small"
      disabledFocusable={act.pending}
      aria-label={t.contacts.closeLinkOf(link.name)}
      onClick={() => act.send()}
    >
      {t.contacts.closeLink}
    </Button>
  );
}

function useLinkColumns(): Column<LinkRow>[] {
  const { t } = useSpeech();
  const words = t.contacts;
  return [
    {
      id: 'person',
      header: words.linkColumns.person,
      width: '32%',
      cell: ({ link }) => <TwoLines main={<strong>{link.name}</strong>} sub={link.email} />,
    },
    {
      id: 'request',
      header: words.linkColumns.request,
      cell: ({ request }) => (
        <Link className={styles.claim} to="/requests/$requestId" params={{ requestId: request.id }}>
          <span className={styles.name}>{request.partner.name}</span>
          <span className={styles.number}>{request.number}</span>
        </Link>
      ),
    },
    {
      id: 'purpose',
      header: words.linkColumns.purpose,
      cell: ({ link }) => wordFor(words.purposes, link.purpose),
    },
    {
      id: 'until',
      header: words.linkColumns.until,
      cell: ({ link }) =>
        link.trusted ? (
          words.whileTrusted
        ) : link.until ? (
          <OwnLastDay endsAt={link.until} />
        ) : (
          words.untilUnknown
        ),
    },
    {
      id: 'act',
      header: words.linkColumns.act,
      cell: (row) => mayDo(row.link, 'close-link') && <CloseLink {...row} />,
    },
  ];
}

const linksOf = (found: TenantRequest[]): LinkRow[] =>
  found.flatMap((request) => request.links.map((link) => ({ link, request })));

function Links() {
  const { t } = useSpeech();
  const words = t.contacts;
  const query = useInfiniteQuery(requests({}));
  const columns = useLinkColumns();
  const nothing = <Empty title={words.linksEmpty} hint={words.linksEmptyHint} />;
  return (
    <Section id="links" title={words.links} lead={words.linksLead}>
      <Paged query={query} rows={4} height={52} empty={nothing} countOf={(found) => linksOf(found).length}>
        {(found) => {
          const rows = linksOf(found);
          return rows.length === 0 ? (
            nothing
          ) : (
            <Table label={words.links} rows={rows} rowKey={({ link }) => link.id} columns={columns} />
          );
        }}
      </Paged>
    </Section>
  );
}

export function TenantContactsPage() {
  const { t } = useSpeech();
  return (
    <Page title={t.contacts.title} lead={t.contacts.lead}>
      <Contacts />
      <Links />
    </Page>
  );
}
