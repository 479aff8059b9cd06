/** Doing one act: sent once, its problem kept for the form, its result told, and everything it touches read again. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Claim } from '#sdk';
import { api, problemOf } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { brokenRules, type Problem } from '../../model/frame/problems.ts';
import { claim as claimQuery, claimChanged, everythingElse, soonAgain } from '../../model/frame/queries.ts';
import { wordFor } from '../../model/frame/words.ts';
import { useWhen } from '../../ui/deadline.tsx';
import { useTell } from '../../ui/result.tsx';
import { useKeptForm } from './kept-scope.tsx';

export interface Acting<Input> {
  send: (input: Input) => void;
  pending: boolean;
  problem: Problem | null;
  reset: () => void;
}

interface ActOptions<Input, Output> {
  run: (input: Input) => Promise<Output>;
  /** What to say when it was done. */
  done?: string | ((output: Output) => string);
  /** Said after a navigation that `after` makes. */
  ahead?: boolean;
  after?: (output: Output) => void | Promise<void>;
  /** The claim it is about: its newest state is fetched when somebody else was faster. */
  claimId?: string;
  /** Only looks: nothing was changed that would have to be read again. */
  looks?: true;
  /** The same, for what is known under another name. */
  about?: readonly unknown[];
  /** Somebody else was faster, and the newest state is there now. */
  onStale?: () => void;
}

function isClaim(value: unknown): value is Claim {
  return typeof value === 'object' && value !== null && 'allowedActions' in value && 'deadlines' in value;
}

export function useAct<Input = void, Output = unknown>({
  run,
  done,
  ahead,
  after,
  claimId,
  looks,
  about,
  onStale,
}: ActOptions<Input, Output>): Acting<Input> {
  const client = useQueryClient();
  const { t } = useSpeech();
  const { tell, dismiss } = useTell();
  const kept = useKeptForm();
  const overtaken = useOvertaken();
  const act = useMutation<Output, unknown, Input>({
    mutationFn: run,
    onMutate: dismiss,
    onSuccess: async (output) => {
      if (!looks) {
        kept?.forget();
        if (isClaim(output)) void claimChanged(client, output);
        else {
          void everythingElse(client);
          // A word or a note moves the claim's version on, too.
          if (claimId) void client.invalidateQueries({ queryKey: claimQuery(claimId).queryKey });
        }
        soonAgain(client);
      }
      if (done) tell(typeof done === 'function' ? done(output) : done, 'success', ahead);
      await after?.(output);
    },
    onError: async (error) => {
      const problem = problemOf(error);
      if (problem.status !== 412 && problem.status !== 409) return;
      const late = problem.status === 412 || problem.code === 'not-in-this-state';
      if (late && claimId && kept?.holds())
        tell((await overtaken(claimId)) ?? t.actForms.done.stale, 'warning');
      else if (problem.status === 412) tell(t.actForms.done.stale, 'warning');
      const key = about ?? (claimId ? claimQuery(claimId).queryKey : null);
      if (key) await client.invalidateQueries({ queryKey: key });
      if (problem.status === 412) onStale?.();
    },
  });
  const problem = useMemo(() => (act.error ? problemOf(act.error) : null), [act.error]);
  return {
    send: (input) => {
      if (!act.isPending) act.mutate(input);
    },
    pending: act.isPending,
    problem,
    reset: act.reset,
  };
}

/** Who was faster, with what and when: the newest entry of the claim's history. */
function useOvertaken(): (claimId: string) => Promise<string | null> {
  const { t } = useSpeech();
  const when = useWhen();
  return async (claimId) => {
    const found = await api.claims.history({ id: claimId, newestFirst: true, limit: 1 }).catch(() => null);
    const [entry] = found?.items ?? [];
    if (!entry) return null;
    const what = wordFor(t.history.acts, entry.act);
    if (entry.actor.side === 'system') return t.kept.overtakenBySystem(what, when(entry.at));
    return t.kept.overtaken(
      entry.actor.name ?? wordFor(t.words.sides, entry.actor.side),
      what,
      when(entry.at),
    );
  };
}

type Value = string | boolean | readonly unknown[] | null;

function isMissing(value: Value): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** What is plainly missing is told at once, with everything else that is missing; what is right only the API knows. */
export function missing(fields: Record<string, Value>): Problem | null {
  const lacking = Object.entries(fields).filter(([, value]) => isMissing(value));
  if (lacking.length === 0) return null;
  return brokenRules(
    ...lacking.map(([pointer, value]) => ({
      pointer,
      code:
        value === false
          ? 'confirmation-required'
          : Array.isArray(value)
            ? 'choice-required'
            : 'field-required',
    })),
  );
}

/** Sends when nothing needed is missing; until then says what is. */
export function useFilled(
  act: Pick<Acting<void>, 'send' | 'problem'>,
  needed: () => Record<string, Value>,
): { problem: Problem | null; submit: () => void } {
  const [lacking, setLacking] = useState<Problem | null>(null);
  return {
    problem: lacking ?? act.problem,
    submit: () => {
      const found = missing(needed());
      setLacking(found);
      if (!found) act.send();
    },
  };
}
