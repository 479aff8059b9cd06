/** The customer: its domain and tenant ID have to belong together, and checking that is counted. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Catalog, CustomerLookup, LookedUpCustomer } from '#sdk';
import { problemOf } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { lookup, type LookupInput } from '../../model/parties/lookup.ts';
import type { NewStepProps } from './step-props.ts';
import { policyOf } from '../../model/programme/policies.ts';
import { brokenRules, type Problem } from '../../model/frame/problems.ts';
import { Section } from '../../ui/page.tsx';
import { countryName } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import { missing } from '../frame/act.ts';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';

interface Checked {
  problem: Problem | null;
  pending: boolean;
  /** Known only when it was asked for: each look-up is counted. */
  found: CustomerLookup | undefined;
  check: () => Promise<void>;
}

function useCheck(input: LookupInput, domainAsked: boolean): Checked {
  const client = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const known = useQuery({ ...lookup(input), enabled: false });
  const check = async (): Promise<void> => {
    const lacking = missing({ ...(domainAsked && { '/domain': input.domain }), '/tenantId': input.tenantId });
    if (lacking) return setProblem(lacking);
    setPending(true);
    try {
      const { matches } = await client.fetchQuery(lookup(input));
      setProblem(matches ? null : brokenRules({ pointer: '/tenantId', code: 'tenant-domain-mismatch' }));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setPending(false);
    }
  };
  return { problem, pending, found: known.data, check };
}

function Found({ customer, left }: { customer: LookedUpCustomer; left: number }) {
  const { t, locale } = useSpeech();
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        <strong>{t.wizard.found(customer.name, countryName(customer.country, locale))}</strong>{' '}
        {customer.publicSector && t.wizard.foundPublic} {t.wizard.lookupsLeft(left)}
      </MessageBarBody>
    </MessageBar>
  );
}

export function CustomerStep({ search, onNext, catalog }: NewStepProps & { catalog: Catalog }) {
  const { t } = useSpeech();
  const { wizard } = t;
  const { domainAsked } = policyOf(catalog) ?? { domainAsked: true };
  const [domain, setDomain] = useKept(`domain ${search.domain ?? ''}`, search.domain ?? '');
  const [tenant, setTenant] = useKept(`tenant ${search.tenant ?? ''}`, search.tenant ?? '');
  const typed = domainAsked ? domain.trim() : null;
  const input = { locationId: search.location ?? '', tenantId: tenant.trim(), domain: typed };
  const { problem, pending, found, check } = useCheck(input, domainAsked);
  const ready = found?.matches === true;
  const submit = (): void => {
    if (ready) onNext({ domain: typed ?? undefined, tenant: input.tenantId, step: 'activity' });
    else void check();
  };
  const lead = domainAsked ? wizard.customerLead : wizard.customerLeadTenant;
  return (
    <Section id="customer" title={wizard.steps.customer} lead={lead}>
      <Form problem={problem} onSubmit={submit}>
        {domainAsked && (
          <TextField
            pointer="/domain"
            label={wizard.domain}
            hint={wizard.domainHint}
            required
            maxLength={253}
            value={domain}
            onChange={setDomain}
          />
        )}
        <TextField
          pointer="/tenantId"
          label={wizard.tenant}
          hint={wizard.tenantHint}
          required
          maxLength={80}
          value={tenant}
          onChange={setTenant}
        />
        {!ready && <p className={`${page.muted} ${page.small}`}>{wizard.checkHint}</p>}
        <div role="status">
          {ready && found.customer && <Found customer={found.customer} left={found.lookupsLeft} />}
        </div>
        <FormButtons submit={ready ? wizard.nextPlain : wizard.check} pending={pending} />
      </Form>
    </Section>
  );
}
