/** A try: the API checks everything and writes nothing. What it says stands until something else is typed. */
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { problemOf } from '../../model/frame/api.ts';
import type { Problem } from '../../model/frame/problems.ts';

export interface Preview<Output> {
  look: () => void;
  shown: Output | null;
  pending: boolean;
  problem: Problem | null;
}

/** `typed` is what the answer is about: with anything else in the form, the answer is about something else. */
export function usePreview<Output>(typed: unknown, run: () => Promise<Output>): Preview<Output> {
  const asked = JSON.stringify(typed);
  const { mutate, data, error, isPending, variables } = useMutation<Output, unknown, string>({
    mutationFn: run,
  });
  const current = variables === asked;
  const problem = useMemo(() => (error ? problemOf(error) : null), [error]);
  return {
    look: () => mutate(asked),
    shown: current ? (data ?? null) : null,
    pending: isPending,
    problem: current ? problem : null,
  };
}
