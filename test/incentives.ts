/** People and places of incentives in a scene: finance, a programme admin, and a partner with a location that is enrolled in nothing. */
import type { Actor, Role } from '../rules/rights/role.ts';
import { publishAgreement } from '../server/actions/incentives/agreements.ts';
import type { Reply } from '../server/actions/run/context.ts';
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
