/** Whom the customer's notice goes to, who answers technical questions, and who at the partner gets the mails. */
import { useQuery } from '@tanstack/react-query';
import type { Claim, EditClaim, PersonInput } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import type { StepProps } from './step-props.ts';
import { activitiesIn } from '../../model/programme/policies.ts';
import { catalog } from '../../model/frame/queries.ts';
import { useMe } from '../../model/frame/session.ts';
import { Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { outsideDomains, reasonAsked } from '../consent/contact-acts.tsx';
import { ProseField, TextField } from '../frame/fields.tsx';
import { Form } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';
import { isOpen, StepButtons, useSaveStep } from './save-step.tsx';
import styles from '../frame/form.module.css';

interface Typed {
  name: string;
  title: string;
  email: string;
}
const nobody: Typed = { name: '', title: '', email: '' };

function typed(
  person: { name: string; title?: string; email: string } | null,
  fallback: Typed = nobody,
): Typed {
  return person ? { name: person.name, title: person.title ?? '', email: person.email } : fallback;
}

/** Nothing typed is nobody; anything typed is sent as it is, so that the API says what is missing. */
function personOrNull({ name, title, email }: Typed): PersonInput | null {
  return name.trim() || title.trim() || email.trim()
    ? { name: name.trim(), title: title.trim(), email: email.trim() }
    : null;
}

interface PersonProps {
  at: string;
  legend: string;
  hint?: string;
  value: Typed;
  onChange: (value: Typed) => void;
  disabled: boolean;
  required: boolean;
  titled?: boolean;
  emailHint?: string;
}

function PersonFields({
  at,
  legend,
  hint,
  value,
  onChange,
  disabled,
  required,
  titled = true,
  emailHint,
}: PersonProps) {
  const { t } = useSpeech();
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {hint && <p className={styles.groupHint}>{hint}</p>}
      <div className={styles.pair}>
        <TextField
          pointer={`${at}/name`}
          label={t.wizard.contactName}
          required={required}
          disabled={disabled}
          maxLength={120}
          value={value.name}
          onChange={(name) => onChange({ ...value, name })}
        />
        {titled && (
          <TextField
            pointer={`${at}/title`}
            label={t.wizard.contactTitle}
            required={required}
            disabled={disabled}
            maxLength={120}
            value={value.title}
            onChange={(title) => onChange({ ...value, title })}
          />
        )}
        <TextField
          pointer={`${at}/email`}
          label={t.wizard.contactEmail}
          type="email"
          required={required}
          disabled={disabled}
          maxLength={254}
          value={value.email}
          hint={emailHint}
          onChange={(email) => onChange({ ...value, email })}
        />
      </div>
    </fieldset>
  );
}

interface Revenue {
  seller: string;
  customer: string;
  product: string;
}

interface RevenueProps {
  value: Revenue;
  onChange: (value: Revenue) => void;
  disabled: boolean;
}

function RevenueFields({ value, onChange, disabled }: RevenueProps) {
  const { t } = useSpeech();
  return (
    <fieldset className={styles.group}>
      <legend>{t.wizard.revenue}</legend>
      <div className={styles.pair}>
        <TextField
          pointer="/solutionSellerName"
          label={t.wizard.seller}
          required
          disabled={disabled}
          maxLength={200}
          value={value.seller}
          onChange={(seller) => onChange({ ...value, seller })}
        />
        <TextField
          pointer="/revenueCustomerName"
          label={t.wizard.revenueCustomer}
          required
          disabled={disabled}
          maxLength={200}
          value={value.customer}
          onChange={(customer) => onChange({ ...value, customer })}
        />
        <TextField
          pointer="/isvProductName"
          label={t.wizard.isvProduct}
          required
          disabled={disabled}
          maxLength={200}
          value={value.product}
          onChange={(product) => onChange({ ...value, product })}
        />
      </div>
    </fieldset>
  );
}

interface Asks {
  technical: boolean;
  revenue: boolean;
}

