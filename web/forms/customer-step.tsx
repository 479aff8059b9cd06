import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Catalog } from '#sdk';
import { problemOf } from '../api.ts';
import { useSpeech } from '../language.ts';
import { lookup } from '../lookup.ts';
import type { NewStepProps } from '../pages/new-claim.tsx';
import type { Problem } from '../problems.ts';
import { Section } from '../ui/page.tsx';
import { countryName } from '../words.ts';
import page from '../ui/page.module.css';
import { TextField } from './fields.tsx';
import { Form, FormButtons } from './form.tsx';
import { policyOf } from '../policies.ts';

function missing(...pointers: string[]): Problem {
  return { status: 422, code: 'field-required', detail: '', requestId: null, errors: pointers.map((pointer) => ({ pointer, code: 'field-required', message: '' })) };
}

export function CustomerStep({ search, onNext, catalog }: NewStepProps & { catalog: Catalog }) {
  const { t, locale } = useSpeech();
  const client = useQueryClient();
  const { domainAsked } = policyOf(catalog) ?? { domainAsked: true };
  const [domain, setDomain] = useState(search.domain ?? '');
  const [tenant, setTenant] = useState(search.tenant ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const input = { locationId: search.location ?? '', tenantId: tenant.trim(), domain: domainAsked ? domain.trim() : null };
  const known = useQuery({ ...lookup(input), enabled: false });
  const found = known.data;
  const check = async (): Promise<void> => {
    const empty = [...(domainAsked && !input.domain ? ['/domain'] : []), ...(input.tenantId ? [] : ['/tenantId'])];
    if (empty.length > 0) return setProblem(missing(...empty));
    setPending(true);
    try {
      const result = await client.fetchQuery(lookup(input));
      setProblem(result.matches ? null : { ...missing(), code: 'tenant-domain-mismatch', errors: [{ pointer: '/tenantId', code: 'tenant-domain-mismatch', message: '' }] });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setPending(false);
    }
  };
  const ready = found?.matches === true;
  return (
    <Section id="customer" title={t.wizard.steps.customer} lead={domainAsked ? t.wizard.customerLead : t.wizard.customerLeadTenant}>
      <Form problem={problem} onSubmit={() => {
        if (ready) onNext({ domain: input.domain ?? undefined, tenant: input.tenantId, step: 'activity' });
        else void check();
      }}>
        {domainAsked && <TextField pointer="/domain" label={t.wizard.domain} hint={t.wizard.domainHint} required maxLength={253} value={domain} onChange={setDomain} />}
        <TextField pointer="/tenantId" label={t.wizard.tenant} hint={t.wizard.tenantHint} required maxLength={80} value={tenant} onChange={setTenant} />
        {!ready && <p className={`${page.muted} ${page.small}`}>{t.wizard.checkHint}</p>}
        <div role="status">
          {ready && found.customer && (
            <MessageBar intent="success" layout="multiline">
              <MessageBarBody>
                <strong>{t.wizard.found(found.customer.name, countryName(found.customer.country, locale))}</strong> {found.customer.publicSector && t.wizard.foundPublic} {t.wizard.lookupsLeft(found.lookupsLeft)}
              </MessageBarBody>
            </MessageBar>
          )}
        </div>
        <FormButtons submit={ready ? t.wizard.nextPlain : t.wizard.check} pending={pending} />
      </Form>
    </Section>
  );
}
