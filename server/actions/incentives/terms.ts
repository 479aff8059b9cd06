/** Terms of a programme: drafted by one person, approved by another, in force from a month, and never edited afterwards. */
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { termsProblems } from '../../../rules/incentives/check-terms.ts';
import { type Terms, termsOf } from '../../../rules/incentives/terms.ts';
import { whyProblems } from '../../../rules/rights/administration.ts';
import { monthOfDay } from '../../../rules/time/month.ts';
import type { Catalog } from '../../../rules/programme/catalog.ts';
import { readReference } from '../../store/engine/reference.ts';
import { postedThrough } from '../../store/incentives/ledger.ts';
import {
  type TermsVersion,
  decideTerms,
  findItemsInUse,
  insertTerms,
  lockTerms,
  readTerms,
} from '../../store/incentives/terms.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { type Context, type Reply, scopeOf } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { rowAct } from '../run/row-act.ts';
import { todayOf } from './enrolment-world.ts';

export interface ProgrammeTerms {
  programme: string;
  programmeName: string;
  /** The newest first. */
  versions: TermsVersion[];
  /** The version that counts for the present month; null: none does. */
  inForce: number | null;
}

export function listTerms(
  ctx: Context,
): Promise<Outcome<{ programmes: ProgrammeTerms[]; items: Catalog['items'] }>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), { mode: 'read' }, async (tx, now) => {
    const { catalog } = await readReference(tx, []);
    const all = await readTerms(tx, null);
    const today = todayOf(ctx, now);
    return accept({
      items: catalog.items,
      programmes: catalog.programmes.map(({ id, name }) =>
        viewOf(
          id,
          name,
          all.filter(({ programme }) => programme === id),
          today,
        ),
      ),
    });
  });
}

function viewOf(
  programme: string,
  programmeName: string,
  versions: TermsVersion[],
  today: string,
): ProgrammeTerms {
  const approved = versions.filter(({ state }) => state === 'approved').map(({ terms }) => terms);
  return {
    programme,
    programmeName,
    versions,
    inForce: termsOf(approved, programme, monthOfDay(today))?.version ?? null,
  };
}

interface Loaded {
  programmeName: string;
  versions: TermsVersion[];
}

async function loadTerms(tx: Tx, programme: string): Promise<Loaded | null> {
  const { catalog } = await readReference(tx, []);
  const known = catalog.programmes.find(({ id }) => id === programme);
  if (!known) return null;
  await lockTerms(tx, programme);
  return { programmeName: known.name, versions: await readTerms(tx, programme) };
}

const newestOf = ({ versions }: Loaded): number => versions[0]?.version ?? 0;
const draftOf = ({ versions }: Loaded): TermsVersion | null =>
  versions.find(({ state }) => state === 'draft') ?? null;

/** Items that official associations of the programme hold. */
async function inUse(tx: Tx, programme: string): Promise<string[]> {
  const { catalog } = await readReference(tx, []);
  const found = await findItemsInUse(tx);
  const paid = new Set(catalog.activities.filter((one) => one.programme === programme).map(({ id }) => id));
  return [...new Set(found.filter(({ activity }) => paid.has(activity)).map(({ itemId }) => itemId))];
}

export type TermsInput = Omit<Terms, 'programme' | 'version'>;

