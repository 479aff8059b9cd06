/** The agreement that a location accepts before it can earn: its versions are published and never changed. */
import { createHash } from 'node:crypto';
import { whyProblems } from '../../../rules/rights/administration.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { dayOf } from '../../../rules/time/month.ts';
import {
  type Agreement,
  type AgreementText,
  insertAgreement,
  readAgreements,
} from '../../store/incentives/agreements.ts';
import { readReference } from '../../store/engine/reference.ts';
import { type Context, type Reply, scopeOf } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { rowAct } from '../run/row-act.ts';

export interface NamedAgreement extends Agreement {
  programmeName: string;
}

export interface ProgrammeAgreement {
  programme: string;
  programmeName: string;
  agreement: Agreement | null;
}

/** Every programme with its newest version. */
export function listAgreements(ctx: Context): Promise<Outcome<ProgrammeAgreement[]>> {
  return ctx.db.transact(
    scopeOf(ctx.actor, null),
    async (tx) => {
      const { catalog } = await readReference(tx, []);
      const found = await readAgreements(tx, null);
      return accept(
        catalog.programmes.map(({ id, name }) => ({
          programme: id,
          programmeName: name,
          agreement: found.find(({ programme }) => programme === id) ?? null,
        })),
      );
    },
    'read',
  );
}

export interface PublishAgreementInput {
  text: AgreementText;
  openToAll: boolean;
  acceptBy: string | null;
  why: string;
}

/** Both languages are one text: whoever accepts accepts both. */
export function textSum({ en, nl }: AgreementText): string {
  return createHash('sha256')
    .update(JSON.stringify([en, nl]))
    .digest('hex');
}

/** Who has accepted an earlier version is asked again, by the day that is named. */
export function publishAgreement(
  ctx: Context,
  programme: string,
  input: PublishAgreementInput,
  present: PresentValue<NamedAgreement>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'publishAgreement',
      why: input.why,
      async load(tx) {
        const { catalog } = await readReference(tx, []);
        const known = catalog.programmes.find(({ id }) => id === programme);
        const [before = null] = known ? await readAgreements(tx, programme) : [];
        return known ? { programmeName: known.name, before } : null;
      },
      version: ({ before }) => before?.version ?? 0,
      rule({ programmeName, before }, { now }) {
        const sha256 = textSum(input.text);
        const problems: Problem[] = whyProblems(input.why);
        for (const language of ['en', 'nl'] as const)
          if (input.text[language].trim() === '')
            problems.push({ code: 'field-required', pointer: `/text/${language}` });
        if (before && input.acceptBy === null)
          problems.push({ code: 'field-required', pointer: '/acceptBy' });
        if (input.acceptBy !== null && input.acceptBy < dayOf(now, ctx.owner.zone))
          problems.push({ code: 'date-not-in-future', pointer: '/acceptBy' });
        if (problems.length === 0 && before?.sha256 === sha256 && before.openToAll === input.openToAll)
          problems.push({ code: 'nothing-changed', pointer: '' });
        if (problems.length > 0) return deny('invalid', ...problems);
        const { why, ...said } = input;
        const made: NamedAgreement = {
          ...said,
          programme,
          programmeName,
          version: (before?.version ?? 0) + 1,
          sha256,
          madeBy: ctx.actor.name,
          madeAt: now,
          why,
        };
        return accept({
          value: made,
          log: {
            subject: `agreement:${programme}`,
            before: before && { version: before.version },
            after: { version: made.version },
          },
          write: (tx) => insertAgreement(tx, { ...made, madeById: ctx.actor.id }),
        });
      },
    },
    present,
  );
}
