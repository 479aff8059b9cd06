/** Payout and tax profiles. What they say lies sealed in the row; a profile is replaced and never edited. */
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';
import type { EnrolmentKey } from './agreements.ts';

export const profileKinds = ['payout', 'tax'] as const;
export type ProfileKind = (typeof profileKinds)[number];
export type ProfileState = 'waiting' | 'valid' | 'returned' | 'replaced';

export interface ProfileRow {
  id: string;
  kind: ProfileKind;
  state: ProfileState;
  currency: string | null;
  validUntil: string | null;
  sealed: string;
  keyId: string;
  addedOn: string;
  addedAt: string;
  addedBy: string;
  decidedAt: string | null;
  decidedBy: string | null;
  returnReason: string | null;
}

const columns = `id, kind, state, currency, valid_until::text as "validUntil", sealed, key_id as "keyId", added_on::text as "addedOn",
  ${instantText('added_at')} as "addedAt", added_by as "addedBy", ${instantText('decided_at')} as "decidedAt", decided_by as "decidedBy",
  return_reason as "returnReason"`;

/** Those that count or wait; the newest first. */
export function readProfiles(
  tx: Tx,
  { partnerId, locationId, programme }: EnrolmentKey,
): Promise<ProfileRow[]> {
  return tx.query<ProfileRow>(
    `select ${columns} from profile where tenant_id = $1::uuid and location_id = $2::uuid and programme = $3 and state <> 'replaced'
     order by added_at desc, id desc`,
    [partnerId, locationId, programme],
  );
}

export async function insertProfile(
  tx: Tx,
  { partnerId, locationId, programme }: EnrolmentKey,
  row: ProfileRow & { addedById: string },
): Promise<void> {
  await tx.query(
    `insert into profile (tenant_id, id, location_id, programme, kind, state, currency, valid_until, sealed, key_id, added_on, added_at,
       added_by_id, added_by)
     values ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7, $8::date, $9, $10, $11::date, $12::timestamptz, $13, $14)`,
    [
      partnerId,
      row.id,
      locationId,
      programme,
      row.kind,
      row.state,
      row.currency,
      row.validUntil,
      row.sealed,
      row.keyId,
      row.addedOn,
      row.addedAt,
      row.addedById,
      row.addedBy,
    ],
  );
}

export async function decideProfile(
  tx: Tx,
  partnerId: string,
  id: string,
  decided: { state: ProfileState; at: string; by: string; reason: string | null },
): Promise<void> {
  await tx.query(
    `update profile set state = $3, decided_at = $4::timestamptz, decided_by = $5, return_reason = $6,
       counted_from = case when $3 = 'valid' then added_on else counted_from end
     where tenant_id = $1::uuid and id = $2::uuid`,
    [partnerId, id, decided.state, decided.at, decided.by, decided.reason],
  );
}

export interface SealedRow {
  tenantId: string;
  id: string;
  sealed: string;
  keyId: string;
}

/** Rows that another key than this one has sealed; over every realm, for the rotation of keys. A listed fan-out, so none is locked. */
export function findSealedOtherwise(tx: Tx, keyId: string, limit: number): Promise<SealedRow[]> {
  return tx.query<SealedRow>(
    `select tenant_id as "tenantId", id, sealed, key_id as "keyId" from profile where key_id <> $1 order by tenant_id, id limit $2`,
    [keyId, limit],
  );
}

/** `from`: the key under which it was found; somebody else may have been faster. */
export async function resealProfile(tx: Tx, row: SealedRow, from: string): Promise<void> {
  await tx.query(
    `update profile set sealed = $3, key_id = $4 where tenant_id = $1::uuid and id = $2::uuid and key_id = $5`,
    [row.tenantId, row.id, row.sealed, row.keyId, from],
  );
}
