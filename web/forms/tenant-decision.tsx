/**
 * The administrator's decision on a request. As on the customer's own page: nothing is chosen beforehand, and a box has
 * to be ticked.
 */
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantRequest } from '#sdk';
import { api, problemOf } from '../api.ts';
import { useSpeech } from '../language.ts';
import { lineName } from '../pages/claim-lines.tsx';
import { everythingElse, request as requestQuery } from '../queries.ts';
import { Section } from '../ui/page.tsx';
import page from '../ui/page.module.css';
import { useAct, useFilled } from './act.ts';
import { CheckField, ChecksField } from './choices.tsx';
import { ProseField } from './fields.tsx';
import { Form, FormButtons } from './form.tsx';
import styles from './form.module.css';
import { useQueryClient } from '@tanstack/react-query';

interface DecisionProps {
  request: TenantRequest;
  onClose: () => void;
}

/** The lines that are still open to a decision. */
function openLines(request: TenantRequest) {
  return request.lines.filter(
    (line) =>
      ['waiting-for-customer', 'notice-pending', 'paused', 'unconfirmed', 'undecided', 'disputed'].includes(
        line.outcome,
      ) && line.consent.state !== 'refused',
  );
}

function useDecision<Input>(
  { request, onClose }: DecisionProps,
  done: string,
  run: (input: Input) => Promise<unknown>,
) {
  const client = useQueryClient();
  return useAct<Input>({
    done,
    run,
    about: requestQuery(request.id).queryKey,
    after: async () => {
      await client.invalidateQueries({ queryKey: requestQuery(request.id).queryKey });
      await everythingElse(client);
      onClose();
    },
  });
}

function KeepForm(props: DecisionProps) {
  const { t } = useSpeech();
  const { request, onClose } = props;
  const [confirmed, setConfirmed] = useState(false);
  const act = useDecision<void>(props, t.tenant.keptDone, () =>
    api.tenant.keep({ id: request.id, ifMatch: request.version, body: { confirmed } }),
  );
  const { problem, submit } = useFilled(act, () => ({ '/confirmed': confirmed }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.tenant.keepTitle}>
      <p className={styles.note}>{t.tenant.keepHint}</p>
      <CheckField pointer="/confirmed" label={t.tenant.keepConfirm} checked={confirmed} onChange={setConfirmed} />
      <FormButtons submit={t.tenant.keep} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

function RefuseForm(props: DecisionProps) {
  const { t } = useSpeech();
  const { request, onClose } = props;
  const open = openLines(request);
  const [lineIds, setLineIds] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const chosen = open.length === 1 ? open.map((line) => line.id) : lineIds;
  const act = useDecision<void>(props, t.tenant.refusedDone, () =>
    api.tenant.refuse({
      id: request.id,
      ifMatch: request.version,
      body: {
        confirmed: confirmed && chosen.length > 0,
        lineIds: chosen.length > 0 ? chosen : null,
        reason: reason.trim() || null,
      },
    }),
  );
  const { problem, submit } = useFilled(act, () => ({ '/lineIds': chosen, '/confirmed': confirmed }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.tenant.refuseTitle}>
      <p className={styles.note}>{t.tenant.refuseHint}</p>
      {open.length > 1 && (
        <ChecksField
          pointer="/lineIds"
          label={t.tenant.refuseLines}
          choices={open.map((line) => ({ value: line.id, label: lineName(line) }))}
          values={lineIds}
          onChange={setLineIds}
        />
      )}
      <ProseField
        pointer="/reason"
        label={t.tenant.refuseReason}
        required={false}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <CheckField pointer="/confirmed" label={t.tenant.refuseConfirm} checked={confirmed} onChange={setConfirmed} />
      <FormButtons submit={t.tenant.refuse} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

function UndoForm(props: DecisionProps) {
  const { t } = useSpeech();
  const { request, onClose } = props;
  const [confirmed, setConfirmed] = useState(false);
  const act = useDecision<void>(props, t.tenant.undoneDone, () =>
    api.tenant.undo({ id: request.id, ifMatch: request.version, body: { confirmed } }),
  );
  const { problem, submit } = useFilled(act, () => ({ '/confirmed': confirmed }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.tenant.undoTitle}>
      <p className={styles.note}>{t.tenant.undoHint}</p>
      <CheckField pointer="/confirmed" label={t.tenant.undoConfirm} checked={confirmed} onChange={setConfirmed} />
      <FormButtons submit={t.tenant.undo} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

function AskForm(props: DecisionProps) {
  const { t } = useSpeech();
  const { request, onClose } = props;
  const [text, setText] = useState('');
  const ask = (version: number) => api.tenant.ask({ id: request.id, ifMatch: version, body: { text: text.trim() } });
  // A question overwrites nothing: when the claim has moved on meanwhile, it is asked of what there is now.
  const act = useDecision<void>(props, t.tenant.askedDone, () =>
    ask(request.version).catch(async (error: unknown) => {
      if (problemOf(error).status !== 412) throw error;
      return ask((await api.tenant.request({ id: request.id })).version);
    }),
  );
  const { problem, submit } = useFilled(act, () => ({ '/text': text }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.tenant.askTitle}>
      <ProseField
        pointer="/text"
        label={t.tenant.askText}
        hint={t.tenant.askHint}
        required
        rows={4}
        maxLength={2000}
        value={text}
        onChange={setText}
      />
      <FormButtons submit={t.tenant.ask} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

const forms = { keep: KeepForm, 'opt-out': RefuseForm, 'undo-decision': UndoForm, 'ask-question': AskForm } as const;
type Decision = keyof typeof forms;

export function DecisionForms({ request }: { request: TenantRequest }) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState<Decision | null>(null);
  const open = openLines(request).length > 0;
  const may = (act: Decision): boolean =>
    request.allowedActions.some((one) => one.action === act && one.allowed) &&
    (open || act === 'undo-decision' || act === 'ask-question');
  const offered = (Object.keys(forms) as Decision[]).filter(may);
  const labels: Record<Decision, string> = {
    keep: t.tenant.keepTitle,
    'opt-out': t.tenant.refuseTitle,
    'undo-decision': t.tenant.undoTitle,
    'ask-question': t.tenant.askTitle,
  };
  const Chosen = chosen && offered.includes(chosen) ? forms[chosen] : null;
  return (
    <Section id="decision" title={t.tenant.decide}>
      {offered.length === 0 && <p className={page.muted}>{t.tenant.decideNot}</p>}
      {Chosen ? (
        <>
          <h3>{chosen && labels[chosen]}</h3>
          <Chosen request={request} onClose={() => setChosen(null)} />
        </>
      ) : (
        <div className={page.row}>
          {offered.map((act) => (
            <Button key={act} onClick={() => setChosen(act)}>
              {labels[act]}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}
