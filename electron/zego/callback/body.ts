import type { z } from 'zod';
import { parseJson } from '../answer/json.ts';

export type Json = z.core.util.JSONType;
/** The fields of a callback by their names, as they came. */
export type Fields = ReadonlyMap<string, Json>;

/** The longest documented field has 1 KiB (facts §5); what is longer than this as a whole is no callback. */
export const LONGEST_BODY = 64 * 1024;
/** More fields than any documented callback has. */
const MOST_FIELDS = 200;

/**
 * The fields of a callback, in whichever form ZEGO sends it: raw JSON, percent-encoded JSON ("decode it first",
 * say the pages) or form fields (so read the official samples). Null where it is none of them. Never throws.
 */
export function readBody(body: Uint8Array): Fields | null {
  if (body.length > LONGEST_BODY) return null;
  const text = new TextDecoder().decode(body).trim();
  if (text.startsWith('{')) return jsonFields(text);
  if (/^%7b/i.test(text)) return jsonFields(percentDecoded(text));
  return formFields(text);
}

function jsonFields(text: string | null): Fields | null {
  const value = text === null ? null : jsonOf(text);
  return isObject(value) ? bounded(Object.entries(value)) : null;
}

const formFields = (text: string): Fields | null =>
  text.includes('=') ? bounded([...new URLSearchParams(text)]) : null;

const bounded = (entries: readonly (readonly [string, Json])[]): Fields | null =>
  entries.length > MOST_FIELDS ? null : new Map(entries);

/** In an encoded text a plus that is meant is `%2B`. Null where it is not encoded like that. */
export function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return null;
  }
}

/** Null also for what is no JSON. */
export function jsonOf(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

export const isObject = (value: Json): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
