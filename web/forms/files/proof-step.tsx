import { Button } from '@fluentui/react-components';
import { useSpeech } from '../../model/frame/language.ts';
import { ClaimFiles } from './claim-files.tsx';
import type { StepProps } from '../claims/step-props.ts';
import { ProofAdvice } from '../../ui/proof-advice.tsx';
import { ProofTemplates } from '../../ui/proof-templates.tsx';
import { Section } from '../../ui/page.tsx';
import page from '../../ui/page.module.css';

/** Files are stored as soon as they are up, so this step has nothing to save. */
export function ProofStep({ claim, onSaved }: StepProps) {
  const { t } = useSpeech();
  return (
    <>
      <Section id="proof" title={t.wizard.steps.proof} lead={t.wizard.proofLead}>
        {claim.customer.publicSector && <p>{t.wizard.proofPublic}</p>}
        <ProofTemplates claim={claim} />
        <ClaimFiles claim={claim} side="partner" />
      </Section>
      <Section id="advice" title={t.proof.advice} lead={t.proof.adviceLead}>
        <ProofAdvice claim={claim} />
      </Section>
      <Section id="mistakes" title={t.wizard.mistakes}>
        <ul>
          {t.wizard.mistakesList.map((mistake) => (
            <li key={mistake}>{mistake}</li>
          ))}
        </ul>
      </Section>
      <div className={page.row}>
        <Button appearance="primary" onClick={() => onSaved(false)}>
          {t.wizard.nextPlain}
        </Button>
        <Button onClick={() => onSaved(true)}>{t.wizard.saveLater}</Button>
      </div>
    </>
  );
}
