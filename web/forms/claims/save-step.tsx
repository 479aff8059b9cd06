/**
 * Saving one step of the wizard: PATCH with the version that was read, so that nobody's change is overwritten unseen.
 */
import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Claim, EditClaim } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { claimChanged } from '../../model/frame/queries.ts';
import { useTell } from '../../ui/result.tsx';
import type { StepProps } from './step-props.ts';
import { useAct, type Acting } from '../frame/act.ts';
import { FormButtons } from '../frame/form.tsx';
import { useKeptForm, useSaveOnLeave } from '../frame/kept-scope.tsx';

export interface Saving extends Acting<EditClaim> {
  later: (body: EditClaim) => void;
  /** For a draft, where a change is nothing but a change: saved when another page is opened. null where saving is an act of its own. */
  onLeave: ((body: EditClaim) => Promise<void>) | null;
}

export function useSaveStep({ claim, onSaved, onStale }: StepProps): Saving {
  const later = useRef(false);
  const sent = useRef<EditClaim>({});
  const kept = useKeptForm();
  const client = useQueryClient();
  const { tell } = useTell();
  const { t } = useSpeech();
  const act = useAct<EditClaim, Claim>({
    claimId: claim.id,
    onStale: () => onStale(sent.current),
    done: t.actForms.done.saved,
    run: (body) => api.claims.edit({ id: claim.id, ifMatch: claim.version, body }),
    after: () => onSaved(later.current),
  });
  const send = (body: EditClaim, asLater: boolean): void => {
    later.current = asLater;
    sent.current = body;
    act.send(body);
  };
  const save = async (body: EditClaim): Promise<void> => {
    try {
      void claimChanged(client, await api.claims.edit({ id: claim.id, ifMatch: claim.version, body }));
      kept?.forget();
      tell(t.kept.savedOnLeave, 'success', true);
    } catch {
      tell(t.kept.notSavedOnLeave, 'warning', true);
    }
  };
  return {
    ...act,
    send: (body) => send(body, false),
    later: (body) => send(body, true),
    onLeave: claim.status === 'editing' && !act.pending ? save : null,
  };
}

/** Whether the policy leaves this part open at this point of the claim. */
export function isOpen(claim: Claim, part: 'location' | 'lines' | 'contacts' | 'files'): boolean {
  return claim.editableFields.includes('*') || claim.editableFields.includes(part);
}

export function StepButtons({ saving, body }: { saving: Saving; body: () => EditClaim }) {
  const { t } = useSpeech();
  const { onLeave } = saving;
  useSaveOnLeave(onLeave && (() => onLeave(body())));
  return (
    <FormButtons submit={t.wizard.next} pending={saving.pending}>
      <Button onClick={() => saving.later(body())} disabledFocusable={saving.pending}>
        {t.wizard.saveLater}
      </Button>
    </FormButtons>
  );
}
