import { instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface EnrollmentRow {
  programme: string;
  state: string;
  startsOn: string | null;
  endsOn: string | null;
  version: number;
  updatedAt: string;
}
export interface LocationRow {
  id: string;
  number: string;
  name: string;
  country: string;
  zone: string;
  version: number;
  partnerId: string;
  partnerName: string;
  enrollments: EnrollmentRow[];
}

/** By number; reference tables, so no tenant is named. */
export function findLocations(
  tx: Tx,
  page: {
    partnerId: string | null;
    after: string | null;
    limit: number;
  },
): Promise<LocationRow[]> {
  const values = new Values();
  const where = [
    ...(page.partnerId ? [`l.partner_id = ${values.add(page.partnerId, 'uuid')}`] : []),
    ...(page.after === null ? [] : [`l.number > ${values.add(page.after, 'text')}`]),
  ];
  return tx.query<LocationRow>(
    `select l.id, l.number, l.name, l.country, l.zone, l.version, p.id as "partnerId", p.name as "partnerName",
       coalesce((select jsonb_agg(jsonb_build_object('programme', e.programme, 'state', e.state, 'startsOn', e.starts_on,
       'endsOn', e.ends_on, 'version', e.version,
         'updatedAt', ${instantText('e.updated_at')}) order by e.programme) from enrollment e where e.location_id = l.id),
         '[]'::jsonb) as enrollments
     from location l join partner p on p.id = l.partner_id ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
     order by l.number limit ${values.add(page.limit, 'integer')}`,
    values.list,
  );
}
