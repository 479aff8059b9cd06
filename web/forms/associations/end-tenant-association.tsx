/** Ending an association as the customer's administrator: first what it does, then a box to tick. The reason is free. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Association } from '#sdk';
import { api, problemOf } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { tenantAssociation } from '../../model/frame/queries.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { CheckField } from '../frame/choices.tsx';
import { ProseField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';
import claim from '../../ui/claim.module.css';
import page from '../../ui/page.module.css';

interface Props {
  association: Association;
  onClose: () => void;
  onEnded: () => void;
}

export function EndTenantAssociation({ association, onClose, onEnded }: Props) {
  const { t } = useSpeech();
  const [reason, setReason] = useKept('reason', '');
  const [confirmed, setConfirmed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const act = useAct({
    about: tenantAssociation(association.id).queryKey,
    done: t.tenant.endDone,
    after: onEnded,
    run: async () => {
      const end = (ifMatch: number) =>
        api.tenant.endAssociation({ id: association.id, ifMatch, body: { reason: reason.trim() } });
      try {
        return await end(association.claimVersion);
      } catch (error) {
        if (problemOf(error).status !== 412) throw error;
        // Something else about the claim has changed: what is ended is still the same association.
        const now = await api.tenant.association({ id: association.id });
        if (now.state !== 'official') throw error;
        return end(now.claimVersion);
      }
    },
  });
  const { problem, submit } = useFilled(act, () => ({ '/confirmed': confirmed }));
  return (
    <section className={claim.panel} aria-labelledby="end-title">
      <h2 id="end-title" tabIndex={-1} ref={heading}>
        {t.tenant.endTitle(association.item.name, association.partner?.name ?? '')}
      </h2>
      <Form problem={problem} onSubmit={submit}>
        <div>
          <p>{t.tenant.endWhat}</p>
          <ul>
            {t.tenant.endConsequences.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p>
            {t.tenant.endLock}{' '}
            <Link className={page.link} to="/tenant/locks">
              {t.tenant.locksTitle}
            </Link>
          </p>
        </div>
        <ProseField
          pointer="/reason"
          label={t.tenant.endReason}
          hint={t.tenant.endReasonHint}
          required={false}
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <CheckField
          pointer="/confirmed"
          label={t.tenant.endConfirm}
          checked={confirmed}
          onChange={setConfirmed}
        />
        <FormButtons submit={t.tenant.end} pending={act.pending} onCancel={onClose} />
      </Form>
    </section>
  );
}
