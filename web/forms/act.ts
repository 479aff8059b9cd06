/** Doing one act: sent once, its problem kept for the form, its result told, and everything it touches read again. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Claim } from '#sdk';
import { problemOf } from '../api.ts';
import { useSpeech } from '../language.ts';
import type { Problem } from '../problems.ts';
import { claim as claimQuery, claimChanged, everythingElse } from '../queries.ts';
import { useTell } from '../ui/result.tsx';

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
  /** Its newest state is fetched when somebody else was faster. */
  claimId?: string;
}

function isClaim(value: unknown): value is Claim {
  return typeof value === 'object' && value !== null && 'allowedActions' in value && 'deadlines' in value;
}

export function useAct<Input = void, Output = unknown>({ run, done, ahead, after, claimId }: ActOptions<Input, Output>): Acting<Input> {
  const client = useQueryClient();
  const { t } = useSpeech();
  const { tell } = useTell();
  const act = useMutation<Output, unknown, Input>({
    mutationFn: run,
    onSuccess: async (output) => {
      if (isClaim(output)) void claimChanged(client, output);
      else void everythingElse(client);
      if (done) tell(typeof done === 'function' ? done(output) : done, 'success', ahead);
      await after?.(output);
    },
    onError: (error) => {
      const problem = problemOf(error);
      if (problem.status !== 412 && problem.status !== 409) return;
      if (claimId) void client.invalidateQueries({ queryKey: claimQuery(claimId).queryKey });
      if (problem.status === 412) tell(t.actForms.done.stale, 'warning');
    },
  });
  const problem = useMemo(() => (act.error ? problemOf(act.error) : null), [act.error]);
  return {
    send: (input) => { if (!act.isPending) act.mutate(input); },
    pending: act.isPending, problem, reset: act.reset,
  };
}
