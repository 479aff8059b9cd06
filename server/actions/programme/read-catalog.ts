import type { Catalog } from '../../../rules/programme/catalog.ts';
import { allowedMediaTypes, maxFileBytes } from '../../../rules/claim/file.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import type { AllReasons } from '../../../rules/programme/reason-text.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { listing } from '../../store/engine/reading.ts';
import { readReference, type Reference } from '../../store/engine/reference.ts';
import { type Context, scopeOf } from '../run/context.ts';

export interface CatalogView {
  at: string;
  catalog: Catalog;
  /** For every programme that has a policy of its own, and '*' for the rest. */
  inForce: { programme: string; inForceFrom: string; policy: Policy }[];
  /** The reasons' sentences as they are in force. */
  reasons: AllReasons;
  fileTypes: readonly string[];
  maxFileBytes: number;
}

/** `at` null: now, by the domain's time. */
export function readCatalog(ctx: Context, at: string | null): Promise<Outcome<CatalogView>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const reference = await readReference(tx, []);
    const asked = at === null ? now : Temporal.Instant.from(at).toString();
    return accept({
      at: asked,
      catalog: reference.catalog,
      inForce: inForceAt(reference, asked),
      reasons: reference.reasons,
      fileTypes: allowedMediaTypes,
      maxFileBytes,
    });
  });
}

function inForceAt(reference: Reference, at: string): CatalogView['inForce'] {
  const begun = reference.activations.filter(
    (activation) => Temporal.Instant.compare(activation.inForceFrom, at) <= 0,
  );
  return [...new Set(begun.map((activation) => activation.programme))].flatMap((programme) => {
    const last = begun.findLast((activation) => activation.programme === programme);
    const policy = last && reference.policies.get(last.policyId);
    return last && policy ? [{ programme, inForceFrom: last.inForceFrom, policy }] : [];
  });
}
