import { z } from 'zod';
import type { Parameters } from '../../request/query.ts';
import { readEntries } from './entries.ts';
import type { FoundFile, MediaPage, MediaSearch } from './media.ts';
import {
  baseName,
  byteCount,
  formatOf,
  mediaId,
  shortText,
  webAddress,
  zonedTime,
} from './media-fields.ts';

/**
 * Keys of one page; 1,000 may be asked for. An answer is read up to 131,072 bytes, and a key stands in it twice,
 * as long as a stream's name makes it.
 */
export const KEYS_OF_A_PAGE = 100;

/** `MaxKeys` and, from the second page on, `Marker` (facts, SearchMedia). */
export const listingParameters = ({ cursor }: MediaSearch): Parameters => [
  ...(cursor === null ? [] : [['Marker', cursor] as const]),
  ['MaxKeys', String(KEYS_OF_A_PAGE)],
];

const ENTRY = z.object({
  Key: mediaId,
  Size: byteCount,
  LastModified: zonedTime,
  MediaUrl: webAddress,
});

/** `Keys` may be null where there is none; an object without either is another one. */
const LISTING = z
  .object({ Keys: z.array(z.unknown()).nullish(), NextMarker: shortText })
  .refine(({ Keys, NextMarker }) => Keys !== undefined || NextMarker !== null);

/** What a vendor's key tells of its file. */
export type KeyFacts = Pick<FoundFile, 'streamId' | 'beginAt'>;

/**
 * The answer that Ws and Huawei share: `{Keys[{Key, Size, LastModified, MediaUrl}], NextMarker}`. An empty
 * `NextMarker` is the end, and so is the one that was asked with: it would lead round in a circle.
 */
export function readListing(
  data: unknown,
  { cursor }: MediaSearch,
  factsOf: (key: string) => KeyFacts,
): MediaPage | null {
  const parsed = LISTING.safeParse(data);
  if (!parsed.success) return null;
  const { Keys, NextMarker } = parsed.data;
  const { files, unreadable } = readEntries(Keys ?? [], ENTRY, (entry) => ({
    ...factsOf(entry.Key),
    fileId: entry.Key,
    name: baseName(entry.Key),
    format: formatOf(entry.Key),
    endAt: null,
    durationSeconds: null,
    sizeBytes: entry.Size,
    url: entry.MediaUrl,
    expiresAt: null,
    status: null,
    createdAt: entry.LastModified,
  }));
  return { files, unreadable, next: NextMarker === cursor ? null : NextMarker };
}
