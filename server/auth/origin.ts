/**
 * Cross-site request forgery: a request that changes something counts only when no other site's page sent it. Browsers say
 * where it comes from (Origin, Fetch Metadata); whoever sends neither is a program, which has no cookie of somebody else.
 */

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Patterns in better-auth's spelling. The demo is on this machine alone: any of its names, any port. */
export function allowedOrigins(publicUrl: string, demo: boolean): string[] {
  const own = new URL(publicUrl);
  return demo && loopback.includes(own.hostname)
    ? [own.origin, ...loopback.map((host) => `${own.protocol}//${host}:*`)]
    : [own.origin];
}

/**
 * The Host header is not asked: a name that was pointed at this machine (DNS rebinding) would bring a fitting one.
 */
export function isFromAnotherSite(request: Request, publicUrl: string, demo: boolean): boolean {
  if (harmless.has(request.method)) return false;
  const origin = request.headers.get('origin');
  if (origin !== null) return !isAllowed(origin, publicUrl, demo);
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}

function isAllowed(origin: string, publicUrl: string, demo: boolean): boolean {
  const own = new URL(publicUrl);
  if (origin === own.origin) return true;
  if (!demo || !loopback.includes(own.hostname) || !URL.canParse(origin)) return false;
  const sent = new URL(origin);
  return sent.protocol === own.protocol && loopback.includes(sent.hostname);
}
