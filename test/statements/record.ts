/**
 * Notes every statement that the program sends in a test, with the values it was first sent with and the function that sent it. After
 * the run they are planned on tables that are split by tenant (check.ts). Statements of the tests themselves are not noted.
 */
import { appendFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { Pipe } from '../../server/store/postgres/statements.ts';

export interface Recorded {
  text: string;
  /** As they travel: text, bytes as base64, or null. */
  values: (string | { bytes: string } | null)[];
  /** `server/store/claims/claim-lists.ts findClaims`. */
  at: string;
}

const ROOT = join(import.meta.dirname, '..', '..');
const setsOfValues = 3;
const longest = 300_000;

type Query = (this: pg.Client, ...args: unknown[]) => unknown;
type Sender = pg.Client & { user?: string; connectionParameters?: { application_name?: string } };

const { recording } = inject('statements');
const { prepareValue: prepare } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } })
  .utils;
const seen = new Map<string, Set<string>>();
const prototype = pg.Client.prototype as unknown as { query: Query; recorded?: true };

if (!prototype.recorded) {
  prototype.recorded = true;
  const send = prototype.query;
  prototype.query = function query(...args) {
    const [first, second] = args;
    const config = (typeof first === 'object' ? first : { text: first, values: second }) as {
      text?: unknown;
      values?: unknown;
    };
    if (typeof config?.text === 'string' && config.text !== '' && isProgram(this as Sender))
      note(config.text, Array.isArray(config.values) ? config.values : []);
    return send.apply(this, args);
  };
  // What a transaction sends goes out later, with others, and no longer knows who asked for it.
  const ask = Pipe.prototype.send;
  Pipe.prototype.send = function asked(text, values = []) {
    note(text, values);
    return ask.call(this, text, values);
  };
}

/** The program's own connections say who they are; accounts live in a schema that is never distributed. */
function isProgram({ user, connectionParameters }: Sender): boolean {
  return user === 'cpor_app' && (connectionParameters?.application_name ?? '').startsWith('opencpor');
}

function note(text: string, given: unknown[]): void {
  if (/^\s*explain\b/i.test(text)) return;
  const sets = seen.get(text) ?? new Set();
  if (sets.size >= setsOfValues) return;
  const values = given.map(travelling);
  const key = JSON.stringify(values);
  if (sets.has(key) || key.length > longest) return;
  seen.set(text, sets.add(key));
  const at = sentBy(text);
  if (at)
    appendFileSync(join(recording, `${process.pid}.jsonl`), `${JSON.stringify({ text, values, at })}\n`);
}

function travelling(value: unknown): Recorded['values'][number] {
  const prepared = prepare(value);
  if (prepared === null || prepared === undefined) return null;
  return Buffer.isBuffer(prepared) ? { bytes: prepared.toString('base64') } : String(prepared);
}

const opening = /^\s*(begin|set|commit|rollback)\b/i;
const between =
  /^(node_modules\/|test\/(statements|partitions\.ts|plans\.ts)|server\/store\/engine\/reading\.ts)/;

const carriers = new Set(['server/store/postgres/tx.ts', 'server/store/postgres/statements.ts']);

/** The function of the program that sent it; null for a test's own statement. */
function sentBy(text: string): string | null {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 60;
  const frames = (new Error('sent').stack ?? '').split('\n').slice(1);
  Error.stackTraceLimit = limit;
  let tests = false;
  for (const frame of frames) {
    const [, name = '', path = ''] =
      /at (?:async )?(?:(\S+)(?: \[as \w+\])? \()?(?:file:\/\/)?(\/[^):]+)/.exec(frame) ?? [];
    const file = relative(ROOT, path);
    tests ||= file.startsWith('test/') && !file.startsWith('test/statements/');
    if (path === '' || file.startsWith('..') || between.test(file)) continue;
    if (carriers.has(file) && !opening.test(text)) continue;
    if (file.startsWith('test/') || file.endsWith('.test.ts')) return null;
    return `${file} ${name.replace(/^.*\./, '') || 'module'}`;
  }
  return tests ? null : 'unknown';
}
