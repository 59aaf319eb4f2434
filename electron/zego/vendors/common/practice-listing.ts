import { createHash } from 'node:crypto';
import { namePrefix, type PracticeFile, wholeNumber } from './practice-media.ts';

const MOST_KEYS = 1_000;

/** What Ws and Huawei write differently in an entry of the listing that they share. */
export interface ListingForm {
  readonly tagOf: (digest: Buffer) => string;
  readonly timeOf: (ms: number) => string;
}

/**
 * The listing as the practice server answers it: by key, as object stores do, from `Marker` on. Null for
 * parameters that it does not take.
 */
export function practiceListing(
  query: URLSearchParams,
  files: readonly PracticeFile[],
  { tagOf, timeOf }: ListingForm,
): unknown {
  const prefix = namePrefix(query);
  const most = wholeNumber(query, 'MaxKeys', { least: 1, most: MOST_KEYS, default: MOST_KEYS });
  if (prefix === null || most === null) return null;
  const marker = query.get('Marker') ?? '';
  const found = files
    .filter(({ fileId }) => fileId.startsWith(prefix) && fileId > marker)
    .sort((one, other) => (one.fileId < other.fileId ? -1 : 1));
  const page = found.slice(0, most);
  return {
    Keys: page.map(({ fileId, sizeBytes, createdMs, url }) => ({
      ETag: tagOf(createHash('md5').update(fileId).digest()),
      Key: fileId,
      LastModified: timeOf(createdMs),
      Size: sizeBytes,
      MediaUrl: url,
    })),
    NextMarker: found.length > page.length ? page.at(-1)?.fileId : '',
  };
}
