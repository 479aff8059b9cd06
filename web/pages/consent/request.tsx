/** One request to the tenant: who asks, for what, what they would see, until when, and the decision. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { TenantRequest } from '#sdk';
import { DecisionForms } from '../../forms/consent/tenant-decision.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { formatDay } from '../../model/frame/dates.ts';
import { request as requestQuery, requestSignature } from '../../model/frame/queries.ts';
import { HowFound, Instant, OwnLastDay, useWhen } from '../../ui/deadline.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { countryName, wordFor } from '../../model/frame/words.ts';
import { ClaimNotices } from '../../ui/claim-details.tsx';
import { lineName } from '../../ui/claim-lines.tsx';
import { TenantOutcome, WindowWords } from './tenant-columns.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/requests/$requestId');

function WhatSeen({ request }: { request: TenantRequest }) {
  const { t } = useSpeech();
  const official = request.lines.some((line) => line.outcome === 'official');
  const [month, users, units, seats] = t.tenant.sampleHead;
  return (
    <Section id="sees" title={official ? t.tenant.seesNow : t.tenant.sees}>
      <p className={page.prose}>{t.tenant.seesText}</p>
      <h3>{t.tenant.sample}</h3>
      <Table
        label={t.tenant.sample}
        cards={false}
        rows={t.tenant.sampleRows}
        rowKey={(row: string[]) => row[0] ?? ''}
        columns={[month, users, units, seats].map((header, index) => ({
          id: String(index),
          header: header ?? '',
          number: index > 0,
          cell: (row: string[]) => row[index],
        }))}
      />
    </Section>
  );
}

function Lines({ request }: { request: TenantRequest }) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const when = useWhen();
  return (
    <Section id="lines" title={t.tenant.lines}>
      <Table
        label={t.tenant.lines}
        rows={request.lines}
        rowKey={(line) => line.id}
        columns={[
          { id: 'item', header: t.claim.lineColumns.item, cell: (line) => <strong>{lineName(line)}</strong> },
          {
            id: 'activity',
            header: t.claim.lineColumns.activity,
            cell: (line) => names.activity(line.activity),
          },
          {
            id: 'outcome',
            header: t.claim.lineColumns.outcome,
            width: '44%',
            cell: (line) => (
              <span>
                <TenantOutcome outcome={line.outcome} />{' '}
                {line.outcome === 'waiting-for-customer' && line.consent.endsAt && (
                  <span className={page.small}>
                    {t.tenant.refuseUntil} <OwnLastDay endsAt={line.consent.endsAt} />
                    {line.consent.silence === 'refuses' && <> {t.tenant.mustAgree}</>}
                  </span>
                )}
                {line.outcome === 'refused-by-customer' && line.consent.by === 'silence' && (
                  <span className={page.small}>{t.tenant.notAgreed}</span>
                )}
                {line.association.from && line.association.state !== 'none' && (
                  <span className={page.small}>
                    {t.claim.from(when(line.association.from))}
                    {line.consent.by && `, ${wordFor(t.tenant.consentBy, line.consent.by)}`}{' '}
                    {line.association.id && (
                      <Link
                        className={page.link}
                        to="/tenant/associations/$associationId"
                        params={{ associationId: line.association.id }}
                        aria-label={t.tenant.toAssociationOf(line.item.name)}
                      >
                        {t.tenant.toAssociation}
                      </Link>
                    )}
                  </span>
                )}
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** Both dates with the way they were found: until when one may object, and until when a decision can be taken back. */
function Dates({ request: { window, undo, refusable } }: { request: TenantRequest }) {
  const { t } = useSpeech();
  if (!window && !undo) return null;
  return (
    <Section id="dates" title={t.tenant.dates}>
      <Facts
        facts={[
          window && {
            label: wordFor(t.tenant.refusable, refusable),
            value: (
              <>
                <WindowWords window={window} over={refusable !== 'in-period'} />
                {refusable === 'after-period' && <p className={page.prose}>{t.tenant.stillRefusable}</p>}
                <HowFound deadline={window} label={wordFor(t.tenant.refusable, refusable)} />
              </>
            ),
          },
          undo && {
            label: t.tenant.undoUntil,
            value: (
              <>
                <WindowWords window={undo} />
                <HowFound deadline={undo} label={t.tenant.undoUntil} />
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Signature({ request: { id } }: { request: TenantRequest }) {
  const { t, locale } = useSpeech();
  const query = useQuery(requestSignature(id));
  return (
    <Section id="signature" title={t.tenant.signature} lead={t.tenant.signatureLead}>
      <Loaded query={query} rows={1}>
        {({ signedOn, places }) =>
          places.length === 0 ? (
            <p>{t.tenant.signatureNone}</p>
          ) : (
            <Facts
              facts={[
                signedOn !== null && { label: t.tenant.signedOn, value: formatDay(signedOn, locale) },
                ...places.map((place) => ({
                  label: t.tenant.signatureAt(place.fileName, place.page),
                  value: <q>{place.quote}</q>,
                })),
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

function About({ request }: { request: TenantRequest }) {
  const { t, locale } = useSpeech();
  const person = (one: { name: string; email: string; title?: string }): ReactNode => (
    <>
      {one.name}
      {one.title && `, ${one.title}`}
      <br />
      <a className={page.link} href={`mailto:${one.email}`}>
        {one.email}
      </a>
    </>
  );
  return (
    <Section id="facts" title={t.tenant.facts}>
      <Facts
        facts={[
          { label: t.tenant.partner, value: request.partner.name },
          {
            label: t.tenant.location,
            value: `${request.location.name}, ${countryName(request.location.country, locale)}`,
          },
          request.partnerContact && { label: t.tenant.partnerContact, value: person(request.partnerContact) },
          request.namedContact && { label: t.tenant.namedContact, value: person(request.namedContact) },
          request.rounds.length > 0 && {
            label: t.tenant.rounds,
            value: (
              <ul className={page.plainList}>
                {request.rounds.map((round) => (
                  <li key={round.number}>
                    <Instant at={round.openedAt} />: {wordFor(t.tenant.roundStates, round.state)}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Body({ request }: { request: TenantRequest }) {
  const { t } = useSpeech();
  return (
    <>
      <Lines request={request} />
      <DecisionForms request={request} />
      <Dates request={request} />
      <WhatSeen request={request} />
      <Signature request={request} />
      <About request={request} />
      <Section id="notices" title={t.claim.noticesList}>
        <ClaimNotices notices={request.notices} words />
      </Section>
      <Section id="why" title={t.tenant.why}>
        <p className={page.prose}>{t.tenant.whyText}</p>
        <p className={page.prose}>{t.tenant.cost}</p>
      </Section>
    </>
  );
}

/** How it stands, in words: each outcome of its lines once. */
function outcomesOf(request: TenantRequest, words: Record<string, string>): string {
  const found = [...new Set(request.lines.map((line) => wordFor(words, line.outcome)))];
  return found.map((word, index) => (index === 0 ? word : word.toLocaleLowerCase())).join(', ');
}

export function RequestPage() {
  const { t } = useSpeech();
  const { requestId } = route.useParams();
  const query = useQuery(requestQuery(requestId));
  const found = query.data;
  return (
    <Page
      title={found ? t.tenant.requestTitle(found.partner.name) : t.tenant.requestsTitle}
      tab={found && `${t.tenant.requestTitle(found.partner.name)} ${found.number}`}
      crumbs={[{ label: t.tenant.requestsTitle, to: '/requests' }]}
      lead={
        found && (
          <>
            {found.number}: {outcomesOf(found, t.tenant.outcomes)}.
            {found.endsAt && (
              <>
                {' '}
                {t.tenant.refuseUntil} <OwnLastDay endsAt={found.endsAt} />.
              </>
            )}
          </>
        )
      }
    >
      <Loaded query={query} rows={5} height={72}>
        {(one) => <Body key={one.id} request={one} />}
      </Loaded>
    </Page>
  );
}
