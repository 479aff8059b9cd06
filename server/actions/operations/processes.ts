import { claimProcess } from './claim-process.ts';
import type { Process } from './process.ts';

/** Every process; a new one is named here, once. */
export const processes: readonly Process[] = [claimProcess];
