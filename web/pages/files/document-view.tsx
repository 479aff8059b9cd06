/** One file of a proof, shown as what it is. The bytes are fetched as the attachment they are, and never run. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { ClaimFile } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { fileContent } from '../../model/frame/queries.ts';
import { Loaded, Waiting } from '../../ui/states.tsx';
import { ImageView } from './image-view.tsx';
import { TextView } from './text-view.tsx';
import { Unshown } from './unshown.tsx';

const PdfView = lazy(() => import('./pdf-view.tsx'));

/** What is looked for on the page that is shown, and for the how many-th time. */
export interface Excerpt {
  text: string;
  times: number;
}

interface Props {
  claimId: string;
  file: ClaimFile;
  page: number;
  onPage: (page: number) => void;
  excerpt: Excerpt | null;
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function contentAddress(claimId: string, fileId: string): string {
  return `/v1/claims/${encodeURIComponent(claimId)}/files/${encodeURIComponent(fileId)}/content`;
}

function Bytes({ claimId, file, page, onPage, excerpt }: Props) {
  const { mediaType, name } = file;
  const href = contentAddress(claimId, file.id);
  return (
    <Loaded query={useQuery(fileContent(claimId, file.id))} rows={1} height={480}>
      {(bytes) =>
        mediaType === 'image/png' || mediaType === 'image/jpeg' ? (
          <ImageView bytes={bytes} mediaType={mediaType} name={name} href={href} />
        ) : (
          <Suspense fallback={<Waiting rows={1} height={480} />}>
            <PdfView
              bytes={bytes}
              name={name}
              href={href}
              pageNumber={page}
              onPage={onPage}
              excerpt={excerpt}
            />
          </Suspense>
        )
      }
    </Loaded>
  );
}

export function DocumentView(props: Props) {
  const { t } = useSpeech();
  const { claimId, file, excerpt } = props;
  const href = contentAddress(claimId, file.id);
  if (file.scan === 'waiting') return <Unshown title={t.proof.notScanned} hint={t.proof.notScannedHint} />;
  if (file.scan === 'infected') return <Unshown title={t.proof.infected} hint={t.proof.infectedHint} />;
  if (file.mediaType === docx) {
    return <TextView claimId={claimId} fileId={file.id} name={file.name} href={href} excerpt={excerpt} />;
  }
  if (['application/pdf', 'image/png', 'image/jpeg'].includes(file.mediaType)) return <Bytes {...props} />;
  return <Unshown title={t.proof.cannotShow} hint={t.proof.cannotShowHint} href={href} name={file.name} />;
}
