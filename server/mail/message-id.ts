/**
 * Message-IDs, fixed by the row they belong to, so that a repeated delivery is recognised as the same mail. A notice's is its
 * own; any other mail's is its job's, with a part for each person it goes to. The tenant stands in it because every row is found by it.
 */
export interface MailOrigin {
  kind: 'notice' | 'job';
  tenantId: string;
  id: string;
}

export function messageId(
  host: string,
  { kind, tenantId, id }: MailOrigin,
  person: string | null = null,
): string {
  return `<${kind}.${tenantId}.${id}${person === null ? '' : `.${person}`}@${host}>`;
}

/** null when it is none of ours. */
export function readMessageId(host: string, text: string): MailOrigin | null {
  const uuid = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
  const found = new RegExp(`<(notice|job)\\.${uuid}\\.${uuid}(?:\\.[0-9a-z-]+)?@([^<>\\s]+)>`, 'i').exec(
    text,
  );
  if (!found || found[4]?.toLowerCase() !== host.toLowerCase()) return null;
  return {
    kind: found[1]?.toLowerCase() as MailOrigin['kind'],
    tenantId: (found[2] as string).toLowerCase(),
    id: (found[3] as string).toLowerCase(),
  };
}
