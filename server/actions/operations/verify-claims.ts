/** Claims against their histories, a page at a time. */
import { checkFold, checkHistory, type Recorded } from '../../../rules/operations/history.ts';
import type { ClaimFacts } from '../../../rules/claim/facts.ts';
import { checkBeside, type FindCalendar } from '../../../rules/operations/beside.ts';
import type { Calendar } from '../../../rules/time/calendar.ts';
import type { Entry } from '../../../rules/claim/step.ts';
import { stateOf } from '../../../rules/claim/work.ts';
import { entryOfToday } from '../../store/engine/former-words.ts';
import { historyHash } from '../../store/engine/history-rows.ts';
import { loadWorlds, type ClaimKey } from '../../store/engine/load-world.ts';
import { historyTable } from '../../store/engine/tables.ts';
import { readClaimKeys, readHistories, type HistoryRow } from '../../store/engine/verify.ts';
import {
  findMovedInstants,
  readCalendarVersions,
  readComments,
  readDerived,
} from '../../store/engine/verify-beside.ts';
import type { Process, VerifyParts } from './process.ts';
import { checkDerived, checkSeals } from './verify-claim.ts';
import type { VerifyReport } from './verify-report.ts';

const claimsAtOnce = 200;

export const verifyClaims: Process['verify'] = async (parts, report, problem) => {
  const calendars = await parts.db.transact({ side: 'system' }, readCalendarVersions, 'read');
  let after: ClaimKey | null = null;
  for (;;) {
    const keys: ClaimKey[] = await verifyPage(parts, { after, calendars, report, problem });
    report.claims += keys.length;
    after = keys.at(-1) ?? null;
    if (keys.length < claimsAtOnce) return;
  }
};

interface Page {
  after: ClaimKey | null;
  calendars: Map<string, Calendar>;
  report: VerifyReport;
  problem: (text: string) => void;
}

/** One snapshot for a page of claims, so that state and history are of the same instant. */
function verifyPage(
  { db, owner }: VerifyParts,
  { after, calendars, report, problem }: Page,
): Promise<ClaimKey[]> {
  return db.transact({ side: 'system' }, { mode: 'read' }, async (tx, now) => {
    const keys = await readClaimKeys(tx, after, claimsAtOnce);
    if (keys.length === 0) return keys;
    const worlds = (await loadWorlds(tx, keys, owner, false))(now);
    const histories = await readHistories(tx, keys);
    const moved = Map.groupBy(await findMovedInstants(tx, keys), ({ claimId }) => claimId);
    const derived = new Map((await readDerived(tx, keys)).map((row) => [row.claimId, row]));
    const comments = await readComments(tx, keys);
    for (const { claims } of worlds) {
      const facts = claims[0] as ClaimFacts;
      const { id, number } = facts.claim;
      const history = histories.get(id) ?? [];
      const said = comments.get(id) ?? [];
      report.entries += history.length;
      report.comments += said.length;
      const sealed = checkSeals(facts, history, said);
      if (!sealed.rows) report.unsealedClaims += 1;
      report.unsealedComments += sealed.unsealedComments;
      const find: FindCalendar = (name, version) => calendars.get(`${name} ${version}`);
      const found = [
        ...problemsOfClaim(facts, history),
        ...sealed.problems.map((text) => `${text} (V-1)`),
        ...checkBeside(facts, history.map(recordedOf), find).map((text) => `${text} (V-1)`),
        ...(moved.get(id) ?? []).map(({ what }) => `${what} (V-1)`),
        ...checkDerived(facts, derived.get(id)).map((text) => `${text} (V-1)`),
      ];
      for (const text of found) problem(`claim ${number}: ${text}`);
    }
    return keys;
  });
}

function recordedOf(row: HistoryRow): Pick<Entry, 'act' | 'at' | 'detail'> {
  const { act, at, detail } = entryOfToday(row as unknown as Entry);
  return { act, at, detail };
}

/** Everything that is wrong with one claim's history and with what is stored beside it. */
export function problemsOfClaim(facts: ClaimFacts, history: HistoryRow[]): string[] {
  const problems: string[] = [];
  const { claim } = facts;
  let previous = '';
  for (const [index, row] of history.entries()) {
    if (row.number !== index + 1) problems.push(`entry ${index + 1} is missing (H-1)`);
    if (row.previousHash !== previous || row.hash !== historyHash(historyTable, row))
      problems.push(`entry ${row.number} is not what was written (H-1)`);
    previous = row.hash;
  }
  if (claim.historyLength !== history.length || claim.historyHash !== previous)
    problems.push('the claim names another end of its history (H-1)');
  const entries = history.map(entryOf);
  const state = stateOf(withoutRowIds(facts));
  for (const { sequence, what, detail } of [
    ...checkHistory(entries),
    ...checkFold(entries.map(withoutIds), state),
  ]) {
    problems.push(`${sequence > 0 ? `entry ${sequence}: ` : ''}${what} ${detail} (C-3)`);
  }
  return problems;
}

function entryOf(row: HistoryRow): Recorded {
  const { act, at, before, after, actorSide, actorId, actorName, actorRole } = entryOfToday(
    row as HistoryRow & Record<string, string> & { act: string },
  );
  return {
    act: act as string,
    at: at as string,
    before: before as unknown as Entry['before'],
    after: after as unknown as Entry['after'],
    actor: {
      side: actorSide as Entry['actor']['side'],
      id: actorId as string,
      name: actorName as string,
      role: actorRole as string,
    },
  };
}

/** The row's own id is made by the store and is no part of the state that history speaks of. */
function withoutRowIds(facts: ClaimFacts): ClaimFacts {
  return { ...facts, associations: facts.associations.map(({ id: _id, ...association }) => association) };
}

function withoutIds<E extends Pick<Entry, 'after'>>(entry: E): E {
  return {
    ...entry,
    after: Object.fromEntries(
      Object.entries(entry.after).filter(([path]) => !/^associations\..*\.id$/.test(path)),
    ),
  };
}
