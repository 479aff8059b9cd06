/** Locations of a partner, each with its enrolment in every programme there is. */
import { Badge, Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Location, LocationEnrollment, Partner } from '#sdk';
import { formatDay } from '../../model/frame/dates.ts';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { openerOf, usePartnerForm } from '../../forms/parties/partner-form.ts';
import { catalog } from '../../model/frame/queries.ts';
import { Paged, rowsOf, type Pages } from '../../ui/list.tsx';
import { Section } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { countryName, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from './partner.module.css';

interface Programme {
  id: string;
  name: string;
}

function Period({ enrollment: { startsOn, endsOn } }: { enrollment: LocationEnrollment }) {
  const { t, locale } = useSpeech();
  if (!startsOn) return null;
  const from = formatDay(startsOn, locale);
  return (
    <span className={`${page.small} ${page.muted}`}>
      {endsOn ? t.partners.period(from, formatDay(endsOn, locale)) : t.partners.from(from)}
    </span>
  );
}

function Enrollment({ location, programme }: { location: Location; programme: Programme }) {
  const { t } = useSpeech();
  const { open } = usePartnerForm();
  const words = t.partners;
  const enrollment = location.enrollments.find((one) => one.programme === programme.id);
  const form = { act: 'enrol', location: location.id, programme: programme.id } as const;
  return (
    <li className={styles.enrollment}>
      <div>
        <div>{programme.name}</div>
        <div className={page.row}>
          {enrollment ? (
            <Badge appearance="tint" color={enrollment.state === 'enrolled' ? 'success' : 'informative'}>
              {wordFor(t.words.enrollments, enrollment.state)}
            </Badge>
          ) : (
            <span className={page.muted}>{words.notEnrolled}</span>
          )}
          {enrollment && <Period enrollment={enrollment} />}
        </div>
      </div>
      {mayDo(enrollment ?? location, enrollment ? 'change-enrollment' : 'enrol-location') && (
        <Button
          size="small"
          data-opens={openerOf(form)}
          aria-label={(enrollment ? words.changeEnrollment : words.enrolIn)(programme.name, location.name)}
          onClick={() => open(form)}
        >
          {enrollment ? words.edit : words.enrol}
        </Button>
      )}
    </li>
  );
}

/** Also those in which somebody was enrolled before a programme was taken out of the catalogue. */
function programmesFor(location: Location, known: readonly Programme[]): Programme[] {
  const gone = location.enrollments.filter((one) => !known.some(({ id }) => id === one.programme));
  return [...known, ...gone.map((one) => ({ id: one.programme, name: one.programmeName }))];
}

export function PartnerLocations({ query, partner }: { query: Pages<Location>; partner: Partner }) {
  const { t, locale } = useSpeech();
  const { open } = usePartnerForm();
  const { data } = useQuery(catalog());
  const words = t.partners;
  const columns: Column<Location>[] = [
    {
      id: 'name',
      header: words.locationColumns.name,
      cell: (one) => <TwoLines main={<strong>{one.name}</strong>} sub={one.number} />,
    },
    {
      id: 'place',
      header: words.locationColumns.place,
      cell: (one) => <TwoLines main={countryName(one.country, locale)} sub={one.zone} />,
    },
    {
      id: 'enrollments',
      header: words.locationColumns.enrollments,
      width: '50%',
      cell: (one) => (
        <ul className={page.plainList}>
          {programmesFor(one, data?.programmes ?? []).map((programme) => (
            <Enrollment key={programme.id} location={one} programme={programme} />
          ))}
        </ul>
      ),
    },
  ];
  if (rowsOf(query).some((location) => mayDo(location, 'edit-location'))) {
    columns.push({
      id: 'act',
      header: words.locationColumns.act,
      cell: (one) => {
        const form = { act: 'edit-location', location: one.id } as const;
        return (
          <Button
            size="small"
            data-opens={openerOf(form)}
            aria-label={words.editOf(one.name)}
            onClick={() => open(form)}
          >
            {words.editPlace}
          </Button>
        );
      },
    });
  }
  return (
    <Section
      id="locations"
      title={words.locations}
      lead={words.locationsLead}
      aside={
        mayDo(partner, 'add-location') && (
          <Button data-opens="add-location" onClick={() => open({ act: 'add-location' })}>
            {words.addLocation}
          </Button>
        )
      }
    >
      <Paged
        query={query}
        rows={2}
        height={180}
        empty={<Empty title={words.locationsEmpty} hint={words.locationsEmptyHint} />}
      >
        {(rows) => <Table label={words.locations} rows={rows} rowKey={({ id }) => id} columns={columns} />}
      </Paged>
    </Section>
  );
}
