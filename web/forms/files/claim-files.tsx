/** The proof: what was sent, what will go along with the next act, and adding more. */
import { Button } from '@fluentui/react-components';
import type { Claim, ClaimFile } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useAct } from '../frame/act.ts';
import { Upload } from './upload.tsx';
import { originalOf } from '../../model/files/claim-files.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { formatBytes, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';

function FileName({ claim, file }: { claim: Pick<Claim, 'id' | 'files'>; file: ClaimFile }) {
  const { t } = useSpeech();
  const claimId = claim.id;
  const original = originalOf(file, claim.files);
  const href = `/v1/claims/${encodeURIComponent(claimId)}/files/${encodeURIComponent(file.id)}/content`;
  const safe = file.scan === 'clean' || file.scan === 'unscanned';
  return (
    <>
      {safe ? (
        <a
          className={page.link}
          style={{ display: 'inline-block', paddingBlock: 4 }}
          href={href}
          download={file.name}
          aria-label={t.files.download(file.name)}
        >
          {file.name}
        </a>
      ) : (
        <span>{file.name}</span>
      )}
      {original && (
        <>
          <br />
          <span className={`${page.small} ${page.muted}`}>{t.kept.sameBytes(original.name)}</span>
        </>
      )}
      {file.note && (
        <>
          <br />
          <span className={`${page.small} ${page.muted}`}>{file.note}</span>
        </>
      )}
      <details className={page.disclosure}>
        <summary>{t.files.showHash}</summary>
        <span className={page.mono}>
          {t.files.hash}: {file.sha256}
        </span>
      </details>
    </>
  );
}

function RemoveButton({ claim, file }: { claim: Claim; file: ClaimFile }) {
  const { t } = useSpeech();
  const remove = useAct({
    claimId: claim.id,
    done: t.actForms.done['remove-file'],
    run: async () => {
      await api.files.remove({ id: claim.id, fileId: file.id });
      return api.claims.read({ id: claim.id });
    },
  });
  return (
    <Button
      size="small"
      appearance="subtle"
      disabledFocusable={remove.pending}
      aria-label={t.files.remove(file.name)}
      onClick={() => remove.send()}
    >
      {t.files.removeShort}
    </Button>
  );
}

interface ClaimFilesProps {
  claim: Claim;
  side: string;
  /** Where the sides of a case are not told yet, nor are their people. */
  nameless?: boolean;
  /** False where a form beside it takes new files. */
  adding?: boolean;
}

export function ClaimFiles({ claim, side, nameless = false, adding = true }: ClaimFilesProps) {
  const { t, locale } = useSpeech();
  const may = (act: string): boolean => claim.allowedActions.some((one) => one.action === act && one.allowed);
  return (
    <>
      {claim.files.length === 0 ? (
        <Empty title={t.files.empty} hint={side === 'partner' ? t.files.emptyPartner : t.files.emptyOwner} />
      ) : (
        <Table
          label={t.files.title}
          rows={claim.files}
          rowKey={(file) => file.id}
          columns={[
            {
              id: 'name',
              header: t.files.columns.name,
              width: '44%',
              cell: (file) => <FileName claim={claim} file={file} />,
            },
            { id: 'size', header: t.files.columns.size, cell: (file) => formatBytes(file.size, locale) },
            {
              id: 'added',
              header: t.files.columns.added,
              cell: (file) => (
                <TwoLines
                  main={<Instant at={file.uploadedAt} />}
                  sub={file.uploadedBy && !nameless && t.files.by(file.uploadedBy)}
                />
              ),
            },
            {
              id: 'state',
              header: t.files.columns.state,
              cell: (file) => (
                <span className={page.row}>
                  <span>
                    {file.sealedAt ? t.files.sealed : t.files.notSent}
                    <br />
                    <span className={`${page.small} ${page.muted}`}>{wordFor(t.words.scans, file.scan)}</span>
                  </span>
                  {file.sealedAt === null && may('remove-file') && <RemoveButton claim={claim} file={file} />}
                </span>
              ),
            },
          ]}
        />
      )}
      {side === 'partner' && adding && may('add-file') && <Upload claimId={claim.id} />}
    </>
  );
}
