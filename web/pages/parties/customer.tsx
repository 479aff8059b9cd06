/** One customer: its trusted contacts, subscriptions and claims. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { CustomerDetail } from '#sdk';
import { formatDay } from '../../model/frame/dates.ts';
import {
  AddContactForm,
  EditCustomerForm,
  ConfirmContactForm,
  EndContactForm,
} from '../../forms/parties/customer-forms.tsx';
import { focusOpener } from '../../forms/frame/open-form.tsx';
import { mayDo, whyNot } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { claims, customer as customerQuery } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged } from '../../ui/list.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { countryName, languageName, wordFor } from '../../model/frame/words.ts';
import { useClaimColumns } from '../claims/claim-columns.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/customers/$customerId');

function Contacts({ customer }: { customer: CustomerDetail }) {
  const { t } = useSpeech();
  const { open } = useCustomerForm();
  const words = t.review.customer;
  const may = mayDo(customer, 'add-trusted-contact');
  const mayChange = customer.trustedContacts.some((contact) =>
    contact.allowedActions.some(({ allowed }) => allowed),
  );
  return (
    <Section
      id="contacts"
      title={words.contacts}
      lead={words.contactsLead}
      aside={
        may && (
          <Button data-opens="add-contact" onClick={() => open({ act: 'add-contact' })}>
            {words.add}
          </Button>
        )
      }
    >
      {customer.trustedContacts.length === 0 ? (
        <Empty title={words.contactsEmpty} hint={words.contactsEmptyHint} />
      ) : (
        <Table
          label={words.contacts}
          rows={customer.trustedContacts}
          rowKey={(contact) => contact.id}
          columns={[
            {
              id: 'name',
              header: words.contactColumns.name,
              cell: (contact) => <TwoLines main={<strong>{contact.name}</strong>} sub={contact.title} />,
            },
            {
              id: 'email',
              header: words.contactColumns.email,
              cell: (contact) => (
                <a className={page.link} href={`mailto:${contact.email}`}>
                  {contact.email}
                </a>
              ),
            },
            {
              id: 'source',
              header: words.contactColumns.source,
              cell: (contact) => wordFor(words.source, contact.source),
            },
            {
              id: 'added',
              header: words.contactColumns.added,
              cell: (contact) => contact.addedAt && <Instant at={contact.addedAt} />,
            },
            {
              id: 'state',
              header: words.contactColumns.state,
              cell: (contact) =>
                contact.state === 'proposed'
                  ? words.proposed(contact.addedBy ?? '')
                  : contact.confirmedBy
                    ? words.confirmedBy(contact.confirmedBy)
                    : words.inForce,
            },
            ...(mayChange
              ? [
                  {
                    id: 'act',
                    header: words.act,
                    cell: (contact: CustomerDetail['trustedContacts'][number]) =>
                      contact.allowedActions.length > 0 && (
                        <div className={page.row}>
                          {mayDo(contact, 'confirm-trusted-contact') && (
                            <Button
                              size="small"
                              data-opens={`confirm-contact ${contact.id}`}
                              aria-label={words.confirmOf(contact.name)}
                              onClick={() => open({ act: 'confirm-contact', contact: contact.id })}
                            >
                              {words.confirm}
                            </Button>
                          )}
                          {mayDo(contact, 'end-trusted-contact') && (
                            <Button
                              size="small"
                              data-opens={`end-contact ${contact.id}`}
                              aria-label={words.endOf(contact.name)}
                              onClick={() => open({ act: 'end-contact', contact: contact.id })}
                            >
                              {words.end}
                            </Button>
                          )}
                        </div>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {!may && <p className={page.muted}>{whyNot(customer, 'add-trusted-contact', t)}</p>}
    </Section>
  );
}

function Subscriptions({ customer }: { customer: CustomerDetail }) {
  const { t, locale } = useSpeech();
  const names = useCatalogNames();
  const words = t.review.customer;
  const columns = words.subscriptionColumns;
  return (
    <Section id="subscriptions" title={words.subscriptions}>
      {customer.subscriptions.length === 0 ? (
        <p className={page.muted}>{words.subscriptionsEmpty}</p>
      ) : (
        <Table
          label={words.subscriptions}
          rows={customer.subscriptions}
          rowKey={(one) => one.id}
          columns={[
            {
              id: 'product',
              header: columns.product,
              cell: (one) => (
                <>
                  <strong>{names.item(one.product)}</strong>
                  <br />
                  <span className={`${page.mono} ${page.muted}`}>{one.id}</span>
                </>
              ),
            },
            {
              id: 'state',
              header: columns.state,
              cell: (one) => wordFor(t.words.subscriptionStates, one.state),
            },
            { id: 'motion', header: columns.motion, cell: (one) => wordFor(t.words.motions, one.motion) },
            {
              id: 'period',
              header: columns.period,
              cell: (one) =>
                [one.startsOn, one.endsOn ?? ''].map((day) => day && formatDay(day, locale)).join(' – '),
            },
            {
              id: 'seats',
              header: columns.seats,
              number: true,
              cell: (one) => new Intl.NumberFormat(locale).format(one.paidSeats),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Claims({ customer }: { customer: CustomerDetail }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(claims({ customer: customer.id }));
  const columns = useClaimColumns('owner', ['number', 'items', 'partner', 'status', 'due', 'updated']).map(
    ({ sort: _sort, ...column }) => column,
  );
  return (
    <Section id="claims" title={t.review.customer.claims}>
      <Paged query={query} rows={3} height={52} empty={<p className={page.muted}>{t.claims.empty}</p>}>
        {(rows) => (
          <Table
            label={t.review.customer.claimsAll}
            columns={columns}
            rows={rows}
            rowKey={(claim) => claim.id}
          />
        )}
      </Paged>
    </Section>
  );
}

/** Each on a line, broken at its dots only. */
function Domains({ domains }: { domains: readonly string[] }) {
  return (
    <ul className={page.plainList}>
      {domains.map((domain) => (
        <li key={domain}>
          {domain.split('.').map((part, index) => (
            <Fragment key={`${index} ${part}`}>
              {index > 0 && (
                <>
                  .<wbr />
                </>
              )}
              {part}
            </Fragment>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Which form is open; the address says so. */
function useCustomerForm() {
  const navigate = useNavigate({ from: '/customers/$customerId' });
  const search = route.useSearch();
  const go = (form: typeof search): void => {
    void navigate({ search: form, replace: true, resetScroll: false });
  };
  return {
    open: go,
    close: () => {
      go({});
      focusOpener([search.act, search.contact].filter(Boolean).join(' '));
    },
  };
}

function OpenedForm({ customer }: { customer: CustomerDetail }) {
  const { act, contact: contactId } = route.useSearch();
  const { close } = useCustomerForm();
  const contact = customer.trustedContacts.find(({ id }) => id === contactId);
  if (act === 'edit' && mayDo(customer, 'edit-customer'))
    return <EditCustomerForm customer={customer} onClose={close} />;
  if (act === 'add-contact' && mayDo(customer, 'add-trusted-contact'))
    return <AddContactForm customer={customer} onClose={close} />;
  if (act === 'confirm-contact' && contact && mayDo(contact, 'confirm-trusted-contact'))
    return <ConfirmContactForm key={contact.id} customer={customer} contact={contact} onClose={close} />;
  if (act === 'end-contact' && contact && mayDo(contact, 'end-trusted-contact'))
    return <EndContactForm key={contact.id} customer={customer} contact={contact} onClose={close} />;
  return null;
}

function EditButton() {
  const { t } = useSpeech();
  const { open } = useCustomerForm();
  return (
    <Button data-opens="edit" onClick={() => open({ act: 'edit' })}>
      {t.review.customer.edit}
    </Button>
  );
}

export function CustomerPage() {
  const { t, locale } = useSpeech();
  const { customerId } = route.useParams();
  const query = useQuery(customerQuery(customerId));
  const words = t.review.customer;
  return (
    <Page
      title={query.data?.name ?? t.review.customersTitle}
      crumbs={[{ label: t.review.customersTitle, to: '/customers' }]}
      actions={mayDo(query.data, 'edit-customer') && <EditButton />}
    >
      <Loaded query={query} rows={5} height={72}>
        {(customer) => (
          <>
            <OpenedForm customer={customer} />
            <Section id="facts" title={words.facts}>
              <Facts
                facts={[
                  { label: words.tenant, value: <span className={page.mono}>{customer.tenantId}</span> },
                  {
                    label: words.code,
                    value: (
                      <>
                        {customer.code}
                        <br />
                        <span className={`${page.small} ${page.muted}`}>{words.codeHint}</span>
                      </>
                    ),
                  },
                  { label: words.domains, value: <Domains domains={customer.domains} /> },
                  { label: words.country, value: countryName(customer.country, locale) },
                  { label: words.zone, value: customer.zone },
                  { label: words.language, value: languageName(customer.language, locale) },
                  { label: words.publicSector, value: customer.publicSector ? t.app.yes : t.app.no },
                ]}
              />
            </Section>
            <Contacts customer={customer} />
            <Subscriptions customer={customer} />
            <Claims customer={customer} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
