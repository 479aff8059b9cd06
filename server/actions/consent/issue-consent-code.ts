import type { Outcome } from '../../../rules/engine/denial.ts';
import { issueConsentCode as decide } from '../../../rules/claim/tenant-lock.ts';
import { addConsentCode } from '../../store/consent/tenant.ts';
import { consentCodeHash, newConsentCode } from '../claims/consent-code.ts';
import { type Context, newId, type Reply } from '../run/context.ts';
import type { IssueConsentCodeInput, PresentValue } from '../run/inputs.ts';
import { tenantAct } from '../run/tenant-act.ts';

export interface IssuedConsentCode {
  tenantId: string;
  codeId: string;
  code: string;
  expiresAt: string;
}

/** How long a code is good for when the tenant admin names no date. */
const defaultDays = 30;

/** Shown once: the database keeps its hash only. */
export function issueConsentCode(
  ctx: Context,
  { tenantId }: { tenantId: string },
  input: IssueConsentCodeInput,
  present: PresentValue<IssuedConsentCode>,
): Promise<Outcome<Reply>> {
  const codeId = newId(ctx);
  const code = newConsentCode(ctx.random);
  const { partnerId, items } = input;
  const expiry = (now: string): string =>
    input.expiresAt ??
    Temporal.Instant.from(now)
      .add({ hours: 24 * defaultDays })
      .toString();
  return tenantAct(
    ctx,
    {
      act: 'issue-consent-code',
      tenantId,
      detail: { codeId, partnerId, items },
      value: (now) => ({ tenantId, codeId, code, expiresAt: expiry(now) }),
      decide: (world, now) =>
        decide(world, { codeId, partnerId, items, expiresAt: expiry(now) }, ctx.actor, now),
      apply: (tx, now) =>
        addConsentCode(tx, tenantId, {
          id: codeId,
          hash: consentCodeHash(ctx.secret, tenantId, code),
          partnerId,
          items,
          issuedBy: { id: ctx.actor.id, name: ctx.actor.name },
          issuedAt: now,
          expiresAt: expiry(now),
        }),
    },
    present,
  );
}
