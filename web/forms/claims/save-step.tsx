/**
 * Saving one step of the wizard: PATCH with the version that was read, so that nobody's change is overwritten unseen.
 */
import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { Claim, EditClaim } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import type { StepProps } from './step-props.ts';
import { useAct, type Acting } from '../frame/act.ts';
import { FormButtons } from '../frame/form.tsx';

export interface Saving extends Acting<EditClaim> {
  later: (body: EditClaim) => void;
}

export function useSaveStep({ claim, onSaved, onStale }: StepProps): Saving {
  const later = useRef(false);
  const { t } = useSpeech();
  const act = useAct<EditClaim, Claim>({
    claimId: claim.id,
    onStale,
    done: t.actForms.done.saved,
    run: (body) => api.claims.edit({ id: claim.id, ifMatch: claim.version, body }),
    after: () => onSaved(later.current),
  });
  const send = (body: EditClaim, asLater: boolean): void => {
    later.current = asLater;
    act.send(body);
  };
  return { ...act, send: (body) => send(body, false), later: (body) => send(body, true) };
}

/** Whether the policy leaves this part open at this point of the claim. */
export function isOpen(claim: Claim, part: 'location' | 'lines' | 'contacts' | 'files'): boolean {
  return claim.editableFields.includes('*') || claim.editableFields.includes(part);
}

export function StepButtons({ saving, body }: { saving: Saving; body: () => EditClaim }) {
  const { t } = useSpeech();
  return (
    <FormButtons submit={t.wizard.next} pending={saving.pending}>
      <Button onClick={() => saving.later(body())} disabledFocusable={saving.pending}>
        {t.wizard.saveLater}
      </Button>
    </FormButtons>
  );
}
