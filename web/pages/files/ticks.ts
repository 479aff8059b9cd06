/** The reviewer's own ticks: kept in this tab while a claim is reviewed, and nowhere else. */
import { useState } from 'react';

export interface Ticks {
  has(check: string): boolean;
  set(check: string, on: boolean): void;
}

const place = (claimId: string): string => `cpor.ticks.${claimId}`;

function readTicks(claimId: string): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place(claimId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function keepTicks(claimId: string, ticks: string[]): void {
  try {
    sessionStorage.setItem(place(claimId), JSON.stringify(ticks));
  } catch {
    // A browser that stores nothing keeps them as long as the page is open.
  }
}

export function useTicks(claimId: string): Ticks {
  const [ticks, setTicks] = useState(() => readTicks(claimId));
  return {
    has: (check) => ticks.includes(check),
    set: (check, on) => {
      const next = on
        ? [...ticks.filter((one) => one !== check), check]
        : ticks.filter((one) => one !== check);
      keepTicks(claimId, next);
      setTicks(next);
    },
  };
}
