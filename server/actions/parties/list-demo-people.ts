import { listPeople, type DemoPerson } from '../../store/parties/members.ts';
import type { Services } from '../run/context.ts';

/** For the demo's sign-in page; the route exists in the demo only, and nobody is signed in yet. */
export function listDemoPeople({ db }: Pick<Services, 'db'>): Promise<DemoPerson[]> {
  return db.transact({ side: 'system' }, (tx) => listPeople(tx), 'read');
}
