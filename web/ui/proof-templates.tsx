/** The form that the customer can sign, filled with what the claim says. */
import { useQuery } from '@tanstack/react-query';
import type { Claim } from '#sdk';
import { useSpeech } from '../model/frame/language.ts';
import { proof as proofQuery } from '../model/frame/queries.ts';
import { Loaded } from './states.tsx';
import { wordFor } from '../model/frame/words.ts';
import page from './page.module.css';
import styles from './proof-view.module.css';

/** The languages in which there is one, the customer's own first. */
export function ProofTemplates({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const query = useQuery(proofQuery(claim));
  const names: Record<string, string> = t.proof.templateLanguages;
  const href = (language: string): string =>
    `/v1/claims/${encodeURIComponent(claim.id)}/proof-template?language=${encodeURIComponent(language)}`;
  return (
    <div className={styles.templates}>
      <strong>{t.proof.template}</strong>
      <span className={page.muted}>{t.proof.templateLead}</span>
      <Loaded query={query} rows={1} height={20}>
        {({ templateLanguages }) => (
          <span className={styles.templateLinks}>
            {templateLanguages.map((language) => (
              <a key={language} className={page.link} href={href(language)} download hrefLang={language}>
                {t.proof.templateDownload(wordFor(names, language))}
              </a>
            ))}
          </span>
        )}
      </Loaded>
    </div>
  );
}
