/** The last look: the API checks the whole claim without sending it, and every problem leads to its step. */
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Claim } from '#sdk';
import { api, problemOf } from '../../model/frame/api.ts';
import { mayAddFiles } from '../../model/claims/claim-acts.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { ClaimFacts, ClaimPeople } from '../../ui/claim-details.tsx';
import { ClaimLines, lineName } from '../../ui/claim-lines.tsx';
import type { StepProps } from './step-props.ts';
import { ProofAdvice } from '../../ui/proof-advice.tsx';
import { sentence, warningSentence, type FieldProblem } from '../../model/frame/problems.ts';
import type { DraftStep } from '../../model/frame/search/partner.ts';
import { stepOfPointer } from '../../model/claims/step-of.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { useWhoLetsSubmit } from '../../ui/why-not.ts';
import { Section } from '../../ui/page.tsx';
import { Waiting } from '../../ui/states.tsx';
import { formatBytes, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import claimStyles from '../../ui/claim.module.css';
import { useAct } from '../frame/act.ts';
import { CheckField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';

/** What submitting would say, without submitting. A new version of the claim is checked again. */
function useCheck(claim: Claim, enabled: boolean) {
  return useQuery({
    queryKey: ['check', claim.id, claim.version, claim.files.map((file) => file.scan).join()],
    enabled,
    retry: false,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: () =>
      api.claims.submit({ id: claim.id, ifMatch: claim.version, validateOnly: true, body: {} }).then(
        (checked) => ({ problems: [] as FieldProblem[], warnings: checked.warnings }),
        (error: unknown) => {
          const problem = problemOf(error);
          if (problem.status !== 422) throw error;
          return { problems: problem.errors, warnings: [] };
        },
      ),
  });
}

function Problems({ claim, problems }: { claim: Claim; problems: FieldProblem[] }) {
  const { t } = useSpeech();
  const about = ({ pointer }: FieldProblem): string => {
    const at = /^\/lines\/(\d+)/.exec(pointer)?.[1];
    const line =
      at === undefined ? undefined : claim.lines.filter((one) => one.review !== 'withdrawn')[Number(at)];
    return line ? `${lineName(line)}: ` : '';
  };
  const fieldName = ({ pointer, code }: FieldProblem): string => {
    const [, part = '', field = ''] = pointer.split('/');
    const fields: Record<string, string> = {
      name: t.wizard.contactName,
      title: t.wizard.contactTitle,
      email: t.wizard.contactEmail,
    };
    if (part.endsWith('Contact'))
      return `${wordFor(t.history.fields, part)}${fields[field] ? `, ${fields[field].toLocaleLowerCase()}` : ''}: `;
    return code === 'field-required' && part !== 'lines' ? `${wordFor(t.history.fields, part)}: ` : '';
  };
  return (
    <ul>
      {problems.map((problem, index) => {
        const step = stepOfPointer(problem.pointer);
        return (
          <li key={`${problem.pointer} ${problem.code} ${index}`}>
            {about(problem)}
            {fieldName(problem)}
            {problem.pointer === '/lines' ? t.wizard.linesOne : sentence(problem, t)}{' '}
            {step !== 'review' && (
              <Link
                className={page.onBar}
                to="/claims/$claimId/edit"
                params={{ claimId: claim.id }}
                search={{ step }}
              >
                {t.wizard.fix(t.wizard.steps[step])}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Checked({ claim, check }: { claim: Claim; check: ReturnType<typeof useCheck> }) {
  const { t } = useSpeech();
  if (check.isError)
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          {sentence({ ...problemOf(check.error), message: problemOf(check.error).detail }, t)}
        </MessageBarBody>
      </MessageBar>
    );
  if (!check.data) return <Waiting rows={1} height={48} />;
  const { problems, warnings } = check.data;
  return (
    <div className={page.stack}>
      {problems.length === 0 ? (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t.wizard.ready}</MessageBarTitle>
            {t.wizard.readyHint}
          </MessageBarBody>
        </MessageBar>
      ) : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t.wizard.notReady(problems.length)}</MessageBarTitle>
            <Problems claim={claim} problems={problems} />
          </MessageBarBody>
        </MessageBar>
      )}
      {warnings.length > 0 && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t.claim.warnings}</MessageBarTitle>
            <ul>
              {warnings.map((warning) => (
                <li key={`${warning.code} ${warning.pointer}`}>{warningSentence(warning, t)}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

/** What a policy wants confirmed is part of the claim, so ticking saves it. */
function Confirmations({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const save = useAct({
    claimId: claim.id,
    run: (body: Parameters<typeof api.claims.edit>[0]['body']) =>
      api.claims.edit({ id: claim.id, ifMatch: claim.version, body }),
  });
  const { acknowledgementsAsked: asked, recognitionOnlyAllowed } = claim.policy;
  if (asked.length === 0 && !recognitionOnlyAllowed) return null;
  const toggle = (id: string, on: boolean): void =>
    save.send({
      acknowledgements: on
        ? [...claim.acknowledgements, id]
        : claim.acknowledgements.filter((one) => one !== id),
    });
  return (
    <Section id="confirm" title={t.wizard.acknowledge}>
      <Form problem={save.problem} onSubmit={() => undefined}>
        {asked.map((id) => (
          <CheckField
            key={id}
            pointer={`/acknowledgements/${id}`}
            label={wordFor(t.words.acknowledgements, id)}
            disabled={save.pending}
            checked={claim.acknowledgements.includes(id)}
            onChange={(on) => toggle(id, on)}
          />
        ))}
        {recognitionOnlyAllowed && (
          <CheckField
            pointer="/recognitionOnly"
            label={t.wizard.recognitionOnly}
            disabled={save.pending}
            checked={claim.recognitionOnly}
            onChange={(recognitionOnly) => save.send({ recognitionOnly })}
          />
        )}
      </Form>
    </Section>
  );
}

function SubmitForm({ claim, ready }: { claim: Claim; ready: boolean }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['submit-claim'],
    ahead: true,
    run: () =>
      api.claims.submit({ id: claim.id, ifMatch: claim.version, body: { consentCode: code.trim() || null } }),
    after: () => navigate({ to: '/claims/$claimId', params: { claimId: claim.id } }),
  });
  return (
    <Section id="submit" title={t.acts['submit-claim']}>
      <Form problem={act.problem} onSubmit={() => act.send()}>
        <TextField
          pointer="/consentCode"
          label={t.wizard.code}
          hint={t.wizard.codeHint}
          required={false}
          maxLength={60}
          autoComplete="off"
          value={code}
          onChange={setCode}
        />
        <FormButtons
          submit={t.wizard.submit}
          pending={act.pending}
          blocked={ready || code.trim() !== '' ? undefined : t.wizard.submitBlocked}
        />
      </Form>
    </Section>
  );
}

function Overview({ claim }: { claim: Claim }) {
  const { t, locale } = useSpeech();
  const change = (step: DraftStep): React.ReactNode => (
    <Link
      className={page.link}
      to="/claims/$claimId/edit"
      params={{ claimId: claim.id }}
      search={{ step }}
      aria-label={t.wizard.change(t.wizard.steps[step])}
    >
      {t.acts['edit-claim']}
    </Link>
  );
  return (
    <div className={claimStyles.columns}>
      <div>
        <Section id="review-lines" title={t.claim.lines} aside={change('lines')}>
          {claim.lines.length > 0 ? (
            <ClaimLines lines={claim.lines} side="partner" plain={claim.status === 'editing'} />
          ) : (
            <p className={page.muted}>{t.wizard.linesOne}</p>
          )}
        </Section>
        <Section id="review-proof" title={t.files.title} aside={change('proof')}>
          {claim.files.length > 0 ? (
            <ul className={page.plainList}>
              {claim.files.map((file) => (
                <li key={file.id}>
                  {file.name}, {formatBytes(file.size, locale)}
                </li>
              ))}
            </ul>
          ) : (
            <p className={page.muted}>{t.files.empty}</p>
          )}
        </Section>
        <Section id="review-people" title={t.claim.people} aside={change('contacts')}>
          <ClaimPeople claim={claim} />
        </Section>
      </div>
      <Section id="review-details" title={t.claim.details} aside={change('basics')}>
        <ClaimFacts claim={claim} />
      </Section>
    </div>
  );
}

export function ReviewStep({ claim }: StepProps) {
  const { t } = useSpeech();
  const lets = useWhoLetsSubmit();
  const submit = claim.allowedActions.find((one) => one.action === 'submit-claim');
  const draft = claim.status === 'editing';
  const checked = draft && submit?.allowed === true;
  const check = useCheck(claim, checked);
  const waiting = checked && check.isPending;
  const ready = check.data?.problems.length === 0 && !check.isPlaceholderData;
  return (
    <>
      {checked && (
        <Section id="check" title={t.wizard.steps.review} lead={t.wizard.reviewLead}>
          <Checked claim={claim} check={check} />
        </Section>
      )}
      {draft && submit && !submit.allowed && (
        <Section id="check" title={t.wizard.submitNot}>
          <p>
            {(submit.code === 'role-missing' && lets) ||
              sentence({ code: submit.code ?? '', message: submit.message ?? '', params: submit.params }, t)}
          </p>
        </Section>
      )}
      {mayAddFiles(claim) && !waiting && (
        <Section id="advice" title={t.proof.advice} lead={t.proof.adviceLead}>
          <ProofAdvice claim={claim} />
        </Section>
      )}
      {/* What stands below the check waits for it, and so does not move. */}
      {!waiting && <Overview claim={claim} />}
      {!waiting && <Confirmations claim={claim} />}
      {checked && !waiting && <SubmitForm claim={claim} ready={ready} />}
      {claim.openRequest && (
        <Section id="answer" title={t.actForms.titles['resubmit-claim']} lead={t.wizard.resubmitHint}>
          <LinkButton
            primary
            to="/claims/$claimId"
            params={{ claimId: claim.id }}
            search={{ act: 'resubmit-claim' }}
          >
            {t.acts['resubmit-claim']}
          </LinkButton>
        </Section>
      )}
    </>
  );
}
