/**
 * Did another site send this form? Browsers say in Sec-Fetch-Site where a request comes from; older ones name the origin,
 * which is 'null' where the page's referrer policy forbids to name it.
 */
export function isForeignForm(request: Request, publicUrl: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  return origin !== null && origin !== 'null' && origin !== new URL(publicUrl).origin;
}
