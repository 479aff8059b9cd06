/** The links to a request that still open something, as the tenant's administrator sees them: to whom, for what, until when. */
import type { ClaimFacts, World } from '../../../rules/claim/facts.ts';
import { liveLinks } from '../../../rules/claim/link.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { idOut, instantOut, shape, word, z } from '../frame/fields.ts';
import { idOf } from '../frame/ids.ts';

export const liveLinkSchema = shape('LiveLink', {
  id: idOut('notice'),
  name: z.string().openapi({ example: 'Iris Visser' }),
  email: z.string().openapi({ example: 'i.visser@contoso.example' }),
  purpose: word('decide', 'undo'),
  trusted: z.boolean().openapi({
    example: true,
    description:
      'Its holder is a trusted contact: it lives as long as that, and ending the contact closes it.',
  }),
  until: instantOut()
    .nullable()
    .openapi({
      description: 'null for a trusted contact, and while the end of the period is not known yet.',
    } as object),
  allowedActions: actionsOut(),
});

export function presentLinks(world: World, facts: ClaimFacts, actor: Actor, now: string): object[] {
  return liveLinks(world.tenant, facts, now).map(({ notice, trusted, until }) => ({
    id: idOf('notice', facts.claim.tenantId, notice.id ?? ''),
    name: notice.name,
    email: notice.email,
    purpose: notice.purpose,
    trusted,
    until,
    allowedActions: trusted ? [] : actionsOf(['closeLink'], actor),
  }));
}
