import type { Vendor } from '#contract/model/vendor.ts';
import type { CallbackExtra } from '../vendors/common/callback.ts';
import { readCallbackPart } from '../vendors/registry.ts';
import { type Fields, percentDecoded, readBody } from './body.ts';
import { contentOf, extraOf, hashOf } from './content.ts';
import type { CallbackStamp } from './signature.ts';

/** One callback of ZEGO's, read. Whether its signature holds is not decided here. */
export interface Callback extends CallbackStamp {
  readonly event: string;
  readonly appId: number;
  readonly signature: string;
  /** What it says, as JSON: the same text for each delivery. */
  readonly content: string;
  /** Hex SHA-256 over that. */
  readonly contentHash: string;
  /** Of `record`: a file that a recording wrote. */
  readonly record: RecordFact | null;
  /** Of `compose`: how a merge ended. */
  readonly compose: ComposeFact | null;
}

export interface RecordFact extends CallbackExtra {
  /** Null where the vendor's part has the shape of none that documents one. */
  readonly vendor: Vendor | null;
  readonly streamId: string | null;
  readonly url: string | null;
  /** ISO 8601, UTC. */
  readonly beginAt: string | null;
  readonly endAt: string | null;
}

export interface ComposeFact {
  readonly taskId: string | null;
  readonly fileId: string | null;
  readonly url: string | null;
  /** `0` is success; other vendors than one send none (facts "Callback"). */
  readonly code: string | null;
  readonly message: string | null;
}

const UINT32_MAX = 4_294_967_295;
const LONGEST_STREAM = 256;
const LONGEST_ID = 512;
/** 1 KiB by the documentation; some room for what a CDN adds. */
const LONGEST_URL = 2_048;
const LONGEST_MESSAGE = 4_096;

/** Reads what was posted; null where it is no callback. Never throws. */
export function parseCallback(body: Uint8Array): Callback | null {
  const fields = readBody(body);
  const stamp = fields && stampOf(fields);
  if (!fields || !stamp) return null;
  const content = contentOf(fields);
  return {
    ...stamp,
    content,
    contentHash: hashOf(content),
    record: stamp.event === 'record' ? recordOf(fields) : null,
    compose: stamp.event === 'compose' ? composeOf(fields) : null,
  };
}

/** What each callback has (facts §5). */
function stampOf(
  fields: Fields,
): Pick<Callback, 'event' | 'appId' | 'timestamp' | 'nonce' | 'signature'> | null {
  const field = (name: string, form: RegExp) => {
    const value = textOf(fields, name);
    return value !== null && form.test(value) ? value : null;
  };
  const event = field('event', /^[\w.-]{1,64}$/);
  const appId = Number(field('appid', /^[1-9]\d{0,9}$/));
  const timestamp = field('timestamp', /^\d{1,12}$/);
  const nonce = field('nonce', /^[\x21-\x7e]{1,128}$/);
  const signature = field('signature', /^[0-9a-f]{40}$/i);
  if (event === null || timestamp === null || nonce === null || signature === null) return null;
  return appId > 0 && appId <= UINT32_MAX ? { event, appId, timestamp, nonce, signature } : null;
}

const NOTHING: CallbackExtra = {
  taskId: null,
  fileId: null,
  durationSeconds: null,
  sizeBytes: null,
};

function recordOf(fields: Fields): RecordFact {
  const url = urlOf(fields);
  const read = readCallbackPart({ extra: extraOf(fields) ?? {}, url });
  return {
    ...(read?.extra ?? NOTHING),
    vendor: read?.vendor ?? null,
    streamId: shortText(fields, 'stream_alias', LONGEST_STREAM),
    url,
    beginAt: momentOf(fields, 'begin_time'),
    endAt: momentOf(fields, 'end_time'),
  };
}

const composeOf = (fields: Fields): ComposeFact => ({
  taskId: shortText(fields, 'task_id', LONGEST_ID),
  fileId: shortText(fields, 'file_id', LONGEST_ID),
  url: urlOf(fields),
  code: shortText(fields, 'code', LONGEST_ID),
  message: shortText(fields, 'message', LONGEST_MESSAGE),
});

function textOf(fields: Fields, name: string): string | null {
  const value = fields.get(name);
  return typeof value === 'number'
    ? String(value)
    : typeof value === 'string'
      ? value.trim()
      : null;
}

function shortText(fields: Fields, name: string, most: number): string | null {
  const text = textOf(fields, name);
  return text === null || text === '' || text.length > most ? null : text;
}

/** `vod.example/a.mp4`, `//vod.example:8443/a.mp4`: a host with a dot in it, and a path. */
const WITHOUT_SCHEME = /^(?:\/\/)?((?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d{1,5})?\/.*)$/i;

/**
 * An address that can be opened; some servers encode it once more than the body. One without a scheme is taken as
 * https, as every other is fetched.
 */
function urlOf(fields: Fields): string | null {
  const given = shortText(fields, 'replay_url', LONGEST_URL);
  const isEncoded = given !== null && /^[^/]*(?:%3a|%2f)/i.test(given);
  const text = isEncoded ? percentDecoded(given) : given;
  const bare = text && WITHOUT_SCHEME.exec(text)?.[1];
  const url = bare ? `https://${bare}` : text;
  const parsed = url === null ? null : URL.parse(url);
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:';
  return isWeb && parsed.username === '' && parsed.password === '' ? url : null;
}

/** Before this, in milliseconds since the epoch, there was no recording; a number up to here is of seconds. */
const FIRST_MS = Date.UTC(2001, 0);
const LAST_MS = Date.UTC(2100, 0);

/** Documented as a Unix time in seconds; milliseconds are told from it by their size. */
function momentOf(fields: Fields, name: string): string | null {
  const text = textOf(fields, name);
  if (text === null || !/^\d{1,15}$/.test(text)) return null;
  const given = Number(text);
  const ms = given < FIRST_MS ? given * 1000 : given;
  return ms >= FIRST_MS && ms < LAST_MS ? new Date(ms).toISOString() : null;
}
