/**
 * What the reviewers' checklist comes to for this claim as it is now: the text that was stored of its files against its
 * facts of this moment, so that an edit is seen at once and nothing is read again.
 */
import { proofFacts } from '../../../rules/proof/claim.ts';
import { checklist, type Checklist } from '../../../rules/proof/checklist.ts';
import type { FileIdentity, ProofDocument, ProofFacts, ProofReport } from '../../../rules/proof/facts.ts';
import type { ClaimFile } from '../../../rules/claim/facts.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { checkProofApart } from '../../ports/check-proof.ts';
import { findReadings, type ReadingRow } from '../../store/files/readings.ts';
import { type ClaimRef, type Context, scopeOf } from '../run/context.ts';
import { readClaim, type ReadClaim } from '../claims/read-claim.ts';
import { readingOf, type FileReading } from './read-file-text.ts';

export interface ReadFile {
  file: ClaimFile;
  reading: FileReading;
  aboutAnother: FileIdentity | null;
}

export interface ReadProof extends Checklist {
  claim: ReadClaim;
  files: ReadFile[];
}

export async function readProof(ctx: Context, ref: ClaimRef): Promise<Outcome<ReadProof>> {
  const claim = await readClaim(ctx, ref);
  if (!claim.ok) return claim;
  const stored = await ctx.db.transact(
    scopeOf(ctx.actor, ref.tenantId),
    (tx) => findReadings(tx, ref),
    'read',
  );
  const { files, told, report } = await reportOf(claim.value, stored, ctx.actor.side);
  return accept({
    ...checklist(
      told,
      report,
      files.map(({ reading }) => reading.state),
    ),
    claim: claim.value,
    files: files.map((one) => ({
      ...one,
      aboutAnother: report.setAside.find(({ file }) => file === one.file.id) ?? null,
    })),
  });
}

interface Reported {
  files: Omit<ReadFile, 'aboutAnother'>[];
  told: ProofFacts;
  report: ProofReport;
}

/** The stored text of the files that this side may see, held against the claim of this moment. */
export async function reportOf(
  { world, claimId, now }: Pick<ReadClaim, 'world' | 'claimId' | 'now'>,
  stored: ReadingRow[],
  side: string,
): Promise<Reported> {
  const facts = factsOf(world, claimId);
  const readings = new Map(stored.map((row) => [row.fileId, row.reading]));
  const files = checkedFiles(facts.files, side).map((file) => ({
    file,
    reading: readingOf(readings.get(file.id) ?? null),
  }));
  const told = proofFacts(
    world,
    facts,
    files.map(({ file }) => file),
    now,
  );
  const done = files.filter(({ reading }) => reading.state === 'read' || reading.state === 'needs-a-person');
  const documents = done.map(({ file, reading }) => documentOf(file, reading));
  const report =
    (await checkProofApart(done.map(({ file }) => file.id).join(), told, documents)) ?? tooLong(documents);
  return { files, told, report };
}

/** As the list of files; what a scanner condemned is nobody's proof. */
function checkedFiles(files: ClaimFile[], side: string): ClaimFile[] {
  return files.filter(
    (file) =>
      file.removedAt === null && file.scan !== 'infected' && (side === 'partner' || file.sentAt !== null),
  );
}

function documentOf(file: ClaimFile, { why, text }: FileReading): ProofDocument {
  if (text === null) return { file: file.id, readable: false, reason: why ?? 'damaged', pages: [], form: [] };
  return { ...text, file: file.id };
}

/** Text that takes longer than anybody waits is for a person. */
function tooLong(documents: ProofDocument[]): ProofReport {
  const notes = documents.map(({ file }) => ({
    code: 'unreadable-needs-a-person' as const,
    file,
    reason: 'too-long',
  }));
  return { findings: [], doubts: [], notes, places: [], signedOn: null, setAside: [] };
}
