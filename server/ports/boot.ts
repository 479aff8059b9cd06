/** How long this machine has been up, sleep included, and the name of its boot: a clock that nobody sets. */
import { readFileSync } from 'node:fs';

export interface Boot {
  id: string;
  uptimeMs: number;
}

/** null where the system does not tell both. */
export function thisBoot(): Boot | null {
  try {
    const id = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const uptimeMs = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000;
    return id !== '' && Number.isFinite(uptimeMs) ? { id, uptimeMs } : null;
  } catch {
    return null;
  }
}
