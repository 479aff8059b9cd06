/**
 * How every act is decided, whatever it is done to: what the clock has made true, then the right, then the version that was read,
 * then the rule. The runner and the stories of the tests go this one way, and no rule asks for a right itself.
 */
import { deny, type Denial } from '../engine/denial.ts';
import type { About } from './circumstances.ts';
import { rightDenial, type Right } from './may-call.ts';
import type { Actor } from '../rights/role.ts';

export interface Asked {
  /** null: the clock and the mail do what is theirs. */
  right: Right | null;
  actor: Actor;
  about: About;
  /** The version the thing has, and the one that was read; null where none is kept, or none was sent. */
  version: number | null;
  read: number | null;
}

/**
 * Why not, before any rule is looked at. Not being allowed to know of it, or ever to do it, comes first; then that somebody else
 * was faster, since it explains the rest; then what the state forbids.
 */
export function whyNot({ right, actor, about, version, read }: Asked): Denial | null {
  const denial = right && rightDenial(right, actor, about);
  if (denial?.kind === 'hidden' || denial?.kind === 'forbidden') return denial;
  if (read !== null && version !== null && read !== version)
    return deny('stale', { code: 'stale-version', pointer: '', params: { version } }).denial;
  return denial;
}

export interface Decision<State, Settled> {
  settle(state: State): Settled;
  /** Of the settled state. */
  asked(settled: Settled): Asked;
}

/** The rule's answer, or why it was not asked. Pure where the rule is. */
export function decideAct<State, Settled, Answer>(
  state: State,
  { settle: settled, asked }: Decision<State, Settled>,
  rule: (settled: Settled) => Answer,
): Answer | { ok: false; denial: Denial } {
  const now = settled(state);
  const denial = whyNot(asked(now));
  return denial ? { ok: false, denial } : rule(now);
}
