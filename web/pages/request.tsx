/** One request to the tenant: who asks, for what, what they would see, and the decision. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { TenantRequest } from '#sdk';
import { DecisionForms } from '../forms/tenant-decision.tsx';
import { useSpeech } from '../language.ts';
import { useCatalogNames } from '../names.ts';
import { request as requestQuery } from '../queries.ts';
import { Instant, LastDay, useWhen } from '../ui/deadline.tsx';
import { Facts, Page, Section } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { OutcomeBadge } from '../ui/status.tsx';
import { Table } from '../ui/table.tsx';
import { countryName, wordFor } from '../words.ts';
import { lineName } from './claim-lines.tsx';
import page from '../ui/page.module.css';

const route = getRouteApi('/portal/requests/$requestId');

function Why() {
  const { t } = useSpeech();
  return (
    <Section id="why" title={t.tenant.why}>
      <p className={page.prose}>{t.tenant.whyText}</p>
      <h3>{t.tenant.sees}</h3>
      <p className={page.prose}>{t.tenant.seesText}</p>
      <p className={page.muted}>
        {t.tenant.sample}: {t.tenant.sampleRows.join(' · ')}
      </p>
      <p className={page.prose}>{t.tenant.cost}</p>
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
          { id: 'activity', header: t.claim.lineColumns.activity, cell: (line) => names.activity(line.activity) },
          {
            id: 'outcome',
            header: t.claim.lineColumns.outcome,
            width: '44%',
            cell: (line) => (
              <span>
                <OutcomeBadge outcome={line.outcome} />{' '}
                {line.outcome === 'waiting-for-customer' && line.consent.endsAt && (
                  <span className={page.small}>
                    {t.words.deadlines['opt-out']} <LastDay endsAt={line.consent.endsAt} />
                  </span>
                )}
                {line.association.from && line.association.state !== 'none' && (
                  <span className={page.small}>
                    {t.claim.from(when(line.association.from))}
                    {line.consent.by && `, ${wordFor(t.words.consentBy, line.consent.by)}`}
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

function Body({ request }: { request: TenantRequest }) {
  const { t, locale } = useSpeech();
  const person = (one: { name: string; email: string; title?: string }): React.ReactNode => (
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
    <>
      <DecisionForms request={request} />
      <Lines request={request} />
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
                      <Instant at={round.openedAt} />: {wordFor(t.words.roundStates, round.state)}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </Section>
      <Why />
    </>
  );
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
            {found.number}
            {found.endsAt && (
              <>
                . {t.words.deadlines['opt-out']} <LastDay endsAt={found.endsAt} />.
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
