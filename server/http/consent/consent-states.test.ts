/** What the customer's page says before, in and after each outcome, and what it offers to do next. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { contactOf, factsOf, inWindow, notices, type NoticeRow } from '../../../test/acts.ts';
import { confirm, formOf, formsOf, visit, type Visit } from '../../../test/consent-visit.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { correctContact } from '../../actions/consent/correct-contact.ts';
import { noticeDelivered } from '../../actions/consent/deliver-notice.ts';
import { endAssociation } from '../../actions/associations/end-association.ts';
import { agree } from '../../actions/consent/agree.ts';
import { refuse } from '../../actions/consent/refuse.ts';
import { readConsent } from '../../actions/consent/read-consent.ts';
import { readRequest } from '../../actions/consent/read-request.ts';
import { sweep } from '../../actions/operations/sweep.ts';
import { undoDecision } from '../../actions/consent/undo-decision.ts';
import { textsEn } from './page/texts-en.ts';
import { textsNl } from './page/texts-nl.ts';
import { presentConsent } from './present-consent.ts';
import { presentRequest } from './present-request.ts';

const partner = 'Kade Nine Consulting';
const afterwards = '2020-12-24T09:00:00Z';

let scene: Scene;
let v: Visit;
beforeAll(async () => {
  scene = await makeScene({ start: '2020-12-16T10:00:00Z' });
});
afterAll(() => scene.close());
beforeEach(async () => {
  v = await visit(scene);
});
afterEach(() => scene.clock.set('2020-12-16T10:00:00Z'));

/** The page in both languages: its title, its whole text without tags, and the forms that are on it. */
async function read(notice: { id: string }): Promise<{ en: string; nl: string; acts: string[] }> {
  const [en, nl] = await Promise.all([
    v.get(`${v.link(notice)}?lang=en`),
    v.get(`${v.link(notice)}?lang=nl`),
  ]);
  const plainText = (text: string): string =>
    text
      .replaceAll(/<style>[\s\S]*?<\/style>|<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .replaceAll('&#39;', "'");
  expect(formsOf(en.text).map((form) => form.act)).toEqual(formsOf(nl.text).map((form) => form.act));
  return { en: plainText(en.text), nl: plainText(nl.text), acts: formsOf(en.text).map((form) => form.act) };
}

function expectSays(page: { en: string; nl: string }, en: string, nl: string): void {
  expect(page.en).toContain(en);
  expect(page.nl).toContain(nl);
}

it('asked: what the partner would see stands before the date and the choice', async () => {
  const page = await read(v.trusted);
  expectSays(page, textsEn.title.asked(partner), textsNl.title.asked(partner));
  expectSays(page, textsEn.next.asked, textsNl.next.asked);
  const places = [
    textsEn.forWhat,
    textsEn.whatSeen,
    textsEn.sample.caption,
    textsEn.untilWhen,
    textsEn.refuse.heading,
    textsEn.agree.heading,
  ].map((text) => page.en.indexOf(text));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expectSays(page, 'calendar: Netherlands, version', 'kalender Nederland, versie');
  expect(page.acts).toEqual(['refuse', 'agree', 'not-me', 'ask']);
});

it('refused: over, and until when somebody else can take it back', async () => {
  factsOf(
    await refuse(
      scene.context(contactOf(scene, v.named)),
      v.ref,
      { lineIds: null, reason: null, confirmed: true },
      plain,
    ),
  );
  const page = await read(v.named);
  expectSays(page, textsEn.title.over(partner), textsNl.title.over(partner));
  expectSays(page, textsEn.next.over, textsNl.next.over);
  // The address that the partner typed gets no link to undo its refusal, so its page names those who do.
  expectSays(
    page,
    'can undo this until Fri 18 Dec 2020, end of day (Amsterdam), 2 business days left',
    'een vertrouwde contactpersoon of een beheerder van uw organisatie kan dit tot en met vr 18 dec. 2020',
  );
  expect(page.en).not.toContain('with the link in the receipt');
  expectSays(
    await read(v.trusted),
    'this can be undone until Fri 18 Dec 2020, end of day (Amsterdam), 2 business days left, with the link in the receipt',
    'dit kan tot en met vr 18 dec. 2020',
  );
  expect(page.en).not.toContain(textsEn.ask.runsOn);
  expect(page.en).not.toContain(textsEn.sample.caption);
  expect(page.acts).toEqual(['ask']);
  scene.clock.set('2020-12-19T09:00:00Z');
  expect((await read(v.named)).en).not.toContain('can undo this');
});

it('accepted early: recorded, and still to be refused until the end of the period', async () => {
  factsOf(
    await agree(
      scene.context(scene.tenantAdmin),
      v.ref,
      { lineIds: null, code: null, confirmed: true },
      plain,
    ),
  );
  const page = await read(v.named);
  expectSays(page, textsEn.title.accepted(partner), textsNl.title.accepted(partner));
  expectSays(page, textsEn.next.accepted, textsNl.next.accepted);
  expectSays(page, 'You can refuse until Wed 23 Dec 2020', 'U kunt weigeren tot en met wo 23 dec. 2020');
  expect(page.acts).toEqual(['refuse', 'ask']);
});

it('recorded: after the window it is offered to end it, and told what that does', async () => {
  scene.clock.set(afterwards);
  const page = await read(v.trusted);
  expectSays(page, textsEn.title.recorded(partner), textsNl.title.recorded(partner));
  expectSays(page, textsEn.next.recorded, textsNl.next.recorded);
  expectSays(page, textsEn.whatSees, textsNl.whatSees);
  expectSays(page, 'Ending cannot be undone', 'Beëindigen kan niet ongedaan worden gemaakt');
  expect(page.acts).toEqual(['end', 'ask']);
});

it('ended: nothing more to decide', async () => {
  scene.clock.set(afterwards);
  await sweep(scene.services);
  for (const { id } of await scene.look<{ id: string }>('select id from claim_line where claim_id = $1', [
    v.ref.id,
  ])) {
    factsOf(
      await endAssociation(
        scene.context(scene.tenantAdmin),
        v.ref,
        { lineId: id, reason: 'No longer' },
        plain,
      ),
    );
  }
  const page = await read(v.trusted);
  expectSays(page, textsEn.title.ended(partner), textsNl.title.ended(partner));
  expectSays(page, textsEn.next.ended, textsNl.next.ended);
  expect(page.acts).toEqual(['ask']);
});

it('checked: a period that nobody known to the programme was asked in does not claim to run on', async () => {
  await scene.look('truncate claim cascade');
  await scene.look('update customer_contact set removed_at = now() where tenant_id = $1', [scene.tenantId]);
  const ref = await inWindow(scene, scene.b, [{ itemId: 'teams' }], {
    customerContact: { name: 'R. Sinclair', title: 'Adviser', email: 'r.sinclair@advisers.example' },
    contactDomainReason: 'Runs the IT of the customer.',
  });
  const [asked] = await notices(scene, ref);
  scene.clock.set(afterwards);
  const page = await read(asked as NoticeRow);
  await scene.look('update customer_contact set removed_at = null where tenant_id = $1', [scene.tenantId]);
  expectSays(page, 'The period ended on Wed 23 Dec 2020', 'De termijn is geëindigd op wo 23 dec. 2020');
  expectSays(page, textsEn.next.checked, textsNl.next.checked);
  expect(page.en).not.toContain('this date has passed');
  expect(page.acts).toEqual(['refuse', 'ask']);
});

it('a newer request: the old link says to look for the newer mail', async () => {
  await noticeDelivered(scene.services, { ...v.ref, claimId: v.ref.id, noticeId: v.named.id }, 'bounced');
  factsOf(
    await correctContact(
      scene.context(scene.a.admin),
      v.ref,
      {
        round: 1,
        contact: { name: 'Els Bakker', title: 'CIO', email: `els@${scene.domain}` },
      },
      plain,
    ),
  );
  const page = await read(v.named);
  expectSays(page, textsEn.gone.why.newer, textsNl.gone.why.newer);
});

it('undone after the old end: the page, the portal and the API name the later day, and the old one nowhere', async () => {
  scene.clock.set('2020-12-23T10:00:00Z');
  const teams = (
    await scene.look<{ id: string }>(`select id from claim_line where claim_id = $1 and item_id = 'teams'`, [
      v.ref.id,
    ])
  ).map((row) => row.id);
  const choice = { lineIds: teams, reason: null, confirmed: true };
  factsOf(await refuse(scene.context(contactOf(scene, v.named)), v.ref, choice, plain));
  scene.clock.set('2020-12-24T09:00:00Z');
  factsOf(await undoDecision(scene.context(scene.tenantAdmin), v.ref, { confirmed: true }, plain));

  const page = await read(v.named);
  expectSays(page, 'You can refuse until Tue 29 Dec 2020', 'U kunt weigeren tot en met di 29 dec. 2020');
  expect(page.en).toContain('when a decision was undone');
  expect(page.en).not.toContain('this date has passed');
  // What is official already is ended by those who are trusted.
  expect(page.acts).toEqual(['refuse', 'agree', 'not-me', 'ask']);

  const found = await readConsent(scene.services, { tenantId: v.ref.tenantId, noticeId: v.named.id });
  if (found?.kind !== 'open') throw new Error('the link is not open');
  const json = presentConsent(found.view);
  const later = '2020-12-29T23:00:00Z';
  const official = '2020-12-23T23:00:00Z';
  expect(json.refusable).toBe('in-period');
  expect(json.window?.endsAt).toBe(later);
  expect(json.lines.map((one) => [one.item, one.endsAt])).toEqual([
    ['Exchange Online', official],
    ['Teams', later],
  ]);
  const request = await readRequest(scene.context(scene.tenantAdmin), v.ref);
  if (!request.ok) throw new Error('the request is hidden');
  const { world, now } = request.value;
  const portal = presentRequest({ world, claimId: v.ref.id, now }, scene.tenantAdmin) as Record<
    string,
    unknown
  >;
  expect(portal).toMatchObject({
    endsAt: later,
    refusable: 'in-period',
    window: { endsAt: later },
    undo: null,
  });
});

it('one line ended: names it and what is still recorded, never that the partner is gone', async () => {
  scene.clock.set(afterwards);
  await sweep(scene.services);
  const before = await v.get(`${v.link(v.trusted)}?lang=nl`);
  const form = formOf(before.text, 'end');
  const answer = await v.send(v.link(v.trusted), form, [['line', form?.lines[0] ?? ''], confirm]);
  expect(answer.status).toBe(303);
  const after = await v.get(answer.location ?? '');
  expect(after.text).toContain('Beëindigd: Exchange Online – Gebruik.');
  expect(after.text).toContain('Nog wel gekoppeld: Teams – Gebruik.');
  // Anybody can type an address: without the seal it says nothing about what was done.
  for (const done of ['end', 'undo', 'ask', 'refuse'])
    expect((await v.get(`${v.link(v.trusted)}?lang=nl&done=${done}`)).text).not.toContain('class="box good"');
  const mails = await scene.look<{
    payload: { template: string; recipient: { to: string }; params: unknown };
  }>(`select payload from job where payload ->> 'template' = 'association-ended'`);
  expect(mails.map((row) => row.payload)).toHaveLength(4);
  for (const { payload } of mails)
    expect(payload.params).toMatchObject({ lines: [{ item: 'Exchange Online' }], rest: [{ item: 'Teams' }] });
});
