/** The proof of a claim beside the checklist of the reviewers. Which file and page is shown stands in the address. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Claim, ClaimFile, ProofPlace } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { Badge } from '@fluentui/react-components';
import { isNew, newestFile, originalOf } from '../../model/files/claim-files.ts';
import { fileLabel } from '../../model/files/proof-words.ts';
import { claimRequests, proof as proofQuery } from '../../model/frame/queries.ts';
import { Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import page from '../../ui/page.module.css';
import table from '../../ui/table.module.css';
import { Checklist } from './checklist.tsx';
import { contentAddress, DocumentView, type Excerpt } from './document-view.tsx';
import { useTicks } from './ticks.ts';
import styles from '../../ui/proof-view.module.css';

const route = getRouteApi('/portal/claims/$claimId/review');

interface Seen {
  file: ClaimFile;
  page: number;
}

function useShown(claim: Claim) {
  const { file: fileId, page: number = 1 } = route.useSearch();
  const navigate = useNavigate({ from: '/claims/$claimId/review' });
  const file = claim.files.find((one) => one.id === fileId) ?? newestFile(claim.files);
  const show = (next: { file?: string; page: number }): void => {
    void navigate({
      search: { file: next.file ?? file?.id, page: next.page },
      replace: true,
      resetScroll: false,
    });
  };
  return { seen: file ? { file, page: number } : null, show };
}

function Documents({
  claim,
  seen,
  excerpt,
  onShow,
}: {
  claim: Claim;
  seen: Seen;
  excerpt: Excerpt | null;
  onShow: (next: { file?: string; page: number }) => void;
}) {
  const { t } = useSpeech();
  const { file } = seen;
  const original = originalOf(file, claim.files);
  // The first files are no news; what came with the last answer is.
  const since = useQuery(claimRequests(claim)).data?.items[0]?.askedAt ?? null;
  const servable = file.scan === 'clean' || file.scan === 'unscanned';
  return (
    <>
      {claim.files.length > 1 && (
        <nav aria-label={t.proof.documents}>
          <ul className={`${table.views} ${styles.tabs}`}>
            {claim.files.map((one) => (
              <li key={one.id}>
                <Link
                  className={table.view}
                  to="."
                  search={{ file: one.id, page: 1 } as never}
                  replace
                  resetScroll={false}
                  aria-current={one.id === file.id ? 'page' : undefined}
                >
                  {fileLabel(
                    { fileId: one.id, fileName: one.name },
                    claim.files.map(({ id, name }) => ({ fileId: id, fileName: name })),
                    t.proof,
                  )}
                  {isNew(one, since) && (
                    <>
                      {' '}
                      <Badge appearance="tint" color="informative">
                        {t.kept.newFile}
                      </Badge>
                    </>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {original && <p className={page.small}>{t.kept.sameBytes(original.name)}</p>}
      <div className={styles.document}>
        <DocumentView
          key={file.id}
          claimId={claim.id}
          file={file}
          page={seen.page}
          onPage={(next) => onShow({ page: next })}
          excerpt={excerpt}
        />
      </div>
      {servable && (
        <a
          className={`${page.link} ${page.small}`}
          href={contentAddress(claim.id, file.id)}
          download={file.name}
        >
          {t.files.download(file.name)}
        </a>
      )}
    </>
  );
}

export function ProofBeside({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const { seen, show } = useShown(claim);
  const [sought, setSought] = useState<{ place: ProofPlace; times: number } | null>(null);
  const place = sought?.place ?? null;
  const documents = useRef<HTMLDivElement>(null);
  const ticks = useTicks(claim.id);
  const query = useQuery(proofQuery(claim));
  const turnTo = (next: ProofPlace): void => {
    // Counted, so that looking for the same place again finds it again.
    setSought((before) => ({ place: next, times: (before?.times ?? 0) + 1 }));
    show({ file: next.fileId, page: next.page });
    documents.current?.scrollIntoView({ block: 'nearest' });
  };
  const isHere = place && seen && place.fileId === seen.file.id && place.page === seen.page;
  const excerpt = isHere ? { text: place.excerpt, times: sought?.times ?? 0 } : null;
  return (
    <div className={styles.beside}>
      <div className={styles.left} ref={documents}>
        <Section id="document-part" title={t.files.title}>
          {seen ? (
            <Documents claim={claim} seen={seen} excerpt={excerpt} onShow={show} />
          ) : (
            <Empty title={t.proof.noDocuments} hint={t.proof.noDocumentsHint} />
          )}
        </Section>
      </div>
      <Section id="checklist" title={t.proof.checklist} lead={t.proof.readerHint}>
        <Loaded query={query} rows={9} height={72}>
          {(proof) => <Checklist proof={proof} ticks={ticks} shown={place} onShow={turnTo} />}
        </Loaded>
      </Section>
    </div>
  );
}
