/** Where on one line of time the sides of a case stand: pure, so that the picture can be tested without one. */
import type { ArbitrationParty } from '#sdk';

export type BenchEvent =
  | 'signed'
  | 'created'
  | 'submitted'
  | 'proof'
  | 'answered'
  | 'official'
  | 'ended'
  | 'usage';

export interface BenchMark {
  what: BenchEvent;
  at: string;
  /** From 1, in the order of time: the number in the picture and in the list below it. */
  number: number;
  /** Per cent of the line. */
  left: number;
  /** Marks that would cover each other stand below each other. */
  row: number;
}

export interface BenchLane {
  lineId: string;
  label: string;
  marks: BenchMark[];
  rows: number;
  /** While it was partner of record, in per cent. */
  held: { left: number; width: number } | null;
}

export interface BenchPicture {
  lanes: BenchLane[];
  ticks: { left: number; day: string; unit: 'month' | 'day' }[];
  now: number;
}

type Side = Pick<ArbitrationParty, 'lineId' | 'label' | 'answeredAt' | 'bench'>;

/** Nearer than this, two marks would touch on a phone. */
const nearest = 8;
const edge = 4;

function eventsOf({ answeredAt, bench }: Side): { what: BenchEvent; at: string }[] {
  if (!bench) return [];
  const { createdAt, submittedAt, signedOn, officialFrom, officialUntil, usageSince, files } = bench;
  const sent = new Set(files.flatMap((file) => file.sealedAt ?? []));
  // What went along with the claim or the answer is told by that.
  if (submittedAt) sent.delete(submittedAt);
  if (answeredAt) sent.delete(answeredAt);
  const found: [BenchEvent, string | null][] = [
    ['signed', signedOn && `${signedOn}T12:00:00Z`],
    ['created', createdAt],
    ['submitted', submittedAt],
    ...[...sent].map((at): [BenchEvent, string] => ['proof', at]),
    ['answered', answeredAt],
    ['official', officialFrom],
    ['usage', usageSince && `${usageSince}T00:00:00Z`],
    ['ended', officialUntil],
  ];
  return found
    .flatMap(([what, at]) => (at === null ? [] : [{ what, at }]))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

export function benchPicture(sides: readonly Side[], now: number): BenchPicture {
  const events = sides.map(eventsOf);
  const times = [...events.flat().map(({ at }) => Date.parse(at)), now];
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const place = (at: number): number => edge + ((at - first) / Math.max(1, last - first)) * (100 - 2 * edge);
  return {
    lanes: sides.map((side, index) => {
      const marks = placed(events[index] ?? [], place);
      return {
        lineId: side.lineId,
        label: side.label ?? '',
        marks,
        rows: Math.max(1, ...marks.map(({ row }) => row + 1)),
        held: heldOf(side, place, now),
      };
    }),
    ticks: ticksOf(first, last).map(({ at, unit }) => ({
      left: place(at),
      day: new Date(at).toISOString().slice(0, 10),
      unit,
    })),
    now: place(now),
  };
}

/** Each mark goes to the first row in which nothing is too near. */
function placed(events: { what: BenchEvent; at: string }[], place: (at: number) => number): BenchMark[] {
  const ends: number[] = [];
  return events.map(({ what, at }, index) => {
    const left = place(Date.parse(at));
    const free = ends.findIndex((end) => left - end >= nearest);
    const row = free === -1 ? ends.length : free;
    ends[row] = left;
    return { what, at, number: index + 1, left, row };
  });
}

function heldOf({ bench }: Side, place: (at: number) => number, now: number): BenchLane['held'] {
  if (!bench?.officialFrom) return null;
  const left = place(Date.parse(bench.officialFrom));
  const until = bench.officialUntil ? Math.min(Date.parse(bench.officialUntil), now) : now;
  return { left, width: Math.max(0, place(until) - left) };
}

/** At most four beginnings of months, or of days where all of it is within one month or two. */
function ticksOf(first: number, last: number): { at: number; unit: 'month' | 'day' }[] {
  const begin = new Date(first);
  const from = (unit: 'month' | 'day', index: number): number =>
    Date.UTC(
      begin.getUTCFullYear(),
      begin.getUTCMonth() + (unit === 'month' ? index : 0),
      unit === 'month' ? 1 : begin.getUTCDate() + index,
    );
  const unit = from('month', 2) <= last ? 'month' : 'day';
  const found: { at: number; unit: 'month' | 'day' }[] = [];
  for (let index = 1; from(unit, index) <= last; index += 1) found.push({ at: from(unit, index), unit });
  const step = Math.max(1, Math.ceil(found.length / 4));
  return found.filter((_, index) => index % step === 0);
}
