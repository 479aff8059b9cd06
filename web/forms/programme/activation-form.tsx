/** From which day on new claims go by another policy. */
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Catalog, PolicyList } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { policies as policiesQuery } from '../../model/frame/queries.ts';
import { PolicyPreviewTable } from '../../ui/policy-preview.tsx';
import { useAct } from '../frame/act.ts';
import { SelectField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { usePreview } from '../frame/preview.ts';
import { WhyField } from '../frame/why-field.tsx';

export function ActivationForm({
  list,
  programmes,
}: {
  list: PolicyList;
  programmes: Catalog['programmes'];
}) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const words = t.admin.policy;
  const [policyId, setPolicyId] = useState(list.items.at(-1)?.id ?? '');
  const [programme, setProgramme] = useState('*');
  const [from, setFrom] = useState('');
  const [why, setWhy] = useState('');
  const body = { programme, from, why: why.trim() };
  const request = { id: policyId, ifMatch: list.version, body };
  const preview = usePreview({ policyId, ...body }, () =>
    api.policies.activate({ ...request, validateOnly: true }),
  );
  const act = useAct({
    done: words.activated(list.items.find(({ id }) => id === policyId)?.name ?? policyId),
    about: policiesQuery().queryKey,
    run: () => api.policies.activate(request),
    after: () => {
      setFrom('');
      setWhy('');
    },
  });
  return (
    <Form problem={act.problem ?? preview.problem} onSubmit={() => act.send()} label={words.activate}>
      <SelectField
        pointer="/policy"
        label={words.policy}
        required
        value={policyId}
        onChange={setPolicyId}
        choices={list.items.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        pointer="/programme"
        label={words.programme}
        required
        value={programme}
        onChange={setProgramme}
        choices={[
          { value: '*', label: words.everyProgramme },
          ...programmes
            .filter((one) => !one.withdrawn)
            .map(({ id }) => ({ value: id, label: names.programme(id) })),
        ]}
      />
      <TextField
        pointer="/from"
        label={words.from}
        hint={words.fromHint}
        type="date"
        required
        value={from}
        onChange={setFrom}
      />
      <WhyField value={why} onChange={setWhy} />
      {preview.shown?.preview && <PolicyPreviewTable preview={preview.shown.preview} />}
      <FormButtons submit={words.activate} pending={act.pending}>
        <Button disabledFocusable={preview.pending} onClick={() => preview.look()}>
          {t.admin.preview}
        </Button>
      </FormButtons>
    </Form>
  );
}
