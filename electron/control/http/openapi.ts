import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { problemDetailsSchema } from '#contract/control/http.ts';
import { KEY_LIFE_MS } from './idempotency.ts';
import { type ResponseDefinition, ROUTES, type RouteDefinition } from './routes.ts';

type Json = { [key: string]: unknown };

/** Answers that every operation may give, as problems (RFC 9457). */
const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request is malformed.',
  403: 'The origin is not allowed, or the token may not do this.',
  404: 'There is no such path, preset or run.',
  421: 'The Host is not this server.',
  429: 'Too many requests; `Retry-After` says when to go on.',
  408: 'The request did not come whole in time.',
  431: 'The head of the request is too large.',
  500: 'The program failed to answer.',
};
const WITH_TOKEN = { 401: 'There is no token, or it is unknown or revoked.' };
const OF_EVENTS = { 503: 'Too many readers follow the events already.' };
const OF_PRESS = {
  409: 'It is refused: `reason` is that of the command line, or says that the answer of its key no longer holds.',
  413: 'The body is too large.',
  415: 'The body is no JSON.',
  422: 'The Idempotency-Key belongs to another request.',
};

const ABOUT = `Starts, stops and shows CDN recordings. What a start or stop sends is written down before it leaves, and what may have reached a vendor is never repeated. An \`Idempotency-Key\` is remembered for ${KEY_LIFE_MS / 60_000} minutes while the program runs: the same request with the same key gets the very answer of the first one, marked by \`Idempotency-Replayed\`, and sends nothing; where that answer no longer holds, it is refused. Without a key each request is a press of its own; a start leaves alone what runs already.`;

/**
 * The OpenAPI 3.1 document, from the routes and their schemas. All at once it would hold up a press: each route has a
 * turn of the event loop of its own.
 */
export async function openApiDocument(version: string): Promise<Json> {
  const schemas: Json = {};
  const schemaOf = onceForEach(schemas);
  const paths: Json = {};
  for (const route of ROUTES as readonly RouteDefinition[]) {
    await turn();
    const methods = (paths[route.path] ?? {}) as Json;
    methods[route.method.toLowerCase()] = operationOf(route, schemaOf);
    paths[route.path] = methods;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'CDN Recorder', version, description: ABOUT },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas,
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

type SchemaOf = (schema: z.ZodType, io?: 'input' | 'output') => unknown;

/** Makes the JSON Schema of each schema once, and adds the definitions that it names to the components. */
function onceForEach(components: Json): SchemaOf {
  const made = { input: new Map<z.ZodType, unknown>(), output: new Map<z.ZodType, unknown>() };
  const make = (schema: z.ZodType, io: 'input' | 'output'): unknown => {
    const { $schema: _schema, $defs = {}, ...own } = z.toJSONSchema(schema, { io }) as Json;
    for (const [id, definition] of Object.entries($defs as Json))
      components[id] = moved(definition);
    const id = z.globalRegistry.get(schema)?.id;
    if (id === undefined) return moved(own);
    // A schema with an id is a reference to its own definition.
    if (!('$ref' in own)) components[id] = moved(own);
    return { $ref: `#/components/schemas/${id}` };
  };
  return (schema, io = 'output') => {
    if (!made[io].has(schema)) made[io].set(schema, make(schema, io));
    return made[io].get(schema);
  };
}

function operationOf(route: RouteDefinition, schemaOf: SchemaOf): Json {
  const { operation, summary, scope, method, responses, body } = route;
  const isPress = method === 'POST';
  const problems = {
    ...PROBLEMS,
    ...(scope !== null && WITH_TOKEN),
    ...(isPress && OF_PRESS),
    ...(operation === 'readEvents' && OF_EVENTS),
  };
  const parameters = parametersOf(route, schemaOf);
  return {
    operationId: operation,
    summary,
    ...(scope === null ? { security: [] } : { security: [{ token: [] }], 'x-scope': scope }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: false,
        content: { 'application/json': { schema: schemaOf(body, 'input') } },
      },
    }),
    responses: {
      ...mapped(responses, (response) => responseOf(response, schemaOf)),
      ...mapped(problems, (description) => ({
        description,
        content: { 'application/problem+json': { schema: schemaOf(problemDetailsSchema) } },
      })),
    },
  };
}

function parametersOf({ path, query, method }: RouteDefinition, schemaOf: SchemaOf): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string', minLength: 1 } },
    ...(name === 'preset' && { description: 'The id of the preset, or its name.' }),
  }));
  const fields = query ? Object.entries(query.shape) : [];
  const inQuery = fields.map(([name, schema]) => {
    const { description, ...own } = schemaOf(schema as z.ZodType, 'input') as Json;
    return {
      ...{ name, in: 'query', required: false, schema: own },
      ...(description !== undefined && { description }),
    };
  });
  const key = {
    ...{ name: 'Idempotency-Key', in: 'header', required: false },
    description:
      'A new one for each press, and the same one for a repetition of the same press; absent where the caller cannot make new ones.',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
  };
  return [...inPath, ...inQuery, ...(method === 'POST' ? [key] : [])];
}

const responseOf = ({ description, schema, type }: ResponseDefinition, schemaOf: SchemaOf) => ({
  description,
  ...((schema || type) && {
    content: { [type ?? 'application/json']: schema ? { schema: schemaOf(schema) } : {} },
  }),
});

const mapped = <T>(entries: Readonly<Record<number, T>>, of: (value: T) => unknown): Json =>
  Object.fromEntries(Object.entries(entries).map(([status, value]) => [status, of(value)]));

/** Definitions stand among the components of the document. */
function moved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moved);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      if (key === 'id' && typeof one === 'string' && !('type' in Object(one))) {
        // The registry writes the id of a definition into it, where JSON Schema has no such keyword.
        return isDefinition(value as Json) ? [] : [[key, one]];
      }
      if (key === '$ref' && typeof one === 'string') {
        return [[key, one.replace('#/$defs/', '#/components/schemas/')]];
      }
      return [[key, moved(one)]];
    }),
  );
}

const isDefinition = (schema: Json): boolean =>
  'type' in schema || 'oneOf' in schema || 'anyOf' in schema;
