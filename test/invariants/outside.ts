/** N-1, N-2, P-1 and the bytes of C-1: what went out to people, and what came in from them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ms, type Report, type Row, type Seen } from './read.ts';

/** One request per person and round: one row, one mail in the outbox that names it, one link. */
export function checkNotices(seen: Seen, report: Report): void {
  for (const claim of seen.of.claim) {
    const asked = seen.byClaim('notice', claim['id']).filter((notice) => notice['purpose'] === 'decide');
    const sent = seen
      .byClaim('job', claim['id'])
      .map((job) => job['payload'] as Row)
      .filter((payload) => /^customer-notice(?:-accepted)?$/.test(String(payload['template'])));
    const ofNotice = Map.groupBy(
      asked,
      (notice) => `round ${notice['round']} ${String(notice['email']).toLowerCase()}`,
    );
    const ofMail = Map.groupBy(sent, (payload) => {
      const { round, email } = payload['recipient'] as { round: number; email: string };
      return `round ${round} ${email.toLowerCase()}`;
    });
    for (const name of new Set([...ofNotice.keys(), ...ofMail.keys()])) {
      const [rows, mails] = [ofNotice.get(name)?.length ?? 0, ofMail.get(name)?.length ?? 0];
      // What has left is forgotten by the outbox after some weeks; what waits to leave must be there.
      const left = mails === 0 && ofNotice.get(name)?.[0]?.['state'] !== 'queued';
      if (rows !== 1 || (mails !== 1 && !left))
        report('N-1', `claim ${claim['id']} ${name}`, `${rows} requests, ${mails} mails`);
    }
  }
}

/** One reminder at most per person and round, never a second, and only to whoever stands as reminded. */
export function checkReminders(seen: Seen, report: Report): void {
  for (const claim of seen.of.claim) {
    const reminded = new Set(
      seen
        .byClaim('notice', claim['id'])
        .filter((notice) => notice['purpose'] === 'decide' && notice['reminded_at'] !== null)
        .map((notice) => `round ${notice['round']} ${String(notice['email']).toLowerCase()}`),
    );
    const sent = seen
      .byClaim('job', claim['id'])
      .map((job) => job['payload'] as Row)
      .filter((payload) => payload['template'] === 'customer-reminder')
      .map((payload) => {
        const { round, email } = payload['recipient'] as { round: number; email: string };
        return `round ${round} ${email.toLowerCase()}`;
      });
    for (const [name, mails] of Map.groupBy(sent, (one) => one))
      if (mails.length > 1 || !reminded.has(name))
        report('N-1', `claim ${claim['id']} ${name}`, `${mails.length} reminders`);
  }
}

export interface Relay {
  /** When the relay took mails again; a minute or more before the rows were read. */
  relayBackAt?: string;
}

/** N-2: what waited for the relay has left, and nothing was given up because the relay was down or busy. */
export function checkMails(seen: Seen, { relayBackAt }: Relay, report: Report): void {
  for (const job of seen.of.job) {
    if (job['kind'] !== 'mail') continue;
    const where = `mail ${job['id']} of claim ${job['claim_id']}`;
    if (relayBackAt && job['state'] === 'waiting' && ms(job['made_at']) <= ms(relayBackAt))
      report('N-2', where, `still waits, to be tried at ${job['run_at']}: ${job['last_error']}`);
    if (job['state'] === 'failed' && /ECONN|ETIMEDOUT|^4\d\d /.test(String(job['last_error'])))
      report('N-2', where, `was dropped: ${job['last_error']}`);
  }
}

const allowed = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/png',
  'image/jpeg',
]);

/** As far as rows tell: nothing of a forbidden type is kept, what waits is on its way to the scanner, what is infected was never sent on. */
export function checkFiles(seen: Seen, folder: string | null, report: Report): void {
  for (const file of seen.of.file) {
    const where = `file ${file['id']}`;
    if (!allowed.has(file['media_type'] as string)) report('P-1', where, `has type ${file['media_type']}`);
    const jobs = seen
      .byClaim('job', file['claim_id'])
      .filter((job) => job['kind'] === 'scan' && (job['payload'] as Row)['fileId'] === file['id']);
    if (file['scan'] === 'waiting' && !jobs.some((job) => job['state'] === 'waiting'))
      report('P-1', where, 'waits and nobody will scan it');
    if (file['scan'] !== 'waiting' && jobs.some((job) => job['state'] === 'waiting'))
      report('P-1', where, `is ${file['scan']} before its scan`);
    if (folder === null || file['removed_at'] !== null) continue;
    const path = join(folder, file['tenant_id'] as string, file['id'] as string);
    const bytes = existsSync(path) ? readFileSync(path) : null;
    if (bytes === null) report('C-1', where, 'has no bytes');
    else if (
      bytes.length !== Number(file['size']) ||
      createHash('sha256').update(bytes).digest('hex') !== file['sha256']
    )
      report('C-1', where, 'is not what was uploaded');
  }
}
