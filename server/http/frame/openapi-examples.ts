/** Gives every body of the document an example, made from the examples of its fields, so that none can go out of date. */
import type { Document } from './openapi.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  example?: unknown;
  examples?: unknown[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: unknown;
}

export function fillExamples(document: Document): Document {
  const schemas = (document.components['schemas'] ?? {}) as Record<string, Schema>;
  const shared: Record<string, { value: unknown }> = {};
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path)) {
      const bodies = [
        operation['requestBody'],
        ...Object.values((operation['responses'] ?? {}) as object),
      ] as { content?: Record<string, Media> }[];
      for (const body of bodies)
        for (const media of Object.values(body?.content ?? {})) fill(media, schemas, shared);
    }
  }
  document.components['examples'] = Object.fromEntries(
    Object.entries(shared).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return document;
}

/** A named schema's example stands once among the components. */
function fill(
  media: Media,
  schemas: Record<string, Schema>,
  shared: Record<string, { value: unknown }>,
): void {
  if (media.example !== undefined || media.examples !== undefined || !media.schema) return;
  const name = media.schema.$ref?.slice('#/components/schemas/'.length);
  if (name === undefined) {
    media.example = exampleOf(media.schema, schemas);
    return;
  }
  shared[name] ??= { value: exampleOf(media.schema, schemas) };
  media.examples = { example: { $ref: `#/components/examples/${name}` } };
}

export function exampleOf(schema: Schema, schemas: Record<string, Schema>): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.length) return schema.examples[0];
  if (schema.$ref)
    return exampleOf(schemas[schema.$ref.slice('#/components/schemas/'.length)] ?? {}, schemas);
  if (schema.enum?.length) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas)));
  const [chosen] = (schema.anyOf ?? schema.oneOf ?? []).filter((part) => part.type !== 'null');
  if (chosen) return exampleOf(chosen, schemas);
  return ofType(schema, schemas);
}

function ofType(schema: Schema, schemas: Record<string, Schema>): unknown {
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type;
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, field]) => [name, exampleOf(field, schemas)]),
    );
  if (type === 'array') return schema.items ? [exampleOf(schema.items, schemas)] : [];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  if (type === 'string') return schema.format === 'uri' ? 'https://portal.example/' : 'text';
  return null;
}
