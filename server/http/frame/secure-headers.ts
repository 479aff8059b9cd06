/** What browsers are told with every answer. A page that needs another policy sets it before; it is then left alone. */

const forData = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** The portal: its own files only; style elements are made by its component library. */
export const forPages =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
  "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export function secure(headers: Headers, publicUrl: string): void {
  const put = (name: string, value: string): void => {
    if (!headers.has(name)) headers.set(name, value);
  };
  const page = headers.get('content-type')?.startsWith('text/html') ?? false;
  put('Content-Security-Policy', page ? forPages : forData);
  put('X-Content-Type-Options', 'nosniff');
  put('X-Frame-Options', 'DENY');
  put('Referrer-Policy', 'no-referrer');
  put('Cross-Origin-Opener-Policy', 'same-origin');
  put('Cross-Origin-Resource-Policy', 'same-origin');
  put('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  const data =
    headers.get('content-type')?.match(/^application\/(problem\+)?json/) !== null &&
    headers.has('content-type');
  if (data) put('Cache-Control', 'private, no-store');
  if (publicUrl.startsWith('https:')) put('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
}
