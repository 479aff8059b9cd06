/** What a run measures, from the environment: `BENCH_ONLY=submit,list BENCH_CLAIMS=10000 npm run bench`. */
import { join } from 'node:path';

export interface BenchOptions {
  /** How many claims lie in the database beside those that are measured. */
  claims: number;
  /** Requests of the program in one round. */
  acts: number;
  rounds: number;
  connections: number;
  /** Windows that fall due for the sweep, its mails and the numbers of its events. */
  windows: number;
  /** How long the jobs after the sweep are watched. */
  jobSeconds: number;
  /** Names of works; empty: all. */
  only: string[];
  /** Databases are kept here from one run to the next. */
  folder: string;
  /** The figures as JSON. */
  out: string;
}

function number(env: NodeJS.ProcessEnv, name: string, usual: number): number {
  const value = Number(env[name] ?? usual);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name}: write a whole number above 0.`);
  return value;
}

export function readOptions(env: NodeJS.ProcessEnv): BenchOptions {
  const claims = number(env, 'BENCH_CLAIMS', 100_000);
  const folder = env['BENCH_DIR'] ?? join(import.meta.dirname, '..', '..', 'data', 'bench');
  return {
    claims,
    acts: number(env, 'BENCH_ACTS', 800),
    rounds: number(env, 'BENCH_ROUNDS', 3),
    connections: number(env, 'BENCH_CONNECTIONS', 32),
    windows: number(env, 'BENCH_WINDOWS', Math.min(claims, 100_000)),
    jobSeconds: number(env, 'BENCH_JOB_SECONDS', 60),
    only: (env['BENCH_ONLY'] ?? '').split(',').filter((name) => name !== ''),
    folder,
    out: env['BENCH_OUT'] ?? join(folder, 'results'),
  };
}
