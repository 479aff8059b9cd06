import type { ClaimFile, World } from '../../rules/facts.ts';
import { currentAssociation } from '../../rules/line-key.ts';
import type { Allowed } from '../../rules/may-act.ts';
import { accept, refuse, type Outcome } from '../../rules/refusal.ts';
import { actsOnCase } from '../../rules/second-reader.ts';
import { settle } from '../../rules/settle.ts';
import { findCase, findPart, type ArbitrationRow } from '../store/arbitration-lists.ts';
import { findUsageSince, findWords, type SaidWords } from '../store/bench.ts';
import { loadWorlds } from '../store/load-world.ts';
import { readReference } from '../store/reference.ts';
import type { Tx } from '../store/tx.ts';
import { scopeOf } from './act.ts';
import type { ClaimRef, Context } from './context.ts';
import { named } from './list-arbitrations.ts';

/** One side as the bench compares it. */
export interface BenchSide {
  lineId: string;
  createdAt: string;
  submittedAt: string | null;
  officialFrom: string | null;
  officialUntil: string | null;
  /** First day of the month. */
  usageSince: string | null;
  files: ClaimFile[];
  words: Pick<SaidWords, 'text' | 'at'>[];
  /** What would tell who the side is. */
  names: string[];
}

/** `bench` and `acts` are for the programme owner. */
export interface ReadCase extends ArbitrationRow { bench: BenchSide[]; acts: Allowed[] }

export function readArbitration(ctx: Context, ref: ClaimRef): Promise<Outcome<ReadCase>> {
  return ctx.db.transact(scopeOf(ctx.actor, ref.tenantId), async (tx) => {
    const [row, { catalog }] = await Promise.all([
      ctx.actor.side === 'partner' ? findPart(tx, ref, ctx.actor.partnerId as string) : findCase(tx, ref),
      readReference(tx, []),
    ]);
    if (!row) return refuse('hidden', { code: 'not-found', pointer: '' });
    const found = named(row, catalog);
    return accept({ ...found, ...(ctx.actor.side === 'owner' ? await benchOf(tx, ctx, found) : { bench: [], acts: [] }) });
  }, 'read');
}

async function benchOf(tx: Tx, ctx: Context, row: ArbitrationRow): Promise<Pick<ReadCase, 'bench' | 'acts'>> {
  const { tenantId, claimId } = row;
  const loaded = await loadWorlds(tx, row.parties.map((party) => ({ tenantId, id: party.claimId })), ctx.owner, false);
  const now = tx.now().toString();
  // Each side's claim heads a world of its own: one that is over is linked with the others no more.
  const worlds = new Map(loaded.map((one) => settle(one, now).world).map((world) => [world.claims[0]?.claim.id, world]));
  const sides = row.parties.flatMap((party) => sideOf(worlds.get(party.claimId), party.claimId, party.lineId));
  const held = sides.flatMap(({ lineId, item, officialFrom, officialUntil }) =>
    (officialFrom === null ? [] : [{ lineId, item, from: officialFrom, until: officialUntil }]));
  const [said, usage] = await Promise.all([findWords(tx, tenantId, row.parties, row.openedAt), findUsageSince(tx, tenantId, held, now)]);
  const world = worlds.get(claimId);
  const one = world?.cases.find((candidate) => candidate.id === row.id);
  return {
    bench: sides.map(({ item: _item, ...side }) => ({
      ...side, usageSince: usage.find(({ lineId }) => lineId === side.lineId)?.month ?? null,
      words: said.filter(({ lineId }) => lineId === side.lineId).map(({ text, at }) => ({ text, at })),
    })),
    acts: world && one ? actsOnCase(world, { claimId, case: one }, ctx.actor) : [],
  };
}

/** A line may have been taken out of a claim that was edited. */
function sideOf(world: World | undefined, claimId: string, lineId: string): (Omit<BenchSide, 'usageSince' | 'words'> & { item: string })[] {
  const facts = world?.claims.find(({ claim }) => claim.id === claimId);
  const line = facts?.lines.find((one) => one.id === lineId);
  if (!facts || !line) return [];
  const { claim, location } = facts;
  const association = currentAssociation(facts, lineId);
  const official = association && association.state !== 'void' && association.state !== 'pending' ? association : null;
  return [{
    lineId, item: line.subscriptionId ?? line.itemId, createdAt: claim.createdAt, submittedAt: claim.submittedAt,
    officialFrom: official?.officialFrom ?? null, officialUntil: official?.until ?? null,
    files: facts.files.filter((file) => file.removedAt === null && file.sentAt !== null),
    names: [location.partnerName, location.name, claim.partnerContact?.name ?? '', claim.partnerContact?.email ?? '', claim.createdBy.name],
  }];
}
