import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { printed } from '../../../scripts/print-openapi.ts';
import { operations } from '../../../sdk/generated/operations.ts';

interface Media {
  example?: unknown;
  examples?: Record<string, unknown>;
  schema?: unknown;
}
interface Operation {
  operationId: string;
  'x-sdk': string;
  summary: string;
  tags: string[];
  parameters?: {
    $ref?: string;
    name?: string;
    in?: string;
  }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<
    string,
    {
      $ref?: string;
      content?: Record<string, Media>;
    }
  >;
  security: unknown[];
}
interface Document {
  openapi: string;
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
}

let document: Document;
let all: { method: string; path: string; operation: Operation }[];
beforeAll(() => {
  document = JSON.parse(printed()) as Document;
  all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
});

test('openapi.json is what the routes say; else run print-openapi and print-sdk', () => {
  expect(readFileSync('openapi.json', 'utf8') === printed()).toBe(true);
});

/** Operations for which something does not hold, so that a failing test names them. */
function failing(holds: (one: (typeof all)[number]) => boolean): string[] {
  return all.filter((one) => !holds(one)).map(({ method, path }) => `${method} ${path}`);
}

const statusesOf = ({ operation }: (typeof all)[number]): string[] => Object.keys(operation.responses);
const refersTo = ({ operation }: (typeof all)[number], name: string): boolean =>
  (operation.parameters ?? []).some((parameter) => parameter.$ref === `#/components/parameters/${name}`);

describe('every operation', () => {
  test('has an id, a place in the SDK, a summary and a known tag, each but once', () => {
    expect(document.openapi).toBe('3.1.0');
    const ids = all.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(operations).sort()).toEqual(all.map(({ operation }) => operation['x-sdk']).sort());
    const tags = new Set(document.tags.map(({ name }) => name));
    expect(
      failing(
        ({ operation }) => /^[a-z][A-Za-z]+$/.test(operation.operationId) && operation.summary.length > 5,
      ),
    ).toEqual([]);
    expect(
      failing(({ operation }) => operation.tags.length === 1 && operation.tags.every((tag) => tags.has(tag))),
    ).toEqual([]);
  });

  test('has an example of every body, and says who may call it', () => {
    expect(
      failing(({ operation }) => {
        const bodies = [operation.requestBody, ...Object.values(operation.responses)].filter(
          (one) => one && !('$ref' in one),
        );
        return bodies
          .flatMap((one) => Object.values(one?.content ?? {}))
          .every((media) => (media.example ?? media.examples) !== undefined);
      }),
    ).toEqual([]);
    expect(failing(({ operation }) => Array.isArray(operation.security))).toEqual([]);
  });

  test('documents every problem it can answer', () => {
    const always = ({ operation }: (typeof all)[number]): string[] => [
      '400',
      '429',
      '500',
      '503',
      ...(operation.security.length > 0 ? ['401', '403'] : []),
    ];
    expect(failing((one) => always(one).every((status) => statusesOf(one).includes(status)))).toEqual([]);
    expect(
      failing(({ operation }) =>
        Object.entries(operation.responses).every(
          ([status, answer]) => Number(status) < 400 || answer.$ref?.startsWith('#/components/responses/'),
        ),
      ),
    ).toEqual([]);
    expect(
      failing(
        (one) =>
          !one.operation.requestBody || ['413', '415'].every((status) => statusesOf(one).includes(status)),
      ),
    ).toEqual([]);
    expect(failing((one) => !one.path.includes('{id}') || statusesOf(one).includes('404'))).toEqual([]);
    expect(
      failing(
        (one) =>
          !refersTo(one, 'IfMatch') || ['412', '428'].every((status) => statusesOf(one).includes(status)),
      ),
    ).toEqual([]);
    expect(failing((one) => one.method !== 'patch' || refersTo(one, 'IfMatch'))).toEqual([]);
    expect(
      failing(
        (one) =>
          one.method !== 'post' || one.operation.security.length === 0 || refersTo(one, 'IdempotencyKey'),
      ),
    ).toEqual([]);
  });

  test('has an address of nouns in kebab-case, and every reference leads somewhere', () => {
    expect(failing(({ path }) => /^\/v1(\/([a-z]+(-[a-z]+)*|\{[a-zA-Z]+\}))+$/.test(path))).toEqual([]);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    const lost = references
      .filter(([, kind, name]) => !document.components[kind as string]?.[name as string])
      .map(([whole]) => whole);
    expect([references.length > 100, lost]).toEqual([true, []]);
  });
});
