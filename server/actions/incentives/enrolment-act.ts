/** The way of every act on an enrolment: the location is locked, the table is asked, and the checklist says what follows. */
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { enrolmentSubject } from '../../../rules/engine/subject.ts';
import type { ChecklistRow } from '../../../rules/incentives/enrolment.ts';
import type { StageOf } from '../../../rules/incentives/act-row.ts';
import { type IncentiveAct, incentiveActs } from '../../../rules/incentives/act-table.ts';
import { incentiveSubject } from '../../../rules/incentives/subject-facts.ts';
import type { About } from '../../../rules/access/circumstances.ts';
import { type AllowedAction, allowedActions, rightDenial } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import type { SubjectOfAct } from '../../../rules/rights/act-row.ts';
import { type ReasonAsked, reasonProblem } from '../../../rules/rights/reason.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { findAddressees, writeEnrolment } from '../../store/incentives/enrolments.ts';
import { addJob } from '../../store/engine/jobs.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { newId, type Context, type Reply } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { rowAct } from '../run/row-act.ts';
import {
  type EnrolmentRef,
  type EnrolmentWorld,
  checklist,
  loadEnrolment,
  todayOf,
} from './enrolment-world.ts';

/** What is answered: where it stands, and nothing of what a profile says. */
export interface EnrolmentStanding {
  world: EnrolmentWorld;
  rows: ChecklistRow[];
  today: string;
}

export const enrolmentLetters = [
  'enrolment-to-validate',
  'enrolment-approved',
  'enrolment-returned',
] as const;
export type EnrolmentLetter = (typeof enrolmentLetters)[number];

export interface EnrolmentChange {
  world: EnrolmentWorld;
  letter?: EnrolmentLetter;
  write?(tx: Tx): Promise<void>;
}

export interface EnrolmentAct {
  right: OperationId;
  /** Its word in the table of acts, and on what. */
  act: IncentiveAct;
  on: 'enrolment' | 'profile';
  reason: string | null;
  rule(
    world: EnrolmentWorld,
    at: { now: string; today: string; rows: ChecklistRow[] },
  ): Outcome<EnrolmentChange>;
  /** The stage of the profile that it is done to. */
  stage?(world: EnrolmentWorld): StageOf<'profile'>;
}

export function aboutOf({ place }: EnrolmentWorld): About {
  return { partnerId: place.partnerId, locationId: place.locationId, programmes: [place.programme] };
}

export function enrolmentAct(
  ctx: Context,
  ref: EnrolmentRef,
  act: EnrolmentAct,
  present: PresentValue<EnrolmentStanding>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: act.right,
      why: act.reason,
      load: (tx) => loadEnrolment(tx, ref, true),
      about: aboutOf,
      version: ({ version }) => version,
      rule(world, { now }) {
        const today = todayOf(ctx, now);
        const denial = rightDenial(act.act, ctx.actor, { subject: subjectOf(world, act) });
        if (denial) return { ok: false, denial };
        const unsaid = reasonProblem(reasonOf(act.act), { text: act.reason });
        if (unsaid) return deny('invalid', unsaid);
        const outcome = act.rule(world, { now, today, rows: checklist(world, today) });
        if (!outcome.ok) return outcome;
        const { world: after, letter, write } = outcome.value;
        const done = { ...after, version: world.version + 1 };
        return accept({
          value: { world: done, rows: checklist(done, today), today },
          log: {
            subject: `${world.place.name}, ${world.place.number}: ${world.programmeName}`,
            of: enrolmentSubject(world.place.partnerId, ref.locationId, ref.programme),
            before: { state: world.row.state },
            after: { state: after.row.state },
          },
          async write(tx: Tx) {
            await writeEnrolment(tx, world.place, after.row, now);
            await write?.(tx);
            if (letter) await queueLetter(tx, ctx, after, letter, now);
          },
        });
      },
    },
    present,
  );
}

