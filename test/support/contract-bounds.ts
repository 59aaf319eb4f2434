import { z } from 'zod';

interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * Where a schema lets through more than it should, one sentence each: an object with members that nobody
 * named, a text or a list without an end, or anything at all.
 */
export function looseEnds(schema: z.ZodType): string[] {
  return walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), 'args');
}

function walk(schema: JsonSchema, path: string): string[] {
  const choices = [schema.anyOf, schema.oneOf, schema.allOf].flatMap(
    (list) => (list as JsonSchema[] | undefined) ?? [],
  );
  if (choices.length > 0) return choices.flatMap((choice) => walk(choice, path));
  if ('const' in schema || 'enum' in schema) return [];
  if (Array.isArray(schema.type)) {
    return schema.type.flatMap((type: unknown) => walk({ ...schema, type }, path));
  }
  switch (schema.type) {
    case 'null':
    case 'boolean':
    case 'integer':
    case 'number':
      return [];
    case 'string':
      return typeof schema.maxLength === 'number' ? [] : [`${path}: a text without an end`];
    case 'array':
      return [
        ...(typeof schema.maxItems === 'number' ? [] : [`${path}: a list without an end`]),
        ...walk((schema.items as JsonSchema) ?? {}, `${path}[]`),
      ];
    case 'object':
      return [
        ...(schema.additionalProperties === false ? [] : [`${path}: an object with any members`]),
        ...Object.entries((schema.properties as Record<string, JsonSchema>) ?? {}).flatMap(
          ([name, member]) => walk(member, `${path}.${name}`),
        ),
      ];
    default:
      return [`${path}: anything at all`];
  }
}
