/** Deciding between rivals: the first reader proposes, the second confirms or returns. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useState } from 'react';
import type { AllowedAction, Arbitration, ArbitrationParty } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { sentence } from '../../model/frame/problems.ts';
import { arbitration as arbitrationQuery } from '../../model/frame/queries.ts';
import { useWhen } from '../../ui/deadline.tsx';
import { Facts, Section } from '../../ui/page.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import bench from '../../ui/bench.module.css';
import { useAct, useFilled } from '../frame/act.ts';
import { RadioField } from '../frame/choices.tsx';
import { ProseField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { KeptScope, useKept } from '../frame/kept-scope.tsx';

interface BenchProps {
  found: Arbitration;
}

function actOf({ allowedActions }: Arbitration, name: string): AllowedAction | undefined {
  return allowedActions.find(({ action }) => action === name);
}

/** The reasons why not, each once. */
function WhyNot({ actions }: { actions: (AllowedAction | undefined)[] }) {
  const { t } = useSpeech();
  const said = actions.flatMap((one) =>
    one && !one.allowed
      ? [sentence({ code: one.code ?? '', message: one.message ?? '', params: one.params }, t)]
      : [],
  );
  if (said.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{[...new Set(said)].join(' ')}</MessageBarBody>
    </MessageBar>
  );
}

function Returned({ found }: { found: Arbitration }) {
  const { t } = useSpeech();
  const when = useWhen();
  if (!found.returned) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t.desk.bench.returned(found.returned.by, when(found.returned.at))}</MessageBarTitle>
        {found.returned.reason}
      </MessageBarBody>
    </MessageBar>
  );
}

export function ProposeForm({ found }: BenchProps) {
  const { t } = useSpeech();
  const words = t.desk.bench;
  const [winner, setWinner] = useKept('winner', '');
  const [reasons, setReasons] = useKept<Record<string, string>>('reasons', {});
  const sides = found.parties.filter((party) => party.state !== 'withdrawn');
  const name = (party: ArbitrationParty): string => words.claim(party.label ?? '');
  const act = useAct({
    about: arbitrationQuery(found.id).queryKey,
    done: words.proposeDone,
    run: () =>
      api.arbitrations.decide({
        id: found.id,
        ifMatch: found.version,
        body: {
          winnerLineId: winner,
          reasons: sides.map((party) => ({
            lineId: party.lineId,
            text: reasons[party.lineId]?.trim() ?? '',
          })),
        },
      }),
  });
  const { problem, submit } = useFilled(act, () => ({
    '/winnerLineId': winner,
    ...Object.fromEntries(
      sides.map((party, index) => [`/reasons/${index}/text`, reasons[party.lineId] ?? '']),
    ),
  }));
  const decide = actOf(found, 'decide-arbitration');
  return (
    <Section id="decide" title={words.propose} lead={words.proposeLead}>
      <div className={bench.proposal}>
        <Returned found={found} />
        {decide?.allowed ? (
          <Form problem={problem} onSubmit={submit} label={words.propose}>
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
            <FormButtons submit={words.propose} pending={act.pending} />
          </Form>
        ) : (
          <WhyNot actions={[decide]} />
        )}
      </div>
    </Section>
  );
}

function GiveBack({ found, onClose }: BenchProps & { onClose: () => void }) {
  const { t } = useSpeech();
  const [reason, setReason] = useKept('reason', '');
  const act = useAct({
    about: arbitrationQuery(found.id).queryKey,
    done: t.desk.bench.giveBackDone,
    run: () =>
      api.arbitrations.giveBack({ id: found.id, ifMatch: found.version, body: { reason: reason.trim() } }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/reason': reason }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.desk.bench.giveBackTitle}>
      <ProseField
        pointer="/reason"
        label={t.desk.bench.giveBackReason}
        required
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <FormButtons submit={t.desk.bench.giveBack} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

/** What was proposed, as the sides would read it. */
function Proposal({ found }: { found: Arbitration }) {
  const { t } = useSpeech();
  const when = useWhen();
  const words = t.desk.bench;
  const { proposal } = found;
  if (!proposal) return null;
  const claimOf = (lineId: string): string =>
    words.claim(found.parties.find((party) => party.lineId === lineId)?.label ?? '');
  return (
    <>
      <p className={page.muted}>{words.proposed(proposal.by, when(proposal.at))}</p>
      <Facts
        facts={[
          { label: words.proposedWinner, value: <strong>{claimOf(proposal.winnerLineId)}</strong> },
          ...proposal.reasons.map(({ lineId, text }) => ({
            label: t.review.reasonFor(claimOf(lineId)),
            value: <span className={page.prose}>{text}</span>,
          })),
        ]}
      />
    </>
  );
}

export function SecondReader({ found }: BenchProps) {
  const { t } = useSpeech();
  const words = t.desk.bench;
  const [returning, setReturning] = useState(false);
  const confirm = useAct({
    about: arbitrationQuery(found.id).queryKey,
    done: words.confirmDone,
    run: () => api.arbitrations.confirm({ id: found.id, ifMatch: found.version, body: {} }),
  });
  const mayConfirm = actOf(found, 'confirm-arbitration');
  const mayReturn = actOf(found, 'return-arbitration');
  return (
    <Section id="decide" title={words.proposedTitle} lead={words.proposedLead}>
      <div className={bench.proposal}>
        <Proposal found={found} />
        {confirm.problem && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              {confirm.problem.errors.map((error) => sentence(error, t)).join(' ')}
            </MessageBarBody>
          </MessageBar>
        )}
        {returning ? (
          <KeptScope id={`arbitration:${found.id}:give-back`}>
            <GiveBack found={found} onClose={() => setReturning(false)} />
          </KeptScope>
        ) : (
          <div className={page.row}>
            {mayConfirm?.allowed && (
              <Button appearance="primary" disabledFocusable={confirm.pending} onClick={() => confirm.send()}>
                {words.confirm}
              </Button>
            )}
            {mayReturn?.allowed && <Button onClick={() => setReturning(true)}>{words.giveBack}</Button>}
          </div>
        )}
        <WhyNot actions={[mayConfirm, mayReturn]} />
      </div>
    </Section>
  );
}
