import fc from 'fast-check';

/** The parts of an OpenAPI document that requests and answers are judged by. */
export type Json = { readonly [key: string]: unknown };

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Json;
}

/** One operation of the document. */
export interface DocumentedOperation {
  readonly path: string;
  readonly method: string;
  /** What a token must have; null where none is needed. */
  readonly scope: 'read' | 'control' | null;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, Json>> }>
  >;
}

export const TOKEN_KINDS = ['none', 'wrong', 'revoked', 'read', 'control'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

export interface GeneratedRequest {
  readonly operation: DocumentedOperation;
  readonly method: string;
  /** Path and query, as they are sent. */
  readonly target: string;
  readonly token: TokenKind;
  /** Which token of its kind. */
  readonly which: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** It comes under a Host, or from an origin, that is not this server's. */
  readonly isForeign: boolean;
}

export function operationsOf(document: Json): DocumentedOperation[] {
  const paths = document.paths as Record<string, Record<string, Json>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ path, method: method.toUpperCase() },
      scope: (operation['x-scope'] ?? null) as DocumentedOperation['scope'],
      parameters: (operation.parameters ?? []) as Parameter[],
      responses: operation.responses as DocumentedOperation['responses'],
    })),
  );
}

/** What generated paths and headers may name besides what is made up. */
export interface KnownNames {
  readonly port: number;
  readonly presets: readonly string[];
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'BREW'];
/** Segments of a path that are no name, as they are sent. */
const SEGMENTS = ['%', '%E0%A4%A', '..', '%2e%2e', '%00', 'a/b', '%2F', '', '{preset}', '*', ';'];
const BODIES = ['{}', '{ }', '{"force":true}', '{', '[]', 'null', '"x"', ' '.repeat(5_000), '{}{}'];
const TYPES = ['application/json', 'application/json; charset=utf-8', 'text/plain', 'x', ''];
const STRANGE_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { expect: 'the-unexpected' },
  { connection: 'Upgrade', upgrade: 'h2c' },
  { connection: 'Upgrade', upgrade: 'websocket' },
  { 'x-large': 'x'.repeat(9_000) },
  { 'content-encoding': 'gzip' },
  { 'accept-encoding': 'gzip', accept: 'text/html' },
  { 'x-http-method-override': 'POST', 'x-forwarded-host': 'localhost' },
  { cookie: 'token=x' },
  Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`x-${at}`, 'x'])),
];

const often = <T>(weight: number, usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const anyText = fc.string({ unit: 'binary', maxLength: 30 });

/** A value of a parameter in a query: mostly one that its schema allows. */
function parameterValue(schema: Json): fc.Arbitrary<string> {
  const { enum: values, format, pattern } = schema;
  if (Array.isArray(values)) return fc.constantFrom(...values.map(String));
  if (format === 'date-time') {
    return fc.constantFrom(
      '2026-11-28T10:00:00Z',
      '2026-11-28T18:00:00+08:00',
      '2026-02-30T00:00Z',
    );
  }
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  return anyText;
}

const anyQuery = (parameters: readonly Parameter[]): fc.Arbitrary<string> => {
  const known = parameters
    .filter((one) => one.in === 'query')
    .map(({ name, schema }) =>
      fc
        .oneof({ weight: 4, arbitrary: parameterValue(schema) }, { weight: 1, arbitrary: anyText })
        .map((value) => `${name}=${encodeURIComponent(value)}`),
    );
  const strange = fc.constantFrom(
    'x=1',
    'limit=0',
    'limit=1&limit=2',
    '=',
    '&&',
    '%',
    '__proto__=1',
  );
  const one = known.length > 0 ? fc.oneof(...known, ...known, strange) : strange;
  const some = fc.array(one, { minLength: 1, maxLength: 3 }).map((parts) => `?${parts.join('&')}`);
  return often(known.length > 0 ? 1 : 12, '', some);
};

const anySegment = ({ presets }: KnownNames): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...presets).map(encodeURIComponent) },
    { weight: 1, arbitrary: anyText.map(encodeURIComponent) },
    { weight: 1, arbitrary: fc.constantFrom(...SEGMENTS) },
  );

function anyTarget(
  { path, parameters }: DocumentedOperation,
  names: KnownNames,
): fc.Arbitrary<string> {
  const parts = path
    .split('/')
    .map((part) => (part.startsWith('{') ? anySegment(names) : fc.constant(part)));
  return fc.tuple(fc.tuple(...parts), anyQuery(parameters)).map(([segments, query]) => {
    const target = segments.join('/');
    return `${target === '' ? '/' : target}${query}`;
  });
}

type Headers = Readonly<Record<string, string>>;
const NO_HEADERS: Headers = {};

const anyKey: fc.Arbitrary<Headers> = fc
  .oneof(
    fc.nat({ max: 40 }).map((number) => `key-${number}`),
    fc.constantFrom('with space', '', 'x'.repeat(201)),
  )
  .map((key) => ({ 'idempotency-key': key }));

function anyForeign({ port }: KnownNames): fc.Arbitrary<Headers> {
  const hosts = ['evil.example', `evil.example:${port}`, '127.0.0.1', `localhost.:${port}`, '[::1'];
  const origins = ['null', 'https://evil.example', `http://127.0.0.1:${port}`];
  return fc.oneof(
    fc.constantFrom(...hosts).map((host): Headers => ({ host })),
    fc.constantFrom(...origins).map((origin): Headers => ({ origin })),
    fc.constantFrom('cross-site', 'same-site').map((site): Headers => ({ 'sec-fetch-site': site })),
  );
}

/** Any request for an operation of the document, or for what stands near it. */
export function anyRequest(
  operations: readonly DocumentedOperation[],
  names: KnownNames,
): fc.Arbitrary<GeneratedRequest> {
  // Presses are what must not come to harm.
  const presses = operations.filter(({ method }) => method === 'POST');
  return fc.constantFrom(...operations, ...presses, ...presses).chain((operation) =>
    fc
      .record({
        method: often(9, operation.method, fc.constantFrom(...METHODS)),
        target: anyTarget(operation, names),
        token: often<TokenKind>(3, 'control', fc.constantFrom(...TOKEN_KINDS)),
        which: fc.nat({ max: 1_000 }),
        key: often(1, NO_HEADERS, anyKey),
        foreign: often(12, NO_HEADERS, anyForeign(names)),
        strange: often(15, NO_HEADERS, fc.constantFrom(...STRANGE_HEADERS)),
        body: often<string | null>(3, null, fc.oneof(fc.constantFrom(...BODIES), fc.json())),
        type: often(5, 'application/json', fc.constantFrom(...TYPES)),
      })
      .map(({ key, foreign, strange, body, type, ...rest }) => ({
        ...{ operation, ...rest, body, isForeign: foreign !== NO_HEADERS },
        headers: { ...key, ...strange, ...foreign, ...(body !== null && { 'content-type': type }) },
      })),
  );
}

/** One request for each operation, as the document says: all of them are to be answered. */
export const plainRequests = (
  operations: readonly DocumentedOperation[],
  preset: string,
): GeneratedRequest[] =>
  operations.map((operation) => ({
    ...{ operation, method: operation.method, which: 0 },
    token: 'control' as const,
    target: operation.path.replace(/\{\w+\}/, encodeURIComponent(preset)),
    ...{ headers: {}, body: null, isForeign: false },
  }));
