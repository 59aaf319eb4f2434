import { createHash } from 'node:crypto';
import { type KeyFacts, listingParameters, readListing } from '../common/listing.ts';
import type { VendorMedia } from '../common/media.ts';
import { baseName, momentOfDigits } from '../common/media-fields.ts';
import { ADDRESS_LIFE_MS, hexSeconds, withParameters } from '../common/signed-address.ts';

/** `<app>-<stream>--YYYYMMDDhhmmss.mp4`; an app's name with a hyphen cannot be told from the stream's. */
const NAME = /^[^-]+-(.+)--(\d{14})\.[a-z0-9]+$/i;
/** The time in a name, ahead of UTC (facts, "What contradicts itself", 1; an inference). */
const ZONE_HOURS = 8;

function factsOf(key: string): KeyFacts {
  const [, streamId, digits = ''] = NAME.exec(baseName(key)) ?? [];
  return { streamId: streamId ?? null, beginAt: momentOfDigits(digits, ZONE_HOURS) };
}

export const media: VendorMedia = {
  searchBy: 'listing',
  searchParameters: listingParameters,
  readSearch: (data, search) => readListing(data, search, factsOf),
  merge: null,
  readTask: null,
  /** `?wsSecret=md5(wsABStime + uri + KEY)&wsABStime=<end, HEX>`. */
  signUrl(address, key, nowMs) {
    const url = new URL(address);
    const time = hexSeconds(nowMs + ADDRESS_LIFE_MS).toUpperCase();
    const secret = createHash('md5').update(`${time}${url.pathname}${key}`, 'utf8').digest('hex');
    return withParameters(url, [
      ['wsSecret', secret],
      ['wsABStime', time],
    ]);
  },
};
