/** What somebody has in hand goes back to the queue when they may not do it any more: by the job that belongs to the change. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { codesOf, factsOf, submitted } from '../../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import type { Actor, Role } from '../../../rules/rights/role.ts';
import { releaseHandler } from '../../jobs/release-claims.ts';
import { leaseJobs } from '../../store/engine/jobs.ts';
import type { Accounts } from '../parties/accounts.ts';
import { addConflict } from '../parties/add-conflict.ts';
import { deactivateMember } from '../parties/deactivate-member.ts';
import { grantRole } from '../parties/grant-role.ts';
import type { PresentMember } from '../parties/person-act.ts';
import { revokeRole } from '../parties/revoke-role.ts';
import { setCapacity } from '../parties/set-capacity.ts';
import { assignClaim } from './assign-claim.ts';
import { listAssignees } from './list-assignees.ts';
import { requestInformation } from './request-information.ts';
import { startReview } from './start-review.ts';
import type { ClaimRef } from '../run/context.ts';

let scene: Scene;
let admin: Actor;
let rita: Actor;

async function person(name: string, role: Role): Promise<Actor> {
  const id = crypto.randomUUID();
  await scene.look(
    `insert into member (id, side, name, email, created_at) values ($1, 'owner', $2, $3, now())`,
    [id, name, `${id}@house.example`],
  );
  await scene.look(
    `insert into role_grant (member_id, role, granted_by, granted_at) values ($1, $2, 'test', now())`,
    [id, role],
  );
  const grants = [{ role, locationId: null, programme: null, maySubmit: false }];
  return { side: 'owner', id, name, grants, readOnly: false, scopes: null };
}

beforeAll(async () => {
  scene = await makeScene();
  admin = await person('Pat Programme', 'programme-admin');
});
beforeEach(async () => {
  await scene.look('delete from customer_lookup');
  rita = await person('Rita Reads', 'reviewer');
});
afterAll(() => scene.close());

const ended: string[] = [];
const accounts = { endSessions: async (id: string) => void ended.push(id) } as unknown as Accounts;
const answer: PresentMember = (member) => ({
  status: 200,
  headers: {},
  body: JSON.stringify({ version: member.version }),
});

async function work(): Promise<void> {
  const now = new Date(scene.clock.now()).toISOString();
  const jobs = await scene.services.db.transact({ side: 'system' }, (tx) =>
    leaseJobs(tx, { now, until: now, kinds: ['release'], limit: 10 }),
  );
  for (const job of jobs) expect(await releaseHandler(scene.services)(job)).toEqual({ kind: 'done' });
}

const assigneeOf = async ({ id }: ClaimRef): Promise<string | null> =>
  (
    await scene.look<{ name: string | null }>('select assignee_name as name from claim where id = $1', [id])
  )[0]?.name ?? null;

async function given(who = rita, from = scene): Promise<ClaimRef> {
  const ref = await submitted(await from.elsewhere(), scene.a);
  expect(codesOf(await assignClaim(scene.context(scene.senior), ref, { memberId: who.id }, plain))).toEqual(
    [],
  );
  return ref;
}

test('deactivated: everything in hand goes back, once, by name of the admin, and nothing else', async () => {
  const other = await scene.elsewhere();
  const asked = await submitted(other, scene.a);
  factsOf(await startReview(scene.context(rita), asked, {}, plain));
  expect(
    codesOf(
      await requestInformation(
        scene.context(rita),
        asked,
        { codes: ['missing-products'], comment: 'Which?' },
        plain,
      ),
    ),
  ).toEqual([]);
  const [mine, theirs] = [await given(), await given(scene.otherReviewer)];
  const call = () =>
    deactivateMember(scene.context(admin), accounts, { memberId: rita.id, why: 'Left the company.' }, answer);
  expect(codesOf(await call())).toEqual([]);
  expect([await assigneeOf(mine), await assigneeOf(theirs)]).toEqual(['Rita Reads', 'Otto Reviewer']);
  await work();
  expect([await assigneeOf(mine), await assigneeOf(asked), await assigneeOf(theirs)]).toEqual([
    null,
    null,
    'Otto Reviewer',
  ]);
  const entries = await scene.look<{ who: string; role: string }>(
    `select actor_name as who, actor_role as role from history where act = 'release-claim' and subject_id = any($1)`,
    [[mine.id, asked.id, theirs.id]],
  );
  expect(entries).toEqual([
    { who: 'Pat Programme', role: 'programme-admin' },
    { who: 'Pat Programme', role: 'programme-admin' },
  ]);
  await work();
  expect(await scene.look(`select 1 from job where kind = 'release' and state = 'waiting'`)).toEqual([]);
});

test('a conflict of interest: that partner’s claims go back, the others stay', async () => {
  const [ofA, ofB] = [await given(), await submitted(await scene.elsewhere(), scene.b)];
  expect(codesOf(await assignClaim(scene.context(scene.senior), ofB, { memberId: rita.id }, plain))).toEqual(
    [],
  );
  const conflict = { memberId: rita.id, partnerId: scene.a.partnerId, why: 'Her sister works there.' };
  expect(codesOf(await addConflict(scene.context(admin), conflict, answer))).toEqual([]);
  await work();
  expect([await assigneeOf(ofA), await assigneeOf(ofB)]).toEqual([null, 'Rita Reads']);
  expect(codesOf(await assignClaim(scene.context(scene.senior), ofA, { memberId: rita.id }, plain))).toEqual([
    'other-person-required',
  ]);
  const found = await listAssignees(scene.context(scene.senior), ofA);
  if (!found.ok) throw new Error('a senior reviewer reads who is suitable');
  const shown = found.value.map(({ name, problem, claims }) => [
    name,
    problem?.params?.['because'] ?? null,
    claims,
  ]);
  expect(shown).toContainEqual(['Rita Reads', 'belongs-to-the-partner', 1]);
  expect(shown).toContainEqual(['Otto Reviewer', null, expect.any(Number)]);
  expect(shown.map(([name]) => name)).not.toContain('Pat Programme');
});

test('who no longer reviews loses what is in hand; who still does keeps it', async () => {
  const ref = await given();
  const role = {
    memberId: rita.id,
    locationId: null,
    programme: null,
    maySubmit: false,
    why: 'Changes teams.',
  };
  const as = () => scene.context(admin);
  expect(codesOf(await grantRole(as(), { ...role, role: 'senior-reviewer' }, answer))).toEqual([]);
  expect(codesOf(await revokeRole(as(), { ...role, role: 'reviewer' }, answer))).toEqual([]);
  await work();
  expect(await assigneeOf(ref)).toBe('Rita Reads');
  expect(codesOf(await revokeRole(as(), { ...role, role: 'senior-reviewer' }, answer))).toEqual([]);
  await work();
  expect(await assigneeOf(ref)).toBeNull();
});

test('more than there should be in hand is said, and done', async () => {
  expect(
    codesOf(
      await setCapacity(scene.context(admin), { memberId: rita.id, capacity: 1, why: 'Part time.' }, answer),
    ),
  ).toEqual([]);
  await given();
  const ref = await submitted(await scene.elsewhere(), scene.a);
  const told: unknown[] = [];
  const outcome = await assignClaim(scene.context(scene.senior), ref, { memberId: rita.id }, (done) => {
    told.push(...(done.step?.warnings ?? []));
    return { status: 200, headers: {}, body: '' };
  });
  expect(codesOf(outcome)).toEqual([]);
  expect(told).toEqual([
    { code: 'assignee-full', pointer: '/memberId', params: { name: 'Rita Reads', claims: 2, capacity: 1 } },
  ]);
});
