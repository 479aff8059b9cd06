/** Taking a trusted contact off the list, or objecting to one who still waits to be confirmed; with a reason. */
import { useState } from 'react';
import type { HeldContact } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { ProseField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { OpenForm } from '../frame/open-form.tsx';

interface EndContactFormProps {
  contact: HeldContact;
  onCancel: () => void;
  onDone: () => void;
}

export function EndTenantContactForm({ contact, onCancel, onDone }: EndContactFormProps) {
  const { t } = useSpeech();
  const words = t.contacts;
  const [why, setWhy] = useState('');
  const proposed = contact.state === 'proposed';
  const act = useAct({
    run: () => api.tenant.endContact({ id: contact.id, body: { why: why.trim() } }),
    done: proposed ? words.objected(contact.name) : words.ended(contact.name),
    after: onDone,
  });
  const { problem, submit } = useFilled(act, () => ({ '/why': why }));
  const title = proposed ? words.objectTitle(contact.name) : words.endTitle(contact.name);
  return (
    <OpenForm id={`end ${contact.id}`} title={title} lead={proposed ? words.objectLead : words.endLead}>
      <Form problem={problem} onSubmit={submit} label={title}>
        <ProseField
          pointer="/why"
          label={words.why}
          hint={words.whyHint}
          required
          rows={2}
          maxLength={2000}
          value={why}
          onChange={setWhy}
        />
        <FormButtons submit={proposed ? words.object : words.end} pending={act.pending} onCancel={onCancel} />
      </Form>
    </OpenForm>
  );
}
