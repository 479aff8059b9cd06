/** A case: the sides beside each other with their proof and words, then the decision with a reason for each. */
import { Badge, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Arbitration, ArbitrationParty } from '#sdk';
import { api } from '../api.ts';
import { arbitrationState } from '../arbitration-state.ts';
import { useAct, useFilled } from '../forms/act.ts';
import { RadioField } from '../forms/choices.tsx';
import { ProseField } from '../forms/fields.tsx';
import { Form, FormButtons } from '../forms/form.tsx';
import { useSpeech } from '../language.ts';
import { arbitration as arbitrationQuery, claim as claimQuery, claimHistory } from '../queries.ts';
import { Instant, LastDay, useWhen } from '../ui/deadline.tsx';
import { Facts, Page, Section } from '../ui/page.tsx';
import { rowsOf } from '../ui/list.tsx';
import { Loaded, Waiting } from '../ui/states.tsx';
import { wordFor } from '../words.ts';
import { ClaimFiles } from './claim-files.tsx';
import page from '../ui/page.module.css';
import styles from './arbitration.module.css';

const route = getRouteApi('/portal/arbitrations/$arbitrationId');
const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** What the side said in the case, from its claim's history. */
function Words({ party }: { party: ArbitrationParty }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(claimHistory(party.claimId));
  const said = rowsOf(query).filter(
    (entry) =>
      entry.act === 'answer-arbitration' &&
      entry.detail['lineId'] === party.lineId &&
      typeof entry.detail['text'] === 'string',
  );
  if (said.length === 0) return null;
  return (
    <>
      <h3>{t.review.words}</h3>
      {said.map((entry) => (
        <p key={entry.number} className={page.prose}>
          {String(entry.detail['text'])}
        </p>
      ))}
    </>
  );
}

function SideFacts({ party, submittedAt }: { party: ArbitrationParty; submittedAt: string | null }) {
  const { t } = useSpeech();
  const when = useWhen();
  return (
    <Facts
      facts={[
        {
          label: t.review.arbitrationColumns.state,
          value: (
            <>
              {party.role && wordFor(t.words.partyRoles, party.role)}
              <br />
              {party.answeredAt
                ? t.review.answeredAt(when(party.answeredAt))
                : wordFor(t.words.partyStates, party.state)}
            </>
          ),
        },
        party.state === 'answer-awaited' && { label: t.review.answerBy, value: <LastDay endsAt={party.answerBy} /> },
        {
          label: t.review.claimOf,
          value: party.partner ? (
            <Link className={page.link} to="/claims/$claimId" params={{ claimId: party.claimId }}>
              {party.claimNumber}
            </Link>
          ) : (
            party.claimNumber
          ),
        },
        submittedAt !== null && { label: t.review.submitted, value: <Instant at={submittedAt} /> },
        party.reason !== null && { label: t.actForms.reason, value: party.reason },
      ]}
    />
  );
}

function Side({ party, index }: { party: ArbitrationParty; index: number }) {
  const { t } = useSpeech();
  const query = useQuery(claimQuery(party.claimId));
  return (
    <section className={page.section} aria-labelledby={`side-${index}`}>
      <div className={page.sectionHead}>
        <h2 id={`side-${index}`}>
          {t.review.side(letterOf(index))}
          {party.partner && `: ${party.partner.name}`}
        </h2>
        {party.outcome !== 'waiting' && party.outcome !== 'none' && (
          <Badge appearance="tint" color={party.outcome === 'won' ? 'success' : 'danger'}>
            {wordFor(t.words.partyOutcomes, party.outcome)}
          </Badge>
        )}
      </div>
      <SideFacts party={party} submittedAt={query.data?.submittedAt ?? null} />
      <h3>{t.review.proof}</h3>
      <Loaded query={query} rows={2} height={48}>
        {(claim) =>
          claim.files.length > 0 ? (
            <ClaimFiles claim={claim} side="owner" nameless={party.partner === null} />
          ) : (
            <p className={page.muted}>{t.review.noProof}</p>
          )
        }
      </Loaded>
      <Words party={party} />
    </section>
  );
}

