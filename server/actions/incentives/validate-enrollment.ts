/** What the programme owner's finance says to an enrolment, and to a profile that replaces one. */
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { approved, sentBack } from '../../../rules/incentives/enrolling.ts';
import { decideProfile, type ProfileKind, type ProfileRow } from '../../store/incentives/profiles.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Context, Reply } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { replace } from './add-profile.ts';
import { type EnrolmentStanding, enrolmentAct, missingItems } from './enrolment-act.ts';
import type { EnrolmentRef, EnrolmentWorld } from './enrolment-world.ts';

/** Every profile that waits counts from now on, as from the day it was brought. */
export function approveEnrollment(
  ctx: Context,
  ref: EnrolmentRef,
  present: PresentValue<EnrolmentStanding>,
): Promise<Outcome<Reply>> {
  return enrolmentAct(
    ctx,
    ref,
    {
      right: 'approveEnrollment',
      act: 'approve-enrolment',
      on: 'enrolment',
      reason: null,
      rule(world, { now, today, rows }) {
        const missing = missingItems(rows);
        if (missing.length > 0) return deny('conflict', ...missing);
        const counted = countWaiting(
          world,
          world.profiles.map(({ kind }) => kind),
        );
        return accept({
          world: { ...counted.world, row: approved(world.row, rows, today) },
          letter: 'enrolment-approved',
          write: (tx) => counted.write(tx, ctx.actor.name, now),
        });
      },
    },
    present,
  );
}

export interface ReturnEnrollmentInput {
  reason: string;
  /** Which profiles have to be brought again. */
  profiles: ProfileKind[];
}

export function returnEnrollment(
  ctx: Context,
  ref: EnrolmentRef,
  { reason, profiles }: ReturnEnrollmentInput,
  present: PresentValue<EnrolmentStanding>,
): Promise<Outcome<Reply>> {
  return enrolmentAct(
    ctx,
    ref,
    {
      right: 'returnEnrollment',
      act: 'return-enrolment',
      on: 'enrolment',
      reason,
      rule(world, { now }) {
        const wrong = world.profiles.filter(
          ({ kind, state }) => profiles.includes(kind) && state !== 'returned',
        );
        if (wrong.length === 0) return deny('invalid', { code: 'field-required', pointer: '/profiles' });
        return accept({
          world: { ...returned(world, wrong, reason), row: sentBack(world.row, reason) },
          letter: 'enrolment-returned',
          write: (tx) => writeReturned(tx, world, wrong, { by: ctx.actor.name, at: now, reason }),
        });
      },
    },
    present,
  );
}

function waitingOf(world: EnrolmentWorld, kind: ProfileKind): ProfileRow | undefined {
  return world.profiles.find((one) => one.kind === kind && one.state === 'waiting');
}

/** A profile that was replaced while the location is enrolled. */
export function validateProfile(
  ctx: Context,
  ref: EnrolmentRef,
  kind: ProfileKind,
  present: PresentValue<EnrolmentStanding>,
): Promise<Outcome<Reply>> {
  return enrolmentAct(
    ctx,
    ref,
    {
      right: 'validateProfile',
      act: 'validate-profile',
      on: 'profile',
      reason: null,
      stage: (world) => (waitingOf(world, kind) ? 'waiting' : 'none'),
      rule(world, { now }) {
        // Before that it is the enrolment as a whole that is validated.
        if (world.row.state !== 'enrolled')
          return deny('conflict', { code: 'not-in-this-state', pointer: '' });
        const counted = countWaiting(world, [kind]);
        return accept({
          world: counted.world,
          letter: 'enrolment-approved',
          write: (tx) => counted.write(tx, ctx.actor.name, now),
        });
      },
    },
    present,
  );
}

export function returnProfile(
  ctx: Context,
  ref: EnrolmentRef & { kind: ProfileKind },
  reason: string,
  present: PresentValue<EnrolmentStanding>,
): Promise<Outcome<Reply>> {
  return enrolmentAct(
    ctx,
    ref,
    {
      right: 'returnProfile',
      act: 'return-profile',
      on: 'profile',
      reason,
      stage: (world) => (waitingOf(world, ref.kind) ? 'waiting' : 'none'),
      rule(world, { now }) {
        if (world.row.state !== 'enrolled')
          return deny('conflict', { code: 'not-in-this-state', pointer: '' });
        const wrong = world.profiles.filter(({ kind, state }) => kind === ref.kind && state === 'waiting');
        return accept({
          world: { ...returned(world, wrong, reason), row: { ...world.row, returnReason: reason } },
          letter: 'enrolment-returned',
          write: (tx) => writeReturned(tx, world, wrong, { by: ctx.actor.name, at: now, reason }),
        });
      },
    },
    present,
  );
}

function countWaiting(
  world: EnrolmentWorld,
  kinds: readonly ProfileKind[],
): { world: EnrolmentWorld; write(tx: Tx, by: string, at: string): Promise<void> } {
  const counting = world.profiles.filter(({ kind, state }) => kinds.includes(kind) && state === 'waiting');
  const over = world.profiles.filter(
    ({ kind, state }) => state === 'valid' && counting.some((one) => one.kind === kind),
  );
  const profiles = world.profiles
    .filter((one) => !over.includes(one))
    .map((one) => (counting.includes(one) ? { ...one, state: 'valid' as const } : one));
  return {
    world: { ...world, profiles, row: { ...world.row, returnReason: null } },
    async write(tx, by, at) {
      // First the old one: at most one counts at a time.
      await replace(tx, world, over, by, at);
      for (const { id } of counting)
        await decideProfile(tx, world.place.partnerId, id, { state: 'valid', at, by, reason: null });
    },
  };
}

function returned(world: EnrolmentWorld, wrong: readonly ProfileRow[], reason: string): EnrolmentWorld {
  const profiles = world.profiles.map((one) =>
    wrong.includes(one) ? { ...one, state: 'returned' as const, returnReason: reason } : one,
  );
  return { ...world, profiles };
}

async function writeReturned(
  tx: Tx,
  { place }: EnrolmentWorld,
  wrong: readonly ProfileRow[],
  { by, at, reason }: { by: string; at: string; reason: string },
): Promise<void> {
  for (const { id } of wrong)
    await decideProfile(tx, place.partnerId, id, { state: 'returned', at, by, reason });
}