function useForm(claim: Claim, asks: Asks) {
  const me = useMe();
  const [customer, setCustomer] = useKept('customer', () => typed(claim.customerContact));
  const [technical, setTechnical] = useKept('technical', () => typed(claim.technicalContact));
  const [partner, setPartner] = useKept('partner', () =>
    typed(claim.partnerContact, { name: me.name, title: '', email: me.email }),
  );
  const [reason, setReason] = useKept('reason', claim.contactDomainReason ?? '');
  const [revenue, setRevenue] = useKept('revenue', {
    seller: claim.solutionSellerName ?? '',
    customer: claim.revenueCustomerName ?? '',
    product: claim.isvProductName ?? '',
  });
  const differs = outsideDomains(customer.email, claim.customer.domain);
  const reasonIsAsked = reasonAsked(customer.email, claim.customer.domain);
  const partnerContact = personOrNull(partner);
  const body = (): EditClaim => ({
    customerContact: personOrNull(customer),
    partnerContact: partnerContact && { name: partnerContact.name, email: partnerContact.email },
    contactDomainReason: reasonIsAsked ? reason.trim() || null : null,
    ...(asks.technical && { technicalContact: personOrNull(technical) }),
    ...(asks.revenue && {
      solutionSellerName: revenue.seller.trim() || null,
      revenueCustomerName: revenue.customer.trim() || null,
      isvProductName: revenue.product.trim() || null,
    }),
  });
  return {
    customer,
    setCustomer,
    technical,
    setTechnical,
    partner,
    setPartner,
    reason,
    setReason,
    revenue,
    setRevenue,
    differs,
    reasonIsAsked,
    body,
  };
}

function Contacts({ asks, ...props }: StepProps & { asks: Asks }) {
  const { claim, onSaved } = props;
  const { t } = useSpeech();
  const form = useForm(claim, asks);
  const saving = useSaveStep(props);
  const open = isOpen(claim, 'contacts');
  return (
    <Section id="contacts" title={t.wizard.steps.contacts} lead={t.wizard.contactsLead}>
      <Form problem={saving.problem} onSubmit={() => (open ? saving.send(form.body()) : onSaved(false))}>
        {!open && <p className={styles.note}>{t.wizard.notEditableHere}</p>}
        <PersonFields
          at="/customerContact"
          legend={t.wizard.customerContact}
          value={form.customer}
          onChange={form.setCustomer}
          disabled={!open}
          required
          emailHint={form.differs ? t.wizard.differs : undefined}
        />
        {form.reasonIsAsked && (
          <ProseField
            pointer="/contactDomainReason"
            label={t.wizard.differsReason}
            required={form.differs}
            disabled={!open}
            rows={2}
            maxLength={1000}
            value={form.reason}
            onChange={form.setReason}
          />
        )}
        {asks.technical && (
          <PersonFields
            at="/technicalContact"
            legend={t.wizard.technicalContact}
            value={form.technical}
            onChange={form.setTechnical}
            disabled={!open}
            required
          />
        )}
        <PersonFields
          at="/partnerContact"
          legend={t.wizard.partnerContact}
          hint={t.wizard.partnerContactHint}
          value={form.partner}
          onChange={form.setPartner}
          disabled={!open}
          required
          titled={false}
        />
        {asks.revenue && <RevenueFields value={form.revenue} onChange={form.setRevenue} disabled={!open} />}
        <StepButtons saving={saving} body={form.body} />
      </Form>
    </Section>
  );
}

export function ContactsStep(props: StepProps) {
  const query = useQuery(catalog());
  const { claim } = props;
  return (
    <Loaded query={query} rows={4} height={64}>
      {(found) => {
        const activities = activitiesIn(found).filter(
          (one) => one.solutionArea === claim.solutionArea && claim.activities.includes(one.id),
        );
        const asks = {
          technical: claim.policy.technicalContactAsked && activities.some((one) => one.level === 'product'),
          revenue: activities.some((one) => one.asksRevenueDetails),
        };
        return <Contacts {...props} asks={asks} />;
      }}
    </Loaded>
  );
}
