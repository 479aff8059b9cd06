/** Views of lists that people keep for themselves. At most fifty each, so that they are read as a whole. */
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface SavedView {
  id: string;
  list: string;
  name: string;
  search: string;
  version: number;
  madeAt: string;
}

export const mostViews = 50;

const columns = `v.id, v.list, v.name, v.search, v.version, ${instantText('v.made_at')} as "madeAt"`;

export function findSavedViews(tx: Tx, memberId: string, list: string | null): Promise<SavedView[]> {
  return tx.query<SavedView>(
    `select ${columns} from saved_view v where v.member_id = $1::uuid and ($2::text is null or v.list = $2)
     order by lower(v.name), v.id limit ${mostViews}`,
    [memberId, list],
  );
}

/** The person's row is locked, so that two windows cannot save a fifty-first. */
export async function lockViews(tx: Tx, memberId: string): Promise<SavedView[]> {
  await tx.query('select id from member where id = $1::uuid for update', [memberId]);
  return findSavedViews(tx, memberId, null);
}

export interface NewView extends SavedView {
  memberId: string;
  side: string;
  partnerId: string | null;
}

export async function insertView(tx: Tx, view: NewView): Promise<void> {
  await tx.query(
    `insert into saved_view (member_id, id, side, partner_id, list, name, search, version, made_at)
     values ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6, $7, $8, $9::timestamptz)`,
    [
      view.memberId,
      view.id,
      view.side,
      view.partnerId,
      view.list,
      view.name,
      view.search,
      view.version,
      view.madeAt,
    ],
  );
}

export async function updateView(tx: Tx, memberId: string, view: SavedView): Promise<void> {
  await tx.query(
    'update saved_view set name = $3, search = $4, version = $5 where member_id = $1::uuid and id = $2::uuid',
    [memberId, view.id, view.name, view.search, view.version],
  );
}

export async function deleteView(tx: Tx, memberId: string, id: string): Promise<void> {
  await tx.query('delete from saved_view where member_id = $1::uuid and id = $2::uuid', [memberId, id]);
}
