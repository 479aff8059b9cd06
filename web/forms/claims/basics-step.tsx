import { useInfiniteQuery } from '@tanstack/react-query';
import type { EditClaim } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import type { StepProps } from './step-props.ts';
import { locations } from '../../model/frame/queries.ts';
import { rowsOf } from '../../ui/list.tsx';
import { Section } from '../../ui/page.tsx';
import { Failed, Waiting } from '../../ui/states.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';
import { LocationChoice } from '../parties/location-choice.tsx';
import { isOpen, StepButtons, useSaveStep } from './save-step.tsx';
import styles from '../frame/form.module.css';

export function BasicsStep(props: StepProps) {
  const { claim } = props;
  const { t } = useSpeech();
  const query = useInfiniteQuery(locations());
  const [locationId, setLocationId] = useKept('locationId', claim.location.id);
  const [name, setName] = useKept('name', claim.name);
  const [reference, setReference] = useKept('reference', claim.reference ?? '');
  const saving = useSaveStep(props);
  const draft = claim.status === 'editing';
  const open = isOpen(claim, 'location');
  // Only what changed is sent: at some points of a claim the rest may not be named at all.
  const body = (): EditClaim => ({
    ...(locationId !== claim.location.id && { locationId }),
    ...(name.trim() !== claim.name && { name: name.trim() }),
    ...(reference.trim() !== (claim.reference ?? '') && { reference: reference.trim() || null }),
  });
  if (query.data === undefined)
    return query.isError ? (
      <Failed
        error={query.error}
        onRetry={() => {
          void query.refetch();
        }}
      />
    ) : (
      <Waiting rows={3} height={64} />
    );
  return (
    <Section id="basics" title={t.wizard.steps.basics} lead={t.wizard.locationLead}>
      <Form problem={saving.problem} onSubmit={() => saving.send(body())}>
        {!open && <p className={styles.note}>{t.wizard.notEditableHere}</p>}
        <LocationChoice
          locations={rowsOf(query)}
          value={locationId}
          onChange={setLocationId}
          disabled={!open}
        />
        <TextField
          pointer="/name"
          label={t.wizard.name}
          hint={t.wizard.nameHint}
          required
          disabled={!draft}
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <TextField
          pointer="/reference"
          label={t.wizard.reference}
          hint={t.wizard.referenceHint}
          required={false}
          disabled={!draft}
          maxLength={100}
          value={reference}
          onChange={setReference}
        />
        <StepButtons saving={saving} body={body} />
      </Form>
    </Section>
  );
}
