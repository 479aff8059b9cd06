/** What waits for finance: enrolments that are complete, and profiles that replace others. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EnrollmentValidation } from '#sdk';
import { validations } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { wordFor } from '../../model/frame/words.ts';
import { LastDay } from '../../ui/deadline.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import styles from '../../ui/lists.module.css';

export function ValidationsPage() {
  const { t } = useSpeech();
  const words = t.incentives.validations;
  const query = useQuery(validations());
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query} rows={5} height={56}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.empty} hint={words.emptyHint} />
          ) : (
            <Table
              label={words.title}
              rows={items}
              rowKey={({ location, programme }) => `${location.id} ${programme}`}
              columns={[
                {
                  id: 'location',
                  header: words.columns.location,
                  cell: (row) => <Where row={row} />,
                },
                {
                  id: 'programme',
                  header: words.columns.programme,
                  cell: ({ programmeName }) => programmeName,
                },
                {
                  id: 'what',
                  header: words.columns.what,
                  cell: ({ state, profiles }) =>
                    state === 'validating-enrollment'
                      ? words.whole
                      : profiles.map((kind) => wordFor(t.incentives.enrolment.kinds, kind)).join(', '),
                },
                {
                  id: 'due',
                  header: words.columns.due,
                  cell: ({ dueAt }) => dueAt && <LastDay endsAt={dueAt} />,
                },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function Where({ row: { location, partner, programme, programmeName } }: { row: EnrollmentValidation }) {
  const words = useSpeech().t.incentives.validations;
  return (
    <TwoLines
      main={
        <Link
          className={styles.claim}
          to="/enrolments/$locationId/$programme"
          params={{ locationId: location.id, programme }}
          aria-label={words.openOf(location.name, programmeName)}
        >
          <span className={styles.name}>{location.name}</span>
        </Link>
      }
      sub={`${partner}, ${location.number}`}
    />
  );
}
