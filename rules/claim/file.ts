/** add-file, remove-file and scan-file: proofs of execution. A file that an act has sent is sealed and stays (domain 3). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { isContested, isDisputable } from './line-state.ts';
import type { ClaimFacts, ClaimFile, World } from './facts.ts';
import { roleFor } from './rights/acting-role.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import { type Actor, clockActor } from '../rights/role.ts';
import type { FileJob, Step } from './step.ts';
import { tellPartner, tellPartnerAndOwner } from './tell.ts';
import { begin, factsOf, finish, record } from './work.ts';

export const maxFileBytes = 25 * 1024 * 1024;
export const allowedMediaTypes: readonly string[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/png',
  'image/jpeg',
];

/** Not removed: enough for the longest project, and few enough to be read. */
export const maxFilesOfClaim = 40;
export const maxBytesOfClaim = 250 * 1024 * 1024;

/** What may be wrong with a file whose type fits; each is the code of its refusal. */
export type FileFlaw = 'file-name-differs' | 'file-active-content' | 'file-image-unusable';

export type NewFile = Pick<ClaimFile, 'id' | 'name' | 'size' | 'mediaType' | 'sha256' | 'note' | 'scan'> & {
  flaws?: readonly FileFlaw[];
};

export function addFile(
  world: World,
  input: { claimId: Id<'claim'>; file: NewFile },
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const { flaws = [], ...file } = input.file;
  const problems = [...checkFile({ ...file, flaws }), ...checkRoom(facts, file)];
  if (problems.length > 0) return deny('invalid', ...problems);
  const sentAt = isSentByItself(facts) ? now : null;
  facts.files.push({
    ...file,
    claimId: input.claimId,
    uploadedAt: now,
    uploadedBy: actor.name,
    sentAt,
    removedAt: null,
  });
  const { id, name, size, sha256 } = file;
  work.jobs.push(...jobsFor(file, input.claimId));
  recordFile(work, facts, 'add-file', actor, now, {
    fileId: id,
    name,
    size,
    sha256,
    note: file.note,
    sentAt,
  });
  return accept(finish(work));
}

/** The bytes were read by the caller, who found type and size by content; the rules say what is accepted. */
export function checkFile(file: Pick<NewFile, 'mediaType' | 'size' | 'scan' | 'flaws'>): Problem[] {
  const problems: Problem[] = (file.flaws ?? []).map((code) => ({ code, pointer: '/files' }));
  if (file.size === 0 || !allowedMediaTypes.includes(file.mediaType))
    problems.push({ code: 'file-type-not-allowed', pointer: '/files' });
  if (file.size > maxFileBytes)
    problems.push({
      code: 'file-too-large',
      pointer: '/files',
      params: { megabytes: maxFileBytes / 1024 / 1024 },
    });
  if (file.scan === 'infected') problems.push({ code: 'file-infected', pointer: '/files' });
  return problems;
}

/** A claim holds so many files and bytes; what was removed does not count. */
function checkRoom({ files }: ClaimFacts, file: Pick<ClaimFile, 'size'>): Problem[] {
  const kept = files.filter((one) => one.removedAt === null);
  const bytes = kept.reduce((sum, one) => sum + one.size, file.size);
  if (kept.length < maxFilesOfClaim && bytes <= maxBytesOfClaim) return [];
  const params = { files: maxFilesOfClaim, megabytes: maxBytesOfClaim / 1024 / 1024 };
  return [{ code: 'file-limit-reached', pointer: '/files', params }];
}

/** No later act of the partner would send it: the reviewer sees it at once. */
function isSentByItself(facts: ClaimFacts): boolean {
  const { stage } = facts.claim;
  if (stage === 'editing' || stage === 'partner-action-required' || isContested(facts)) return false;
  return stage !== 'decided' || !facts.lines.some(isDisputable);
}

export function removeFile(
  world: World,
  input: { claimId: Id<'claim'>; fileId: Id<'file'> },
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const file = facts.files.find((one) => one.id === input.fileId && one.removedAt === null);
  if (!file) return deny('hidden', { code: 'not-found', pointer: '' });
  if (file.sentAt !== null)
    return deny('conflict', {
      code: 'field-not-editable',
      pointer: '/files',
      params: { because: 'sealed' },
    });
  file.removedAt = now;
  recordFile(work, facts, 'remove-file', actor, now, { fileId: file.id, name: file.name });
  return accept(finish(work));
}

/** A new file is scanned first where there is a scanner, and read once it is known to be harmless. */
function jobsFor({ id, scan }: Pick<ClaimFile, 'id' | 'scan'>, claimId: Id<'claim'>): FileJob[] {
  if (scan === 'infected') return [];
  return [{ kind: scan === 'waiting' ? 'scan' : 'read', claimId, fileId: id }];
}

const scanner: Actor = { ...clockActor, id: 'scanner', name: 'File scanner' };

/** The scanner's verdict. It may come after the file was sent: then the reviewer learns it from history, and no byte is served. */
export function scanFile(
  world: World,
  input: { claimId: Id<'claim'>; fileId: Id<'file'>; verdict: 'clean' | 'infected' | 'unscanned' },
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const file = facts.files.find((one) => one.id === input.fileId);
  if (!file) return deny('hidden', { code: 'not-found', pointer: '' });
  if (file.scan !== 'waiting') return accept(finish(work));
  file.scan = input.verdict;
  work.jobs.push(...jobsFor(file, input.claimId));
  recordFile(work, facts, 'scan-file', scanner, now, {
    fileId: file.id,
    name: file.name,
    verdict: input.verdict,
  });
  return accept(finish(work));
}

/** Files that would go out with the next act and say something new: not the very bytes that were sent before. */
export function newProof({ files }: Pick<ClaimFacts, 'files'>): ClaimFile[] {
  return files.filter((file) => isPrepared(file) && copyOf(files, file) === null);
}

/** The earlier file with the same bytes that was sent, or prepared before this one; null when these bytes are new to the claim. */
export function copyOf(files: readonly ClaimFile[], file: ClaimFile): ClaimFile | null {
  const before = files.slice(0, files.indexOf(file));
  return before.find((one) => one.sha256 === file.sha256 && one.removedAt === null) ?? null;
}

function isPrepared({ sentAt, removedAt, scan }: ClaimFile): boolean {
  return sentAt === null && removedAt === null && scan !== 'infected';
}

/** What the partner had prepared goes out with this act, and is sealed. */
export function sealFiles(facts: ClaimFacts, now: Instant): ClaimFile[] {
  const sent = facts.files.filter(isPrepared);
  for (const file of sent) file.sentAt = now;
  return sent;
}

function recordFile(
  work: ReturnType<typeof begin>,
  facts: ClaimFacts,
  act: 'add-file' | 'remove-file' | 'scan-file',
  actor: Actor,
  now: Instant,
  detail: { fileId: Id<'file'> } & Record<string, unknown>,
): void {
  record(work, facts.claim.id, {
    act,
    actor,
    at: now,
    role: roleFor(act, actor, facts),
    detail,
    visibleTo: ['partner', 'owner'],
  });
  const tell = facts.claim.stage === 'editing' ? tellPartner : tellPartnerAndOwner;
  tell(
    work,
    facts,
    act === 'add-file' ? 'file.added' : act === 'remove-file' ? 'file.removed' : 'file.scanned',
    now,
    { fileId: detail.fileId },
  );
}
