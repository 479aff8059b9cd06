/** The decision, line by line. What cannot be decided now says why; nothing is chosen beforehand. */
import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Letter, Line } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { decidable, decisionsOf, type DecisionDraft } from '../../model/review/decision.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames, useReasons } from '../../model/frame/names.ts';
import { lineName } from '../../ui/claim-lines.tsx';
import { brokenRules } from '../../model/frame/problems.ts';
import { OutcomeBadge } from '../../ui/status.tsx';
import page from '../../ui/page.module.css';
import claimStyles from '../../ui/claim.module.css';
import { useAct } from '../frame/act.ts';
import type { ActFormProps } from '../frame/act-form.ts';
import { ChecksField, RadioField } from '../frame/choices.tsx';
import { ProseField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';
import { LetterPreview } from './letter-preview.tsx';
import styles from '../frame/form.module.css';
import type { Suggestion } from '../../model/claims/suggestion.ts';

interface LineProps {
  line: Line;
  at: number;
  draft: DecisionDraft;
  onChange: (draft: DecisionDraft) => void;
  mustReject: boolean;
}

function LineDecision({ line, at, draft, onChange, mustReject }: LineProps) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const reasons = useReasons();
  const choices = [
    { value: '', label: t.actForms.later },
    ...(mustReject ? [] : [{ value: 'approve', label: t.actForms.approve }]),
    { value: 'reject', label: t.actForms.reject },
  ];
  return (
    <div className={claimStyles.lineDecision}>
      <div className={page.row}>
        <strong>{lineName(line)}</strong>
        <span className={page.muted}>{names.activity(line.activity)}</span>
        <OutcomeBadge outcome={line.outcome} />
      </div>
      <RadioField
        pointer={`/lines/${at}`}
        label={t.actForms.decisionFor(`${lineName(line)}, ${names.activity(line.activity)}`)}
        choices={choices}
        value={draft.decision}
        onChange={(decision) => onChange({ ...draft, decision: decision as DecisionDraft['decision'] })}
      />
      {draft.decision === 'reject' && (
        <ChecksField
          pointer={`/lines/${at}/codes`}
          label={t.actForms.rejectCodesFor(lineName(line))}
          values={draft.codes}
          onChange={(codes) => onChange({ ...draft, codes })}
          choices={reasons.rejection}
        />
      )}
      {draft.decision !== '' && (
        <ProseField
          pointer={`/lines/${at}/evidence`}
          label={t.desk.evidenceFor(lineName(line))}
          hint={t.desk.evidenceHint}
          required={false}
          rows={3}
          maxLength={2000}
          value={draft.evidence}
          onChange={(evidence) => onChange({ ...draft, evidence })}
        />
      )}
      {draft.decision === 'reject' && (
        <ProseField
          pointer={`/lines/${at}/remedy`}
          label={t.desk.remedyFor(lineName(line))}
          hint={t.desk.remedyHint}
          required={false}
          rows={2}
          maxLength={2000}
          value={draft.remedy}
          onChange={(remedy) => onChange({ ...draft, remedy })}
        />
      )}
    </div>
  );
}

const nothing: DecisionDraft = { decision: '', codes: [], evidence: '', remedy: '' };

function useDecision({ claim, onClose }: ActFormProps, lines: Line[]) {
  const { t } = useSpeech();
  const [drafts, setDrafts] = useKept<Record<string, DecisionDraft>>('drafts', {});
  const [comment, setComment] = useKept('comment', '');
  const [untouched, setUntouched] = useState(false);
  const [letters, setLetters] = useState<Letter[] | null>(null);
  const decisions = decisionsOf(lines, drafts);
  const body = { lines: decisions, comment: comment.trim() || null };
  const asked = { id: claim.id, ifMatch: claim.version, body };
  const look = useAct({
    claimId: claim.id,
    looks: true,
    run: () => api.claims.decide({ ...asked, validateOnly: true }),
    after: (seen) => setLetters(seen.letters ?? []),
  });
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['decide-claim'],
    after: onClose,
    run: () => api.claims.decide(asked),
  });
  const nothingChosen = useMemo(
    () => brokenRules({ pointer: '', code: 'decide-none', message: t.actForms.decideNone }),
    [t],
  );
  const show = (): void => {
    setUntouched(decisions.length === 0);
    if (decisions.length > 0) look.send();
  };
  return {
    drafts,
    setDrafts,
    comment,
    setComment,
    decisions,
    letters,
    change: () => setLetters(null),
    show,
    look: { pending: look.pending, problem: untouched ? nothingChosen : look.problem },
    act,
  };
}

/** Approvals begin with nothing, rejections with what was found for their reasons. */
function withFindings(draft: DecisionDraft, suggested: readonly Suggestion[]): DecisionDraft {
  if (draft.decision !== 'reject' || draft.evidence !== '' || draft.codes.length === 0) return draft;
  const found = suggested.filter(({ code }) => draft.codes.includes(code)).map(({ evidence }) => evidence);
  return found.length === 0 ? draft : { ...draft, evidence: found.join('\n') };
}

export function DecideForm({ claim, onClose, suggested = [] }: ActFormProps) {
  const { t } = useSpeech();
  const lines = decidable(claim.lines);
  const form = useDecision({ claim, onClose }, lines);
  if (form.letters)
    return (
      <LetterPreview
        letters={form.letters}
        submit={t.desk.letter.send}
        pending={form.act.pending}
        problem={form.act.problem}
        onSend={() => form.act.send()}
        onBack={form.change}
      />
    );
  // The problems point at the lines as they were sent; here each line keeps its place.
  const placeOf = (line: Line): number => {
    const sent = form.decisions.findIndex((decision) => decision.lineId === line.id);
    return sent === -1 ? form.decisions.length + lines.indexOf(line) : sent;
  };
  const open = lines.filter((line) => line.outcome === 'undecided' || line.outcome === 'disputed');
  const approved: DecisionDraft = { ...nothing, decision: 'approve' };
  const approveAll = (): void =>
    form.setDrafts({ ...form.drafts, ...Object.fromEntries(open.map((line) => [line.id, approved])) });
  return (
    <Form problem={form.look.problem} onSubmit={form.show}>
      {open.length > 1 && <p className={styles.note}>{t.actForms.laterHint}</p>}
      {open.length > 1 && (
        <div>
          <Button size="small" onClick={approveAll}>
            {t.actForms.approveAll}
          </Button>
        </div>
      )}
      {lines.map((line) => (
        <LineDecision
          key={line.id}
          line={line}
          at={placeOf(line)}
          draft={form.drafts[line.id] ?? nothing}
          mustReject={!open.includes(line)}
          onChange={(draft) => form.setDrafts({ ...form.drafts, [line.id]: withFindings(draft, suggested) })}
        />
      ))}
      <ProseField
        pointer="/comment"
        label={t.actForms.decisionComment}
        required={false}
        rows={3}
        maxLength={4000}
        value={form.comment}
        onChange={form.setComment}
      />
      <FormButtons submit={t.desk.letter.show} pending={form.look.pending} onCancel={onClose} />
    </Form>
  );
}
