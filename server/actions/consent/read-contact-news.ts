import type { Actor } from '../../../rules/rights/role.ts';
import { findContactNews, type ContactNews } from '../../store/consent/contact-reads.ts';
import type { Services } from '../run/context.ts';
import type { ObjectionRef } from './objection-link.ts';

/** What the holder of an objection link is shown. Reading changes nothing. */
export function readContactNews(
  services: Pick<Services, 'db'>,
  ref: ObjectionRef,
): Promise<ContactNews | null> {
  return services.db.transact(
    { side: 'customer', tenantId: ref.tenantId },
    (tx) => findContactNews(tx, ref),
    'read',
  );
}

/** Whoever came by this link. */
export function objectingActor(ref: ObjectionRef, { name, email }: { name: string; email: string }): Actor {
  return {
    side: 'customer',
    id: ref.readerId,
    name,
    email,
    tenantId: ref.tenantId,
    readOnly: false,
    scopes: null,
    grants: [{ role: 'contact', locationId: null, programme: null, maySubmit: false }],
    contact: { noticeId: ref.readerId, email, trusted: true },
  };
}
