import { expireRecords } from '../actions/operations/expire-records.ts';
import type { Services } from '../actions/run/context.ts';
import { loop, type Loop } from './sweep.ts';

const hourMs = 3_600_000;

export function startExpiry(services: Pick<Services, 'db' | 'clock'>, onError: (error: Error) => void): Loop {
  return loop(async () => (await expireRecords(services)) > 0, hourMs, onError);
}
