import type { Check } from '../../../rules/proof/checklist.ts';
import type { FileIdentity, IdentityPart } from '../../../rules/proof/facts.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import type { FileReading } from '../../actions/files/read-file-text.ts';
import type { ReadProof } from '../../actions/files/read-proof.ts';
import { templateLanguages } from '../../ports/poe-template-words.ts';
import { idOf } from '../frame/ids.ts';
import type { FileTextJson, ProofJson } from './proof-schema.ts';

export function presentProof(proof: ReadProof, actor: Actor): ProofJson {
  const { world, claimId, now } = proof.claim;
  const fileId = (id: string): string => idOf('file', world.tenant.id, id);
  const names = new Map(proof.files.map(({ file }) => [file.id, file.name]));
  const item = (id: string): ProofJson['checks'][number]['item'] => {
    const known = world.catalog.items.find((one) => one.id === id);
    return { kind: known?.kind ?? 'workload', id, name: known?.name ?? id };
  };
  const { customerDomain } = factsOf(world, claimId).claim;
  return {
    verdict: proof.verdict,
    codes: proof.codes,
    checkedAt: now,
    checks: proof.checks.map((check) => ({
      check: check.check,
      item: check.itemId === null ? null : item(check.itemId),
      outcome: check.outcome,
      code: check.code,
      why: check.why,
      place: check.place && {
        fileId: fileId(check.place.file),
        fileName: names.get(check.place.file) ?? '',
        page: check.place.page,
        excerpt: check.place.quote,
      },
      lookedFor: lookedFor(check, customerDomain, actor),
      date: check.date,
    })),
    files: proof.files.map(({ file, reading, aboutAnother }) => ({
      fileId: fileId(file.id),
      fileName: file.name,
      mediaType: file.mediaType,
      state: reading.state,
      why: reading.why,
      pagesLeftOut: reading.text?.pagesLeftOut ?? 0,
      aboutAnother: aboutAnother ? differing(aboutAnother) : [],
    })),
    templateLanguages: templateLanguages.toSorted(
      (a, b) => Number(b === world.tenant.language) - Number(a === world.tenant.language),
    ),
  };
}

/** A partner typed one domain of the customer; which others there are is the customer's matter. */
function lookedFor({ check, lookedFor: all }: Check, customerDomain: string | null, actor: Actor): string[] {
  if (check !== 'domain' || actor.side === 'owner') return all;
  return customerDomain === null ? [] : [customerDomain];
}

function differing({ parts }: FileIdentity): string[] {
  return (Object.keys(parts) as IdentityPart[]).filter((part) => parts[part].state === 'differs');
}

export function presentFileText({ state, why, text }: FileReading): FileTextJson {
  const pages = text?.pages.map(({ page, text: words }) => ({ page, text: words })) ?? [];
  return { state, why, pages, pagesLeftOut: text?.pagesLeftOut ?? 0 };
}
