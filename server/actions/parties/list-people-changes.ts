import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { findAdminLog, type AdminEntry } from '../../store/programme/admin-log.ts';
import { companyOf } from '../../store/parties/members.ts';
import { listing } from '../../store/engine/reading.ts';
import { scopeOf } from '../run/context.ts';
import type { Context } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';
import { subjectOf, type LoggedRole, type PersonFacts } from './people-log.ts';

export interface PeopleChangeRow {
  id: string;
  at: string;
  byName: string;
  what: string;
  person: string;
  before: PersonFacts | null;
  after: PersonFacts | null;
  why: string | null;
}

/** What was done to the people of one's own company, or to one of them, the newest first. */
export function listPeopleChanges(
  ctx: Context,
  memberId: string | null,
  page: PageAsked,
): Promise<Outcome<Page<PeopleChangeRow>>> {
  const denial = rightDenial('listPeopleChanges', ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  return changes(ctx, { subject: subjectOf(companyOf(ctx.actor)), ...(memberId && { memberId }) }, page);
}

/** What was done to oneself: whoever is concerned reads it, without any role. */
export function listOwnChanges(ctx: Context, page: PageAsked): Promise<Outcome<Page<PeopleChangeRow>>> {
  const denial = rightDenial('listOwnChanges', ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  return changes(ctx, { subject: null, memberId: ctx.actor.id }, page);
}

function changes(
  ctx: Context,
  whose: { subject: string | null; memberId?: string },
  { limit, after }: PageAsked,
): Promise<Outcome<Page<PeopleChangeRow>>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    // The log is the programme owner's; of it, only what is about these people is read.
    const found = await tx.as({ side: 'system' }, () =>
      findAdminLog(tx, { ...whose, after: after && String(after[0]), limit: limit + 1 }),
    );
    return accept(pageOfRows(found.map(rowOf), limit, now, (row) => [row.id]));
  });
}

type Said = PersonFacts & { person?: string };

function rowOf({ id, at, byName, what, before, after, why }: AdminEntry): PeopleChangeRow {
  const [was, is] = [factsOf(before), factsOf(after)];
  return { id, at, byName, what, person: (is ?? was)?.person ?? '', before: was, after: is, why };
}

/** Before roles stood in a list, an entry was about one. */
function factsOf(value: unknown): Said | null {
  const said = value as (Said & Partial<LoggedRole>) | null;
  if (!said?.role) return said;
  const { role, programme = null, location = null, maySubmit = false, person } = said;
  return { ...(person && { person }), roles: [{ role, programme, location, maySubmit }] };
}
