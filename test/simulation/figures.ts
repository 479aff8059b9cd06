/**
 * The figures of oversight in the simulated year: counted by and by, and in the end compared with what the histories
 * say.
 */
import type pg from 'pg';
import { expect } from 'vitest';
import { countSlice, recount } from '../../server/actions/review/count-days.ts';
import { numberNewEvents } from '../../server/jobs/number-events.ts';
import { countedFigures, figuresOf } from '../oracle/figures.ts';
import type { Scene } from '../scene.ts';

/** Some of what is new is numbered and counted; two counters at once are one. */
export async function countSome({ services }: Pick<Scene, 'services'>, limit: number): Promise<number> {
  await numberNewEvents(services);
  const read = await Promise.all([countSlice(services, limit), countSlice(services, limit)]);
  return Math.max(...read);
}

/**
 * As counted while it happened, as counted again, and as found from the histories without the product: the same figures.
 */
export async function expectFigures(
  scene: Pick<Scene, 'services'>,
  admin: pg.ClientBase,
  atLeast: number,
): Promise<void> {
  while ((await countSome(scene, 200)) > 0);
  const wanted = await figuresOf(admin, scene.services.owner.zone);
  expect(wanted.length).toBeGreaterThan(atLeast);
  expect(await countedFigures(admin)).toEqual(wanted);
  await recount(scene.services, undefined, 30);
  expect(await countedFigures(admin)).toEqual(wanted);
}
