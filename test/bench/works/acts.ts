/** Submit, decide, and refuse by link: each request is for a claim of its own. */
import { makeApp } from '../../../server/http/app.ts';
import { idOf } from '../../../server/http/frame/ids.ts';
import { makeToken } from '../../../server/actions/consent/consent-link.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { draft, inWindow, underReview } from '../../acts.ts';
import type { Scene } from '../../scene.ts';
import type { RowWrite } from '../bare.ts';
import { copyMinimal } from '../bare-minimal.ts';
import { supply, type Work } from '../compare.ts';
import { copyTenant } from '../fill.ts';
import type { Asked } from '../load.ts';
import type { Rig } from '../rig.ts';
import { rowsWritten } from '../trace.ts';
import { secret, type World } from '../world.ts';

export const actNames = ['submit', 'decide', 'refuse'] as const;
export type ActName = (typeof actNames)[number];

const makers: Record<ActName, (scene: Scene) => Promise<{ id: string }>> = {
  submit: (scene) => draft(scene, scene.a),
  decide: (scene) => underReview(scene, scene.a),
  refuse: (scene) => inWindow(scene, scene.a),
};
const factors = { program: 1, rows: 2, minimal: 4 };

/** The claim of which all others are copies, and what its rows are called. */
interface Source {
  tenantId: string;
  id: string;
  version: number;
  lineId: string;
  noticeId: string | null;
}

async function makeSource({ scene, admin }: World, act: ActName): Promise<Source> {
  const own = await scene.elsewhere();
  await makers[act](own);
  const { rows } = await admin.query<Source>(
    `select c.tenant_id as "tenantId", c.id, c.version, l.id as "lineId",
       (select n.id from notice n where n.tenant_id = c.tenant_id and n.claim_id = c.id and n.named and n.purpose = 'decide' limit 1) as "noticeId"
     from claim c join claim_line l on l.tenant_id = c.tenant_id and l.claim_id = c.id where c.tenant_id = $1`,
    [own.tenantId],
  );
  return rows[0] as Source;
}

let asked = 0;

/** The request of an act on the copy that belongs to this tenant. */
function requestOf(
  act: ActName,
  { id, version, lineId, noticeId }: Source,
  tenantId: string,
  key: string,
): Asked {
  asked += 1;
  const headers = {
    'content-type': 'application/json',
    'if-match': `"${version}"`,
    'idempotency-key': `bench-${process.pid}-${asked}`,
  };
  if (act === 'refuse')
    return {
      method: 'POST',
      path: `/v1/consents/${makeToken(secret, { tenantId, noticeId: noticeId as string })}/refuse`,
      // Each customer has an address of its own: one address may ask sixty times a minute.
      headers: { ...headers, 'x-forwarded-for': `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}` },
      body: JSON.stringify({ confirmed: true, reason: 'We did this ourselves.' }),
    };
  const lines = [{ lineId: idOf('line', tenantId, lineId), decision: 'approve' }];
  return {
    method: 'POST',
    path: `/v1/claims/${idOf('claim', tenantId, id)}/${act}`,
    headers: { ...headers, authorization: `Bearer ${key}` },
    body: JSON.stringify(act === 'decide' ? { lines } : {}),
  };
}

/** What the act writes, found by doing it once in this process, where no job runs. */
function traced({ scene, admin }: World, act: ActName, source: Source): Promise<RowWrite[]> {
  const actor: Actor = act === 'decide' ? scene.reviewer : scene.a.admin;
  const app = makeApp(scene.services, async () => ({ actor, session: null }), { budgets: null });
  return rowsWritten(admin, {
    tenantId: source.tenantId,
    partners: [scene.a.partnerId, scene.b.partnerId],
    async act() {
      const { path, method, headers, body } = requestOf(act, source, source.tenantId, '');
      const response = await app.request(path, { method, headers: { ...headers }, ...(body && { body }) });
      if (response.status !== 200) throw new Error(`${act}: ${await response.text()}`);
    },
  });
}

export async function actWork(rig: Rig, act: ActName): Promise<Work> {
  const { world } = rig.data;
  const source = await makeSource(world, act);
  const keys = act === 'decide' ? world.keys.reviewer : world.keys.partner;
  const of = async (factor: number): Promise<() => string> => {
    const tenants = await copyTenant(rig.admin, {
      source: source.tenantId,
      count: supply(rig.options, factor),
    });
    return () => tenants.pop() as string;
  };
  const program = await of(factors.program);
  const rows = await of(factors.rows);
  const minimal = await copyMinimal(rig.admin, source.tenantId, supply(rig.options, factors.minimal));
  const bodyOf = JSON.stringify({ lines: [{ decision: 'approve' }] });
  // Among many claims the copies do not change what the planner knows.
  if (rig.options.claims < 20_000) await rig.admin.query('analyze');
  // After the copies: it changes the claim.
  const writes = await traced(world, act, source);
  await rig.teach({ act, writes });
  return {
    name: act,
    written: writes.length,
    sides: {
      program: {
        factor: factors.program,
        next: () => [requestOf(act, source, program(), keys[asked % keys.length] as string)],
      },
      minimal: {
        factor: factors.minimal,
        next: () => [
          {
            method: 'POST',
            path: `/minimal-${act}/${minimal.pop()}/${source.id}/${source.version}`,
            body: bodyOf,
          },
        ],
      },
      rows: {
        factor: factors.rows,
        next: () => [{ method: 'POST', path: `/rows-${act}/${rows()}`, body: bodyOf }],
      },
    },
  };
}
