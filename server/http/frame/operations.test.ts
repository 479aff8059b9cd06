/** Every operation, asked by everybody: HTTP lets in whom the table of operations lets in, and nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rightProblem } from '../../../rules/access/may-call.ts';
import { operationIds, operations, type OperationId } from '../../../rules/access/operations.ts';
import { deskRoles, partnerRoles, tenantRoles, type Actor, type Role } from '../../../rules/rights/role.ts';
import { scopesOf } from '../../../rules/rights/scopes.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import type { Auth } from '../../auth/auth.ts';
import { makeApp } from '../app.ts';
import { authRoutes } from '../parties/auth-routes.ts';
import { invitations } from '../parties/invitations.ts';
import { exampleId } from './fields.ts';
import type { SharedThing, TenantThing } from './ids.ts';
import { operation, type Operation } from './operation.ts';
import { serve, type Kit } from './serve.ts';

let scene: Scene;
let kit: Kit;
let app: ReturnType<typeof makeApp>;
let asking: Actor;
beforeAll(async () => {
  scene = await makeScene();
  app = makeApp(scene.services, async () => ({ actor: asking, session: null }), {
    budgets: null,
    mount: (made) => {
      kit = made;
      authRoutes(kit, {} as Auth);
      invitations(kit, {} as Auth);
    },
  });
});
afterAll(() => scene.close());

const grant = (role: Role): Actor['grants'][number] => ({
  role,
  locationId: null,
  programme: null,
  maySubmit: true,
});
const people = (): [string, Actor][] => [
  ...partnerRoles.map((role): [string, Actor] => [role, { ...scene.a.admin, grants: [grant(role)] }]),
  ...deskRoles.map((role): [string, Actor] => [role, { ...scene.reviewer, grants: [grant(role)] }]),
  ...tenantRoles.map((role): [string, Actor] => [role, { ...scene.tenantAdmin, grants: [grant(role)] }]),
  ['nobody of the partner', { ...scene.a.admin, grants: [] }],
  ['nobody of the owner', { ...scene.reviewer, grants: [] }],
];

/** The code with which the frame turns somebody away, before anything of the request was looked at. */
async function turnedAway(id: OperationId, actor: Actor): Promise<string | null> {
  const { spec } = kit.served.find((one) => one.spec.id === id) as Kit['served'][number];
  asking = actor;
  const path = spec.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const kind = spec.params?.[name];
    return kind === 'text' || kind === undefined ? 'nothing' : exampleId(kind as TenantThing | SharedThing);
  });
  // No body at all: whoever is let in hears so, or gets an answer.
  const answer = await app.request(`${path}?no-such-field=1`, { method: spec.method.toUpperCase() });
  const { code } = (await answer.json()) as { code: string };
  return answer.status === 403 ? code : null;
}

const closed = operationIds.filter((id) => operations[id].who !== 'open');

test('each operation lets in exactly the roles of its row', async () => {
  const wrong: string[] = [];
  for (const [name, actor] of people())
    for (const id of closed) {
      const expected = rightProblem(id, actor)?.code ?? null;
      const found = await turnedAway(id, actor);
      if (found !== expected) wrong.push(`${id} by ${name}: ${found}, not ${expected}`);
    }
  expect(wrong).toEqual([]);
});

test('a key needs the scope of the row, whatever else it has, and no other', async () => {
  const wrong: string[] = [];
  for (const [name, person] of people())
    for (const id of closed) {
      const { who, kind } = operations[id];
      const access = who === 'open' || person.side === 'system' ? undefined : who[person.side];
      if (!access?.scope || rightProblem(id, person)) continue;
      const without = scopesOf(person.side).filter((scope) => scope !== access.scope);
      const lacking = await turnedAway(id, { ...person, scopes: without });
      const having = await turnedAway(id, { ...person, scopes: [access.scope] });
      const reading = await turnedAway(id, { ...person, scopes: [access.scope], readOnly: true });
      const expected = ['scope-missing', null, kind === 'act' ? 'read-only-key' : null];
      if (JSON.stringify([lacking, having, reading]) !== JSON.stringify(expected))
        wrong.push(`${id} by ${name}: ${lacking}, ${having}, ${reading}`);
    }
  expect(wrong).toEqual([]);
});

test('what has no row cannot be served', () => {
  const spec = {
    ...(kit.served[0] as Kit['served'][number]).spec,
    id: 'readEverything',
  } as unknown as Operation;
  expect(() => serve(kit, operation(spec), async () => new Response())).toThrow(
    'readEverything has no row in rules/access/operations.ts',
  );
});
