/** Pages: a list, a queue, a claim with its history. Each is read as the person who opens it would read it. */
import { idOf } from '../../../server/http/frame/ids.ts';
import type { Work } from '../compare.ts';
import type { Asked } from '../load.ts';
import type { Rig } from '../rig.ts';

const factors = { program: 1, rows: 2, minimal: 4 };

/** Endlessly one after the other. */
function turns<T>(values: T[]): () => T {
  if (values.length === 0) throw new Error('there is nothing to read');
  let next = 0;
  return () => values[next++ % values.length] as T;
}

const get = (path: string): Asked => ({ method: 'GET', path });
const as = (key: string, path: string): Asked => ({
  method: 'GET',
  path,
  headers: { authorization: `Bearer ${key}` },
});

/** Official claims of the partner, with a history from draft to consent; read as two requests, one after the other. */
export async function detailWork(rig: Rig): Promise<Work> {
  const { scene, keys } = rig.data.world;
  const { rows } = await rig.admin.query<{ tenant: string; id: string }>(
    `select a.tenant_id as tenant, a.claim_id as id from association a where a.partner_id = $1 and a.state = 'official'
     order by a.official_from desc limit 500`,
    [scene.a.partnerId],
  );
  const [claim, key] = [turns(rows), turns(keys.partner)];
  const bare = (form: string) => (): Asked[] => {
    const { tenant, id } = claim();
    return [get(`/${form}-detail/${tenant}/${id}`), get(`/${form}-history/${tenant}/${id}`)];
  };
  return {
    name: 'detail',
    sides: {
      program: {
        factor: factors.program,
        next() {
          const { tenant, id } = claim();
          const path = `/v1/claims/${idOf('claim', tenant, id)}`;
          const who = key();
          return [as(who, path), as(who, `${path}/history?limit=50`)];
        },
      },
      minimal: { factor: factors.minimal, next: bare('minimal') },
      rows: { factor: factors.rows, next: bare('rows') },
    },
  };
}

/** Fifty claims of one status, newest first. */
export async function listWork(rig: Rig): Promise<Work> {
  const { scene, keys } = rig.data.world;
  const key = turns(keys.partner);
  const bare = (form: string) => (): Asked[] => [get(`/${form}-list/${scene.a.partnerId}/approved`)];
  return {
    name: 'list',
    sides: {
      program: { factor: factors.program, next: () => [as(key(), '/v1/claims?limit=50&status=approved')] },
      minimal: { factor: factors.minimal, next: bare('minimal') },
      rows: { factor: factors.rows, next: bare('rows') },
    },
  };
}

/** The desk's queue, what is due first. */
export async function queueWork(rig: Rig): Promise<Work> {
  const key = turns(rig.data.world.keys.reviewer);
  return {
    name: 'queue',
    sides: {
      program: { factor: factors.program, next: () => [as(key(), '/v1/review-queue?limit=50')] },
      minimal: { factor: factors.minimal, next: () => [get('/minimal-queue')] },
      rows: { factor: factors.rows, next: () => [get('/rows-queue')] },
    },
  };
}

/** What only the program has, so that there is nothing to set beside it: the time counts, and how it grows with the claims. */
export async function pageWorks(rig: Rig): Promise<Work[]> {
  const { keys } = rig.data.world;
  const page = (name: string, who: string[], path: string): Work => {
    const key = turns(who);
    return { name, sides: { program: { factor: 1, next: () => [as(key(), path)] } } };
  };
  return [
    page('usage page', keys.partner, '/v1/usage?limit=50'),
    page('oversight: decisions', keys.overseer, '/v1/oversight/decisions?range=quarter'),
    page('oversight: age of the queue', keys.overseer, '/v1/oversight/queue-age'),
  ];
}
