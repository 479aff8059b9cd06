/** One monthly run: what it would book, what stands out, what earns nothing, and who has to approve it. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { RunDetail } from '#sdk';
import { RunReasonForm } from '../../forms/incentives/run-reason-form.tsx';
import { useAct } from '../../forms/frame/act.ts';
import { focusOpener } from '../../forms/frame/open-form.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { api } from '../../model/frame/api.ts';
import { formatMonth } from '../../model/frame/dates.ts';
import { run as runQuery } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import page from '../../ui/page.module.css';
import { RunContent } from './run-content.tsx';
import { RunState } from './runs.tsx';

const route = getRouteApi('/portal/runs/$programme/$month/$number');
const plainActs = ['approve-run', 'submit-run', 'refresh-run'] as const;
const reasonedActs = ['return-run', 'discard-run'] as const;
const calls = { 'approve-run': 'approve', 'submit-run': 'submit', 'refresh-run': 'refresh' } as const;

export function RunPage() {
  const { t, locale } = useSpeech();
  const { programme, month, number } = route.useParams();
  const query = useQuery(runQuery(programme, month, number));
  const found = query.data;
  return (
    <Page
      title={found ? t.runs.name(formatMonth(`${found.month}-01`, locale), found.number) : t.runs.title}
      lead={found && t.runs.detail(found.programmeName)}
      crumbs={[{ label: t.runs.title, to: '/runs' }]}
    >
      <Loaded query={query} rows={5} height={90}>
        {(run) => (
          <>
            <Standing run={run} />
            <RunContent run={run} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Standing({ run }: { run: RunDetail }) {
  const { t } = useSpeech();
  const words = t.runs;
  const { edit } = route.useSearch();
  const navigate = useNavigate({ from: '/runs/$programme/$month/$number' });
  const act = reasonedActs.find((one) => one === edit && mayDo(run, one));
  const close = (): void => {
    void navigate({ search: {}, replace: true });
    if (act) focusOpener(act);
  };
  return (
    <Section
      id="standing"
      title={words.facts}
      aside={
        <div className={page.row}>
          {plainActs
            .filter((one) => mayDo(run, one))
            .map((one, index) => (
              <PlainAct key={one} run={run} act={one} first={index === 0} />
            ))}
          {reasonedActs
            .filter((one) => mayDo(run, one))
            .map((one) => (
              <Button
                key={one}
                data-opens={one}
                onClick={() => void navigate({ search: { edit: one }, replace: true })}
              >
                {words.acts[one]}
              </Button>
            ))}
        </div>
      }
    >
      {run.reason && run.state !== 'posted' && (
        <MessageBar className={page.ahead} intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.sentBack}</MessageBarTitle>
            {run.reason}
          </MessageBarBody>
        </MessageBar>
      )}
      {act && <RunReasonForm key={act} run={run} act={act} onClose={close} />}
      <RunFacts run={run} />
    </Section>
  );
}

function RunFacts({ run }: { run: RunDetail }) {
  const words = useSpeech().t.runs;
  return (
    <Facts
      facts={[
        { label: words.columns.state, value: <RunState state={run.state} /> },
        { label: words.entries, value: run.entries },
        { label: words.capped, value: run.capped },
        {
          label: words.columns.prepared,
          value: (
            <>
              {run.preparedBy}, <Instant at={run.preparedAt} />
            </>
          ),
        },
        run.approvedAt !== null && {
          label: words.columns.approved,
          value: (
            <>
              {run.approvedBy}, <Instant at={run.approvedAt} />
            </>
          ),
        },
      ]}
    />
  );
}

function PlainAct({ run, act, first }: { run: RunDetail; act: (typeof plainActs)[number]; first: boolean }) {
  const { t } = useSpeech();
  const { programme, month, number, version } = run;
  const doing = useAct<void, unknown>({
    run: () => api.runs[calls[act]]({ programme, month, number: String(number), ifMatch: version, body: {} }),
    done: t.runs.done[act],
    about: runQuery(programme, month, String(number)).queryKey,
  });
  return (
    <Button
      appearance={first ? 'primary' : 'secondary'}
      disabledFocusable={doing.pending}
      onClick={() => doing.send()}
    >
      {t.runs.acts[act]}
    </Button>
  );
}
