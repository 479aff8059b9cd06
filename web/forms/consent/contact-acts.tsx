/**
 * When a notice did not arrive: name another contact, or confirm that the address is right. Either starts a full window
 * again.
 */
import { useState } from 'react';
import type { Claim, Notice } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useAct, useFilled } from '../frame/act.ts';
import type { ActFormProps } from '../frame/act-form.ts';
import { ProseField, TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';
import styles from '../frame/form.module.css';

/** The act hangs on a notice: the named contact's in the last round, else the last one that failed. */
export function noticeInDoubt(notices: readonly Notice[]): (Notice & { id: string }) | null {
  const found = notices.filter(
    (notice): notice is Notice & { id: string } => notice.id !== null && notice.purpose === 'decide',
  );
  const last = Math.max(0, ...found.map((notice) => notice.round));
  const ofLast = found.filter((notice) => notice.round === last);
  return (
    ofLast.find((notice) => notice.named && notice.state === 'bounced') ??
    ofLast.find((notice) => notice.state === 'bounced') ??
    ofLast.find((notice) => notice.named) ??
    ofLast[0] ??
    null
  );
}

/** Whether a reason may be needed: where the claim names no domain, the page cannot tell, and the API says. */
export function reasonAsked(email: string, domain: string | null): boolean {
  return domain === null ? email.trim() !== '' : outsideDomains(email, domain);
}

export function outsideDomains(email: string, domain: string | null): boolean {
  const at = email.lastIndexOf('@');
  return (
    domain !== null &&
    at > 0 &&
    email.slice(at + 1).includes('.') &&
    email
      .slice(at + 1)
      .trim()
      .toLowerCase() !== domain.toLowerCase()
  );
}

function CorrectForm({
  claim,
  notice,
  onClose,
}: {
  claim: Claim;
  notice: Notice & { id: string };
  onClose: () => void;
}) {
  const { t } = useSpeech();
  const [name, setName] = useKept('name', '');
  const [title, setTitle] = useKept('title', '');
  const [email, setEmail] = useKept('email', '');
  const [reason, setReason] = useKept('reason', '');
  const differs = outsideDomains(email, claim.customer.domain);
  const asked = reasonAsked(email, claim.customer.domain);
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['correct-contact'],
    after: onClose,
    run: () =>
      api.notices.correctContact({
        id: notice.id,
        ifMatch: claim.version,
        body: {
          contact: { name: name.trim(), title: title.trim(), email: email.trim() },
          contactDomainReason: asked ? reason.trim() || null : null,
        },
      }),
  });
  const { problem, submit } = useFilled(act, () => ({
    '/contact/name': name,
    '/contact/title': title,
    '/contact/email': email,
    ...(differs && { '/contactDomainReason': reason }),
  }));
  return (
    <Form problem={problem} onSubmit={submit}>
      <p className={styles.note}>{t.actForms.contactHint}</p>
      <TextField
        pointer="/contact/name"
        label={t.actForms.contactName}
        required
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <TextField
        pointer="/contact/title"
        label={t.actForms.contactTitle}
        required
        maxLength={120}
        value={title}
        onChange={setTitle}
      />
      <TextField
        pointer="/contact/email"
        label={t.actForms.contactEmail}
        type="email"
        required
        maxLength={254}
        value={email}
        onChange={setEmail}
        hint={differs ? t.wizard.differs : undefined}
      />
      {asked && (
        <ProseField
          pointer="/contactDomainReason"
          label={t.actForms.contactDomainReason}
          required={differs}
          maxLength={1000}
          rows={2}
          value={reason}
          onChange={setReason}
        />
      )}
      <FormButtons submit={t.acts['correct-contact']} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

export function CorrectContactForm({ claim, onClose }: ActFormProps) {
  const { t } = useSpeech();
  const notice = noticeInDoubt(claim.notices);
  return notice ? (
    <CorrectForm claim={claim} notice={notice} onClose={onClose} />
  ) : (
    <p>{t.problems['nothing-to-do']}</p>
  );
}

function ConfirmForm({
  claim,
  notice,
  onClose,
}: {
  claim: Claim;
  notice: Notice & { id: string };
  onClose: () => void;
}) {
  const { t } = useSpeech();
  const [reason, setReason] = useState('');
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['confirm-contact'],
    after: onClose,
    run: () =>
      api.notices.confirmContact({ id: notice.id, ifMatch: claim.version, body: { reason: reason.trim() } }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/reason': reason }));
  return (
    <Form problem={problem} onSubmit={submit}>
      <p className={styles.note}>
        {t.actForms.confirmHint(notice.recipient?.email ?? t.claim.trustedContact)}
      </p>
      <ProseField
        pointer="/reason"
        label={t.actForms.confirmReason}
        required
        rows={3}
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
      <FormButtons submit={t.acts['confirm-contact']} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

export function ConfirmContactForm({ claim, onClose }: ActFormProps) {
  const { t } = useSpeech();
  const notice = noticeInDoubt(claim.notices);
  return notice ? (
    <ConfirmForm claim={claim} notice={notice} onClose={onClose} />
  ) : (
    <p>{t.problems['nothing-to-do']}</p>
  );
}
