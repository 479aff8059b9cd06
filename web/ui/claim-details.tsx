/** What was claimed, for whom, by whom. */
import type { Claim, Notice, Person } from '#sdk';
import { useSpeech } from '../model/frame/language.ts';
import { useCatalogNames } from '../model/frame/names.ts';
import { Instant } from './deadline.tsx';
import { Facts } from './page.tsx';
import { SentWords } from './sent-words.tsx';
import { Table } from './table.tsx';
import { TwoLines } from './two-lines.tsx';
import { countryName, wordFor } from '../model/frame/words.ts';
import page from './page.module.css';

function PersonWords({ person }: { person: Pick<Person, 'name' | 'email'> & { title?: string } }) {
  return (
    <>
      {person.name}
      {person.title && <>, {person.title}</>}
      <br />
      <a className={page.link} href={`mailto:${person.email}`}>
        {person.email}
      </a>
    </>
  );
}

export function ClaimFacts({ claim }: { claim: Claim }) {
  const { t, locale } = useSpeech();
  const names = useCatalogNames();
  const { customer, location } = claim;
  return (
    <Facts
      narrow
      facts={[
        {
          label: t.claim.customer,
          value: (
            <>
              {customer.name}, {countryName(customer.country, locale)}
              {customer.publicSector && <> ({t.claim.publicSector})</>}
            </>
          ),
        },
        customer.domain !== null && { label: t.claim.domain, value: customer.domain },
        { label: t.claim.tenant, value: <span className={page.mono}>{customer.tenantId}</span> },
        claim.partner && { label: t.claim.partner, value: claim.partner.name },
        {
          label: t.claim.location,
          value: (
            <>
              {location.name} ({location.number}), {countryName(location.country, locale)}
            </>
          ),
        },
        { label: t.claim.area, value: names.area(claim.solutionArea) },
        { label: t.claim.activity, value: claim.activities.map((id) => names.activity(id)).join(', ') },
        claim.programmes.length > 0 && {
          label: t.claim.programme,
          value: claim.programmes.map((id) => names.programme(id)).join(', '),
        },
        claim.recognitionOnly && { label: t.claim.programme, value: t.claim.recognition },
        claim.reference !== null && { label: t.claim.reference, value: claim.reference },
        claim.assignee && { label: t.claim.assignee, value: claim.assignee.name },
        {
          label: t.claim.policy,
          value: claim.policy.pinned ? t.claim.policyPinned(claim.policy.name) : claim.policy.name,
        },
        {
          label: t.claim.created,
          value: (
            <>
              <Instant at={claim.createdAt} />
              {claim.createdBy && <> {t.claim.createdBy(claim.createdBy)}</>}
            </>
          ),
        },
      ]}
    />
  );
}

export function ClaimPeople({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  return (
    <Facts
      facts={[
        claim.customerContact && {
          label: t.claim.customerContact,
          value: <PersonWords person={claim.customerContact} />,
        },
        claim.contactDomainReason !== null && {
          label: t.claim.domainReason,
          value: claim.contactDomainReason,
        },
        claim.technicalContact && {
          label: t.claim.technicalContact,
          value: <PersonWords person={claim.technicalContact} />,
        },
        claim.partnerContact && {
          label: t.claim.partnerContact,
          value: <PersonWords person={claim.partnerContact} />,
        },
        claim.solutionSellerName !== null && { label: t.claim.seller, value: claim.solutionSellerName },
        claim.revenueCustomerName !== null && {
          label: t.claim.revenueCustomer,
          value: claim.revenueCustomerName,
        },
        claim.isvProductName !== null && { label: t.claim.isvProduct, value: claim.isvProductName },
      ]}
    />
  );
}

/** `words`: with what was sent to each, for the owner and the customer. Partners see the contact that they named; trusted contacts stay the programme owner's. */
export function ClaimNotices({ notices, words = false }: { notices: Notice[]; words?: boolean }) {
  const { t } = useSpeech();
  if (notices.length === 0) return <p className={page.muted}>{t.claim.noNotices}</p>;
  const kinds = (notice: Notice): string =>
    [notice.named ? t.claim.namedContact : '', notice.trusted && notice.recipient ? t.claim.trusted : '']
      .filter(Boolean)
      .join(', ');
  return (
    <Table
      label={t.claim.notices}
      rows={notices}
      rowKey={(notice) =>
        `${notice.round} ${notice.id ?? ''} ${notice.purpose} ${notice.recipient?.email ?? ''} ${notice.queuedAt}`
      }
      columns={[
        {
          id: 'recipient',
          header: t.claim.noticeColumns.recipient,
          width: '42%',
          cell: (notice) =>
            notice.recipient ? (
              <TwoLines
                main={notice.recipient.name}
                sub={
                  <>
                    {notice.recipient.email}
                    {kinds(notice) && <> ({kinds(notice)})</>}
                    {words && notice.id && <SentWords noticeId={notice.id} to={notice.recipient.name} />}
                  </>
                }
              />
            ) : (
              t.claim.trustedContact
            ),
        },
        { id: 'round', header: t.claim.noticeColumns.round, number: true, cell: (notice) => notice.round },
        {
          id: 'state',
          header: t.claim.noticeColumns.state,
          cell: (notice) => wordFor(t.words.noticeStates, notice.state),
        },
        {
          id: 'at',
          header: t.claim.noticeColumns.at,
          cell: (notice) => <Instant at={notice.bouncedAt ?? notice.acceptedAt ?? notice.queuedAt} />,
        },
      ]}
    />
  );
}
