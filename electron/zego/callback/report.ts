import type { FileReport } from '#contract/model/file.ts';
import type { RecordFact } from './parse.ts';

/** Whose file it is: the account whose CallbackSecret signed. */
export type ReportAccount = Pick<
  FileReport,
  'appId' | 'service' | 'accountId' | 'accountName' | 'isTest' | 'practice'
>;

/** How a file's name ends; `format` is one of these in lower case. */
const FORMAT = /\.([a-z0-9]{2,5})$/i;

/**
 * What a `record` callback says of a file. Null where it names neither the vendor nor anything that a file could be
 * known again by.
 *
 * @param seenAt ISO 8601, UTC.
 */
export function reportOf(
  fact: RecordFact,
  account: ReportAccount,
  seenAt: string,
): FileReport | null {
  const { vendor, ...facts } = fact;
  if (vendor === null || (facts.url === null && facts.fileId === null)) return null;
  const name = lastPart(facts.fileId) ?? nameIn(facts.url) ?? facts.fileId ?? '';
  return {
    ...account,
    ...facts,
    vendor,
    name,
    format: (FORMAT.exec(name) ?? FORMAT.exec(nameIn(facts.url) ?? ''))?.[1]?.toLowerCase() ?? null,
    createdAt: null,
    expiresAt: null,
    status: null,
    source: 'callback',
    seenAt,
  };
}

/** The name in a path that is an object's key; null for an id that is none. */
const lastPart = (fileId: string | null): string | null =>
  fileId !== null && FORMAT.test(fileId) ? (fileId.split('/').at(-1) ?? null) : null;

function nameIn(url: string | null): string | null {
  const last = url === null ? null : URL.parse(url)?.pathname.split('/').at(-1);
  if (!last) return null;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
