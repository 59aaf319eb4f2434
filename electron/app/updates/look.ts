import type { UpdateChannel } from '#contract/model/update.ts';
import { type Found, findOffer, type Installed } from './offer.ts';
import { type FeedSource, readFeeds } from './read-feed.ts';

/**
 * What the genuine lists of a channel offer to this copy.
 *
 * @throws UpdateFault
 */
export async function lookForOffer(
  source: FeedSource,
  channel: UpdateChannel,
  installed: Installed,
): Promise<Found> {
  return findOffer(await readFeeds(source, channel), installed, channel === 'stable');
}
