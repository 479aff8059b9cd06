/** Which addresses are a partner's own: those of its people, and those on the mail domains that the programme owner has verified for it. */
import type { Problem } from '../engine/denial.ts';
import { domainOf, isDomain } from '../engine/customer-id.ts';

/** Anybody can have an address there, so it says nothing about a company. */
export const publicMailDomains: ReadonlySet<string> = new Set([
  'aol.com',
  'fastmail.com',
  'gmail.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hey.com',
  'hotmail.com',
  'icloud.com',
  'kpnmail.nl',
  'live.com',
  'live.nl',
  'mac.com',
  'mail.com',
  'mail.ru',
  'me.com',
  'msn.com',
  'outlook.com',
  'pm.me',
  'proton.me',
  'protonmail.com',
  'qq.com',
  't-online.de',
  'tutanota.com',
  'web.de',
  'yahoo.com',
  'yandex.com',
  'ymail.com',
  'ziggo.nl',
  'zoho.com',
]);

export const mostMailDomains = 50;

/** Each once, written as names are in the DNS, none of a public provider. None at all is allowed: then only the partner's people count. */
export function mailDomainProblems(domains: readonly string[]): Problem[] {
  return domains.flatMap((domain, index): Problem[] => {
    const pointer = `/mailDomains/${index}`;
    if (publicMailDomains.has(domain)) return [{ code: 'domain-public', pointer, params: { domain } }];
    const twice = domains.indexOf(domain) !== index;
    return twice || domain !== domainOf(domain) || !isDomain(domain) || index >= mostMailDomains
      ? [{ code: 'value-invalid', pointer }]
      : [];
  });
}

export interface OwnAddresses {
  mailDomains: readonly string[];
  /** Addresses of active people of the partner, in lower case; at least those that are asked about. */
  people: readonly string[];
}

export function isOwnAddress(email: string, { mailDomains, people }: OwnAddresses): boolean {
  const address = email.trim().toLowerCase();
  return people.includes(address) || mailDomains.includes(address.slice(address.lastIndexOf('@') + 1));
}
