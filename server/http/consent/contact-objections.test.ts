/** Objecting to a new trusted contact, by the page of the mail's link and by its JSON twin; and what the tenant's administrator sees and ends. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Hono } from 'hono';
import { door, type Door } from '../../../test/api.ts';
import { inWindow, notices as noticesOf } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { readConsent } from '../../actions/consent/read-consent.ts';
import { makeToken } from '../../actions/consent/consent-link.ts';
import { makeObjectionToken } from '../../actions/consent/objection-link.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';
import { contactPage } from './contact-page.ts';
import type { Env } from '../frame/serve.ts';

let home: Scene;
let scene: Scene;
let pages: Hono<Env>;
let link: Door;
let desk: Door;
let second: Door;
let admin: Door;
const why = 'Her manager confirmed it by phone.';

beforeAll(async () => {
  home = await makeScene();
  pages = contactPage(home.services, { owner: 'Fabrikam Cloud', identity: null, limits: null });
  link = door(home, null);
  // Others than those who decide in these tests: whoever vouches for a contact decides nothing on the customer's claims.
  desk = door(home, { ...home.reviewer, id: '00000000-0000-4000-8000-000000000001', name: 'Karin Adds' });
  second = door(home, { ...home.senior, id: '00000000-0000-4000-8000-000000000002', name: 'Koen Confirms' });
});
afterAll(() => home.close());

/** A customer with a trusted contact of long standing, and one who was added and confirmed just now. */
let added: { id: string; contactId: string };
let token: string;
beforeEach(async () => {
  scene = await home.elsewhere();
  admin = door(scene, scene.tenantAdmin);
  const id = sharedIdOf('customer', scene.tenantId);
  await desk.api.customers.addTrustedContact({
    id,
    body: { name: 'Iris Visser', title: 'IT manager', email: `iris@${scene.domain}`, why },
  });
  const proposed = (await admin.api.tenant.contacts()).items.find(({ state }) => state === 'proposed');
  await second.api.customers.confirmTrustedContact({ id, contact: proposed?.id as string });
  const rows = await scene.look<{ id: string; email: string }>(
    'select id, email from customer_contact where tenant_id = $1 and removed_at is null',
    [scene.tenantId],
  );
  const of = (iris: boolean) => rows.find(({ email }) => email.startsWith('iris@') === iris)?.id as string;
  added = { id: proposed?.id as string, contactId: of(true) };
  token = makeObjectionToken(scene.services.secret, {
    tenantId: scene.tenantId,
    contactId: of(true),
    readerId: of(false),
  });
});

