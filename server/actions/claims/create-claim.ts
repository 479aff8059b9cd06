import { createClaim as decide } from '../../../rules/claim/draft.ts';
import { programmesOf } from '../../../rules/claim/draft.ts';
import { isDomain, isTenantId } from '../../../rules/engine/customer-id.ts';
import type { OpenWorld } from '../../../rules/claim/entry.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { withinDay } from '../run/day-cap.ts';
import { tellOutcome } from '../run/told.ts';
import type { World } from '../../../rules/claim/facts.ts';
import type { LocationFacts } from '../../../rules/claim/tenant-facts.ts';
import { mayEver } from '../../../rules/rights/may-act.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { newClaimNumber } from '../../ports/random.ts';
import { loadTenantWorld } from '../../store/engine/load-world.ts';
import { loadLocation, loadTenantCode } from '../../store/parties/parties.ts';
import { policyInForce, readReference, type Reference } from '../../store/engine/reference.ts';
import { nilTenant } from '../../store/engine/replay.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { again, newId, replayOf, replayTo, scopeOf, write } from '../run/act.ts';
import type { Context, Present, Reply } from '../run/context.ts';
import type { CreateClaimInput } from '../run/inputs.ts';
import { withAccount } from './own-account.ts';
import { linesOf } from './line-input.ts';

/** A new draft. An id that is no GUID, a tenant nobody knows and a domain that is not its own are one answer. */
export function createClaim(
  ctx: Context,
  input: CreateClaimInput,
  present: Present,
): Promise<Outcome<Reply>> {
  if (ctx.actor.side !== 'partner') {
    return Promise.resolve(
      deny('forbidden', {
        code: 'role-missing',
        pointer: '',
        params: { roles: ['incentives-admin', 'incentives-user'] },
      }),
    );
  }
  const tenantId = isTenantId(input.customerTenantId) ? input.customerTenantId : nilTenant;
  return again(() =>
    ctx.db.transact(
      scopeOf(ctx.actor, tenantId),
      { first: (tx) => load(tx, ctx, tenantId, input) },
      (tx, now, loaded) => once(tx, ctx, { tenantId, input, now, loaded }, present),
    ),
  );
}

type Loaded = [
  replay: Outcome<Reply> | null,
  world: World | null,
  location: LocationFacts | null,
  code: string | null,
];

function load(tx: Tx, ctx: Context, tenantId: string, input: CreateClaimInput): Promise<Loaded> {
  return Promise.all([
    replayOf(tx, ctx, tenantId),
    loadTenantWorld(tx, tenantId, ctx.actor.partnerId as string, ctx.owner),
    loadLocation(tx, input.locationId),
    loadTenantCode(tx, tenantId),
  ]);
}

interface Creating {
  tenantId: string;
  input: CreateClaimInput;
  now: string;
  loaded: Loaded;
}

async function once(
  tx: Tx,
  ctx: Context,
  { tenantId, input, now, loaded: [replay, world, found, code] }: Creating,
  present: Present,
): Promise<Outcome<Reply>> {
  if (replay) {
    const place = { partnerId: ctx.actor.partnerId as string, locationId: input.locationId };
    return replayTo(replay, mayEver('create-claim', ctx.actor, null, null, place));
  }
  const reference = await readReference(tx, []);
  const anyPolicy = policyInForce(reference, [], now);
  // Somebody else's location answers like one that does not exist, and the other fields are checked all the same.
  const location = found ?? unknownLocation(input.locationId);
  if (!anyPolicy)
    return deny('conflict', {
      code: 'not-in-this-state',
      pointer: '',
      params: { because: 'no-policy-in-force' },
    });
  const policy =
    policyInForce(reference, programmesOf(anyPolicy, input.solutionArea, input.activities), now) ?? anyPolicy;
  const { customerTenantId: _typed, locationId: _location, lines, ...fields } = input;
  const claimId = newId(ctx);
  const email = input.partnerContact?.email ?? null;
  const whose = { tenantId, partnerId: ctx.actor.partnerId as string, email };
  const known = world ?? nobody(reference, ctx.owner);
  const decided = decide(
    await withAccount(tx, known, whose, now),
    {
      ...fields,
      id: claimId,
      number: newClaimNumber(ctx.random, code ?? ''),
      location,
      policy,
      tenantId,
      lines: linesOf(lines ?? [], input.activities, [], () => newId(ctx)),
    },
    ctx.actor,
    now,
  );
  const own = found !== null && found.partnerId === ctx.actor.partnerId;
  const outcome = own
    ? await withinDay(
        tx,
        ctx,
        { what: 'drafts', world: known, location, now },
        await told(tx, ctx, { tenantId, input, now }, found, decided),
      )
    : untoldOf(decided);
  if (!outcome.ok) return outcome;
  return write(tx, ctx, { loaded: world satisfies World | null, step: outcome.value, claimId, now }, present);
}

/** Without a location of one's own nothing is counted, so nothing is told of the customer or its items. */
function untoldOf(outcome: Outcome<Step>): Outcome<Step> {
  if (outcome.ok) return outcome;
  const problems = outcome.denial.problems.filter(
    ({ pointer }) => !/^\/(?:customer(?:TenantId|Domain)|lines)/.test(pointer),
  );
  return problems.length > 0 ? { ok: false, denial: { ...outcome.denial, problems } } : outcome;
}

/** Whether the customer fits is told by every answer that looked at it; a malformed ID or domain is looked up nowhere. */
function told(
  tx: Tx,
  ctx: Context,
  { tenantId, input: { customerDomain }, now }: Omit<Creating, 'loaded'>,
  location: LocationFacts,
  outcome: Outcome<Step>,
): Promise<Outcome<Step>> {
  const wellFormed = tenantId !== nilTenant && (!customerDomain || isDomain(customerDomain));
  if (!wellFormed || (!outcome.ok && outcome.denial.kind !== 'invalid')) return Promise.resolve(outcome);
  const fits = outcome.ok || !outcome.denial.problems.some(({ code }) => code === 'tenant-domain-mismatch');
  return tellOutcome(
    tx,
    ctx,
    {
      locationId: location.id,
      partnerId: location.partnerId,
      tenantId: fits ? tenantId : nilTenant,
    },
    outcome,
    { submission: false, now },
  );
}

/** The world of a customer that is not known. */
function nobody({ calendars, catalog }: Reference, owner: Context['owner']): OpenWorld {
  return {
    tenant: null,
    clocks: { calendars, owner },
    catalog,
    claims: [],
    cases: [],
    othersKeys: [],
    ownKeys: [],
  };
}

function unknownLocation(id: string): LocationFacts {
  return {
    id,
    partnerId: '',
    partnerName: '',
    number: '',
    name: '',
    country: '',
    zone: '',
    enrolledIn: [],
    mailDomains: [],
  };
}
