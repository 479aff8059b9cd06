/**
 * Who gets past the door of each operation that changes something. Every role knocks with a body that is wrong: whoever may not do
 * it is answered 403 and learns nothing about the fields.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '../../../rules/rights/role.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { makeApp } from '../app.ts';
import type { Kit } from './serve.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

const roles = {
  partner: ['account-admin', 'incentives-admin', 'incentives-user', 'report-viewer'],
  owner: ['reviewer', 'senior-reviewer', 'programme-admin', 'finance', 'auditor'],
  customer: ['tenant-admin'],
} as const;
type PersonSide = keyof typeof roles;

function person(side: PersonSide, role: Role | null, more: Partial<Actor> = {}): Actor {
  const base = { partner: scene.a.admin, owner: scene.reviewer, customer: scene.tenantAdmin }[side];
  const grants = role === null ? [] : [{ role, locationId: null, programme: null, maySubmit: false }];
  return { ...base, grants, ...more };
}

/** The status of each operation that changes something and is behind a door, by its name. */
async function knock(actor: Actor): Promise<Record<string, number>> {
  let kit: Kit | undefined;
  const app = makeApp(scene.services, async () => ({ actor, session: null }), {
    budgets: null,
    onError: (error) => {
      throw error;
    },
    mount: (made) => {
      kit = made;
    },
  });
  const answers: Record<string, number> = {};
  for (const { spec } of (kit as unknown as Kit).served) {
    if (spec.method === 'get' || spec.access === 'open') continue;
    const response = await app.request(spec.path.replaceAll(/\{\w+\}/g, 'x'), {
      method: spec.method.toUpperCase(),
      headers: { 'Content-Type': 'application/json' },
      body: '{"x":1}',
    });
    answers[spec.id] = response.status;
  }
  return answers;
}

const passed = (answers: Record<string, number>): string[] =>
  Object.keys(answers).filter((id) => answers[id] !== 403);

/** One keeps them for oneself. */
const ownThings = ['saveView', 'changeSavedView', 'deleteSavedView'];

test('somebody without a role gets past no door but that of their own things', async () => {
  for (const side of ['partner', 'owner', 'customer'] as const)
    expect([side, passed(await knock(person(side, null)))]).toEqual([
      side,
      side === 'customer' ? [] : ownThings,
    ]);
});

test('a key that reads gets past the one door behind which nothing changes, where its person may', async () => {
  const key = { readOnly: true, scopes: ['claims:read', 'customers:read'] };
  for (const [role, doors] of [
    ['incentives-admin', ['lookUpCustomer']],
    ['incentives-user', ['lookUpCustomer']],
    ['report-viewer', []],
    ['account-admin', []],
  ] as const)
    expect([role, passed(await knock(person('partner', role, key)))]).toEqual([role, doors]);
});

test('each role gets past its own doors', async () => {
  const found: Record<string, string[]> = {};
  for (const side of ['partner', 'owner', 'customer'] as const)
    for (const role of roles[side])
      for (const id of passed(await knock(person(side, role)))) (found[id] ??= []).push(role);
  for (const id of ownThings) delete found[id];
  expect(Object.entries(found).map(([id, who]) => `${id}: ${who.join(', ')}`)).toMatchInlineSnapshot(`
    [
      "grantRole: account-admin, incentives-admin",
      "revokeRole: account-admin, incentives-admin",
      "lookUpCustomer: incentives-admin, incentives-user",
      "createClaim: incentives-admin, incentives-user",
      "editClaim: incentives-admin, incentives-user",
      "submitClaim: incentives-admin",
      "resubmitClaim: incentives-admin",
      "withdrawClaim: incentives-admin, incentives-user",
      "disputeClaim: incentives-admin",
      "addFile: incentives-admin, incentives-user",
      "removeFile: incentives-admin, incentives-user",
      "addComment: incentives-admin, incentives-user, reviewer, senior-reviewer",
      "answerArbitration: incentives-admin",
      "correctContact: incentives-admin, reviewer, senior-reviewer",
      "confirmContact: incentives-admin, reviewer, senior-reviewer",
      "endAssociation: incentives-admin",
      "requestEnd: incentives-admin",
      "createApiKey: incentives-admin, programme-admin, tenant-admin",
      "revokeApiKey: incentives-admin, programme-admin, tenant-admin",
      "advanceSandboxClock: incentives-admin, incentives-user, reviewer, senior-reviewer, programme-admin, finance",
      "setAbsence: reviewer, senior-reviewer",
      "endAbsence: reviewer, senior-reviewer",
      "addTrustedContact: reviewer, senior-reviewer, programme-admin",
      "confirmTrustedContact: reviewer, senior-reviewer, programme-admin",
      "endTrustedContact: reviewer, senior-reviewer, programme-admin",
      "startReview: reviewer, senior-reviewer",
      "assignClaim: reviewer, senior-reviewer",
      "requestInformation: reviewer, senior-reviewer",
      "decideClaim: reviewer, senior-reviewer",
      "addInternalNote: reviewer, senior-reviewer",
      "answerQuestion: reviewer, senior-reviewer",
      "decideEndRequest: reviewer, senior-reviewer",
      "decideArbitration: reviewer, senior-reviewer",
      "confirmArbitration: senior-reviewer",
      "returnArbitration: senior-reviewer",
      "addPartner: programme-admin",
      "editPartner: programme-admin",
      "addLocation: programme-admin",
      "editLocation: programme-admin",
      "enrolLocation: programme-admin",
      "changeEnrollment: programme-admin",
      "editCustomer: programme-admin",
      "changeCalendar: programme-admin",
      "createPolicy: programme-admin",
      "activatePolicy: programme-admin",
      "withdrawActivation: programme-admin",
      "changeCatalog: programme-admin",
      "changeReason: programme-admin",
      "draftMailText: programme-admin",
      "approveMailText: programme-admin",
      "endTenantAssociation: tenant-admin",
      "agreeToRequest: tenant-admin",
      "refuseRequest: tenant-admin",
      "undoRequest: tenant-admin",
      "askAboutRequest: tenant-admin",
      "lockItem: tenant-admin",
      "unlockItem: tenant-admin",
      "issueConsentCode: tenant-admin",
      "revokeConsentCode: tenant-admin",
      "endTenantContact: tenant-admin",
    ]
  `);
});
