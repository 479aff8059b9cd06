/**
 * A browser that signed in before keeps a token for that e-mail. It opens nothing: it only keeps strangers' wrong passwords from
 * slowing its owner (the "device cookies" of OWASP). The database knows nothing of it; a browser remembers five people at most.
 */
import { sameBytes, tag, type Random } from '../ports/random.ts';
import { cookieOf } from './identify.ts';

export interface DeviceParts {
  secret: string;
  cookieName: string;
  https: boolean;
  random: Random;
}

const most = 5;
const lastsSeconds = 180 * 24 * 60 * 60;

const macOf = (secret: string, id: string, email: string): Buffer =>
  tag(secret, 'known device', `${id} ${email.trim().toLowerCase()}`).subarray(0, 16);

/** The id of this browser for this e-mail; null when it is not known for it. */
export function deviceOf(
  { secret, cookieName }: DeviceParts,
  request: Request,
  email: string,
): string | null {
  for (const [id, mac] of entriesOf(request, cookieName))
    if (sameBytes(Buffer.from(mac, 'base64url'), macOf(secret, id, email))) return id;
  return null;
}

/** The cookie with which this browser is known for this e-mail from now on. */
export function rememberDevice(parts: DeviceParts, request: Request, email: string): string {
  const { secret, cookieName, https, random } = parts;
  const known = deviceOf(parts, request, email);
  const id = known ?? Buffer.from(random.bytes(12)).toString('base64url');
  const others = entriesOf(request, cookieName).filter(([other]) => other !== id);
  const entries = [[id, macOf(secret, id, email).toString('base64url')], ...others].slice(0, most);
  const value = entries.map((entry) => entry.join('.')).join('~');
  return `${cookieName}=${value}; Max-Age=${lastsSeconds}; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
}

function entriesOf(request: Request, cookieName: string): [string, string][] {
  return (cookieOf(request, cookieName) ?? '')
    .split('~')
    .slice(0, most)
    .flatMap((entry): [string, string][] => {
      const [id = '', mac = '', ...rest] = entry.split('.');
      return id !== '' && mac !== '' && rest.length === 0 ? [[id, mac]] : [];
    });
}