function Decide({ found, version }: { found: Arbitration; version: number }) {
  const { t } = useSpeech();
  const [winner, setWinner] = useState('');
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const sides = found.parties.filter((party) => party.state !== 'withdrawn');
  const act = useAct({
    claimId: found.parties[0]?.claimId,
    done: t.review.decided,
    run: () =>
      api.arbitrations.decide({
        id: found.id,
        ifMatch: version,
        body: {
          winnerLineId: winner,
          reasons: sides.map((party) => ({ lineId: party.lineId, text: reasons[party.lineId]?.trim() ?? '' })),
        },
      }),
  });
  const { problem, submit } = useFilled(act, () => ({
    '/winnerLineId': winner,
    ...Object.fromEntries(sides.map((party, index) => [`/reasons/${index}/text`, reasons[party.lineId] ?? ''])),
  }));
  const name = (party: ArbitrationParty): string => t.review.side(letterOf(found.parties.indexOf(party)));
  return (
    <Section id="decide" title={t.review.decideArbitration} lead={t.review.decideHint}>
      <Form problem={problem} onSubmit={submit}>
        <RadioField
          pointer="/winnerLineId"
          label={t.review.winner}
          value={winner}
          onChange={setWinner}
          choices={sides.map((party) => ({
            value: party.lineId,
            label: name(party),
            hint: party.role ? wordFor(t.words.partyRoles, party.role) : undefined,
          }))}
        />
        {sides.map((party, index) => (
          <ProseField
            key={party.lineId}
            pointer={`/reasons/${index}/text`}
            label={t.review.reasonFor(name(party))}
            required
            rows={3}
            maxLength={2000}
            value={reasons[party.lineId] ?? ''}
            onChange={(text) => setReasons({ ...reasons, [party.lineId]: text })}
          />
        ))}
        <FormButtons submit={t.review.decideArbitration} pending={act.pending} />
      </Form>
    </Section>
  );
}

function DecideOrWait({ found }: { found: Arbitration }) {
  const { t } = useSpeech();
  // The act hangs on the first side's claim; its version and what may be done come from there.
  const claim = useQuery(claimQuery(found.parties[0]?.claimId ?? ''));
  const state = arbitrationState(found);
  if (state === 'answers-awaited')
    return (
      <div className={page.section}>
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t.review.decideNotYet}</MessageBarBody>
        </MessageBar>
      </div>
    );
  if (state !== 'open') return null;
  return (
    <Loaded query={claim} rows={3}>
      {(first) => <Decide found={found} version={first.version} />}
    </Loaded>
  );
}

/** The sides are shown together: one that came later would push the other away. */
function Body({ found }: { found: Arbitration }) {
  const claims = useQueries({ queries: found.parties.map((party) => claimQuery(party.claimId)) });
  if (claims.some((query) => query.isPending)) return <Waiting rows={4} height={120} />;
  return (
    <>
      <div className={styles.sides}>
        {found.parties.map((party, index) => (
          <Side key={party.lineId} party={party} index={index} />
        ))}
      </div>
      <DecideOrWait found={found} />
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
      title={found ? t.review.arbitrationTitle(found.item.name, found.customerName) : t.review.arbitrationsTitle}
      crumbs={[{ label: t.review.arbitrationsTitle, to: '/arbitrations' }]}
      lead={
        found && (
          <>
            {wordFor(t.words.arbitrationStates, arbitrationState(found))}
            {found.decidedBy && `, ${found.decidedBy}`}.{' '}
            {found.state !== 'decided' && found.state !== 'closed' && t.review.partiesHidden}
          </>
        )
      }
    >
      <Loaded query={query} rows={4} height={120}>
        {(one) => <Body found={one} />}
      </Loaded>
    </Page>
  );
}
