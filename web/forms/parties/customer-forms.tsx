/** What the programme owner changes of a customer: each form says why. */
import { useState } from 'react';
import type { CustomerDetail } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { countryChoices, languageChoices, zoneChoices } from '../../model/frame/places.ts';
import { customer as customerQuery } from '../../model/frame/queries.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { CheckField, SelectField } from '../frame/choices.tsx';
import { ProseField, TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { OpenForm } from '../frame/open-form.tsx';
import { domainsIn, inOneField } from './domains-field.ts';
import { WhyField } from './partner-forms.tsx';

interface CustomerFormProps {
  customer: CustomerDetail;
  onClose: () => void;
}

export function EditCustomerForm({ customer, onClose }: CustomerFormProps) {
  const { t, locale } = useSpeech();
  const words = t.review.customer;
  const [name, setName] = useState(customer.name);
  const [domains, setDomains] = useState(customer.domains.join('\n'));
  const [country, setCountry] = useState(customer.country);
  const [zone, setZone] = useState(customer.zone);
  const [language, setLanguage] = useState(customer.language);
  const [publicSector, setPublicSector] = useState(customer.publicSector);
  const [why, setWhy] = useState('');
  const act = useAct({
    run: () =>
      api.customers.edit({
        id: customer.id,
        ifMatch: customer.version,
        body: {
          name: name.trim(),
          domains: domainsIn(domains),
          country,
          zone,
          language,
          publicSector,
          why: why.trim(),
        },
      }),
    done: words.saved,
    after: onClose,
    about: customerQuery(customer.id).queryKey,
  });
  const { problem, submit } = useFilled(act, () => ({ '/name': name, '/domains': domains, '/why': why }));
  return (
    <OpenForm id="edit" title={words.editTitle} lead={words.editLead}>
      <Form problem={inOneField(problem, '/domains')} onSubmit={submit} label={words.editTitle}>
        <TextField
          pointer="/name"
          label={words.editName}
          required
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <ProseField
          pointer="/domains"
          label={words.domains}
          hint={words.domainsHint}
          required
          rows={3}
          maxLength={20000}
          value={domains}
          onChange={setDomains}
        />
        <SelectField
          pointer="/country"
          label={words.country}
          required
          value={country}
          onChange={setCountry}
          choices={countryChoices(locale)}
        />
        <SelectField
          pointer="/zone"
          label={words.zone}
          required
          value={zone}
          onChange={setZone}
          choices={zoneChoices(customer.zone)}
        />
        <SelectField
          pointer="/language"
          label={words.language}
          hint={words.languageHint}
          required
          value={language}
          onChange={setLanguage}
          choices={languageChoices(customer.language, locale)}
        />
        <CheckField
          pointer="/publicSector"
          label={words.publicSector}
          hint={words.publicSectorHint}
          checked={publicSector}
          onChange={setPublicSector}
        />
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words.save} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

export function AddContactForm({ customer, onClose }: CustomerFormProps) {
  const { t } = useSpeech();
  const words = t.review.customer;
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [email, setEmail] = useState('');
  const [why, setWhy] = useState('');
  const act = useAct({
    run: () =>
      api.customers.addTrustedContact({
        id: customer.id,
        body: { name: name.trim(), title: title.trim(), email: email.trim(), why: why.trim() },
      }),
    done: words.added,
    after: onClose,
    about: customerQuery(customer.id).queryKey,
  });
  const { problem, submit } = useFilled(act, () => ({
    '/name': name,
    '/title': title,
    '/email': email,
    '/why': why,
  }));
  return (
    <OpenForm id="add-contact" title={words.add} lead={t.review.addTrustedHint}>
      <Form problem={problem} onSubmit={submit} label={words.add}>
        <TextField
          pointer="/name"
          label={words.name}
          required
          maxLength={120}
          value={name}
          onChange={setName}
        />
        <TextField
          pointer="/title"
          label={words.title}
          required
          maxLength={120}
          value={title}
          onChange={setTitle}
        />
        <TextField
          pointer="/email"
          label={words.email}
          type="email"
          required
          maxLength={254}
          value={email}
          onChange={setEmail}
        />
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words.addIt} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

type Contact = CustomerDetail['trustedContacts'][number];

export function EndContactForm({ customer, contact, onClose }: CustomerFormProps & { contact: Contact }) {
  const { t } = useSpeech();
  const words = t.review.customer;
  const [why, setWhy] = useState('');
  const act = useAct({
    run: () =>
      api.customers.endTrustedContact({ id: customer.id, contact: contact.id, body: { why: why.trim() } }),
    done: words.ended,
    after: onClose,
    about: customerQuery(customer.id).queryKey,
  });
  const { problem, submit } = useFilled(act, () => ({ '/why': why }));
  const title = words.endTitle(contact.name);
  return (
    <OpenForm id={`end-contact ${contact.id}`} title={title} lead={words.endLead}>
      <Form problem={problem} onSubmit={submit} label={title}>
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words.end} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

/** By another person than the one who added it: from then on this contact's silence and consent count. */
export function ConfirmContactForm({ customer, contact, onClose }: CustomerFormProps & { contact: Contact }) {
  const { t } = useSpeech();
  const words = t.review.customer;
  const act = useAct({
    run: () => api.customers.confirmTrustedContact({ id: customer.id, contact: contact.id }),
    done: words.confirmed,
    after: onClose,
    about: customerQuery(customer.id).queryKey,
  });
  const { problem, submit } = useFilled(act, () => ({}));
  const title = words.confirmTitle(contact.name, contact.email);
  return (
    <OpenForm id={`confirm-contact ${contact.id}`} title={title} lead={words.confirmLead}>
      <Form problem={problem} onSubmit={submit} label={title}>
        <FormButtons submit={words.confirm} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}
