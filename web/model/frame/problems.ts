/**
 * Problems of the API as people read them: each in one sentence that says what to do, at its field where it has one.
 */
import type { Messages } from '../../messages/en.ts';
import { formatDay } from './dates.ts';
import { wordFor } from './words.ts';

export type Params = Record<string, string | number | string[]>;
export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
  params?: Params;
}

/** The part of an RFC 9457 body that the pages use. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
  requestId: string | null;
  errors: FieldProblem[];
}

type Texts = Pick<Messages, 'problems' | 'problemParts' | 'warnings' | 'words'>;

function own(table: Record<string, string>, code: string): string | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

/** The sentence for one problem. What has no sentence of ours is said in the server's own words. */
export function sentence(
  {
    code,
    message,
    params,
    pointer,
  }: Pick<FieldProblem, 'code' | 'message' | 'params'> & { pointer?: string },
  texts: Texts,
): string {
  if (code === 'role-missing') return roleMissing(params ?? {}, texts);
  if (code === 'other-person-required') {
    const { isOneself, ownPartner, proposedIt, rejectedIt, otherPerson } = texts.problemParts;
    const known: Record<string, string> = {
      'is-oneself': isOneself,
      'belongs-to-the-partner': ownPartner,
      'proposed-it': proposedIt,
      'rejected-it': rejectedIt,
    };
    return own(known, String(params?.['because'])) ?? otherPerson;
  }
  if (code === 'value-invalid' && pointer && /(?:^|\/)email$/.test(pointer))
    return texts.problemParts.notAnAddress;
  return withValues(own(texts.problems, code) ?? message, params ?? {}, texts);
}

/** Names in braces are the problem's values; fields of a mail are said as they are typed. */
function withValues(text: string, params: Params, { problemParts }: Texts): string {
  const unnamed: Record<string, string> = { item: problemParts.thisItem };
  const worded = (value: string | number): string =>
    /^\d{4}-\d\d-\d\d$/.test(String(value)) ? formatDay(String(value), problemParts.locale) : String(value);
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    [params[name] ?? own(unnamed, name) ?? ''].flat().map(worded).join(', '),
  );
}

/** Answers to a request come as "code: text"; people read the code's name. */
export function withCodeNames(text: string, names: Record<string, { name: string }>): string {
  return text.replaceAll(/^([a-z][a-z-]+): /gm, (whole, code: string) =>
    Object.hasOwn(names, code) ? `${names[code]?.name}: ` : whole,
  );
}

export function warningSentence(
  { code, message, params }: Pick<FieldProblem, 'code' | 'message' | 'params'>,
  texts: Texts,
): string {
  return withValues(own(texts.warnings, code) ?? message, params ?? {}, texts);
}

function roleMissing(params: Params, { problemParts, words }: Texts): string {
  const roles = [params['roles'] ?? []].flat().map((role) => wordFor(words.roles, String(role)));
  const grantor = params['grantedBy'];
  if (roles.length === 0) return problemParts.notForYou;
  return [
    problemParts.roleMissing(roles.join(problemParts.or)),
    params['permission'] === 'submit' ? problemParts.rolePermission : '',
    params['location'] === undefined ? '' : problemParts.roleLocation(String(params['location'])),
    grantor === undefined
      ? ''
      : problemParts.roleGrantor(wordFor(words.roles, String(grantor)).toLocaleLowerCase()),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Problems by the field that they point at; '' holds those of the request as a whole. */
export function byPointer(problem: Problem | null): Map<string, FieldProblem[]> {
  const found = new Map<string, FieldProblem[]>();
  for (const error of problem?.errors ?? [])
    found.set(error.pointer, [...(found.get(error.pointer) ?? []), error]);
  return found;
}

/** The whole problem as sentences, without saying one twice. */
export function sentences(problem: Problem, texts: Texts): string[] {
  const listed =
    problem.errors.length > 0
      ? problem.errors
      : [{ code: problem.code, message: problem.detail, pointer: '' }];
  return [...new Set(listed.map((error) => sentence(error, texts)))];
}

/** A problem that the page finds by itself, in the shape of the API's. */
export function brokenRules(...errors: { pointer: string; code: string; message?: string }[]): Problem {
  const told = errors.map((error) => ({ message: '', ...error }));
  return { status: 422, code: told[0]?.code ?? 'value-invalid', detail: '', requestId: null, errors: told };
}
