import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type KeyFacts, listingParameters, readListing } from '../common/listing.ts';
import type { VendorMedia } from '../common/media.ts';
import { mediaId, momentOfDigits } from '../common/media-fields.ts';
import { hexSeconds } from '../common/signed-address.ts';

/** `record/<app>/command_record/<stream>/YYYY-MM-DD-hh-mm-ss.mp4`, its time in UTC (an inference of the facts). */
const KEY = /(?:^|\/)command_record\/([^/]+)\/(.+)$/;
const TIME = /(?<!\d)\d{4}(?:-\d\d){5}(?!\d)/;

function factsOf(key: string): KeyFacts {
  const [, streamId, rest = ''] = KEY.exec(key) ?? [];
  const digits = TIME.exec(rest)?.[0].replaceAll('-', '') ?? '';
  return { streamId: streamId ?? null, beginAt: momentOfDigits(digits, 0) };
}

const MERGED = z.object({ TaskId: mediaId });

export const media: VendorMedia = {
  searchBy: 'listing',
  searchParameters: listingParameters,
  readSearch: (data, search) => readListing(data, search, factsOf),
  merge: {
    parameters: ({ format, fileIds, name }) => [
      ['Format', format],
      ...fileIds.map((id) => ['InputFileId[]', id] as const),
      ['OutputFileName', name],
    ],
    readTask: (data) => MERGED.safeParse(data).data?.TaskId ?? null,
  },
  // DescribeMediaTask knows snapshots alone there.
  readTask: null,
  /** `/<sha256(KEY + uri + hwTime)>/<hwTime>/<uri>`, `hwTime` being now in hex. */
  signUrl(address, key, nowMs) {
    const url = new URL(address);
    const time = hexSeconds(nowMs);
    const uri = url.pathname;
    const hash = createHash('sha256').update(`${key}${uri}${time}`, 'utf8').digest('hex');
    url.pathname = `/${hash}/${time}${uri}`;
    return url.href;
  },
};
