/**
 * Who signed the proof for the customer, and when, as the proof reader found it: the customer's administrator may see this and nothing else of the
 * proof (domain 5.3). It is what a machine read; the reviewers look at the paper.
 */
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import type { Place } from '../../../rules/proof/facts.ts';
import { findReadings } from '../../store/files/readings.ts';
import { readClaim } from '../claims/read-claim.ts';
import { reportOf } from './read-proof.ts';
import type { ClaimRef, Context } from '../run/context.ts';

export interface ReadSignature {
  /** The day of the signature that counts; null where none was found that is recent enough. */
  signedOn: string | null;
  places: { what: 'signature' | 'signature-date'; fileName: string; page: number; quote: string }[];
}

export async function readSignature(ctx: Context, ref: ClaimRef): Promise<Outcome<ReadSignature>> {
  const right = 'readRequestSignature';
  const denial = rightDenial(right, ctx.actor, { tenantId: ref.tenantId });
  if (denial) return { ok: false, denial };
  const request = await readClaim(ctx, ref);
  if (!request.ok) return request;
  const asked = factsOf(request.value.world, ref.id).rounds.length > 0;
  const unasked = rightDenial(right, ctx.actor, { asked });
  if (unasked) return { ok: false, denial: unasked };
  // The files are the partner's and the owner's; the right to this part of what was read in them was asked above.
  const stored = await ctx.db.transact({ side: 'system' }, (tx) => findReadings(tx, ref), 'read');
  const { files, report } = await reportOf(request.value, stored, ctx.actor.side);
  const names = new Map(files.map(({ file }) => [file.id, file.name]));
  const shown = ({ file, page, quote }: Place): Omit<ReadSignature['places'][number], 'what'> => ({
    fileName: names.get(file) ?? '',
    page,
    quote,
  });
  return accept({
    signedOn: report.signedOn,
    places: report.places.flatMap(({ check, place }) =>
      check === 'signature' || check === 'signature-date' ? [{ what: check, ...shown(place) }] : [],
    ),
  });
}
