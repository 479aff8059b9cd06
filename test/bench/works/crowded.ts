/** The page of a claim whose customer has six live lines, and of one whose customer has six hundred. */
import { idOf } from '../../../server/http/frame/ids.ts';
import { agree } from '../../../server/actions/consent/agree.ts';
import { factsOf, inWindow } from '../../acts.ts';
import { plain } from '../../scene.ts';
import type { Work } from '../compare.ts';
import type { Rig } from '../rig.ts';
import type { World } from '../world.ts';

const tables = ['subscription', 'subject', 'claim', 'claim_line', 'line_key', 'history', 'association'];

/** Columns that name a row of the claim that is copied, or its subscription: each copy has its own. */
const ids = new Set(['id', 'claim_id', 'line_id', 'subject_id', 'subscription_id']);

/** A customer with so many official claims, each for a subscription of its own. Answers where the first one is. */
async function crowd({ scene, admin }: World, count: number): Promise<{ tenantId: string; id: string }> {
  const own = await scene.elsewhere();
  const subscription = own.subscriptions.sales;
  const lines = [{ itemId: 'sales', subscriptionId: subscription }];
  const ref = await inWindow(own, own.a, lines, {
    solutionArea: 'business-applications',
    technicalContact: { name: 'T. Beheer', title: 'Administrator', email: `beheer@${own.domain}` },
  });
  const agreed = { lineIds: null, code: null, confirmed: true };
  factsOf(await agree(own.context(own.tenantAdmin), ref, agreed, plain));
  for (const table of tables) {
    const { rows } = await admin.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    const values = rows.map(({ name, type }) => {
      if (name === 'number' && table === 'claim') return `s.number || '-' || n`;
      if (ids.has(name)) return `md5(n || s."${name}"::text)::uuid`;
      if (name === 'key' && type === 'text')
        return `replace(s.key, '${subscription}', md5(n || '${subscription}')::uuid::text)`;
      return `s."${name}"`;
    });
    await admin.query(
      `insert into ${table} (${rows.map(({ name }) => `"${name}"`).join(', ')})
       select ${values.join(', ')} from ${table} s, generate_series(2, $2::int) n
       where s.tenant_id = $1 ${table === 'subscription' ? `and s.id = '${subscription}'` : ''}`,
      [own.tenantId, count],
    );
  }
  return ref;
}

export async function crowdedWorks(rig: Rig): Promise<Work[]> {
  const { world } = rig.data;
  const works: Work[] = [];
  for (const lines of [6, 600]) {
    const { tenantId, id } = await crowd(world, lines);
    let turn = 0;
    const next = () => [
      {
        method: 'GET',
        path: `/v1/claims/${idOf('claim', tenantId, id)}`,
        headers: { authorization: `Bearer ${world.keys.partner[turn++ % world.keys.partner.length]}` },
      },
    ];
    works.push({ name: `detail among ${lines} live lines`, sides: { program: { factor: 1, next } } });
  }
  await rig.admin.query('analyze');
  return works;
}
