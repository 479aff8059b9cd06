/** How often one caller may ask: a bucket of tokens that fills evenly. Kept in memory: each process counts for itself. */
import { HttpProblem } from './problem.ts';

export interface Budget {
  tokens: number;
  seconds: number;
}
export type Budgets = Record<'caller' | 'sign-in' | 'lookup' | 'upload' | 'link', Budget>;

export const defaultBudgets: Budgets = {
  caller: { tokens: 3000, seconds: 60 },
  'sign-in': { tokens: 20, seconds: 60 },
  lookup: { tokens: 30, seconds: 60 },
  upload: { tokens: 120, seconds: 60 },
  link: { tokens: 60, seconds: 60 },
};

export interface Limits {
  /** Takes one token, or throws. Answers the headers that tell how many are left. */
  take(caller: string, budget?: keyof Budgets): Record<string, string>;
}

interface Bucket {
  left: number;
  at: number;
}

const most = 50_000;

export function makeLimits(now: () => number, budgets: Budgets = defaultBudgets): Limits {
  const buckets = new Map<string, Bucket>();

  function takeOne(name: keyof Budgets, caller: string): Record<string, string> {
    const { tokens, seconds } = budgets[name];
    const key = `${name} ${caller}`;
    const bucket = buckets.get(key) ?? { left: tokens, at: now() };
    const passed = Math.max(0, now() - bucket.at) / 1000;
    const left = Math.min(tokens, bucket.left + passed * (tokens / seconds));
    buckets.delete(key);
    buckets.set(key, { left: Math.max(0, left - 1), at: now() });
    forgetOldest(buckets);
    const headers = {
      'RateLimit-Policy': `"${name}";q=${tokens};w=${seconds}`,
      RateLimit: `"${name}";r=${Math.max(0, Math.floor(left - 1))};t=${Math.ceil((tokens - left + 1) * (seconds / tokens))}`,
    };
    if (left >= 1) return headers;
    throw new HttpProblem('rate-limited', {
      headers: { ...headers, 'Retry-After': String(Math.max(1, Math.ceil((1 - left) * (seconds / tokens)))) },
    });
  }

  return {
    take(caller, budget) {
      const general = takeOne('caller', caller);
      return budget && budget !== 'caller' ? takeOne(budget, caller) : general;
    },
  };
}

/** The longest unused go first, so that a flood of callers cannot fill the memory. */
function forgetOldest(buckets: Map<string, Bucket>): void {
  if (buckets.size <= most) return;
  const [oldest] = buckets.keys();
  if (oldest !== undefined) buckets.delete(oldest);
}
