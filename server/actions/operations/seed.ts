import type { Calendar } from '../../../rules/time/calendar.ts';
import {
  activities2019,
  activities2023,
  items,
  programmes,
  solutionAreas,
} from '../../../rules/programme/catalog.ts';
import { defaultPolicyId, policies } from '../../../rules/programme/policy.ts';
import type { Database } from '../../store/postgres/tx.ts';
import { writeSeed } from '../../store/engine/seed.ts';

/** The day on which the programme began; the default policy is in force from then on, without end. */
const programmeBegan = '2019-10-01T00:00:00Z';

/**
 * Catalogue, policies, activation and calendars, which every installation needs before its first claim. Done again it adds
 * only what is missing. Answers what it added.
 */
export function seed({ db }: { db: Database }, { calendars }: { calendars: Calendar[] }): Promise<string[]> {
  const catalog = { solutionAreas, programmes, items, activities: [...activities2019, ...activities2023] };
  const activation = { programme: '*', inForceFrom: programmeBegan, policyId: defaultPolicyId };
  return db.transact({ side: 'system' }, {}, (tx, now) =>
    writeSeed(tx, { catalog, policies, activation, calendars }, 'opencpor', now),
  );
}
