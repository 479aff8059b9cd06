/**
 * The form of the act that was chosen, in the page itself: what it is about stays in sight, and the address names it.
 */
import { lazy, Suspense, useEffect, useRef, type ComponentType } from 'react';
import { keptAct } from '../../forms/claims/unsent-words.tsx';
import type { ActFormProps } from '../../forms/frame/act-form.ts';
import { KeptScope } from '../../forms/frame/kept-scope.tsx';
import { isFormAct, type FormAct } from '../../model/claims/claim-acts.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { Waiting } from '../../ui/states.tsx';
import styles from '../../ui/claim.module.css';

const partnerForms = () => import('../../forms/claims/partner-acts.tsx');
const ownerForms = () => import('../../forms/review/owner-acts.tsx');
const contactForms = () => import('../../forms/consent/contact-acts.tsx');
const endForms = () => import('../../forms/associations/end-acts.tsx');

const forms: Record<FormAct, ComponentType<ActFormProps>> = {
  'resubmit-claim': lazy(async () => ({ default: (await partnerForms()).ResubmitForm })),
  'dispute-claim': lazy(async () => ({ default: (await partnerForms()).DisputeForm })),
  'withdraw-claim': lazy(async () => ({ default: (await partnerForms()).WithdrawForm })),
  'answer-arbitration': lazy(async () => ({ default: (await partnerForms()).ArbitrationForm })),
  'request-information': lazy(async () => ({ default: (await ownerForms()).RequestInformationForm })),
  'assign-claim': lazy(async () => ({ default: (await ownerForms()).AssignForm })),
  'decide-claim': lazy(async () => ({
    default: (await import('../../forms/review/decide-form.tsx')).DecideForm,
  })),
  'correct-contact': lazy(async () => ({ default: (await contactForms()).CorrectContactForm })),
  'confirm-contact': lazy(async () => ({ default: (await contactForms()).ConfirmContactForm })),
  'end-association': lazy(async () => ({ default: (await endForms()).EndForm })),
  'request-end': lazy(async () => ({ default: (await endForms()).RequestEndForm })),
};

export function ActPanel({ act, claim, line, onClose }: ActFormProps & { act: string }) {
  const { t } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [act]);
  if (!isFormAct(act) || !claim.allowedActions.some((one) => one.action === act && one.allowed)) return null;
  const Form = forms[act];
  const close = (): void => {
    onClose();
    // The focus goes back to the button that opened the form.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-act="${act}"]`)?.focus());
  };
  return (
    <section className={styles.panel} aria-labelledby="act-title">
      <h2 id="act-title" tabIndex={-1} ref={heading}>
        {t.actForms.titles[act]}
      </h2>
      <Suspense fallback={<Waiting rows={4} height={64} />}>
        <KeptScope id={keptAct(claim.id, act)}>
          <Form claim={claim} onClose={close} line={line} />
        </KeptScope>
      </Suspense>
    </section>
  );
}
