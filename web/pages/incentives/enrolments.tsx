/** Every location of the partner with every programme: where each enrolment stands, and the way to its checklist. */
import { Badge } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Location } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { catalog, locations } from '../../model/frame/queries.ts';
import { wordFor } from '../../model/frame/words.ts';
import { Paged } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import page from '../../ui/page.module.css';

export function EnrolmentsPage() {
  const { t } = useSpeech();
  const words = t.incentives.enrolments;
  const query = useInfiniteQuery(locations());
  return (
    <Page title={words.title} lead={words.lead}>
      <Paged query={query} rows={3} height={110} empty={<Empty title={words.empty} hint={words.emptyHint} />}>
        {(rows) => (
          <Table
            label={words.title}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'location',
                header: words.columns.location,
                cell: (one) => <TwoLines main={<strong>{one.name}</strong>} sub={one.number} />,
              },
              {
                id: 'programmes',
                header: words.columns.programmes,
                width: '70%',
                cell: (one) => <Programmes location={one} />,
              },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}

function Programmes({ location }: { location: Location }) {
  const { t } = useSpeech();
  const { data } = useQuery(catalog());
  return (
    <ul className={page.plainList}>
      {(data?.programmes ?? []).map(({ id, name }) => {
        const found = location.enrollments.find(({ programme }) => programme === id);
        return (
          <li key={id}>
            <Link
              className={page.link}
              to="/enrolments/$locationId/$programme"
              params={{ locationId: location.id, programme: id }}
              aria-label={t.incentives.enrolments.openOf(name, location.name)}
            >
              {name}
            </Link>{' '}
            <Badge appearance="tint" color={found?.state === 'enrolled' ? 'success' : 'informative'}>
              {found ? wordFor(t.words.enrollments, found.state) : t.incentives.enrolment.none}
            </Badge>
          </li>
        );
      })}
    </ul>
  );
}
