/** What a thing offers is what its acts answer: allowed lets the caller in, and the reason given is the reason of the refusal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AllowedAction } from '#sdk';
import type { Actor, Role } from '../../../rules/rights/role.ts';
import { administrator } from '../../../test/administration.ts';
import { door, type Door } from '../../../test/api.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { sharedIdOf } from './ids.ts';

let scene: Scene;
let people: Record<string, Door>;
beforeAll(async () => {
  scene = await makeScene();
  for (const [id, role] of [
    [scene.a.admin.id, 'incentives-admin'],
    ['01919b00-0000-7000-8000-00000000a001', 'incentives-user'],
  ] as const) {
    await scene.look(
      `insert into member (id, side, partner_id, name, email, created_at) values ($1, 'partner', $2, $3, $4, now())`,
      [id, scene.a.partnerId, role, `${role}@a.example`],
    );
    await scene.look(
      `insert into role_grant (member_id, role, granted_by, granted_at) values ($1, $2, 'test', now())`,
      [id, role],
    );
  }
  const grant = (role: Role): Actor['grants'][number] => ({
    role,
    locationId: null,
    programme: null,
    maySubmit: false,
  });
  people = {
    programmeAdmin: door(scene, administrator(scene)),
    auditor: door(scene, scene.auditor),
    reviewer: door(scene, scene.reviewer),
    incentivesAdmin: door(scene, scene.a.admin),
    incentivesUser: door(scene, { ...scene.a.admin, grants: [grant('incentives-user')] }),
    accountAdmin: door(scene, { ...scene.a.admin, grants: [grant('account-admin')] }),
    elsewhere: door(scene, {
      ...scene.a.admin,
      grants: [{ ...grant('incentives-admin'), locationId: scene.b.locationId }],
    }),
    readingKey: door(scene, { ...scene.a.admin, readOnly: true, scopes: ['claims:read', 'company:read'] }),
    tenantAdmin: door(scene, scene.tenantAdmin),
  };
});
afterAll(() => scene.close());

const who = (name: string): Door => people[name] as Door;
const offered = (thing: { allowedActions: AllowedAction[] } | undefined): Record<string, string | true> =>
  Object.fromEntries(
    (thing?.allowedActions ?? []).map(({ action, allowed, code }) => [action, allowed || (code ?? '')]),
  );

/** Asks with a body in which nothing is right: whoever is let in hears about the body, everybody else why they are not. */
async function answered(name: string, method: string, path: string): Promise<string | true> {
  const response = await who(name).ask(path, {
    method,
    headers: { 'Content-Type': 'application/json', 'If-Match': '"1"' },
    body: JSON.stringify({ 'no-such-field': 1 }),
  });
  if (response.status === 400) return true;
  return ((await response.json()) as { code: string }).code;
}

interface Thing {
  of: string;
  readers: string[];
  read(who: Door): Promise<{ allowedActions: AllowedAction[] } | undefined>;
  acts: Record<string, [method: string, path: () => string]>;
}
const partnerId = (): string => sharedIdOf('partner', scene.a.partnerId);
const locationId = (): string => sharedIdOf('location', scene.a.locationId);
const customerId = (): string => sharedIdOf('customer', scene.tenantId);

const things: Thing[] = [
  {
    of: 'a partner',
    readers: ['programmeAdmin', 'auditor'],
    read: ({ api }) => api.partners.read({ id: partnerId() }),
    acts: {
      'edit-partner': ['PATCH', () => `/v1/partners/${partnerId()}`],
      'add-location': ['POST', () => `/v1/partners/${partnerId()}/locations`],
    },
  },
  {
    of: 'a location, at the desk',
    readers: ['programmeAdmin', 'auditor', 'reviewer'],
    read: async ({ api }) => (await api.locations.list({ partner: partnerId() })).items[0],
    acts: {
      'edit-location': ['PATCH', () => `/v1/locations/${locationId()}`],
      'enrol-location': ['POST', () => '/v1/enrollments'],
    },
  },
  {
    of: 'an enrolment',
    readers: ['programmeAdmin', 'auditor', 'reviewer'],
    read: async ({ api }) => (await api.locations.list({ partner: partnerId() })).items[0]?.enrollments[0],
    acts: { 'change-enrollment': ['PATCH', () => `/v1/enrollments/${locationId()}/osu-microsoft-365`] },
  },
  {
    of: 'a customer',
    readers: ['programmeAdmin', 'auditor', 'reviewer'],
    read: ({ api }) => api.customers.read({ id: customerId() }),
    acts: {
      'edit-customer': ['PATCH', () => `/v1/customers/${customerId()}`],
      'add-trusted-contact': ['POST', () => `/v1/customers/${customerId()}/trusted-contacts`],
    },
  },
  {
    of: 'a calendar',
    readers: ['programmeAdmin', 'auditor'],
    read: ({ api }) => api.calendars.read({ id: 'NL' }),
    acts: { 'change-calendar': ['POST', () => '/v1/calendars/NL/versions'] },
  },
  {
    of: 'the list of policies',
    readers: ['programmeAdmin', 'auditor'],
    read: ({ api }) => api.policies.list(),
    acts: { 'create-policy': ['POST', () => '/v1/policies'] },
  },
  {
    of: 'a policy',
    readers: ['programmeAdmin', 'auditor'],
    read: async ({ api }) => (await api.policies.list()).items[0],
    acts: { 'activate-policy': ['POST', () => '/v1/policies/cpor-2020-07/activate'] },
  },
  {
    of: 'the catalogue',
    readers: ['programmeAdmin', 'auditor'],
    read: ({ api }) => api.catalog.version({ version: 'latest' }),
    acts: { 'change-catalog': ['POST', () => '/v1/catalog/versions'] },
  },
  {
    of: 'a reason',
    readers: ['programmeAdmin', 'auditor'],
    read: ({ api }) => api.reasons.read({ family: 'rejection', code: 'insufficient-poe' }),
    acts: { 'change-reason': ['POST', () => '/v1/reasons/rejection/insufficient-poe/versions'] },
  },
  {
    of: 'an absence',
    readers: ['reviewer'],
    read: ({ api }) => api.me.absence(),
    acts: { 'set-absence': ['POST', () => '/v1/me/absence'] },
  },
];

