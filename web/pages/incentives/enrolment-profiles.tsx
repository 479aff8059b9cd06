/** Payout and tax profiles as they may be shown: four characters, and where each stands. */
import { Badge, Button } from '@fluentui/react-components';
import type { EnrollmentDetail, ShownProfile } from '#sdk';
import { useAct } from '../../forms/frame/act.ts';
import { refOf } from '../../forms/incentives/enrolment-forms.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { api } from '../../model/frame/api.ts';
import { formatDay } from '../../model/frame/dates.ts';
import { enrolment } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import type { EnrolmentAct } from '../../model/frame/search/incentives.ts';
import { countryName, wordFor } from '../../model/frame/words.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import page from '../../ui/page.module.css';

interface Props {
  detail: EnrollmentDetail;
  open: (act: EnrolmentAct) => void;
}

export function EnrolmentProfiles({ detail, open }: Props) {
  const { t, locale } = useSpeech();
  const words = t.incentives.enrolment;
  const columns = words.profileColumns;
  const decided = detail.profiles.some((one) => mayDo(one, 'validate-profile'));
  return (
    <Section id="profiles" title={words.profiles} lead={words.profilesLead}>
      <Table
        label={words.profiles}
        rows={detail.profiles}
        rowKey={({ kind, state }) => `${kind} ${state}`}
        columns={[
          {
            id: 'kind',
            header: columns.kind,
            cell: ({ kind, holder }) => (
              <TwoLines main={<strong>{wordFor(words.kinds, kind)}</strong>} sub={holder} />
            ),
          },
          {
            id: 'number',
            header: columns.number,
            cell: ({ lastFour }) => <span className={page.mono}>…{lastFour}</span>,
          },
          {
            id: 'details',
            header: columns.details,
            cell: ({ country, currency, form, validUntil }) => (
              <TwoLines
                main={[countryName(country, locale), currency ?? form].filter(Boolean).join(', ')}
                sub={validUntil && words.validUntil(formatDay(validUntil, locale))}
              />
            ),
          },
          {
            id: 'state',
            header: columns.state,
            cell: (one) => <State profile={one} />,
          },
          ...(decided
            ? [
                {
                  id: 'act',
                  header: columns.act,
                  cell: (one: ShownProfile) => <Decide profile={one} detail={detail} open={open} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function State({ profile: { state, addedBy, addedAt, returnReason } }: { profile: ShownProfile }) {
  const words = useSpeech().t.incentives.enrolment;
  return (
    <TwoLines
      main={
        <Badge
          appearance="tint"
          color={state === 'valid' ? 'success' : state === 'returned' ? 'warning' : 'brand'}
        >
          {wordFor(words.profileStates, state)}
        </Badge>
      }
      sub={
        returnReason ?? (
          <>
            {addedBy}, <Instant at={addedAt} />
          </>
        )
      }
    />
  );
}

function Decide({ profile, detail, open }: Props & { profile: ShownProfile }) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const kind = profile.kind as 'payout' | 'tax';
  const act = useAct<void, unknown>({
    run: () => api.enrollments.validateProfile({ ...refOf(detail), kind, body: {} }),
    done: words.validated,
    about: enrolment(detail.location.id, detail.programme).queryKey,
  });
  if (!mayDo(profile, 'validate-profile')) return null;
  return (
    <div className={page.row}>
      <Button
        size="small"
        appearance="primary"
        aria-label={words.validateOf(words.kinds[kind])}
        disabledFocusable={act.pending}
        onClick={() => act.send()}
      >
        {words.validate}
      </Button>
      <Button
        size="small"
        data-opens={`return-${kind}`}
        aria-label={words.returnOf(words.kinds[kind])}
        onClick={() => open(`return-${kind}`)}
      >
        {words.return}
      </Button>
    </div>
  );
}
