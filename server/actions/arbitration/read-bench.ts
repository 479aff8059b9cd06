/** A case as the programme owner's bench compares it: both sides with their dates, proof and words. */
import type { ClaimFile, World } from '../../../rules/claim/facts.ts';
import { currentAssociation } from '../../../rules/claim/line-key.ts';
import type { Allowed } from '../../../rules/claim/rights/may-act.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { actsOnCase } from '../../../rules/claim/rights/second-reader.ts';
import { settle } from '../../../rules/claim/settle.ts';
import type { ArbitrationRow } from '../../store/arbitration/arbitration-lists.ts';
import { findUsageSince, findWords, type SaidWords } from '../../store/review/bench.ts';
import { loadWorlds } from '../../store/engine/load-world.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { type ClaimRef, type Context, scopeOf, type RefTo } from '../run/context.ts';
import { readArbitration } from './read-arbitration.ts';
import { readProof } from '../files/read-proof.ts';

/** One side as the bench compares it. */
export interface BenchSide {
  lineId: string;
  createdAt: string;
  submittedAt: string | null;
  officialFrom: string | null;
  officialUntil: string | null;
  /** First day of the month. */
  usageSince: string | null;
  /** Day beside the customer's signature, as the reader of proofs found it. */
  signedOn: string | null;
  files: ClaimFile[];
  words: Pick<SaidWords, 'text' | 'at'>[];
  /** What would tell who the side is. */
  names: string[];
}

export interface Bench extends ArbitrationRow {
  bench: BenchSide[];
  acts: Allowed[];
}

export async function readBench(ctx: Context, ref: RefTo<'arbitration'>): Promise<Outcome<Bench>> {
  const found = await readArbitration(ctx, ref);
  if (!found.ok) return found;
  const row = found.value;
  const [compared, signed] = await Promise.all([
    ctx.db.transact(
      scopeOf(ctx.actor, row.tenantId),
      { first: (tx) => loadWorlds(tx, partiesOf(row), ctx.owner, false), mode: 'read' },
      (tx, now, worldsAt) => benchOf(tx, { ctx, row, now, loaded: worldsAt(now) }),
    ),
    Promise.all(row.parties.map((party) => signedOn(ctx, { tenantId: row.tenantId, id: party.claimId }))),
  ]);
  const signatures = new Map(row.parties.map((party, index) => [party.lineId, signed[index] ?? null]));
  return accept({
    ...row,
    acts: compared.acts,
    bench: compared.bench.map((side) => ({ ...side, signedOn: signatures.get(side.lineId) ?? null })),
  });
}

/** null where nobody has read the proof, or it has no date. */
async function signedOn(ctx: Context, ref: ClaimRef): Promise<string | null> {
  const proof = await readProof(ctx, ref);
  return proof.ok
    ? (proof.value.checks.find(({ check }) => check === 'signature-date')?.date?.found ?? null)
    : null;
}

const partiesOf = ({ tenantId, parties }: ArbitrationRow): ClaimRef[] =>
  parties.map((party) => ({ tenantId, id: party.claimId }));

interface Benching {
  ctx: Context;
  row: ArbitrationRow;
  now: string;
  loaded: World[];
}

async function benchOf(
  tx: Tx,
  { ctx, row, now, loaded }: Benching,
): Promise<{ bench: Omit<BenchSide, 'signedOn'>[]; acts: Allowed[] }> {
  const { tenantId, claimId } = row;
  // Each side's claim heads a world of its own: one that is over is linked with the others no more.
  const worlds = new Map(
    loaded.map((one) => settle(one, now).world).map((world) => [world.claims[0]?.claim.id, world]),
  );
  const sides = row.parties.flatMap((party) =>
    sideOf(worlds.get(party.claimId), party.claimId, party.lineId),
  );
  const held = sides.flatMap(({ lineId, item, officialFrom, officialUntil }) =>
    officialFrom === null ? [] : [{ lineId, item, from: officialFrom, until: officialUntil }],
  );
  const [said, usage] = await Promise.all([
    findWords(tx, tenantId, row.parties, row.openedAt),
    findUsageSince(tx, tenantId, held, now),
  ]);
  const world = worlds.get(claimId);
  const one = world?.cases.find((candidate) => candidate.id === row.id);
  return {
    bench: sides.map(({ item: _item, ...side }) => ({
      ...side,
      usageSince: usage.find(({ lineId }) => lineId === side.lineId)?.month ?? null,
      words: said.filter(({ lineId }) => lineId === side.lineId).map(({ text, at }) => ({ text, at })),
    })),
    acts: world && one ? actsOnCase(world, { claimId, case: one }, ctx.actor) : [],
  };
}

/** A line may have been taken out of a claim that was edited. */
function sideOf(
  world: World | undefined,
  claimId: string,
  lineId: string,
): (Omit<BenchSide, 'usageSince' | 'words' | 'signedOn'> & { item: string })[] {
  const facts = world?.claims.find(({ claim }) => claim.id === claimId);
  const line = facts?.lines.find((one) => one.id === lineId);
  if (!facts || !line) return [];
  const { claim, location } = facts;
  const association = currentAssociation(facts, lineId);
  const official =
    association && association.state !== 'void' && association.state !== 'pending' ? association : null;
  return [
    {
      lineId,
      item: line.subscriptionId ?? line.itemId,
      createdAt: claim.createdAt,
      submittedAt: claim.submittedAt,
      officialFrom: official?.officialFrom ?? null,
      officialUntil: official?.until ?? null,
      files: facts.files.filter((file) => file.removedAt === null && file.sentAt !== null),
      names: [
        location.partnerName,
        location.name,
        claim.partnerContact?.name ?? '',
        claim.partnerContact?.email ?? '',
        claim.createdBy.name,
      ],
    },
  ];
}
