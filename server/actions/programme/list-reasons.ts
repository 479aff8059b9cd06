import {
  builtInReasons,
  reasonCodes,
  type ReasonFamily,
  type ReasonTexts,
} from '../../../rules/programme/reason-text.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { newestReasons, versionsOfReason, type ReasonVersion } from '../../store/programme/reason-texts.ts';
import { administrationRead } from '../run/administration-read.ts';
import type { Context } from '../run/context.ts';

/** A version as it is shown; the program's own is the first and nobody's. */
export interface ReasonRow extends Omit<ReasonVersion, 'madeBy' | 'madeAt' | 'why'> {
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
}

export const ownReason = (family: ReasonFamily, code: string): ReasonRow => ({
  family,
  code,
  version: 1,
  texts: builtInReasons[family][code] as ReasonTexts,
  madeBy: null,
  madeAt: null,
  why: null,
});

/** Every reason with the sentences in force, by family and in the order of docs/domain/codes.md. */
export function listReasons(ctx: Context): Promise<Outcome<ReasonRow[]>> {
  return administrationRead(ctx, 'listReasons', async (tx) => {
    const stored = await newestReasons(tx);
    const families: ReasonFamily[] = ['information', 'rejection'];
    return accept(
      families.flatMap((family) =>
        reasonCodes[family].map(
          (code) =>
            stored.find((one) => one.family === family && one.code === code) ?? ownReason(family, code),
        ),
      ),
    );
  });
}

export interface ReasonView {
  current: ReasonRow;
  versions: ReasonRow[];
}

const shownVersions = 100;

export function readReason(ctx: Context, family: string, code: string): Promise<Outcome<ReasonView>> {
  return administrationRead(ctx, 'readReason', async (tx) => {
    if (!isReason(family, code)) return deny('hidden', { code: 'not-found', pointer: '' });
    const stored: ReasonRow[] = await versionsOfReason(tx, family, code, shownVersions);
    const versions = [...stored, ownReason(family, code)];
    return accept({ current: versions[0] as ReasonRow, versions });
  });
}

/** The codes are fixed: only the sentences of a code that exists can be read or changed. */
export function isReason(family: string, code: string): family is ReasonFamily {
  return Object.hasOwn(reasonCodes, family) && reasonCodes[family as ReasonFamily].includes(code);
}