/** A draft takes the place of the one before. Everything that is wrong is said at its field, and nothing is saved. */
export function draftTerms(
  ctx: Context,
  programme: string,
  { why, ...said }: TermsInput & { why: string },
  present: PresentValue<ProgrammeTerms>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'draftTerms',
      why,
      load: (tx) => loadTerms(tx, programme),
      version: newestOf,
      async rule(loaded, { tx, now }) {
        const version = newestOf(loaded) + 1;
        const terms: Terms = { programme, version, ...said };
        const { catalog } = await readReference(tx, []);
        const problems: Problem[] = [
          ...whyProblems(why),
          ...termsProblems(terms, {
            approved: loaded.versions.filter(({ state }) => state === 'approved').map((one) => one.terms),
            items: catalog.items,
            inUse: await inUse(tx, programme),
            postedThrough: await postedThrough(tx, programme),
          }),
        ];
        if (problems.length > 0) return deny('invalid', ...problems);
        const before = draftOf(loaded);
        const dropped = before && { ...before, state: 'discarded' as const, ...decided(ctx, now, null) };
        const made: TermsVersion = {
          programme,
          version,
          state: 'draft',
          terms,
          madeById: ctx.actor.id,
          madeBy: ctx.actor.name,
          madeAt: now,
          why,
          decidedBy: null,
          decidedAt: null,
          reason: null,
        };
        const rest = loaded.versions.map((one) => (one === before && dropped ? dropped : one));
        return accept({
          value: viewOf(programme, loaded.programmeName, [made, ...rest], todayOf(ctx, now)),
          log: { subject: `terms:${programme}`, before: null, after: { version, from: terms.from } },
          async write(writing) {
            if (dropped) await decideTerms(writing, dropped);
            await insertTerms(writing, made);
          },
        });
      },
    },
    present,
  );
}

function decided(
  ctx: Context,
  decidedAt: string,
  reason: string | null,
): Pick<TermsVersion, 'decidedBy' | 'decidedAt' | 'reason'> {
  return { decidedBy: ctx.actor.name, decidedAt, reason };
}

/** Another person than the author; what has changed since the draft was written is looked at again. */
export function approveTerms(
  ctx: Context,
  programme: string,
  { why }: { why: string },
  present: PresentValue<ProgrammeTerms>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'approveTerms',
      why,
      load: (tx) => loadTerms(tx, programme),
      about: (loaded, replayed) => (replayed ? {} : { author: draftOf(loaded)?.madeById ?? null }),
      version: newestOf,
      async rule(loaded, { tx, now }) {
        const draft = draftOf(loaded);
        if (!draft) return deny('conflict', { code: 'nothing-to-approve', pointer: '' });
        const { catalog } = await readReference(tx, []);
        const problems = [
          ...whyProblems(why),
          ...termsProblems(draft.terms, {
            approved: loaded.versions.filter(({ state }) => state === 'approved').map((one) => one.terms),
            items: catalog.items,
            inUse: await inUse(tx, programme),
            postedThrough: await postedThrough(tx, programme),
          }),
        ];
        if (problems.length > 0) return deny('invalid', ...problems);
        return decideDraft(ctx, loaded, draft, 'approved', now, why);
      },
    },
    present,
  );
}

export function discardTerms(
  ctx: Context,
  programme: string,
  { why }: { why: string },
  present: PresentValue<ProgrammeTerms>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'discardTerms',
      why,
      load: (tx) => loadTerms(tx, programme),
      version: newestOf,
      rule(loaded, { now }) {
        const draft = draftOf(loaded);
        if (!draft) return deny('conflict', { code: 'nothing-to-do', pointer: '' });
        const problems = whyProblems(why);
        if (problems.length > 0) return deny('invalid', ...problems);
        return decideDraft(ctx, loaded, draft, 'discarded', now, why);
      },
    },
    present,
  );
}

function decideDraft(
  ctx: Context,
  loaded: Loaded,
  draft: TermsVersion,
  state: 'approved' | 'discarded',
  now: string,
  why: string,
): ReturnType<
  typeof accept<{
    value: ProgrammeTerms;
    log: { subject: string; before: object; after: object };
    write(tx: Tx): Promise<void>;
  }>
> {
  const { programme, version } = draft;
  const row = { ...draft, state, ...decided(ctx, now, why) };
  const versions = loaded.versions.map((one) => (one === draft ? row : one));
  return accept({
    value: viewOf(programme, loaded.programmeName, versions, todayOf(ctx, now)),
    log: { subject: `terms:${programme}`, before: { version, state: 'draft' }, after: { version, state } },
    write: (tx: Tx) => decideTerms(tx, row),
  });
}
