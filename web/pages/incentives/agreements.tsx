/** The agreement of each programme, and the publication of a new version. */
import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ProgrammeAgreement } from '#sdk';
import { focusOpener } from '../../forms/frame/open-form.tsx';
import { AgreementVersionForm } from '../../forms/incentives/agreement-version-form.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { formatDay } from '../../model/frame/dates.ts';
import { agreements } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/admin/agreements');

export function AgreementsPage() {
  const { t } = useSpeech();
  const { edit } = route.useSearch();
  const navigate = useNavigate({ from: '/admin/agreements' });
  const query = useQuery(agreements());
  const words = t.incentives.agreements;
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query} rows={3} height={140}>
        {({ items }) =>
          items.map((row) => (
            <Agreement
              key={row.programme}
              row={row}
              editing={edit === row.programme}
              onEdit={() => void navigate({ search: { edit: row.programme }, replace: true })}
              onClose={() => {
                void navigate({ search: {}, replace: true });
                focusOpener(`publish-${row.programme}`);
              }}
            />
          ))
        }
      </Loaded>
    </Page>
  );
}

interface Props {
  row: ProgrammeAgreement;
  editing: boolean;
  onEdit: () => void;
  onClose: () => void;
}

function Agreement({ row, editing, onEdit, onClose }: Props) {
  const { t, language, locale } = useSpeech();
  const words = t.incentives.agreements;
  const { agreement, programme, programmeName } = row;
  return (
    <Section
      id={programme}
      title={programmeName}
      aside={
        mayDo(row, 'publish-agreement') && (
          <Button
            data-opens={`publish-${programme}`}
            aria-label={words.publishOf(programmeName)}
            onClick={onEdit}
          >
            {words.publish}
          </Button>
        )
      }
    >
      {editing && mayDo(row, 'publish-agreement') && <AgreementVersionForm row={row} onClose={onClose} />}
      {agreement ? (
        <>
          <Facts
            facts={[
              { label: words.facts.version, value: agreement.version },
              {
                label: words.facts.open,
                value: agreement.openToAll ? words.openToAll : words.byInvitation,
              },
              agreement.acceptBy !== null && {
                label: words.facts.acceptBy,
                value: formatDay(agreement.acceptBy, locale),
              },
              {
                label: words.facts.made,
                value: <TwoLines main={agreement.madeBy} sub={<Instant at={agreement.madeAt} />} />,
              },
              { label: words.facts.why, value: agreement.why },
            ]}
          />
          <h3>{words.text}</h3>
          <p className={page.prose}>{agreement.text[language]}</p>
        </>
      ) : (
        <p className={page.muted}>{words.none}</p>
      )}
    </Section>
  );
}
