import { isEmpty } from '../server/store/parties/partners.ts';
import type { Database } from '../server/store/postgres/tx.ts';

/** Has nobody been here before? Apart from the demo world itself, which is read only where this is so. */
export function isUntouched(db: Database): Promise<boolean> {
  return db.transact({ side: 'system' }, (tx) => isEmpty(tx), 'read');
}
