/**
 * What a wrong clock made true before its time is taken back (domain 6): claim by claim, those that took over from each other together,
 * one transaction each. A claim that was put right has an entry that says so and is not found again, so an interrupted run goes on where
 * it was, and a second one changes nothing.
 */
import type { World } from '../../../rules/claim/facts.ts';
import { join } from '../../../rules/engine/step.ts';
import { settle } from '../../../rules/claim/settle.ts';
import { undoClock as decide, type TakenBack } from '../../../rules/operations/undo-clock.ts';
import { toleranceMs } from '../../ports/clock.ts';
import { readClock } from '../../store/engine/clock.ts';
import { loadWorlds, type WorldsAt, type ClaimKey } from '../../store/engine/load-world.ts';
import { takeTurn } from '../../store/engine/turn.ts';
import { claimRows } from '../../store/engine/claim-rows.ts';
import { writeSteps } from '../../store/engine/write-step.ts';
import {
  findHandovers,
  findWrongClaims,
  findWrongMails,
  readWrongEntries,
  readWrongReads,
  rightWaitingMails,
  type WrongMail,
} from '../../store/operations/wrong-clock.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { again } from '../run/run.ts';
import { newId, realNow } from '../run/context.ts';
import type { SystemServices } from '../run/system-act.ts';

export type { TakenBack };

/** Claims that are put right by one transaction. */
export interface UndoneGroup {
  customer: string;
  claims: TakenBack[];
  /** What people were sent meanwhile. */
  mails: WrongMail[];
}

export interface UndoneClock {
  /** held: the clock is in doubt. behind: it is before the time of the last look, and nobody has confirmed it. */
  refused: 'held' | 'behind' | null;
  heldAt: string | null;
  claims: number;
}

export interface HowToUndo {
  /** false: only tells. */
  write: boolean;
  reason: string;
  onGroup(group: UndoneGroup): void;
}

export async function undoClock(services: SystemServices, how: HowToUndo): Promise<UndoneClock> {
  const found = await services.db.transact({ side: 'system' }, { mode: 'read' }, async (tx, now) => {
    const { heldAt, lastSeenAt } = await readClock(tx);
    const ahead = lastSeenAt !== null && Date.parse(lastSeenAt) > services.clock.now() + toleranceMs;
    const refused = heldAt !== null ? ('held' as const) : ahead ? ('behind' as const) : null;
    return { refused, heldAt, claims: refused === null ? await findWrongClaims(tx, wrongAfter(now)) : [] };
  });
  const done = new Set<string>();
  for (const claim of found.claims) {
    if (done.has(claim.id)) continue;
    const group = await again(() => undoGroup(services, claim, how));
    if (group === null) continue;
    for (const { facts } of group.claims) done.add(facts.claim.id);
    how.onGroup(group);
  }
  return { refused: found.refused, heldAt: found.heldAt, claims: done.size };
}

/** Small differences between machines are none of a wrong clock. */
function wrongAfter(now: string): string {
  return Temporal.Instant.from(now).add({ milliseconds: toleranceMs }).toString();
}

function undoGroup(
  services: SystemServices,
  claim: ClaimKey,
  { write, reason }: HowToUndo,
): Promise<UndoneGroup | null> {
  const first = async (tx: Tx): Promise<{ keys: ClaimKey[]; worldsAt: WorldsAt }> => {
    if (write) await takeTurn(tx, claim.tenantId);
    const keys = await findHandovers(tx, claim);
    return { keys, worldsAt: await loadWorlds(tx, keys, services.owner, write) };
  };
  // Not timeOf(): these claims were last changed at a time that has not come.
  return services.db.transact({ side: 'system' }, { first }, async (tx, now, { keys, worldsAt }) => {
    const loaded = oneWorld(worldsAt(now));
    // Read under the locks: whoever was before us has left its entry.
    const after = wrongAfter(now);
    const entries = await readWrongEntries(tx, keys, after);
    if (loaded === null || entries.size === 0) return null;
    const [reads, mails] = [await readWrongReads(tx, keys, after), await findWrongMails(tx, keys, after)];
    const clock = settle(loaded, now);
    const { step, claims } = decide(clock.world, { entries, reads, reason }, now);
    if (write) {
      const lineIds = claims.flatMap((back) =>
        [...back.again.map(({ line }) => line), ...back.restored, ...back.answerable].map(({ id }) => id),
      );
      await rightWaitingMails(tx, keys, { lineIds, after, now: realNow(services) });
      await writeSteps(tx, claimRows, [{ before: loaded, step: join(clock, step) }], {
        now,
        realNow: realNow(services),
        requestId: null,
        newId: () => newId(services),
      });
    }
    return { customer: loaded.tenant.name, claims, mails };
  });
}

/** Claims that were linked once are in no common world of the store any more. */
function oneWorld(worlds: World[]): World | null {
  const [first] = worlds;
  if (!first) return null;
  const claims = new Map(worlds.flatMap((world) => world.claims).map((facts) => [facts.claim.id, facts]));
  return { ...first, claims: [...claims.values()] };
}
