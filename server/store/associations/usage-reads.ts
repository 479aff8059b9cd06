/** Who read usage under which association: written where it is read, for the customer to see. */
import type { Tx } from '../postgres/tx.ts';
import type { MonthRow, Span } from './usage-lists.ts';

export interface Reader {
  id: string;
  name: string;
  /** One for each association that may be on the page. */
  newIds: string[];
}

interface Read {
  tenantId: string;
  id: string;
  associationId: string;
  item: string;
  from: string;
  until: string;
}

/** Rows come in parcels of these sizes, so that there are three statements and not one for each number of rows. */
const sizes = [25, 5, 1] as const;

const texts = new Map(
  sizes.map((size) => {
    const row = (n: number): string => {
      const [tenant, id, association, item, from, until] = [6, 7, 8, 9, 10, 11].map(
        (first) => `$${first + n * 6}`,
      );
      return `(${tenant}::uuid, ${id}::uuid, ${association}::uuid, $1::uuid, $2::text, $3::text, $4::text, ${item}::text,
        ${from}::date, ${until}::date, $5::timestamptz)`;
    };
    return [
      size,
      `insert into usage_read (tenant_id, id, association_id, partner_id, partner_name, reader_id, reader_name, item, from_month,
        until_month, at) values ${Array.from({ length: size }, (_row, n) => row(n)).join(', ')}`,
    ];
  }),
);

export async function readPartnerName(tx: Tx, partnerId: string): Promise<string> {
  const [partner] = await tx.query<{ name: string }>('select name from partner where id = $1::uuid', [
    partnerId,
  ]);
  if (!partner) throw new Error('usage was read for a partner that is not there');
  return partner.name;
}

/** One entry for each association of which something is shown. The last one ends the transaction. */
export async function logReads(
  tx: Tx,
  shown: (Pick<MonthRow, 'month'> & { span: Span })[],
  { partnerId, partnerName, now }: { partnerId: string; partnerName: string; now: string },
  reader: Reader,
): Promise<void> {
  const reads = readsOf(shown, reader.newIds);
  const common = [partnerId, partnerName, reader.id, reader.name, now];
  const sent: Promise<unknown>[] = [];
  for (let first = 0; first < reads.length;) {
    const size = sizes.find((one) => one <= reads.length - first) ?? 1;
    const values = reads
      .slice(first, first + size)
      .flatMap((row) => [row.tenantId, row.id, row.associationId, row.item, row.from, row.until]);
    first += size;
    const text = texts.get(size) as string;
    sent.push(
      first < reads.length ? tx.query(text, [...common, ...values]) : tx.finish(text, [...common, ...values]),
    );
  }
  await Promise.all(sent);
}

function readsOf(shown: (Pick<MonthRow, 'month'> & { span: Span })[], newIds: string[]): Read[] {
  const reads = new Map<string, Read>();
  for (const { month, span } of shown) {
    const { tenantId, id, itemId } = span.association;
    const known = reads.get(id);
    if (!known) {
      const newId = newIds[reads.size];
      if (!newId) throw new Error('more associations were read than there are ids for');
      reads.set(id, { tenantId, id: newId, associationId: id, item: itemId, from: month, until: month });
    } else if (month < known.from) known.from = month;
    else if (month > known.until) known.until = month;
  }
  return [...reads.values()];
}
