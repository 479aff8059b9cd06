import { expect, it } from 'vitest';
import type { ClaimFacts } from '../claim/facts.ts';
import { compareInstants } from '../time/instant.ts';
import type { Day, Instant } from '../time/meant.ts';
import type { Id } from './id.ts';

it('takes no id of one thing for that of another, and no day for an instant: neither compiles', () => {
  const claim: Id<'claim'> = 'a row said so';
  const day: Day = '2021-01-01';
  const at: Instant = '2021-01-01T00:00:00Z';
  // @ts-expect-error a claim is no line
  const line: Id<'line'> = claim;
  // @ts-expect-error a day is no instant
  const never = (): number => compareInstants(day, at);
  // @ts-expect-error a tenant is no partner
  const partner = (facts: ClaimFacts): Id<'partner'> => facts.claim.tenantId;
  const text: string = claim;
  expect([line, never, partner, text]).toHaveLength(4);
});
