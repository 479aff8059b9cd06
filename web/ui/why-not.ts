/** In words: the role that is missing, and the people who can give it. */
import type { Me, OperationId } from '#sdk';
import { grantorsFor } from '../model/frame/grantors.ts';
import { useSpeech } from '../model/frame/language.ts';
import { useMe } from '../model/frame/session.ts';
import { wordFor } from '../model/frame/words.ts';

type Missing = Me['missing'][number];

function useGrantors(): (miss: Missing | undefined) => string {
  const { profile } = useSpeech().t;
  const me = useMe();
  return (miss) => {
    const { self, others } = miss ? grantorsFor(me, miss) : { self: false, others: [] };
    if (self) return profile.yourself;
    const names = others.map(({ name }) => name);
    return `${profile.ask}: ${names.length > 0 ? names.join(', ') : profile.nobody}`;
  };
}

/** Of several roles that would do, the one that gives least. */
export function useWhyNot(operation: OperationId): string {
  const { t } = useSpeech();
  const grantors = useGrantors();
  const [least] = useMe()
    .missing.filter(({ opens }) => opens.includes(operation))
    .toSorted((one, other) => one.opens.length - other.opens.length);
  if (!least) return t.app.notFoundHint;
  return `${t.problemParts.roleMissing(wordFor(t.words.roles, least.role))} ${grantors(least)}`;
}

/** Who can let this person submit; null when it is not that which is missing. */
export function useWhoLetsSubmit(): string | null {
  const miss = useMe().missing.find(({ permission }) => permission === 'submit');
  const grantors = useGrantors();
  return miss ? grantors(miss) : null;
}
