/**
 * The administrator's decision on a request. As on the customer's own page: nothing is chosen beforehand, and a box has
 * to be ticked.
 */
import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { TenantRequest } from '#sdk';
import { api, problemOf } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { lineName } from '../../ui/claim-lines.tsx';
import { request as requestQuery } from '../../model/frame/queries.ts';
import { Section } from '../../ui/page.tsx';
import page from '../../ui/page.module.css';
import { useAct, useFilled } from '../frame/act.ts';
import { CheckField, ChecksField } from '../frame/choices.tsx';
import { ProseField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { KeptScope, useKept } from '../frame/kept-scope.tsx';
import styles from '../frame/form.module.css';
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

/** How each line stands: what a decision is made on. */
function standingOf(request: TenantRequest): string {
  return request.lines.map((line) => `${line.id} ${line.outcome} ${line.consent.state}`).join();
}

/**
 * Mails that leave and questions that come change the claim, too. When what is decided on is still the same, the decision
 * goes on; else whoever decides is told, and looks again.
 */
async function onTheSame<T>(request: TenantRequest, act: (version: number) => Promise<T>): Promise<T> {
  try {
    return await act(request.version);
  } catch (error) {
    if (problemOf(error).status !== 412) throw error;
    const now = await api.tenant.request({ id: request.id });
    if (standingOf(now) !== standingOf(request)) throw error;
    return act(now.version);
  }
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
      onClose();
    },
  });
}

interface Choosing {
  /** What is decided: the only open line, or what was ticked. */
  chosen: string[];
  field: ReactNode;
}

/** Nothing is ticked at first; where only one line is open there is nothing to choose. */
function useLineChoice(request: TenantRequest, label: string): Choosing {
  const open = openLines(request);
  const [lineIds, setLineIds] = useState<string[]>([]);
  if (open.length === 1) return { chosen: open.map((line) => line.id), field: null };
  return {
    chosen: lineIds,
    field: (
      <ChecksField
        pointer="/lineIds"
        label={label}
        choices={open.map((line) => ({ value: line.id, label: lineName(line) }))}
        values={lineIds}
        onChange={setLineIds}
      />
    ),
  };
}

function AgreeForm(props: DecisionProps) {
  const { t } = useSpeech();
  const { request, onClose } = props;
  const { chosen, field } = useLineChoice(request, t.tenant.agreeLines);
  const [confirmed, setConfirmed] = useState(false);
  const act = useDecision<void>(props, t.tenant.agreedDone, () =>
    onTheSame(request, (ifMatch) =>
      api.tenant.agree({ id: request.id, ifMatch, body: { confirmed, lineIds: chosen } }),
    ),
  );
  const { problem, submit } = useFilled(act, () => ({ '/lineIds': chosen, '/confirmed': confirmed }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.tenant.agreeTitle}>
      <p className={styles.note}>{t.tenant.agreeHint}</p>
      {field}
      <CheckField
        pointer="/confirmed"
        label={t.tenant.agreeConfirm}
        checked={confirmed}
        onChange={setConfirmed}
      />
      <FormButtons submit={t.tenant.agree} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

function RefuseForm(props: DecisionProps) {
  const { t } = useSpeech();
  const { request, onClose } = props;
  const { chosen, field } = useLineChoice(request, t.tenant.refuseLines);
  const [reason, setReason] = useKept('reason', '');
  const [confirmed, setConfirmed] = useState(false);
  const act = useDecision<void>(props, t.tenant.refusedDone, () =>
    onTheSame(request, (ifMatch) =>
      api.tenant.refuse({
        id: request.id,
        ifMatch,
        body: { confirmed, lineIds: chosen, reason: reason.trim() || null },
      }),
    ),
  );
  const { problem, submit } = useFilled(act, () => ({ '/lineIds': chosen, '/confirmed': confirmed }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.tenant.refuseTitle}>
      <p className={styles.note}>{t.tenant.refuseHint}</p>
      {field}
      <ProseField
        pointer="/reason"
        label={t.tenant.refuseReason}
        hint={t.tenant.refuseReasonHint}
        required={false}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <CheckField
        pointer="/confirmed"
        label={t.tenant.refuseConfirm}
        checked={confirmed}
        onChange={setConfirmed}
      />
      <FormButtons submit={t.tenant.refuse} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

function UndoForm(props: DecisionProps) {
  const { t } = useSpeech();
  const { request, onClose } = props;
  const [confirmed, setConfirmed] = useState(false);
  const act = useDecision<void>(props, t.tenant.undoneDone, () =>
    onTheSame(request, (ifMatch) => api.tenant.undo({ id: request.id, ifMatch, body: { confirmed } })),
  );
  const { problem, submit } = useFilled(act, () => ({ '/confirmed': confirmed }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.tenant.undoTitle}>
      <p className={styles.note}>{t.tenant.undoHint}</p>
      <CheckField
        pointer="/confirmed"
        label={t.tenant.undoConfirm}
        checked={confirmed}
        onChange={setConfirmed}
      />
      <FormButtons submit={t.tenant.undo} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

function AskForm(props: DecisionProps) {
  const { t } = useSpeech();
  const { request, onClose } = props;
  const [text, setText] = useKept('text', '');
  const ask = (version: number) =>
    api.tenant.ask({ id: request.id, ifMatch: version, body: { text: text.trim() } });
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

const forms = {
  agree: AgreeForm,
  refuse: RefuseForm,
  'undo-decision': UndoForm,
  'ask-question': AskForm,
} as const;
type Decision = keyof typeof forms;

export function DecisionForms({ request }: { request: TenantRequest }) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState<Decision | null>(null);
  const open = openLines(request).length > 0;
  const may = (act: Decision): boolean =>
    request.allowedActions.some((one) => one.action === act && one.allowed) &&
    (act === 'ask-question' || (act === 'undo-decision' ? request.undo !== null : open));
  const offered = (Object.keys(forms) as Decision[]).filter(may);
  const labels: Record<Decision, string> = {
    agree: t.tenant.agreeTitle,
    refuse: t.tenant.refuseTitle,
    'undo-decision': t.tenant.undoTitle,
    'ask-question': t.tenant.askTitle,
  };
  const Chosen = chosen && offered.includes(chosen) ? forms[chosen] : null;
  const heading = useRef<HTMLHeadingElement>(null);
  const left = useRef<Decision | null>(null);
  useEffect(() => {
    if (chosen) heading.current?.focus();
    else if (left.current && document.activeElement === document.body) {
      // The button that opened the form; when it is gone with the decision, the page.
      const opener = document.querySelector<HTMLElement>(`[data-decision="${left.current}"]`);
      (opener ?? document.querySelector<HTMLElement>('h1'))?.focus();
    }
  }, [chosen]);
  const close = (): void => {
    left.current = chosen;
    // Whoever has opened another form meanwhile keeps it, and the focus.
    setChosen((now) => (now === chosen ? null : now));
  };
  return (
    <Section id="decision" title={t.tenant.decide}>
      {offered.length === 0 && <p className={page.muted}>{t.tenant.decideNot}</p>}
      {Chosen ? (
        <>
          <h3 ref={heading} tabIndex={-1}>
            {chosen && labels[chosen]}
          </h3>
          <KeptScope key={chosen} id={`request:${request.id}:${chosen}`}>
            <Chosen request={request} onClose={close} />
          </KeptScope>
        </>
      ) : (
        <div className={page.row}>
          {offered.map((act) => (
            <Button key={act} data-decision={act} onClick={() => setChosen(act)}>
              {labels[act]}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}