function subjectOf(world: EnrolmentWorld, act: EnrolmentAct): SubjectOfAct {
  const { partnerId, locationId, programme } = world.place;
  const facts = { partnerId, locationId, programme, authorId: null, runPeople: [] };
  return act.on === 'profile'
    ? incentiveSubject({ ...facts, subject: 'profile', stage: act.stage?.(world) ?? 'none' })
    : incentiveSubject({ ...facts, subject: 'enrolment', stage: world.row.state });
}

const reasonOf = (act: IncentiveAct): ReasonAsked =>
  incentiveActs.find((row) => row.act === act)?.reason ?? 'none';

/** To whoever looks after the enrolment, or to finance; one mail each, and read by the system's eyes: people lie in no realm. */
async function queueLetter(
  tx: Tx,
  ctx: Context,
  { place, row, programmeName }: EnrolmentWorld,
  template: EnrolmentLetter,
  at: string,
): Promise<void> {
  await tx.as({ side: 'system' }, async (system) => {
    const people = await findAddressees(system, template === 'enrolment-to-validate' ? null : place);
    for (const { memberId } of people)
      await addJob(system, {
        tenantId: place.partnerId,
        id: newId(ctx),
        kind: 'mail',
        payload: {
          template,
          memberId,
          locationId: place.locationId,
          programme: place.programme,
          partner: place.partnerName,
          location: `${place.name}, ${place.number}`,
          programmeName,
          since: row.validatingSince,
          earningStart: row.earningStart,
          reason: row.returnReason,
        },
        at,
      });
  });
}

const partnerActs = ['joinProgramme', 'acceptAgreement', 'addPayoutProfile', 'addTaxProfile'] as const;
const financeActs = ['approveEnrollment', 'returnEnrollment'] as const;

/** What the reader may do with it now, and why the rest may not be done. */
export function offeredActs({ world, rows }: EnrolmentStanding, actor: Actor): AllowedAction[] {
  const offered = allowedActions([...partnerActs, ...financeActs], actor, aboutOf(world));
  const open: Record<string, boolean> = {
    'join-programme': world.row.state === 'none' && world.agreement?.openToAll === true,
    'accept-agreement': stageAllows('accept-agreement', world) && agreementIsOpen(world),
    'add-payout-profile': asks(rows, 'payout-profile') && takesProfiles.includes(world.row.state),
    'add-tax-profile': asks(rows, 'tax-profile') && takesProfiles.includes(world.row.state),
    'approve-enrollment': stageAllows('approve-enrolment', world),
    'return-enrollment': stageAllows('return-enrolment', world),
  };
  return offered.map(({ action, problem }) => ({
    action,
    problem: problem ?? (open[action] ? null : { code: 'not-in-this-state', pointer: '' }),
  }));
}

/** Of a profile that waits beside an enrolment that goes on. */
export function offeredOnProfile(
  { world }: EnrolmentStanding,
  waits: boolean,
  actor: Actor,
): AllowedAction[] {
  return allowedActions(['validateProfile', 'returnProfile'], actor, aboutOf(world)).map(
    ({ action, problem }) => ({
      action,
      problem:
        problem ??
        (waits && world.row.state === 'enrolled' ? null : { code: 'not-in-this-state', pointer: '' }),
    }),
  );
}

export const takesProfiles: readonly EnrolmentWorld['row']['state'][] = [
  'invited',
  'action-required',
  'validating-enrollment',
  'enrolled',
  'inactive',
];

function stageAllows(act: string, { row }: EnrolmentWorld): boolean {
  return incentiveActs.some(
    (one) => one.act === act && (one.stages as readonly string[]).includes(row.state),
  );
}

function agreementIsOpen({ agreement, acceptances }: EnrolmentWorld): boolean {
  return agreement !== null && !acceptances.some(({ version }) => version === agreement.version);
}

function asks(rows: readonly ChecklistRow[], item: ChecklistRow['item']): boolean {
  return rows.some((row) => row.item === item);
}

/** What is missing, as the sentence of a denial names it. */
export function missingItems(rows: readonly ChecklistRow[]): Problem[] {
  const items = rows.filter(({ doneOn }) => doneOn === null).map(({ item }) => item);
  return items.length === 0 ? [] : [{ code: 'requirements-missing', pointer: '', params: { items } }];
}
