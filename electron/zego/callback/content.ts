import { createHash } from 'node:crypto';
import { type Fields, isObject, type Json, jsonOf, percentDecoded } from './body.ts';

/** They differ at each delivery of one content, or are proof and no content. */
const STAMP = new Set(['timestamp', 'nonce', 'signature']);

/**
 * What a callback says, in one form whatever form it came in: fields sorted, numbers as texts, `extra_params`
 * as an object, nothing of the delivery itself.
 */
export const contentOf = (fields: Fields): string =>
  JSON.stringify(
    sorted(
      Object.fromEntries(
        [...fields]
          .filter(([name]) => !STAMP.has(name))
          .map(([name, value]) => [
            name,
            name === EXTRA ? (extraOf(fields) ?? value) : plain(value),
          ]),
      ),
    ),
  );

/** The same for two deliveries of one content: hex SHA-256. */
export const hashOf = (content: string): string =>
  createHash('sha256').update(content, 'utf8').digest('hex');

const EXTRA = 'extra_params';

/** The vendor's part: an object, or JSON in a text, percent-encoded or not. Null where it is none. */
export function extraOf(fields: Fields): { readonly [name: string]: Json } | null {
  const value = fields.get(EXTRA) ?? null;
  if (typeof value !== 'string') return isObject(value) ? value : null;
  const text = value.trim();
  const object = jsonOf(text.startsWith('{') ? text : (percentDecoded(text) ?? ''));
  return isObject(object) ? object : null;
}

/** All fields are documented as texts, and `appid` may come as a number. */
const plain = (value: Json): Json => (typeof value === 'number' ? String(value) : value);

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}
