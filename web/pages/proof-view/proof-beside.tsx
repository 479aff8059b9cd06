/** The proof of a claim beside the checklist of the reviewers. */
import type { Claim } from '#sdk';
import { useSpeech } from '../../language.ts';
import { Section } from '../../ui/page.tsx';
import { ClaimFiles } from '../claim-files.tsx';

export function ProofBeside({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  return (
    <Section id="proof" title={t.files.title}>
      <ClaimFiles claim={claim} side="owner" />
    </Section>
  );
}
