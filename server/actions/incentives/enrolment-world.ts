/** An enrolment as it stands: the location, what it has brought, and the checklist that follows. */
import { type ChecklistRow, type EnrolmentFacts, checklistOf } from '../../../rules/incentives/enrolment.ts';
import { type EnrolmentRow, noEnrolment, usualRequirements } from '../../../rules/incentives/enrolling.ts';
import type { Requirement, Terms } from '../../../rules/incentives/terms.ts';
import { dayOf } from '../../../rules/time/month.ts';
import {
  type Acceptance,
  type Agreement,
  readAcceptances,
  readAgreements,
} from '../../store/incentives/agreements.ts';
import { type EnrolmentPlace, readEnrolment, readPlace } from '../../store/incentives/enrolments.ts';
import { type ProfileKind, type ProfileRow, readProfiles } from '../../store/incentives/profiles.ts';
import { readApprovedTerms } from '../../store/incentives/terms.ts';
import { readReference } from '../../store/engine/reference.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { vaultOf, type Vault } from '../../ports/vault.ts';
import type { Services } from '../run/context.ts';

export interface EnrolmentRef {
  locationId: string;
  programme: string;
}

export interface EnrolmentWorld {
  place: EnrolmentPlace;
  programmeName: string;
  row: EnrolmentRow;
  version: number;
  /** The newest; null: none was published yet. */
  agreement: Agreement | null;
  acceptances: Acceptance[];
  /** Those that count or wait. */
  profiles: ProfileRow[];
  requirements: readonly Requirement[];
}

export function vaultFor({
  secret,
  sealKeys,
  random,
}: Pick<Services, 'secret' | 'sealKeys' | 'random'>): Vault {
  return vaultOf(secret, sealKeys ?? [], random);
}

/** What a sealed profile is bound to. */
export const boundTo = (partnerId: string, id: string): string => `profile ${partnerId} ${id}`;

export async function loadEnrolment(
  tx: Tx,
  { locationId, programme }: EnrolmentRef,
  lock: boolean,
): Promise<EnrolmentWorld | null> {
  const { catalog } = await readReference(tx, []);
  const known = catalog.programmes.find(({ id }) => id === programme);
  const place = known ? await readPlace(tx, locationId, programme, lock) : null;
  if (!known || !place) return null;
  const [terms, kept, agreements, acceptances, profiles] = await Promise.all([
    readApprovedTerms(tx),
    readEnrolment(tx, place),
    readAgreements(tx, programme),
    readAcceptances(tx, place),
    readProfiles(tx, place),
  ]);
  const { version, ...row } = kept ?? { ...noEnrolment, version: 0 };
  return {
    place,
    programmeName: known.name,
    row,
    version,
    agreement: agreements[0] ?? null,
    acceptances,
    profiles,
    requirements: requirementsOf(terms, programme),
  };
}

/** Those of the newest terms that were approved: who enrols today will earn under them. */
function requirementsOf(terms: readonly Terms[], programme: string): readonly Requirement[] {
  return terms.findLast((one) => one.programme === programme)?.requirements ?? usualRequirements;
}

export function todayOf({ owner }: Pick<Services, 'owner'>, now: string): string {
  return dayOf(now, owner.zone);
}

/** An earlier version still counts until the day by which the new one is asked for. */
export function agreementOn({ agreement, acceptances }: EnrolmentWorld, today: string): string | null {
  const [first] = acceptances;
  if (!agreement || !first) return null;
  const current = acceptances.some(({ version }) => version === agreement.version);
  return current || (agreement.acceptBy !== null && today <= agreement.acceptBy) ? first.acceptedOn : null;
}

/** A valid one before one that waits: what was brought counts from the day it was brought. */
function brought(profiles: readonly ProfileRow[], kind: ProfileKind): ProfileRow | null {
  const own = profiles.filter((one) => one.kind === kind);
  return own.find(({ state }) => state === 'valid') ?? own.find(({ state }) => state === 'waiting') ?? null;
}

export function factsOf(world: EnrolmentWorld, today: string): EnrolmentFacts {
  const { profiles, place } = world;
  const untils = profiles
    .filter(({ kind, state }) => kind === 'tax' && (state === 'valid' || state === 'waiting'))
    .map(({ validUntil }) => validUntil ?? '');
  return {
    agreementOn: agreementOn(world, today),
    payoutProfileOn: brought(profiles, 'payout')?.addedOn ?? null,
    taxProfileOn: brought(profiles, 'tax')?.addedOn ?? null,
    taxProfileUntil: untils.toSorted().at(-1) ?? null,
    designations: {},
    competencies: {},
    country: place.country,
  };
}

export function checklist(world: EnrolmentWorld, today: string): ChecklistRow[] {
  return checklistOf({ requirements: [...world.requirements] }, factsOf(world, today), today);
}
