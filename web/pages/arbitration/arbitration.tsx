/** A case on the bench: rivals beside each other on one line of time, then the decision with a reason for each. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Arbitration } from '#sdk';
import { arbitrationState } from '../../model/arbitration/arbitration-state.ts';
import { ProposeForm, SecondReader } from '../../forms/arbitration/bench-forms.tsx';
import { KeptScope } from '../../forms/frame/kept-scope.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { arbitration as arbitrationQuery } from '../../model/frame/queries.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { BenchSide } from './bench-side.tsx';
import { BenchTimeline } from './bench-timeline.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/bench.module.css';

const route = getRouteApi('/portal/arbitrations/$arbitrationId');

function DecideOrWait({ found }: { found: Arbitration }) {
  const { t } = useSpeech();
  const state = arbitrationState(found);
  if (state === 'answers-awaited')
    return (
      <div className={page.section}>
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t.review.decideNotYet}</MessageBarBody>
        </MessageBar>
      </div>
    );
  // Its version is the case's own: reading a side's claim would tell whose it is.
  if (state === 'proposed') return <SecondReader found={found} />;
  return state === 'open' ? (
    <KeptScope id={`arbitration:${found.id}:propose`}>
      <ProposeForm found={found} />
    </KeptScope>
  ) : null;
}

function Lead({ found }: { found: Arbitration }) {
  const { t } = useSpeech();
  const { bench } = t.desk;
  const state = arbitrationState(found);
  const decided = found.state === 'decided' || found.state === 'closed';
  const winner = decided && found.parties.find(({ lineId }) => lineId === found.winnerLineId);
  const by =
    found.decidedBy && (found.proposal ? bench.readers(found.proposal.by, found.decidedBy) : found.decidedBy);
  return (
    <>
      {wordFor({ ...t.words.arbitrationStates, ...bench.states }, state)}
      {by && `. ${by}`}. {winner && bench.won(bench.claim(winner.label ?? ''))}
      {!decided && t.review.partiesHidden}
    </>
  );
}

export function ArbitrationPage() {
  const { t } = useSpeech();
  const { arbitrationId } = route.useParams();
  const query = useQuery(arbitrationQuery(arbitrationId));
  const found = query.data;
  return (
    <Page
      title={
        found ? t.review.arbitrationTitle(found.item.name, found.customerName) : t.review.arbitrationsTitle
      }
      crumbs={[{ label: t.review.arbitrationsTitle, to: '/arbitrations' }]}
      lead={found && <Lead found={found} />}
    >
      <Loaded query={query} rows={4} height={120}>
        {(one) => (
          <>
            <BenchTimeline found={one} />
            <div className={styles.sides}>
              {one.parties.map((party) => (
                <BenchSide key={party.lineId} party={party} />
              ))}
            </div>
            <DecideOrWait found={one} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
