/** Versions of a programme's agreement, and who accepted which. */
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface AgreementText {
  en: string;
  nl: string;
}

export interface Agreement {
  programme: string;
  version: number;
  text: AgreementText;
  sha256: string;
  /** May a location begin by itself? */
  openToAll: boolean;
  /** By when it is asked for where an earlier version was accepted. */
  acceptBy: string | null;
  madeBy: string;
  madeAt: string;
  why: string;
}

const columns = `programme, version, text, sha256, open_to_all as "openToAll", accept_by::text as "acceptBy", made_by as "madeBy",
  ${instantText('made_at')} as "madeAt", why`;

/** The newest of each programme, or of the one that is named. */
export function readAgreements(tx: Tx, programme: string | null): Promise<Agreement[]> {
  return tx.query<Agreement>(
    `select distinct on (programme) ${columns} from agreement where ($1::text is null or programme = $1) order by programme, version desc`,
    [programme],
  );
}

export async function insertAgreement(tx: Tx, row: Agreement & { madeById: string }): Promise<void> {
  await tx.query(
    `insert into agreement (programme, version, text, sha256, open_to_all, accept_by, made_by_id, made_by, made_at, why)
     values ($1, $2, $3::jsonb, $4, $5, $6::date, $7, $8, $9::timestamptz, $10)`,
    [
      row.programme,
      row.version,
      JSON.stringify(row.text),
      row.sha256,
      row.openToAll,
      row.acceptBy,
      row.madeById,
      row.madeBy,
      row.madeAt,
      row.why,
    ],
  );
}

export interface Acceptance {
  version: number;
  sha256: string;
  acceptedOn: string;
  acceptedAt: string;
  byName: string;
}

export interface EnrolmentKey {
  partnerId: string;
  locationId: string;
  programme: string;
}

/** In the order of versions. */
export function readAcceptances(
  tx: Tx,
  { partnerId, locationId, programme }: EnrolmentKey,
): Promise<Acceptance[]> {
  return tx.query<Acceptance>(
    `select version, sha256, accepted_on::text as "acceptedOn", ${instantText('accepted_at')} as "acceptedAt", by_name as "byName"
     from agreement_acceptance where tenant_id = $1::uuid and location_id = $2::uuid and programme = $3 order by version`,
    [partnerId, locationId, programme],
  );
}

export async function insertAcceptance(
  tx: Tx,
  { partnerId, locationId, programme }: EnrolmentKey,
  row: Acceptance & { byId: string },
): Promise<void> {
  await tx.query(
    `insert into agreement_acceptance (tenant_id, location_id, programme, version, sha256, accepted_on, accepted_at, by_id, by_name)
     values ($1::uuid, $2::uuid, $3, $4, $5, $6::date, $7::timestamptz, $8, $9)`,
    [
      partnerId,
      locationId,
      programme,
      row.version,
      row.sha256,
      row.acceptedOn,
      row.acceptedAt,
      row.byId,
      row.byName,
    ],
  );
}
