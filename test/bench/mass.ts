/** The claims that lie about: each went through the program's own acts, then was copied to as many customers as it takes. */
import type pg from 'pg';
import { requestInformation } from '../../server/actions/review/request-information.ts';
import { draft, factsOf, inWindow, official, rejected, submitted, underReview } from '../acts.ts';
import { plain, type Scene } from '../scene.ts';
import { fillMinimal, minimalSchema } from './bare-minimal.ts';
import { copyTenant, type Owner } from './fill.ts';
import { idFor, type World } from './world.ts';

const partners = 200;

/** Shares of a hundred. */
const kinds: [number, (scene: Scene) => Promise<unknown>][] = [
  [40, (scene) => official(scene, scene.a)],
  [12, (scene) => draft(scene, scene.a)],
  [12, (scene) => submitted(scene, scene.a)],
  [10, (scene) => underReview(scene, scene.a)],
  [10, (scene) => inWindow(scene, scene.a)],
  [10, (scene) => rejected(scene, scene.a)],
  [6, (scene) => asked(scene)],
];

async function asked(scene: Scene): Promise<void> {
  const ref = await underReview(scene, scene.a);
  const input = { codes: ['missing-all-poe'], comment: 'Please send the signed agreement.' };
  factsOf(await requestInformation(scene.context(scene.reviewer), ref, input, plain));
}

export async function fillMass(
  { scene, admin }: World,
  claims: number,
  say: (line: string) => void,
): Promise<void> {
  const owners = await manyPartners(admin, scene);
  for (const [share, make] of kinds) {
    const count = Math.floor((claims * share) / 100);
    if (count === 0) continue;
    const own = await scene.elsewhere();
    await make(own);
    await copyTenant(admin, { source: own.tenantId, count, owners, spread: true });
    say(`${count} claims`);
  }
  await admin.query(minimalSchema);
  await fillMinimal(admin);
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
}

/** The first is the one whose people ask. */
export async function manyPartners(admin: pg.Client, scene: Scene): Promise<Owner[]> {
  const others = Array.from({ length: partners - 1 }, (_, index) => ({
    partnerId: idFor(`mass partner ${index}`),
    locationId: idFor(`mass location ${index}`),
  }));
  await admin.query(
    `insert into partner (id, name, created_at) select id, 'Partner ' || id, now() from unnest($1::uuid[]) id on conflict do nothing`,
    [others.map(({ partnerId }) => partnerId)],
  );
  await admin.query(
    `insert into location (id, partner_id, number, name, country, zone)
     select location, partner, (6000000 + n)::text, 'Location ' || n, 'NL', 'Europe/Amsterdam'
     from unnest($1::uuid[], $2::uuid[]) with ordinality as l (location, partner, n) on conflict do nothing`,
    [others.map(({ locationId }) => locationId), others.map(({ partnerId }) => partnerId)],
  );
  return [scene.a, ...others];
}
