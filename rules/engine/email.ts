/** Addresses as people type them. Two that reach one mailbox must not look like two, nor one domain like another's. */

/** One @, something before it, a dotted name after it, nothing that a mail header could be broken with (RFC 5321 lengths). */
export function isEmail(typed: string): boolean {
  const text = typed.trim();
  return (
    text.length <= 254 &&
    /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]+\.[^\s@.<>,;:"()[\]\\]{2,}$/u.test(text) &&
    isOneSpelling(domainOfEmail(text))
  );
}

export function domainOfEmail(email: string): string {
  return email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
}

/** This domain, or one below it: whoever has a domain gives out what stands below. */
export function isAtOrBelow(domain: string, whose: string): boolean {
  return domain === whose || domain.endsWith(`.${whose}`);
}

/**
 * Mail programs take "ｅxample" for "example" (UTS 46), so another spelling of a domain would pass for another domain. A label that
 * mixes Latin letters with those of another script that look the same is nobody's honest name (UTS 39, 5).
 */
function isOneSpelling(domain: string): boolean {
  return (
    domain === domain.normalize('NFKC').toLowerCase() &&
    !/[\p{Cc}\p{Cf}\p{Cn}\p{Co}]/u.test(domain) &&
    !domain.split('.').some((label) => /\p{Script=Latin}/u.test(label) && lookAlikes.test(label))
  );
}

const lookAlikes = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
