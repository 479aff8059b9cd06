/** `cpor clock undo`: tells, and with --yes takes back, what a clock that was ahead made true before its time. */
import { undoClock, type TakenBack, type UndoneGroup } from '../server/actions/operations/undo-clock.ts';
import { systemClock } from '../server/ports/clock.ts';
import { systemRandom } from '../server/ports/random.ts';
import { withDatabase } from './database.ts';
import type { Call } from './main.ts';

export const undoClockDetails = `Lists by claim what a clock that was ahead made true before its time, and changes nothing; with --yes it is taken back, with an entry in
each history, mails to everybody who was told, and full new periods. A run that was interrupted goes on with the next one. Run it soon after the
clock was corrected: what real time has caught up with is not found any more. --reason is written into the histories.
Exit code 0 when nothing is left to take back, 1 when something was listed and --yes was not given, 3 when the clock is in doubt.`;

const defaultReason = 'The clock of the system was ahead.';

export function undoClockCommand(call: Call): Promise<number> {
  const write = call.options['yes'] === true;
  const reason = String(call.options['reason'] ?? '').trim() || defaultReason;
  return withDatabase(call, async (config, db) => {
    const services = {
      db,
      clock: systemClock,
      random: systemRandom,
      owner: { country: config.ownerCountry, zone: config.ownerTimeZone },
    };
    const onGroup = (group: UndoneGroup): void => {
      for (const line of wordsOf(group, write)) call.out(line);
    };
    const { refused, heldAt, claims } = await undoClock(services, { write, reason, onGroup });
    if (refused !== null) {
      call.err(refusals[refused](heldAt));
      return 3;
    }
    if (claims === 0) {
      call.out('Nothing was written with a time that has not come: there is nothing to take back.');
      return 0;
    }
    call.out(
      write
        ? `${counted(claims)} put right. The running program sends the mails. "cpor verify" checks what is stored.`
        : `${counted(claims)} listed. Nothing was changed: "cpor clock undo --yes" takes it back.`,
    );
    return write ? 0 : 1;
  });
}

const refusals = {
  held: (at: string | null) =>
    `The clock is in doubt and time is paused since ${at}: correct the machine's clock, and run "cpor clock confirm" first.`,
  behind: () =>
    'The clock of this machine is behind the time at which the program last looked. If it is right now, run "cpor clock confirm" first.',
};

function wordsOf({ customer, claims, mails }: UndoneGroup, write: boolean): string[] {
  const who = Map.groupBy(mails, ({ template }) => template);
  return [
    ...claims.flatMap((back) => [
      `${back.facts.claim.number}, customer ${customer}, partner ${back.facts.location.partnerName}`,
      ...takenBack(back, write).map((line) => `  ${line}`),
      ...left(back).map((line) => `  ${line}`),
    ]),
    ...[...who].map(
      ([template, sent]) =>
        `  the wrong clock sent "${template}" to: ${sent.map(({ recipient }) => recipient).join(', ')}`,
    ),
  ];
}

const counted = (claims: number): string => (claims === 1 ? '1 claim was' : `${claims} claims were`);

type Line = TakenBack['waiting'][number];

const nameOf = ({ itemId, subscriptionId, activity }: Line): string =>
  `${itemId}${subscriptionId === null ? '' : ` ${subscriptionId}`} (${activity})`;

function takenBack(back: TakenBack, write: boolean): string[] {
  const is = write ? 'was' : 'would be';
  const list = (lines: readonly Line[], what: string): string[] =>
    lines.map((line) => `${nameOf(line)}: ${what}`);
  return [
    ...back.again.map(
      ({ line, from }) =>
        `${nameOf(line)}: official from ${from}; ${is} taken back and asked again, full new window`,
    ),
    ...back.moved.map(
      ({ line, from }) => `${nameOf(line)}: accepted, official from ${from}; ${is} made official from now`,
    ),
    ...list(back.waiting, `window counted by the wrong clock; ${is} asked again, full new window`),
    ...list(back.restored, `superseded before its time; ${is} restored as if it had never ended`),
    ...list(back.disputable, `rejection final before its time; dispute period ${is} started again`),
    ...list(back.answerable, `rejected for want of an answer; ${is} taken back, full new time to answer`),
    ...list(back.undoable, `refusal beyond undoing before its time; undo ${is} opened again`),
  ];
}

/** What the clock did that a person has to look at, by the act of the history. */
const forPeople: Record<string, string> = {
  'mark-overdue': 'shown as overdue too early; the mark goes with what it waits for',
  'expire-contact-correction':
    'the time to correct the contact ended too early; look at the task for the contact',
  'expire-arbitration-answer':
    'the time to answer in the arbitration ended too early; ask the silent side before you decide',
  'close-window':
    'the window ended with nobody trusted reached; a refusal still counts, so find a trusted contact',
};

function left({ left: rest, kept }: TakenBack): string[] {
  return [
    ...rest.map(
      ({ act, at }) => `not taken back: ${act} at ${at}${forPeople[act] ? ` (${forPeople[act]})` : ''}`,
    ),
    ...(kept.length > 0
      ? [
          `done by people or the mail system meanwhile, stays with its date to come: ${kept.map(({ act, at }) => `${act} at ${at}`).join(', ')}`,
        ]
      : []),
  ];
}
