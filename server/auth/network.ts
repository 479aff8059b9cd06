/** Where somebody is, as coarsely as addresses are handed out: one subscriber of IPv6 has at least a /64 to send from. */
import { isIP } from 'node:net';

export interface Network {
  /** The address itself, or its /64. */
  near: string;
  /** What one provider's customer may own: the /24, or the /48. */
  wide: string;
}

export function networkOf(address: string): Network {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIP(plain) === 4) return { near: plain, wide: `${plain.split('.').slice(0, 3).join('.')}.0/24` };
  if (isIP(plain) !== 6) return { near: plain, wide: plain };
  const groups = groupsOf(plain);
  return { near: `${groups.slice(0, 4).join(':')}::/64`, wide: `${groups.slice(0, 3).join(':')}::/48` };
}

/** Eight groups without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address
    .toLowerCase()
    .replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, dotted)
    .split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const all = tail === undefined ? before : [...before, ...missing, ...after];
  return all.map((group) => Number.parseInt(group, 16).toString(16));
}

function dotted(_whole: string, ...parts: string[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