test.each(things)('$of', async ({ readers, read, acts }) => {
  for (const reader of readers) {
    const said = offered(await read(who(reader)));
    for (const [act, [method, path]] of Object.entries(acts))
      expect([reader, act, said[act]]).toEqual([reader, act, await answered(reader, method, path())]);
  }
});

describe('at the partner', () => {
  test('a location says who drafts and who submits for it', async () => {
    const of = async (name: string) => offered((await who(name).api.locations.list()).items[0]);
    expect(await of('incentivesAdmin')).toEqual({ 'create-claim': true, 'submit-claim': true });
    expect(await of('incentivesUser')).toEqual({ 'create-claim': true, 'submit-claim': 'role-missing' });
    expect(await of('accountAdmin')).toEqual({
      'create-claim': 'role-missing',
      'submit-claim': 'role-missing',
    });
    expect(await of('elsewhere')).toEqual({ 'create-claim': 'role-missing', 'submit-claim': 'role-missing' });
    expect(await of('readingKey')).toEqual({
      'create-claim': 'read-only-key',
      'submit-claim': 'read-only-key',
    });
  });

  test('a colleague says who may give a role, take one, or let them submit', async () => {
    const of = async (name: string) => {
      const { items } = await who(name).api.members.list();
      const found = items.find(({ roles }) => roles.some(({ role }) => role === 'incentives-user'));
      return [offered(found), ...(found?.roles.map(offered) ?? [])];
    };
    // Nobody was invited, nobody has left.
    const onPerson = (may: string | true) => ({
      'deactivate-member': may,
      'reactivate-member': may === true ? 'nothing-to-do' : may,
      'resend-invitation': may === true ? 'nothing-to-do' : may,
      'withdraw-invitation': may === true ? 'nothing-to-do' : may,
    });
    expect(await of('accountAdmin')).toEqual([
      { 'grant-role': true, ...onPerson(true) },
      { 'grant-role': true, 'revoke-role': true },
    ]);
    expect(await of('incentivesAdmin')).toEqual([
      { 'grant-role': 'role-missing', ...onPerson('role-missing') },
      { 'grant-role': true, 'revoke-role': 'role-missing' },
    ]);
  });

  test('nothing of another side is spoken of', async () => {
    const [location] = (await who('incentivesAdmin').api.locations.list()).items;
    expect(Object.keys(offered(location))).not.toContain('edit-location');
    const [desk] = (await who('programmeAdmin').api.locations.list({ partner: partnerId() })).items;
    expect(Object.keys(offered(desk))).toEqual(['edit-location', 'enrol-location']);
    expect(offered(location?.enrollments[0])).toEqual({});
  });
});

test('a key that was revoked, a code that was, a contact that one added oneself', async () => {
  const { api } = who('incentivesAdmin');
  const key = await api.apiKeys.create({ body: { name: 'Sync', scopes: ['claims:read'] } });
  const found = async () => (await api.apiKeys.list()).items.find(({ id }) => id === key.id);
  expect(offered(await found())).toEqual({ 'revoke-api-key': true });
  await api.apiKeys.revoke({ id: key.id });
  expect(offered(await found())).toEqual({ 'revoke-api-key': 'nothing-to-do' });

  const tenant = who('tenantAdmin').api.tenant;
  const code = await tenant.issueCode({ body: { items: ['teams'] } });
  expect(offered((await tenant.codes()).items[0])).toEqual({ 'revoke-consent-code': true });
  await tenant.revokeCode({ id: code.id });
  expect(offered((await tenant.codes()).items[0])).toEqual({ 'revoke-consent-code': 'already-decided' });
  await expect(tenant.revokeCode({ id: code.id })).rejects.toMatchObject({ code: 'already-decided' });

  const contact = { name: 'Iris Visser', title: 'IT manager', email: `iris@${scene.domain}` };
  const { id } = await who('reviewer').api.customers.addTrustedContact({ id: customerId(), body: contact });
  const contactFor = async (name: string) =>
    (await who(name).api.customers.read({ id: customerId() })).trustedContacts.find((one) => one.id === id);
  expect(offered(await contactFor('reviewer'))).toEqual({
    'confirm-trusted-contact': 'other-person-required',
    'end-trusted-contact': true,
  });
  await expect(
    who('reviewer').api.customers.confirmTrustedContact({ id: customerId(), contact: id }),
  ).rejects.toMatchObject({ code: 'other-person-required' });
  expect(offered(await contactFor('programmeAdmin'))).toEqual({
    'confirm-trusted-contact': true,
    'end-trusted-contact': true,
  });
  expect(offered(await contactFor('auditor'))).toEqual({
    'confirm-trusted-contact': 'role-missing',
    'end-trusted-contact': 'role-missing',
  });
});
