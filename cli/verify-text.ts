/** What `cpor verify` has looked at, what it found, and what it cannot know: in words, and as one JSON object. */
import type { VerifyReport } from '../server/actions/operations/verify.ts';

/** Said each time, so that nobody takes silence for proof. */
export const notCovered = [
  'A person who can write to every table can also write every history again from its beginning, hashes included: nothing outside the database is compared with yet.',
  'Deleted reads of usage: they have no chain.',
  'Roles, API keys, policies, catalogue and texts: what they were at the time is not compared.',
  'Names, notes and addresses outside claims: companies, locations, customers, people.',
];

export function wordsOf(report: VerifyReport): string[] {
  const { beside, problems, leftOver } = report;
  const lines = [
    `Looked at ${report.claims} claims with ${report.entries} history entries, ${report.comments} comments and ${report.files} proof files. Checked was that`,
    '  each history is whole, follows the rules and leads to the state beside it, and statuses and keys against rivals follow from that;',
    '  windows and clocks end when their calendar says and stand where they were set, and windows begin with a delivered notice;',
    `  the ${report.subjects} histories of customers, companies and settings, with ${report.subjectEntries} entries, are whole and as they were written;`,
    '  notices, clocks and files are as the last entry of their claim sealed them, comments as the entry that brought them;',
    '  the bytes of each file have the SHA-256 of their row and of the entry with which they came;',
    `  no key had two official partners at once, and each of ${beside.usageReads} reads of usage had a live association;`,
    `  ${beside.events} events have no gap and speak of claims that are there;`,
    `  ${beside.contacts - beside.contactsWithoutEntry} of ${beside.contacts} trusted contacts, which people added, have the address with which they were added.`,
    problems.length === 0
      ? 'No difference was found.'
      : `${problems.length} ${problems.length === 1 ? 'problem was' : 'problems were'} found.`,
  ];
  if (leftOver.length > 0) {
    lines.push(
      `${leftOver.length} files in the store belong to no claim and are older than a day (uploads that were cut off; removed by the program once a day):`,
      ...leftOver.slice(0, 20).map(({ key, part }) => `  ${key}${part ? '.part' : ''}`),
      ...(leftOver.length > 20 ? [`  … and ${leftOver.length - 20} more`] : []),
    );
  }
  lines.push('Not covered:', ...notCoveredOf(report).map((line) => `  ${line}`));
  return lines;
}

function notCoveredOf({
  unsealedClaims,
  entriesWithoutHash,
  unsealedComments,
  beside,
}: VerifyReport): string[] {
  const some = (count: number, what: string): string[] => (count > 0 ? [`${count} ${what}`] : []);
  return [
    ...some(
      unsealedClaims,
      'claims were last changed before entries were sealed: their notices and clocks are checked by rule only.',
    ),
    ...some(
      entriesWithoutHash,
      'entries of customers, companies and settings are from before these had hashes: only that none is missing was checked.',
    ),
    ...some(unsealedComments, 'comments are from before entries were sealed.'),
    ...some(
      beside.contactsWithoutEntry,
      'trusted contacts came with a list of customers and have no entry to be compared with.',
    ),
    ...notCovered,
  ];
}

export function jsonOf(report: VerifyReport): string {
  const { problems, leftOver, ...counts } = report;
  return JSON.stringify(
    {
      ok: problems.length === 0,
      ...counts,
      problems,
      leftOverFiles: leftOver.map(({ key, part, writtenAt }) => ({
        name: part ? `${key}.part` : key,
        writtenAt: new Date(writtenAt).toISOString(),
      })),
      notCovered: notCoveredOf(report),
    },
    null,
    2,
  );
}
