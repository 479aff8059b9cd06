/** People and places of incentives in a scene: finance, a programme admin, and a partner with a location that is enrolled in nothing. */
import { demoTerms } from '../demo/terms.ts';
import type { Outcome } from '../rules/engine/denial.ts';
import type { Actor, Role } from '../rules/rights/role.ts';
import { acceptAgreement } from '../server/actions/incentives/accept-agreement.ts';
import { addPayoutProfile, addTaxProfile } from '../server/actions/incentives/add-profile.ts';
import { publishAgreement } from '../server/actions/incentives/agreements.ts';
import { approveTerms, draftTerms } from '../server/actions/incentives/terms.ts';
import { validateProfile } from '../server/actions/incentives/validate-enrollment.ts';
import type { Context, Reply } from '../server/actions/run/context.ts';
import type { Scene } from './scene.ts';

export function ownerWith(scene: Scene, role: Role, name: string): Actor {
  return {
    ...scene.reviewer,
    id: `00000000-0000-7000-8000-${Buffer.from(name).toString('hex').slice(0, 12).padEnd(12, '0')}`,
    name,
    grants: [{ role, locationId: null, programme: null, maySubmit: false }],
  };
}

export const answered = <T>(made: T): { reply: Reply } => ({
  reply: { status: 200, headers: {}, body: JSON.stringify(made) },
});

export const agreementText = {
  en: 'The partner keeps proofs of execution for 24 months.',
  nl: 'De partner bewaart uitvoeringsbewijzen 24 maanden.',
};

export const payout = {
  beneficiary: 'Kade Nine Consulting B.V.',
  country: 'NL',
  currency: 'EUR',
  iban: 'NL91 ABNA 0417 1643 00',
  account: null,
  bankCode: null,
};
export const tax = { country: 'NL', taxId: 'NL001234567B01', form: 'W-8BEN-E', validUntil: '2031-12-31' };

export async function publish(scene: Scene, programme: string, openToAll = false): Promise<string> {
  const outcome = await publishAgreement(
    scene.context(ownerWith(scene, 'programme-admin', 'Pat Programme')),
    programme,
    { text: agreementText, openToAll, acceptBy: null, why: 'The first one.' },
    (made) => answered({ sha256: made.sha256 }),
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.denial));
  return (JSON.parse(outcome.value.body) as { sha256: string }).sha256;
}

/** Terms of growth in force from July 2020, and scene.a enrolled since December 2020 with a validated account in euros. */
export async function readyToEarn(scene: Scene): Promise<void> {
  const programme = 'osu-microsoft-365';
  const [, growth] = demoTerms('2019-01', '2020-07');
  if (!growth) throw new Error('the demo has no such terms');
  const by = (name: string): Context => scene.context(ownerWith(scene, 'programme-admin', name));
  const done = async (act: Promise<Outcome<Reply>>): Promise<void> => {
    const outcome = await act;
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.denial));
  };
  await done(draftTerms(by('Pat Programme'), programme, { ...growth.terms, why: 'The first.' }, answered));
  await done(approveTerms(by('Quinn Second'), programme, { why: 'Read.' }, answered));
  const sha256 = await publish(scene, programme);
  const ref = { locationId: scene.a.locationId, programme };
  const partner = scene.context(scene.a.admin);
  await done(acceptAgreement(partner, ref, { version: 1, sha256, confirmed: true }, answered));
  await done(addPayoutProfile(partner, ref, payout, answered));
  await done(addTaxProfile(partner, ref, tax, answered));
  const finance = scene.context(ownerWith(scene, 'finance', 'Fenna Finance'));
  for (const kind of ['payout', 'tax'] as const) await done(validateProfile(finance, ref, kind, answered));
}

/** Monthly active users of Exchange Online; a month that is there already is restated. */
export async function used(scene: Scene, figures: Record<string, number>): Promise<void> {
  for (const [month, users] of Object.entries(figures))
    await scene.look(
      `insert into usage_record (tenant_id, item, month, monthly_active_users, paid_available_units, imported_at)
       values ($1, 'exchange-online', $2, $3, 1000, now())
       on conflict (tenant_id, item, month) do update set monthly_active_users = excluded.monthly_active_users`,
      [scene.tenantId, `${month}-01`, users],
    );
}