const visit = async (
  address: string,
  sent?: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> => {
  const response = await pages.request(`/${address}`, {
    ...(sent && {
      method: 'POST',
      body: new URLSearchParams(sent).toString(),
    }),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });
  return { status: response.status, text: await response.text() };
};
const held = async (): Promise<string[]> =>
  (await admin.api.tenant.contacts()).items.map(({ email }) => email.split('@')[0] as string).sort();

describe('the page of the link', () => {
  test('shows who was added, in the language asked for, and changes nothing, however often it is opened', async () => {
    for (const [language, heard] of [
      ['en', 'remove this contact'],
      ['nl', 'verwijder deze contactpersoon'],
    ] as const) {
      const { status, text } = await visit(`${token}?lang=${language}`);
      expect(status).toBe(200);
      for (const part of ['Iris Visser', 'IT manager', `iris@${scene.domain}`, 'Fabrikam Cloud'])
        expect(text).toContain(part);
      expect(text).toContain(`<html lang="${language}">`);
      expect(text.toLowerCase()).toContain(heard.toLowerCase());
    }
    expect(await held()).toContain('iris');
  });

  test('does nothing with an untouched form, with one of another site, or with a link that was not made here', async () => {
    expect((await visit(`${token}?lang=en`, { why: 'Because' })).status).toBe(422);
    expect((await visit(token, { confirm: 'yes' }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await visit(forged, { confirm: 'yes' })).status).toBe(404);
    expect(await held()).toContain('iris');
  });

  test('removes the contact at once, and is over for everybody after it', async () => {
    const { status, text } = await visit(`${token}?lang=en`, { confirm: 'yes', why: 'Nobody knows her.' });
    expect([status, text.includes('Iris')]).toEqual([200, false]);
    expect(await held()).not.toContain('iris');
    expect((await visit(token)).status).toBe(410);
    expect((await visit(token, { confirm: 'yes' })).status).toBe(410);
  });
});

describe('its JSON twin', () => {
  test('tells the same, asks for the same tick, and is over at the same moment', async () => {
    expect(await link.api.contactObjections.read({ token })).toEqual({
      customer: expect.any(String),
      name: 'Iris Visser',
      title: 'IT manager',
      email: `iris@${scene.domain}`,
    });
    const object = (confirmed: boolean, told = 'Nobody knows her.'): Promise<unknown> =>
      link.api.contactObjections.object({ token, body: { why: told, confirmed } });
    await expect(object(false)).rejects.toMatchObject({ status: 422, code: 'confirmation-required' });
    await expect(object(true, ' ')).rejects.toMatchObject({ status: 422 });
    expect(await held()).toContain('iris');
    await object(true);
    expect(await held()).not.toContain('iris');
    await expect(object(true)).rejects.toMatchObject({ status: 409, code: 'link-void' });
    await expect(link.api.contactObjections.read({ token: `${token}A` })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('is closed to a reader who is trusted no more, and to the new contact', async () => {
    const own = makeObjectionToken(scene.services.secret, {
      tenantId: scene.tenantId,
      contactId: added.contactId,
      readerId: added.contactId,
    });
    await expect(
      link.api.contactObjections.object({ token: own, body: { why: 'Mine.', confirmed: true } }),
    ).rejects.toMatchObject({ status: 403 });
    await scene.look(`update customer_contact set removed_at = now() where tenant_id = $1 and id <> $2`, [
      scene.tenantId,
      added.contactId,
    ]);
    await expect(link.api.contactObjections.read({ token })).rejects.toMatchObject({ status: 409 });
    expect(await held()).toContain('iris');
  });
});

describe('the administrator of the tenant', () => {
  test('sees who speaks for the tenant and by whom they came in, and ends one; nobody else of the outside does', async () => {
    const items = (await admin.api.tenant.contacts()).items;
    expect(items.find(({ id }) => id === added.id)).toMatchObject({
      state: 'in-force',
      source: 'owner',
      addedBy: 'Karin Adds',
      confirmedBy: 'Koen Confirms',
    });
    const stranger = door(home, home.tenantAdmin);
    const end = (who: Door): Promise<unknown> =>
      who.api.tenant.endContact({ id: added.id, body: { why: 'Left the company.' } });
    await expect(end(stranger)).rejects.toMatchObject({ status: 404 });
    for (const outsider of [desk, door(home, home.a.admin), door(home, { ...scene.tenantAdmin, grants: [] })])
      await expect(end(outsider)).rejects.toMatchObject({ status: 403 });
    expect(await held()).toContain('iris');
    await end(admin);
    expect(await held()).not.toContain('iris');
    await expect(end(admin)).rejects.toMatchObject({ status: 404 });
  });

  test('sees every live link of a request, and a link is dead from the moment in which its holder is removed', async () => {
    const ref = await inWindow(scene, scene.a, [{ itemId: 'teams' }]);
    const id = idOf('claim', ref.tenantId, ref.id);
    const states = async () =>
      Object.fromEntries(
        (await admin.api.tenant.request({ id })).notices.map(({ recipient, state }) => [
          recipient?.email.split('@')[0],
          state,
        ]),
      );
    expect(Object.values(await states())).toEqual(expect.arrayContaining(['accepted']));
    expect((await states())['iris']).toBe('accepted');
    const [iris] = await scene.look<{ id: string }>(
      `select id from notice where claim_id = $1 and email like 'iris@%'`,
      [ref.id],
    );
    const theirs = makeToken(scene.services.secret, { tenantId: ref.tenantId, noticeId: iris?.id as string });
    const { version } = await link.api.consents.read({ token: theirs });
    await admin.api.tenant.endContact({ id: added.id, body: { why: 'Left the company.' } });
    expect((await states())['iris']).toBe('void');
    await expect(
      link.api.consents.refuse({
        token: theirs,
        ifMatch: version + 1,
        body: { lineIds: null, confirmed: true },
      }),
    ).rejects.toMatchObject({ status: 409, code: 'link-void' });
  });
});

test('the administrator closes one link: its holder gets a mail, the period runs on, a trusted contact’s stays', async () => {
  const here = await scene.elsewhere();
  const people = door(here, here.tenantAdmin);
  const ref = await inWindow(here, here.a, [{ itemId: 'teams' }]);
  const id = idOf('claim', ref.tenantId, ref.id);
  const before = await people.api.tenant.request({ id });
  const close = (linkId: string): Promise<unknown> =>
    people.api.tenant.closeLink({ id, ifMatch: 1, body: { linkId } });
  const typed = before.links.find(({ trusted }) => !trusted);
  const trusted = before.links.find((one) => one.trusted);
  if (!typed || !trusted) throw new Error('nobody was asked');
  expect([typed.allowedActions.map(({ action }) => action), trusted.allowedActions]).toEqual([
    ['close-link'],
    [],
  ]);
  await expect(close(trusted.id)).rejects.toMatchObject({ status: 409, code: 'link-of-trusted-contact' });
  await close(typed.id);
  const after = await people.api.tenant.request({ id });
  expect(after.links.map((one) => one.id)).toEqual([trusted.id]);
  expect(after.window?.endsAt).toBe(before.window?.endsAt);
  await expect(close(typed.id)).rejects.toMatchObject({ status: 409, code: 'nothing-to-do' });
  const [row] = await here.look<{ id: string }>(
    'select id from notice where claim_id = $1 and closed_at is not null',
    [ref.id],
  );
  const noticeId = row?.id as string;
  expect(await readConsent(here.services, { tenantId: ref.tenantId, noticeId })).toMatchObject({
    kind: 'void',
    why: 'closed',
  });
  expect(JSON.stringify(await door(here, here.a.admin).api.claims.history({ id }))).not.toContain(
    'close-link',
  );
});

describe('undoing a refusal', () => {
  /** A refusal by a trusted contact, and the links of both who were asked. */
  async function refused() {
    const ref = await inWindow(scene, scene.a, [{ itemId: 'exchange-online' }]);
    const id = idOf('claim', ref.tenantId, ref.id);
    const rows = await noticesOf(scene, ref);
    const tokenOf = (noticeId: string): string =>
      makeToken(scene.services.secret, { tenantId: ref.tenantId, noticeId });
    const of = (named: boolean): string => tokenOf(rows.find((row) => row.named === named)?.id as string);
    const { version } = await link.api.consents.read({ token: of(false) });
    await link.api.consents.refuse({
      token: of(false),
      ifMatch: version,
      body: { lineIds: null, confirmed: true },
    });
    const outcome = async () => (await admin.api.tenant.request({ id })).lines[0]?.outcome;
    expect(await outcome()).toBe('refused-by-customer');
    const now = async () => (await admin.api.tenant.request({ id })).version;
    const undos = await scene.look<{ id: string; email: string }>(
      `select id, email from notice where claim_id = $1 and purpose = 'undo'`,
      [ref.id],
    );
    return { id, named: of(true), tokenOf, outcome, now, undos, ref };
  }

  test('is not for the address that the partner named: it has no link for it, and its own does not serve', async () => {
    const { named, now, outcome, undos, ref } = await refused();
    const [typed] = await scene.look<{ email: string }>(
      `select customer_contact->>'email' as email from claim where id = $1`,
      [ref.id],
    );
    expect(undos.map(({ email }) => email)).not.toContain(typed?.email);
    await expect(
      link.api.consents.undo({ token: named, ifMatch: await now(), body: { confirmed: true } }),
    ).rejects.toMatchObject({ status: 409, code: 'undo-needs-trusted-contact' });
    expect(await outcome()).toBe('refused-by-customer');
  });

  test('is for a trusted contact with the link of the receipt, once', async () => {
    const { tokenOf, now, outcome, undos } = await refused();
    const own = tokenOf(undos[0]?.id as string);
    await expect(
      link.api.consents.undo({ token: own, ifMatch: await now(), body: { confirmed: false } }),
    ).rejects.toMatchObject({ status: 422 });
    await link.api.consents.undo({ token: own, ifMatch: await now(), body: { confirmed: true } });
    expect(await outcome()).toBe('waiting-for-customer');
    await expect(
      link.api.consents.undo({ token: own, ifMatch: await now(), body: { confirmed: true } }),
    ).rejects.toMatchObject({ status: 409 });
  });

  test('is for the tenant’s administrator, and for nobody of the partner, the owner or another tenant', async () => {
    const { id, now, outcome } = await refused();
    const undo = async (who: Door): Promise<unknown> =>
      who.api.tenant.undo({ id, ifMatch: await now(), body: { confirmed: true } });
    for (const outsider of [desk, door(home, home.a.admin)])
      await expect(undo(outsider)).rejects.toMatchObject({ status: 403 });
    await expect(undo(door(home, home.tenantAdmin))).rejects.toMatchObject({ status: 404 });
    expect(await outcome()).toBe('refused-by-customer');
    await undo(admin);
    expect(await outcome()).toBe('waiting-for-customer');
  });
});

test('an address on or below a domain of a partner speaks for no customer', async () => {
  const id = sharedIdOf('customer', scene.tenantId);
  const [partner] = await scene.look<{ id: string }>('select id from partner order by created_at limit 1');
  await scene.look('update partner set mail_domains = $2::text[] where id = $1::uuid', [
    partner?.id,
    ['verified-only.example'],
  ]);
  await scene.look(
    `insert into member (id, side, partner_id, name, email, created_at) values ($1, 'partner', $2, 'Pia Below', 'pia@house-of-pia.example', now())`,
    [crypto.randomUUID(), partner?.id],
  );
  for (const domain of ['verified-only.example', 'eu.verified-only.example', 'mail.house-of-pia.example'])
    await expect(
      desk.api.customers.addTrustedContact({
        id,
        body: { name: 'Ivo Below', title: 'IT', email: `ivo@${domain}`, why },
      }),
    ).rejects.toMatchObject({ code: 'contact-of-partner' });
});
