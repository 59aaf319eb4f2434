/**
 * The allow lists of the redactor. What stands under a name that is not here is not written down where
 * names decide: in queries, in headers, in objects.
 */

const lower = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => name.toLowerCase()));

/**
 * Parameters of the API that say what was asked for and open nothing (specification, "请求参数").
 * `SignatureNonce` and `Timestamp` are left out: with the secret's hash they make a signature again.
 */
const PARAMETERS = lower([
  'Action',
  'AppId',
  'SignatureVersion',
  'IsTest',
  'StreamId',
  'StreamId[]',
  'Vendor',
  'RecordType',
  'EndTime',
  'Domain',
  'Point',
  'Sequence',
]);

/** Parameters of which it helps to see that they were there. Their values are masked. */
const SHOWN_PARAMETERS = lower(['Signature', 'SignatureNonce', 'Timestamp']);

/** Names of ids that support asks for: what follows them stays, however much it looks like a key. */
const IDS = lower([
  'RequestId',
  'TaskId',
  'persistentId',
  'trace_id',
  'traceId',
  'vendorRequestId',
  'StreamId',
  'StreamId[]',
  'StreamName',
]);

/** Headers that say how a message is written and nothing of who wrote it. */
const HEADERS = lower([
  'Accept',
  'Accept-Encoding',
  'Age',
  'Cache-Control',
  'Connection',
  'Content-Encoding',
  'Content-Language',
  'Content-Length',
  'Content-Type',
  'Date',
  'Expires',
  'Host',
  'Keep-Alive',
  'Last-Modified',
  'Proxy-Connection',
  'Retry-After',
  'Server',
  'Transfer-Encoding',
  'User-Agent',
  'Vary',
  'Via',
]);

/** Fields of our own objects that may be written down. */
const FIELDS = lower([
  ...['action', 'appId', 'attempts', 'code', 'durationMs', 'endTime', 'errno', 'httpStatus'],
  ...['kind', 'level', 'persistentId', 'port', 'reason', 'requestId', 'startedAt', 'state'],
  ...['status', 'statusCode', 'streamId', 'streamIds', 'syscall', 'taskId', 'traceId', 'vendor'],
  ...['vendorCode', 'version', 'practice', 'name', 'message', 'detail'],
]);

/** Names that hold a word like `password` and no secret. */
const INNOCENT = lower(['SignatureVersion', 'password-store', 'hasProxyLogin']);

const SECRET_NAME =
  /secret|signature|pass(?:phrase|word|wd)|pwd|authoriz|authenticat|cookie|token|credential|nonce|bearer|(?:api|access|private|encryption|data|session|playback)[_-]?key|session[_-]?id/i;

/** A name is looked at by its end: longer ones are no names. */
const LONGEST_NAME = 64;

const plain = (name: string): string =>
  name.includes('%') ? name.replace(/%5B/gi, '[').replace(/%5D/gi, ']') : name;
const listed = (list: ReadonlySet<string>) => (name: string) => list.has(plain(name).toLowerCase());

export const isParameter = listed(PARAMETERS);
export const isShownParameter = listed(SHOWN_PARAMETERS);
export const isIdName = listed(IDS);
export const isHeader = listed(HEADERS);
export const isField = listed(FIELDS);

/** Whether what follows this name is a secret, going by the name alone. */
export const isSecretName = (name: string): boolean =>
  !INNOCENT.has(name.toLowerCase().replace(/^-+/, '')) &&
  SECRET_NAME.test(name.slice(-LONGEST_NAME));
