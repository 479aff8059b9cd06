/** The rows of one claim: its own, as lists show and foresee it, and which of its children are rows of which table. */
import type { Claim, ClaimFacts, World } from '../../../rules/claim/facts.ts';
import { schedule, standing, statusOf } from '../../../rules/claim/status.ts';
import type { Row } from './history-rows.ts';
import {
  associationTable,
  deadlineTable,
  fileTable,
  lineTable,
  noticeTable,
  roundTable,
  type Table,
} from './tables.ts';

/** Rows of a claim in one table. */
export interface Children {
  table: Table;
  /** By what a row is found again, with the row as the table has it. */
  rows(facts: ClaimFacts): Map<string, object>;
}

function children<T extends object>(
  table: Table,
  of: (facts: ClaimFacts) => T[],
  key: (item: T) => string,
  shape: (item: T, all: T[]) => object = (item) => item,
): Children {
  return {
    table,
    rows(facts) {
      const all = of(facts);
      return new Map(all.map((item) => [key(item), shape(item, all)]));
    },
  };
}

/** Tasks stand apart: one may be opened at a claim to which nothing else happens. */
export const childrenOfClaim: readonly Children[] = [
  children(
    lineTable,
    ({ lines }) => lines,
    (line) => line.id,
  ),
  children(
    fileTable,
    ({ files }) => files,
    (file) => file.id,
  ),
  children(
    roundTable,
    ({ rounds }) => rounds,
    (round) => String(round.number),
    (round) => ({ ...round, basis: round.window, endsAt: round.window?.endsAt ?? null }),
  ),
  children(
    noticeTable,
    ({ notices }) => notices,
    (notice) => notice.id as string,
  ),
  children(
    deadlineTable,
    ({ deadlines }) => deadlines,
    (item) => `${item.kind} ${item.round} ${item.party}`,
    (item) => ({ ...item, dueAt: item.basis.endsAt }),
  ),
  children(
    associationTable,
    ({ associations }) => associations,
    (item) => item.id as string,
    (item, all) => ({ ...item, ordinal: all.indexOf(item) }),
  ),
];

export function peopleOf({ assignee, createdBy, ...rest }: Claim): Row {
  return {
    ...rest,
    assigneeId: assignee?.id ?? null,
    assigneeName: assignee?.name ?? null,
    createdById: createdBy.id,
    createdByName: createdBy.name,
  };
}

export function claimRow(facts: ClaimFacts, world: World, now: string): Row {
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
