/** A claim names a contact of its own company: the programme's mails are sent to nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { door, newClaim, type Door } from '../../../test/api.ts';
import { submitted } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { planMail } from '../../jobs/plan-mail.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';

let scene: Scene;
let partner: Door;
let keeper: Door;
const stranger = { name: 'Somebody', email: 'victim@bank.example' };
const why = 'Seen in their contract.';

beforeAll(async () => {
  scene = await makeScene();
  partner = door(scene, scene.a.admin);
  keeper = door(scene, {
    ...scene.reviewer,
    grants: [{ role: 'programme-admin', locationId: null, programme: null, maySubmit: false }],
  });
  for (const [person, disabled] of [
    [scene.a.admin, null],
    [scene.a.user, '2020-11-01T00:00:00Z'],
  ] as const)
    await scene.look(
      `insert into member (id, side, partner_id, name, email, disabled_at, created_at) values ($1, 'partner', $2, $3, $4, $5, now())`,
      [person.id, scene.a.partnerId, person.name, person.email, disabled],
    );
});
afterAll(() => scene.close());

const refusal = {
  status: 422,
  errors: [
    {
      code: 'address-not-of-partner',
      pointer: '/partnerContact/email',
      message: expect.stringContaining('an address at partner.example or partner-a.example'),
    },
  ],
};

const edit = (id: string, ifMatch: number, email: string) =>
  partner.api.claims.edit({ id, ifMatch, body: { partnerContact: { name: 'E. Sales', email } } });

/** Whom a mail to the partner would reach now. */
async function reached({ tenantId, id }: { tenantId: string; id: string }): Promise<unknown[]> {
  const [job] = await scene.look<{ id: string; payload: never }>(
    `select id, payload from job where subject_id = $1 and kind = 'mail' and payload->'recipient'->>'to' = 'partner-contact' limit 1`,
    [id],
  );
  const services = {
    ...scene.services,
    mail: {
      from: { name: 'OpenCPOR', address: 'no-reply@cpor.example' },
      owner: 'Fabrikam Cloud',
      claimUrl: () => 'http://localhost/claims',
    },
  };
  const plan = await planMail(services, { id: job?.id as string, tenantId } as never, job?.payload as never);
  return plan.open.map(({ email, frame }) => [email, frame.claim.partnerContact?.email]);
}

test('no draft is made with, or changed to, an address that is not the partner’s', async () => {
  const draft = await newClaim(scene, partner, [{ itemId: 'teams' }]);
  await expect(edit(draft.id, draft.version, stranger.email)).rejects.toMatchObject(refusal);
  await expect(edit(draft.id, draft.version, scene.a.user.email as string)).rejects.toMatchObject(refusal);
  await expect(edit(draft.id, draft.version, 'claims@sub.partner.example')).rejects.toMatchObject(refusal);
  // An active person of the company may have an address anywhere.
  const own = await edit(draft.id, draft.version, scene.a.admin.email?.toUpperCase() as string);
  expect(own.partnerContact).toMatchObject({ email: expect.stringMatching(/people\.example/i) });
  await expect(
    partner.api.claims.create({
      body: {
        locationId: sharedIdOf('location', scene.a.locationId),
        customerTenantId: scene.tenantId,
        customerDomain: scene.domain,
        solutionArea: 'microsoft-365',
        activities: ['usage'],
        name: 'URGENT invoice',
        partnerContact: stranger,
      },
    }),
  ).rejects.toMatchObject(refusal);
});

test('a draft from before the rule cannot be submitted; a submitted claim goes on, and its contact cannot become a stranger', async () => {
  const draft = await newClaim(scene, partner, [{ itemId: 'viva-engage' }]);
  await scene.look('update claim set partner_contact = $1::jsonb where tenant_id = $2', [
    JSON.stringify(stranger),
    scene.tenantId,
  ]);
  await expect(
    partner.api.claims.submit({ id: draft.id, ifMatch: draft.version, body: {} }),
  ).rejects.toMatchObject(refusal);
  const here = await scene.elsewhere();
  const ref = await submitted(here, scene.a);
  const id = idOf('claim', ref.tenantId, ref.id);
  await scene.look('update claim set partner_contact = $1::jsonb where id = $2', [
    JSON.stringify(stranger),
    ref.id,
  ]);
  const read = await partner.api.claims.read({ id });
  const kept = await partner.api.claims.edit({
    id,
    ifMatch: read.version,
    body: { customerContact: { name: 'Jan Koster', title: 'Head of IT', email: `it@${here.domain}` } },
  });
  expect(kept.partnerContact).toEqual(stranger);
  await expect(edit(id, kept.version, 'other@bank.example')).rejects.toMatchObject(refusal);
});

test('an address that is not the partner’s any more gets no mail: whoever submitted the claim does', async () => {
  const here = await scene.elsewhere();
  const ref = await submitted(here, scene.a);
  expect(await reached(ref)).toEqual([['claims@partner.example', 'claims@partner.example']]);
  const id = sharedIdOf('partner', scene.a.partnerId);
  const { version } = await keeper.api.partners.read({ id });
  const cut = await keeper.api.partners.edit({ id, ifMatch: version, body: { mailDomains: [], why } });
  const submitter = scene.a.admin.email;
  expect(await reached(ref)).toEqual([[submitter, submitter]]);
  await expect(newClaim(here, partner, [{ itemId: 'teams' }])).rejects.toMatchObject({
    errors: [{ code: 'address-not-of-partner', message: expect.not.stringContaining('an address at') }],
  });
  await keeper.api.partners.edit({
    id,
    ifMatch: cut.version,
    body: { mailDomains: ['partner.example'], why },
  });
  expect(await reached(ref)).toEqual([['claims@partner.example', 'claims@partner.example']]);
});

test('the programme owner keeps the domains, and the log tells of each change', async () => {
  const made = await keeper.api.partners.add({
    body: { name: 'Quayside Cloud', mailDomains: ['Quayside.example'], why },
  });
  expect(made.mailDomains).toEqual(['quayside.example']);
  const body = { mailDomains: ['quayside.example', 'gmail.com', 'no domain', 'quayside.example'], why };
  await expect(keeper.api.partners.edit({ id: made.id, ifMatch: 1, body })).rejects.toMatchObject({
    status: 422,
    errors: [
      { code: 'domain-public', pointer: '/mailDomains/1' },
      { code: 'value-invalid', pointer: '/mailDomains/2' },
      { code: 'value-invalid', pointer: '/mailDomains/3' },
    ],
  });
  await keeper.api.partners.edit({
    id: made.id,
    ifMatch: 1,
    body: { mailDomains: ['quayside.test', 'quayside.example'], why },
  });
  expect(await keeper.api.partners.read({ id: made.id })).toMatchObject({
    name: 'Quayside Cloud',
    mailDomains: ['quayside.example', 'quayside.test'],
    version: 2,
  });
  const [entry] = await scene.look(
    `select before->'mailDomains' as before, after->'mailDomains' as after from history where act = 'edit-partner' and label = 'Quayside Cloud'`,
  );
  expect(entry).toEqual({ before: ['quayside.example'], after: ['quayside.example', 'quayside.test'] });
});
