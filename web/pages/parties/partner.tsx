/** One partner: its locations with their enrolments, its people, and what may be changed of it. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Location, Partner } from '#sdk';
import {
  AddLocationForm,
  EditLocationForm,
  EditPartnerForm,
  EnrollmentForm,
  InviteForm,
} from '../../forms/parties/partner-forms.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { usePartnerForm } from '../../forms/parties/partner-form.ts';
import { catalog, partner as partnerQuery, partnerLocations } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { rowsOf } from '../../ui/list.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import page from '../../ui/page.module.css';
import { PartnerLocations } from './partner-locations.tsx';
import { PartnerPeople } from './partner-people.tsx';

const route = getRouteApi('/portal/admin/partners/$partnerId');

/** The form that the address names, above what it changes. */
function OpenedForm({ partner, rows }: { partner: Partner; rows: Location[] }) {
  const { act, location: locationId, programme: programmeId } = route.useSearch();
  const { close } = usePartnerForm();
  const { data } = useQuery(catalog());
  const location = rows.find(({ id }) => id === locationId);
  const programme = data?.programmes.find(({ id }) => id === programmeId);
  if (act === 'edit' && mayDo(partner, 'edit-partner'))
    return <EditPartnerForm partner={partner} onClose={close} />;
  if (act === 'add-location' && mayDo(partner, 'add-location'))
    return <AddLocationForm partner={partner} onClose={close} />;
  if (act === 'invite' && mayDo(partner, 'invite-admin'))
    return <InviteForm partner={partner} onClose={close} />;
  if (act === 'edit-location' && location && mayDo(location, 'edit-location'))
    return <EditLocationForm key={location.id} location={location} onClose={close} />;
  if (act === 'enrol' && location && programme) {
    const enrollment = location.enrollments.find((one) => one.programme === programme.id) ?? null;
    if (!mayDo(enrollment ?? location, enrollment ? 'change-enrollment' : 'enrol-location')) return null;
    return (
      <EnrollmentForm
        key={`${location.id} ${programme.id}`}
        location={location}
        programme={programme}
        enrollment={enrollment}
        onClose={close}
      />
    );
  }
  return null;
}

function Body({ partner }: { partner: Partner }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(partnerLocations(partner.id));
  return (
    <>
      <OpenedForm partner={partner} rows={rowsOf(query)} />
      <Section id="facts" title={t.partners.facts}>
        <Facts
          facts={[
            { label: t.partners.name, value: partner.name },
            {
              label: t.partners.mailDomains,
              value: partner.mailDomains.join(', ') || t.partners.mailDomainsNone,
            },
            { label: t.partners.since, value: <Instant at={partner.createdAt} /> },
          ]}
        />
        {!mayDo(partner, 'edit-partner') && <p className={page.muted}>{t.partners.readOnly}</p>}
      </Section>
      <PartnerLocations query={query} partner={partner} />
      <PartnerPeople partner={partner} />
    </>
  );
}

function EditButton() {
  const { t } = useSpeech();
  const { open } = usePartnerForm();
  return (
    <Button data-opens="edit" onClick={() => open({ act: 'edit' })}>
      {t.partners.change}
    </Button>
  );
}

export function PartnerPage() {
  const { t } = useSpeech();
  const { partnerId } = route.useParams();
  const query = useQuery(partnerQuery(partnerId));
  return (
    <Page
      title={query.data?.name ?? t.partners.title}
      crumbs={[{ label: t.partners.title, to: '/admin/partners' }]}
      actions={mayDo(query.data, 'edit-partner') && <EditButton />}
    >
      <Loaded query={query} rows={4} height={96}>
        {(partner) => <Body partner={partner} />}
      </Loaded>
    </Page>
  );
}
