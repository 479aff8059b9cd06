/** How a customer is named by who types it. What is malformed names nobody: it is told before anything is looked up. */

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const label = '[a-z0-9\\p{L}\\p{M}](?:[a-z0-9\\p{L}\\p{M}-]{0,61}[a-z0-9\\p{L}\\p{M}])?';
const domain = new RegExp(`^(?:${label}\\.)+${label}$`, 'u');

export function isTenantId(typed: string): boolean {
  return guid.test(typed);
}

/** A directory ID as it is copied: in any case, and with the braces that some tools put around it. */
export function tenantIdOf(typed: string): string {
  return typed
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
}

/** The host of a pasted address; anything else as it was typed. */
export function domainOf(typed: string): string {
  const bare = typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '');
  return bare
    .replace(/[/?#].*$/s, '')
    .replace(/^.*@/, '')
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '');
}

export function isDomain(typed: string): boolean {
  return typed.length <= 253 && domain.test(typed);
}
