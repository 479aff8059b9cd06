/**
 * Checks what was read against a claim, in a thread of its own: a stranger wrote the text, so the time it takes is
 * limited, and other requests are answered meanwhile. One thread serves all; it is made again after it was stopped.
 */
import { Worker } from 'node:worker_threads';
import type { ProofDocument, ProofFacts, ProofReport } from '../../rules/proof/facts.ts';

/** As it goes between threads, where a date is a text. */
export interface CheckOrder {
  number: number;
  facts: unknown;
  documents: ProofDocument[];
}
export interface CheckAnswer {
  number: number;
  report: ProofReport;
}

interface Waiting {
  order: CheckOrder;
  limitMs: number;
  settle: (report: ProofReport | null) => void;
}

const longestMs = 5_000;
/** Reports of the last claims that were looked at: pages ask again and again while a file is being read. */
const keptReports = 200;
const known = new Map<string, ProofReport | null>();

const queue: Waiting[] = [];
let current: { waiting: Waiting; timer: NodeJS.Timeout } | null = null;
let thread: Worker | null = null;
let count = 0;

/** null: it took too long. `name` says which text this is; the same text and facts need no second look. */
export async function checkProofApart(
  name: string,
  facts: ProofFacts,
  documents: ProofDocument[],
  limitMs = longestMs,
): Promise<ProofReport | null> {
  const told = plain(facts);
  const key = `${name} ${JSON.stringify(told)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const report = await new Promise<ProofReport | null>((settle) => {
    queue.push({ order: { number: (count += 1), facts: told, documents }, limitMs, settle });
    next();
  });
  known.set(key, report);
  if (known.size > keptReports) known.delete(known.keys().next().value as string);
  return report;
}

function plain({ sentOn, sentOnByFile = {}, ...facts }: ProofFacts): object {
  const days = Object.fromEntries(Object.entries(sentOnByFile).map(([file, day]) => [file, day.toString()]));
  return { ...facts, sentOn: sentOn.toString(), sentOnByFile: days };
}

function next(): void {
  if (current) return;
  const waiting = queue.shift();
  if (!waiting) {
    // The program may end while nothing is asked.
    thread?.unref();
    return;
  }
  thread ??= started();
  thread.ref();
  current = { waiting, timer: setTimeout(() => stop(), waiting.limitMs) };
  thread.postMessage(waiting.order);
}

function started(): Worker {
  const made = new Worker(new URL('./check-proof-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
    execArgv: [],
    env: {},
  });
  made.on('message', (answer: CheckAnswer) => {
    if (current?.waiting.order.number === answer.number) end(answer.report);
  });
  made.on('error', () => lost(made));
  made.on('exit', () => lost(made));
  return made;
}

function stop(): void {
  const stopped = thread;
  thread = null;
  void stopped?.terminate();
  end(null);
}

function lost(made: Worker): void {
  if (thread !== made) return;
  thread = null;
  end(null);
}

function end(report: ProofReport | null): void {
  if (!current) return;
  const { waiting, timer } = current;
  clearTimeout(timer);
  current = null;
  waiting.settle(report);
  next();
}
