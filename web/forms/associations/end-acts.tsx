/** Ending an association: by the partner where the policy lets him, else he asks and a reviewer decides. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { Claim } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { lineName } from '../../ui/claim-lines.tsx';
import { useAct, useFilled } from '../frame/act.ts';
import type { ActFormProps } from '../frame/act-form.ts';
import { SelectField } from '../frame/choices.tsx';
import { ProseField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';

interface EndingProps extends ActFormProps {
  asks: boolean;
}

/** Official lines, by the id of their association. */
function endable(claim: Claim): { value: string; label: string }[] {
  return claim.lines.flatMap((line) =>
    line.outcome === 'official' && line.association.id
      ? [{ value: line.association.id, label: lineName(line) }]
      : [],
  );
}

function Ending({ claim, onClose, line, asks }: EndingProps) {
  const { t } = useSpeech();
  const choices = endable(claim);
  const asked = claim.lines.find((one) => one.id === line)?.association.id;
  const [id, setId] = useState(asked ?? choices[0]?.value ?? '');
  const [reason, setReason] = useKept('reason', '');
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done[asks ? 'request-end' : 'end-association'],
    after: onClose,
    run: () =>
      (asks ? api.associations.requestEnd : api.associations.end)({
        id,
        ifMatch: claim.version,
        body: { reason: reason.trim() },
      }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/associationId': id, '/reason': reason }));
  return (
    <Form problem={problem} onSubmit={submit}>
      <MessageBar intent={asks ? 'info' : 'warning'} layout="multiline">
        <MessageBarBody>{asks ? t.actForms.requestEndHint : t.actForms.endHint}</MessageBarBody>
      </MessageBar>
      <SelectField
        pointer="/associationId"
        label={t.actForms.whichLine}
        choices={choices}
        value={id}
        onChange={setId}
      />
      <ProseField
        pointer="/reason"
        label={t.actForms.endReason}
        required
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <FormButtons
        submit={t.acts[asks ? 'request-end' : 'end-association']}
        pending={act.pending}
        onCancel={onClose}
      />
    </Form>
  );
}

export function EndForm(props: ActFormProps) {
  return <Ending {...props} asks={false} />;
}

export function RequestEndForm(props: ActFormProps) {
  return <Ending {...props} asks />;
}
