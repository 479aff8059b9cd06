/** Terms of every programme: their versions, what each says, and the draft that waits for a second person. */
import { Badge, Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ProgrammeTerms, TermsVersion } from '#sdk';
import { focusOpener } from '../../forms/frame/open-form.tsx';
import { TermsDecisionForm } from '../../forms/incentives/terms-decision-form.tsx';
import { TermsForm } from '../../forms/incentives/terms-form.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { terms as termsQuery } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { wordFor } from '../../model/frame/words.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import page from '../../ui/page.module.css';
import { TermsSaid } from './terms-said.tsx';

const route = getRouteApi('/portal/admin/terms');
const acts = ['draft', 'approve', 'discard'] as const;
type Act = (typeof acts)[number];

export function TermsPage() {
  const { t } = useSpeech();
  const query = useQuery(termsQuery());
  return (
    <Page title={t.terms.title} lead={t.terms.lead}>
      <Loaded query={query} rows={3} height={160}>
        {({ items }) => items.map((row) => <Programme key={row.programme} row={row} />)}
      </Loaded>
    </Page>
  );
}

/** `edit` in the address: which form of which programme is open. */
function useOpened(programme: string): [Act | undefined, (act: Act | null) => void] {
  const { edit = '' } = route.useSearch();
  const navigate = useNavigate({ from: '/admin/terms' });
  const act = acts.find((one) => edit === `${one}-${programme}`);
  return [
    act,
    (next) => {
      void navigate({ search: next ? { edit: `${next}-${programme}` } : {}, replace: true });
      if (!next && act) focusOpener(`${act}-${programme}`);
    },
  ];
}

function Programme({ row }: { row: ProgrammeTerms }) {
  const { t } = useSpeech();
  const words = t.terms;
  const [act, open] = useOpened(row.programme);
  const waits = row.versions.some(({ state }) => state === 'draft');
  const button = (name: Act, primary: boolean) => (
    <Button
      appearance={primary ? 'primary' : 'secondary'}
      data-opens={`${name}-${row.programme}`}
      aria-label={`${words[name]}: ${row.programmeName}`}
      onClick={() => open(name)}
    >
      {words[name]}
    </Button>
  );
  return (
    <Section
      id={row.programme}
      title={row.programmeName}
      aside={
        <div className={page.row}>
          {waits && mayDo(row, 'approve-terms') && button('approve', true)}
          {waits && mayDo(row, 'discard-terms') && button('discard', false)}
          {mayDo(row, 'draft-terms') && button('draft', false)}
        </div>
      }
    >
      {act === 'draft' && <TermsForm row={row} onClose={() => open(null)} />}
      {(act === 'approve' || act === 'discard') && (
        <TermsDecisionForm key={act} row={row} decision={act} onClose={() => open(null)} />
      )}
      {row.versions.length === 0 ? <p className={page.muted}>{words.none}</p> : <Versions row={row} />}
    </Section>
  );
}

function Versions({ row }: { row: ProgrammeTerms }) {
  const { t } = useSpeech();
  const { columns, ...words } = t.terms;
  return (
    <>
      <Table
        label={words.versionsOf(row.programmeName)}
        rows={row.versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            id: 'version',
            header: columns.version,
            cell: ({ version, why }) => (
              <TwoLines main={<strong>{words.version(version)}</strong>} sub={why} />
            ),
          },
          { id: 'from', header: columns.from, cell: ({ terms }) => terms.from },
          {
            id: 'lever',
            header: columns.lever,
            cell: ({ terms }) => wordFor(words.levers, terms.lever.name),
          },
          {
            id: 'state',
            header: columns.state,
            cell: (one) => <State one={one} inForce={one.version === row.inForce} />,
          },
          {
            id: 'made',
            header: columns.made,
            cell: ({ madeBy, madeAt }) => <TwoLines main={madeBy} sub={<Instant at={madeAt} />} />,
          },
          {
            id: 'decided',
            header: columns.decided,
            cell: ({ decidedBy, decidedAt }) =>
              decidedAt && <TwoLines main={decidedBy} sub={<Instant at={decidedAt} />} />,
          },
        ]}
      />
      {row.versions
        .filter(({ state }) => state !== 'discarded')
        .map((one) => (
          <TermsSaid key={one.version} version={one} />
        ))}
    </>
  );
}

function State({ one, inForce }: { one: TermsVersion; inForce: boolean }) {
  const words = useSpeech().t.terms;
  return (
    <Badge appearance="tint" color={inForce ? 'success' : one.state === 'draft' ? 'warning' : 'informative'}>
      {inForce ? words.inForce : wordFor(words.states, one.state)}
    </Badge>
  );
}
