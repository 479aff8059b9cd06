/** Makes the SDK's types and its table of operations from openapi.json; with --check it only says whether they are stale. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: (string | number)[];
  description?: string;
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: boolean | Schema;
}
interface Parameter {
  $ref?: string;
  name?: string;
  in?: string;
  required?: boolean;
  schema?: Schema;
  description?: string;
}
interface Operation {
  operationId: string;
  'x-sdk': string;
  summary: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<
    string,
    {
      content?: Record<string, { schema?: Schema }>;
    }
  >;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const head = '// Made by scripts/print-sdk.ts from openapi.json. Do not edit.\n';

/** `inside` says how deep the text stands, for its indent. */
function typeOf(schema: Schema, inside: string): string {
  if (schema.$ref) return schema.$ref.slice('#/components/schemas/'.length);
  if (schema.allOf) return schema.allOf.map((part) => typeOf(part, inside)).join(' & ');
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return parts.map((part) => typeOf(part, inside)).join(' | ');
  if (schema.enum)
    return (
      schema.enum
        .map((value) => JSON.stringify(value))
        .join(' | ')
        .replaceAll('"', "'") + (Array.isArray(schema.type) && schema.type.includes('null') ? ' | null' : '')
    );
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'unknown'];
  return types.map((type) => simple(type, schema, inside)).join(' | ');
}

function simple(type: string, schema: Schema, inside: string): string {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'array') {
    const item = typeOf(schema.items ?? {}, inside);
    return /[|&]/.test(item) ? `(${item})[]` : `${item}[]`;
  }
  if (type !== 'object') return type;
  if (!schema.properties)
    return `Record<string, ${typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties, inside) : 'unknown'}>`;
  return fieldsOf(schema, inside);
}

function fieldsOf(schema: Schema, inside: string): string {
  const names = Object.entries(schema.properties ?? {});
  if (names.length === 0) return 'Record<string, never>';
  const lines = names.map(([name, field]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    return `${comment(field.description, `${inside}  `)}${inside}  ${name}${optional}: ${typeOf(field, `${inside}  `)};`;
  });
  return `{\n${lines.join('\n')}\n${inside}}`;
}

function comment(text: string | undefined, inside: string): string {
  return text ? `${inside}/** ${text.replaceAll('*/', '* /').replaceAll(/\s*\n\s*/g, ' ')} */\n` : '';
}

function printTypes({ components }: Document): string {
  const all = Object.entries(components.schemas).map(([name, schema]) => {
    const object = schema.type === 'object' && schema.properties && Object.keys(schema.properties).length > 0;
    return `${comment(schema.description, '')}${object ? `export interface ${name} ${fieldsOf(schema, '')}` : `export type ${name} = ${typeOf(schema, '')};`}\n`;
  });
  return `${head}\n${all.join('\n')}`;
}

interface Method {
  group: string;
  name: string;
  method: string;
  path: string;
  operation: Operation;
  params: string[];
  query: Parameter[];
  ifMatch: boolean;
  body: string | null;
  answer: string | null;
  answerType: string;
}

function methodsOf({ paths }: Document): Method[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const [group = '', name = ''] = operation['x-sdk'].split('.');
      const [body = null] = Object.keys(operation.requestBody?.content ?? {});
      const good = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
      const [answer = null] = Object.keys(good?.content ?? {});
      const schema = answer === 'application/json' ? good?.content?.[answer]?.schema : undefined;
      return {
        group,
        name,
        method: method.toUpperCase(),
        path,
        operation,
        body,
        answer,
        params: [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string),
        query: (operation.parameters ?? []).filter((parameter) => parameter.in === 'query'),
        ifMatch: (operation.parameters ?? []).some((parameter) => parameter.$ref?.endsWith('/IfMatch')),
        answerType: answer === null ? 'void' : schema ? typeOf(schema, '    ') : 'Response',
      };
    }),
  );
}

function requestType({ params, query, ifMatch, body, operation, method }: Method): {
  text: string;
  optional: boolean;
} {
  const fields = [
    ...params.map((name) => `${name}: string`),
    ...query.map((parameter) =>
      `${parameter.name}${parameter.required ? '' : '?'}: ${typeOf(parameter.schema ?? {}, '    ')} | undefined`.replace(
        ': ',
        ': ',
      ),
    ),
    ...(body === 'application/json'
      ? [`body: ${typeOf(operation.requestBody?.content[body]?.schema ?? {}, '    ')}`]
      : []),
    ...(ifMatch ? ['ifMatch: number | string'] : []),
    ...(method === 'POST' ? ['idempotencyKey?: string'] : []),
  ];
  const extra = body === 'multipart/form-data' ? ' & Upload' : '';
  const optional = fields.every((field) => field.split(':')[0]?.endsWith('?')) && extra === '';
  return {
    text: fields.length === 0 ? `CallOptions${extra}` : `{ ${fields.join('; ')} } & CallOptions${extra}`,
    optional,
  };
}

function printOperations(document: Document): string {
  const methods = methodsOf(document);
  const groups = [...new Set(methods.map(({ group }) => group))].sort();
  const table = methods.map(
    (one) =>
      `  '${one.group}.${one.name}': { method: '${one.method}', path: '${one.path}', query: [${one.query.map(({ name }) => `'${name}'`).join(', ')}], ` +
      `body: ${one.body ? `'${one.body}'` : 'null'}, answer: ${one.answer ? `'${one.answer}'` : 'null'} },`,
  );
  const api = groups.map((group) => {
    const own = methods
      .filter((one) => one.group === group)
      .map((one) => {
        const { text, optional } = requestType(one);
        return `${comment(`${one.operation.summary}. ${one.method} ${one.path}`, '    ')}    ${one.name}(request${optional ? '?' : ''}: ${text}): Promise<${one.answerType}>;`;
      });
    return `  ${group}: {\n${own.join('\n')}\n  };`;
  });
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  const used = Object.keys(document.components.schemas).filter((name) =>
    api.some((text) => new RegExp(`\\b${name}\\b`).test(text.replaceAll(/\/\*\*.*?\*\//g, ''))),
  );
  return `${head}import type { CallOptions, OperationInfo, Upload } from '../call.ts';
import type {\n  ${wrap(used)}\n} from './types.ts';

export const operations = {\n${table.join('\n')}\n} as const satisfies Record<string, OperationInfo>;

export type OperationName = keyof typeof operations;

/** What \`mayOpen\` of GET /v1/me names. */
export type OperationId =
${ids.map((id) => `  | '${id}'`).join('\n')};

export interface Api {\n${api.join('\n')}\n}\n`;
}

function wrap(names: string[]): string {
  const lines: string[] = [''];
  for (const name of names) {
    if (`${lines.at(-1)} ${name},`.length > 130) lines.push('');
    lines[lines.length - 1] = `${lines.at(-1)} ${name},`.trim();
  }
  return lines.join('\n  ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const document = JSON.parse(readFileSync(at('openapi.json'), 'utf8')) as Document;
  const files = {
    'sdk/generated/types.ts': printTypes(document),
    'sdk/generated/operations.ts': printOperations(document),
  };
  mkdirSync(at('sdk/generated'), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    if (!process.argv.includes('--check')) writeFileSync(at(path), text);
    else if (text !== readFileSync(at(path), 'utf8')) {
      console.error(`${path} is stale: run \`node scripts/print-sdk.ts\`.`);
      process.exitCode = 1;
    }
  }
}
