import { createClaim as decide, programmesOf } from '../../../rules/claim/draft.ts';
import type { OpenWorld } from '../../../rules/claim/entry.ts';
import type { World } from '../../../rules/claim/facts.ts';
import type { Step } from '../../../rules/claim/step.ts';
import type { LocationFacts } from '../../../rules/claim/tenant-facts.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { isDomain, isTenantId } from '../../../rules/engine/customer-id.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import { newClaimNumber } from '../../ports/random.ts';
import { loadTenantWorld } from '../../store/engine/load-world.ts';
import { policyInForce, readReference, type Reference } from '../../store/engine/reference.ts';
import { loadLocation, loadTenantCode } from '../../store/parties/parties.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { composeStep } from '../run/claim-act.ts';
import { newId, scopeOf, type Context, type Done, type Present, type Reply } from '../run/context.ts';
import type { CreateClaimInput } from '../run/inputs.ts';
import { run, type Moment, type StateAt, type Subject } from '../run/run.ts';
import { withinDay } from '../run/day-cap.ts';
import { tellOutcome, unknownTenant } from '../run/told.ts';
import { linesOf } from './line-input.ts';
import { withAccount } from './own-account.ts';

/** What a draft is made from, before there is a claim. */
interface Ground {
  /** null: nobody knows this tenant. */
  world: World | null;
  /** null: there is no such location. */
  location: LocationFacts | null;
  code: string | null;
  reference: Reference;
  /** null: none is in force at all. */
  policy: Policy | null;
}

interface Creating {
  ctx: Context;
  input: CreateClaimInput;
  tenantId: string;
  claimId: string;
}

/** A new draft. An id that is no GUID, a tenant nobody knows and a domain that is not its own are one answer. */
export function createClaim(
  ctx: Context,
  input: CreateClaimInput,
  present: Present,
): Promise<Outcome<Reply>> {
  const tenantId = isTenantId(input.customerTenantId) ? input.customerTenantId : unknownTenant;
  const creating: Creating = { ctx, input, tenantId, claimId: newId(ctx) };
  return run(
    ctx,
    {
      subject: newDraft(creating),
      right: 'create-claim',
      known: {},
      rule: (ground, moment) => draft(creating, ground, moment),
      tell: (ground, outcome, moment) => tell(creating, ground, outcome, moment),
    },
    (done) => ({ reply: present(done) }),
  );
}

function newDraft({ ctx, input, tenantId, claimId }: Creating): Subject<Ground, Ground, Step, Done> {
  const partnerId = ctx.actor.partnerId as string;
  return {
    scope: scopeOf(ctx.actor, tenantId),
    realm: tenantId,
    load: (tx) => load(tx, { ctx, input, tenantId, claimId }),
    settle: (ground) => ground,
    // A location of another account is reported at its field, with whatever else is wrong; what the person may do is asked without it.
    about: ({ location, policy }) => ({
      about: {
        partnerId,
        locationId: location?.partnerId === partnerId ? location.id : null,
        programmes: policy ? programmesOf(policy, input.solutionArea, input.activities) : [],
      },
      version: null,
    }),
    compose: ({ world }, step, now) => composeStep(ctx, { loaded: world, step, claimId, now }),
  };
}

async function load(tx: Tx, { ctx, input, tenantId }: Creating): Promise<StateAt<Ground>> {
  const [world, location, code, reference] = await Promise.all([
    loadTenantWorld(tx, tenantId, ctx.actor.partnerId as string, ctx.owner),
    loadLocation(tx, input.locationId),
    loadTenantCode(tx, tenantId),
    readReference(tx, []),
  ]);
  return (now) => {
    const any = policyInForce(reference, [], now);
    const programmes = any ? programmesOf(any, input.solutionArea, input.activities) : [];
    return {
      world,
      location,
      code,
      reference,
      policy: any && (policyInForce(reference, programmes, now) ?? any),
    };
  };
}

async function draft(
  { ctx, input, tenantId, claimId }: Creating,
  { world, location, code, reference, policy }: Ground,
  { tx, now }: Moment,
): Promise<Outcome<Step>> {
  if (!policy)
    return deny('conflict', {
      code: 'not-in-this-state',
      pointer: '',
      params: { because: 'no-policy-in-force' },
    });
  const { customerTenantId: _typed, locationId: _location, lines, ...fields } = input;
  const email = input.partnerContact?.email ?? null;
  const whose = { tenantId, partnerId: ctx.actor.partnerId as string, email };
  return decide(
    await withAccount(tx, world ?? nobody(reference, ctx.owner), whose, now),
    {
      ...fields,
      id: claimId,
      number: newClaimNumber(ctx.random, code ?? ''),
      // Somebody else's location answers like one that does not exist, and the other fields are checked all the same.
      location: location ?? unknownLocation(input.locationId),
      policy,
      tenantId,
      lines: linesOf(lines ?? [], input.activities, [], () => newId(ctx)),
    },
    ctx.actor,
    now,
  );
}

/** Whether the customer fits is told by every answer that looked at it; a malformed ID or domain is looked up nowhere. */
async function tell(
  { ctx, input: { customerDomain }, tenantId }: Creating,
  { location, world, reference }: Ground,
  outcome: Outcome<Step>,
  { tx, now }: Moment,
): Promise<Outcome<Step>> {
  if (!outcome.ok && outcome.denial.kind !== 'invalid') return outcome;
  if (!location || location.partnerId !== ctx.actor.partnerId) return untoldOf(outcome);
  const wellFormed = tenantId !== unknownTenant && (!customerDomain || isDomain(customerDomain));
  if (!wellFormed) return outcome;
  const fits = outcome.ok || !outcome.denial.problems.some(({ code }) => code === 'tenant-domain-mismatch');
  const telling = {
    locationId: location.id,
    partnerId: location.partnerId,
    tenantId: fits ? tenantId : unknownTenant,
  };
  const told = await tellOutcome(tx, ctx, telling, outcome, { submission: false, now });
  const clocks = world ?? nobody(reference, ctx.owner);
  return withinDay(tx, ctx, { what: 'drafts', world: clocks, location, now }, told);
}

/** Without a location of one's own nothing is counted, so nothing is told of the customer or its items. */
function untoldOf(outcome: Outcome<Step>): Outcome<Step> {
  if (outcome.ok) return outcome;
  const problems = outcome.denial.problems.filter(
    ({ pointer }) => !/^\/(?:customer(?:TenantId|Domain)|lines)/.test(pointer),
  );
  return problems.length > 0 ? { ok: false, denial: { ...outcome.denial, problems } } : outcome;
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
