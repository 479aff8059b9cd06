/** The rows of claims: each one's own, as lists show and foresee it, its children, and what follows from it for its rivals. */
import type { Claim, ClaimFacts, World } from '../../../rules/claim/facts.ts';
import { changedReaders, keepingReaders } from './usage-readers.ts';
import { keyPhase } from '../../../rules/claim/line-key.ts';
import { schedule, standing, statusOf } from '../../../rules/claim/status.ts';
import type { Step } from '../../../rules/claim/step.ts';
import type { Row } from './history-rows.ts';
import { sumOfRows } from './seal.ts';
import type { Beside, Children, SubjectRows } from './subject-rows.ts';
import { byIdOf, deadlinesOf, filesOf, tasksOf } from './subject-tables.ts';
import {
  associationTable,
  caseTable,
  claimTable,
  codeTable,
  lineKeyTable,
  lineTable,
  noticeTable,
  ofClaims,
  partyTable,
  roundTable,
  same,
} from './tables.ts';

const childrenOfClaim: readonly Children<ClaimFacts>[] = [
  { table: lineTable, rows: ({ lines }) => byIdOf(lines), patched: true, removable: true },
  filesOf<ClaimFacts>(ofClaims),
  {
    table: roundTable,
    rows: ({ rounds }) =>
      new Map(
        rounds.map((round) => [
          String(round.number),
          { ...round, basis: round.window, endsAt: round.window?.endsAt ?? null },
        ]),
      ),
    patched: true,
  },
  { table: noticeTable, rows: ({ notices }) => byIdOf(notices) },
  deadlinesOf<ClaimFacts>(ofClaims),
  // The desk's work of a case may lie at a claim to which nothing else happens: the party that answered last was another one.
  tasksOf<ClaimFacts>(ofClaims),
  {
    table: associationTable,
    rows: ({ associations }) =>
      new Map(associations.map((item, ordinal) => [item.id as string, { ...item, ordinal }])),
    firstToLast: closingFirst,
  },
];

function peopleOf({ assignee, createdBy, ...rest }: Claim): Row {
  return {
    ...rest,
    assigneeId: assignee?.id ?? null,
    assigneeName: assignee?.name ?? null,
    createdById: createdBy.id,
    createdByName: createdBy.name,
  };
}

function claimRow(facts: ClaimFacts, world: World, now: string): Row {
  const { claim } = facts;
  const foreseen = schedule(world, claim.id).filter(
    (change, index, all) => change.status !== (all[index - 1]?.status ?? statusOf(facts)),
  );
  const [next, ...later] = foreseen;
  const last = later.at(-1);
  const { due, overdue } = standing(facts, now);
  // What should have been done stays on top of every list until it is done.
  const [late] = overdue;
  const items = facts.lines.map((line) => line.itemId.replaceAll('-', ' ')).join(' ');
  return {
    ...peopleOf(claim),
    status: statusOf(facts),
    nextStatus: next?.status ?? null,
    nextAt: next?.at ?? null,
    lastStatus: last?.status ?? null,
    lastAt: last?.at ?? null,
    dueAt: late?.since ?? due?.endsAt ?? null,
    dueKind: late?.kind ?? due?.kind ?? null,
    contested: facts.lines.some((line) => line.arbitration === 'waiting'),
    search: [claim.number, claim.name, claim.reference, world.tenant.name, claim.customerDomain, items]
      .filter(Boolean)
      .join(' '),
  };
}

/**
 * What ends is written before what begins, because the unique index looks at each row as it is written: also across claims,
 * where a challenger takes over from the incumbent.
 */
function closingFirst(rows: Row[]): Row[] {
  const rank = { ended: 0, void: 0, official: 1, pending: 2 };
  return rows.toSorted(
    (a, b) => rank[a['state'] as keyof typeof rank] - rank[b['state'] as keyof typeof rank],
  );
}

function besideClaims(before: World | null, { world, entries }: Step, to: Beside): void {
  const touched = new Set(entries.map(({ claimId }) => claimId));
  const old = new Map(before?.claims.map((facts) => [facts.claim.id, facts]));
  for (const facts of world.claims)
    if (touched.has(facts.claim.id)) keysOf(facts, old.get(facts.claim.id) ?? null, world, to);
  casesOf(before, world, to);
  codesOf(before, world, to);
}

function keysOf(facts: ClaimFacts, old: ClaimFacts | null, world: World, to: Beside): void {
  for (const line of facts.lines) {
    const phase = keyPhase(facts, line);
    const before = old?.lines.find((candidate) => candidate.id === line.id);
    if (phase) {
      const rivals = world.claims.some((other) =>
        other.lines.some((rival) => rival.id !== line.id && rival.key === line.key && keyPhase(other, rival)),
      );
      const contested = rivals || line.arbitration !== 'none';
      to.put(lineKeyTable, { lineId: line.id, claimId: facts.claim.id, key: line.key, phase, contested });
    } else if (old && before && keyPhase(old, before)) to.remove(lineKeyTable, line.id);
  }
}

function casesOf(before: World | null, world: World, to: Beside): void {
  for (const item of world.cases) {
    const old = before?.cases.find(({ key, number }) => key === item.key && number === item.number);
    if (same(old, item)) continue;
    to.put(caseTable, {
      ...item,
      decidedById: item.decidedBy?.id ?? null,
      decidedByName: item.decidedBy?.name ?? null,
    });
    for (const party of item.parties)
      to.put(partyTable, { ...party, caseId: item.id, reason: item.reasons[party.lineId] ?? null });
  }
}

function codesOf(before: World | null, { tenant }: World, to: Beside): void {
  for (const code of tenant.codes) {
    const old = before?.tenant.codes.find((candidate) => candidate.id === code.id);
    if (old && !same(old, code))
      to.put(codeTable, { ...code, issuedById: code.issuedBy.id, issuedByName: code.issuedBy.name });
  }
}

export const claimRows: SubjectRows<World, ClaimFacts, Step> = {
  kind: 'claim',
  idName: 'claimId',
  own: claimTable,
  shared: ofClaims,
  children: childrenOfClaim,
  others: [lineKeyTable, caseTable, partyTable, codeTable],
  realmOf: ({ tenant }) => tenant.id,
  subjectsOf: ({ claims }) => claims,
  withSubjects: (world, claims) => ({ ...world, claims }),
  headOf: ({ claim }) => claim,
  withHead: (facts, { version, updatedAt, historyLength, historyHash }) => ({
    ...facts,
    claim: { ...facts.claim, version, updatedAt, historyLength, historyHash },
  }),
  withIds(facts, give, touched) {
    const tasks = give(facts.tasks);
    if (!touched) return { ...facts, tasks };
    return { ...facts, tasks, notices: give(facts.notices), associations: give(facts.associations) };
  },
  rowOf: claimRow,
  rowBefore: ({ claim }) => peopleOf(claim),
  sealOf: sumOfRows,
  // Locks and codes are the customer's as a whole.
  subjectOfEvent: ({ claimId }, { tenant }) => (claimId === null ? { kind: 'tenant', id: tenant.id } : null),
  worldWithIds: (world, give) => ({ ...world, cases: give(world.cases) }),
  beside: besideClaims,
  afterwards(before, { world }) {
    const changed = changedReaders(before, world);
    return changed ? keepingReaders(changed) : [];
  },
};
