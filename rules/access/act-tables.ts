/** The act tables of every process. A new process brings its own and is named here, once. */
import { actRows, type Act as ClaimAct } from '../claim/rights/act-table.ts';
import { type CoopAct, coopActs } from '../coop/act-table.ts';
import { type IncentiveAct, incentiveActs } from '../incentives/act-table.ts';
import type { ActRow } from '../rights/act-row.ts';

/** An act of some process. No two processes give one word to two acts. */
export type Act = ClaimAct | IncentiveAct | CoopAct;

export const actTables: readonly (readonly ActRow[])[] = [actRows, incentiveActs, coopActs];

/** Every row of the act, of every side. */
export function rowsOf(act: Act): readonly ActRow[] {
  return actTables.flatMap((table) => table.filter((row) => row.act === act));
}
