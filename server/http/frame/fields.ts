/** The kinds of values that requests and answers are made of. Every text has a greatest length and no control characters. */
import { z } from '@hono/zod-openapi';
import { isEmail } from '../../../rules/engine/email.ts';
import { refOf, sharedRefOf, sharedPrefixes, tenantPrefixes } from './ids.ts';
import type { Ref, SharedId, SharedThing, SidedThing, TenantThing } from './ids.ts';

export { z };

/** Also marks that turn the direction of what follows: with them a name can read as another (Unicode TR 36, 2.5). */
const control = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;
const controlInProse =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;
const invalid = { params: { code: 'value-invalid' } };

/** One line of text. */
export function text(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !control.test(value), invalid)
    .trim();
}

/** Text of several lines. */
export function prose(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !controlInProse.test(value), invalid)
    .trim();
}

/** Roughly the mailbox grammar that mail systems accept in practice; whether it exists only a delivery can tell. */
export function email() {
  return text(254).refine(isEmail, invalid).openapi({ format: 'email', example: 'i.visser@contoso.example' });
}

export function instant() {
  return z.iso.datetime({ offset: true }).openapi({ format: 'date-time', example: '2026-03-06T09:30:00Z' });
}

/** In an answer: what the program itself made. */
export function instantOut() {
  return z.string().openapi({ format: 'date-time', example: '2026-03-06T09:30:00Z' });
}

/** A day of the calendar that there is. */
export function dateIn() {
  return z.iso.date().openapi({ format: 'date', example: '2026-07-01' });
}

export function dateOut() {
  return z.string().openapi({ format: 'date', example: '2026-03-06' });
}

/** In an answer: one of these words today; clients accept others (README.md, The API). */
export function word(...words: readonly [string, ...string[]]) {
  return z
    .string()
    .openapi({ example: words[0], description: `One of: ${words.join(', ')}. More may come.` });
}

export function idOut(thing: TenantThing | SharedThing) {
  return z.string().openapi({ example: exampleId(thing) });
}

/** In a request's body or query: given as it stands outside, turned into what it means inside. */
export function tenantId<T extends Exclude<TenantThing, SidedThing>>(thing: T) {
  return z
    .string()
    .max(60)
    .openapi({ example: exampleId(thing) })
    .transform((value, context): Ref<T> => refOf(thing, value) ?? notAnId(context));
}

export function sharedId<T extends SharedThing>(thing: T) {
  return z
    .string()
    .max(60)
    .openapi({ example: exampleId(thing) })
    .transform((value, context): SharedId<T> => sharedRefOf(thing, value) ?? notAnId(context));
}

function notAnId(context: {
  issues: unknown[];
  addIssue(issue: { code: 'custom'; params: { code: string }; message: string }): void;
}): never {
  context.addIssue({ code: 'custom', params: { code: 'value-invalid' }, message: 'not an id of this kind' });
  return z.NEVER;
}

export function exampleId(thing: TenantThing | SharedThing): string {
  const shared = thing in sharedPrefixes;
  const prefix = shared ? sharedPrefixes[thing as SharedThing] : tenantPrefixes[thing as TenantThing];
  return `${prefix}_${Buffer.alloc(shared ? 17 : 33, `${prefix}-example-of-an-identifier-`).toString('base64url')}`;
}

/** What is answered: named, so that it stands once in the contract. */
export function shape<T extends z.ZodRawShape>(name: string, fields: T) {
  return orNull(z.object(fields).openapi(name));
}

/** What is sent: unknown fields are refused. */
export function request<T extends z.ZodRawShape>(name: string, fields: T) {
  return orNull(z.strictObject(fields).openapi(name));
}

/** A named schema or null is described as either of the two; the generator would otherwise make the named schema itself nullable. */
function orNull<S extends z.ZodType>(schema: S): S {
  const either = (): z.ZodType => z.union([schema, z.null()]);
  Object.defineProperty(schema, 'nullable', { value: either, configurable: true });
  return schema;
}

export function page<T extends z.ZodType>(name: string, item: T) {
  return z
    .object({
      items: z.array(item),
      nextCursor: z.string().nullable().openapi({
        description: 'Give it back as `cursor` for the next page; null on the last.',
        example: null,
      }),
    })
    .openapi(name);
}
