import type { KeyObject } from 'node:crypto';
import type { UpdateChannel } from '#contract/model/update.ts';
import type { FileReader } from '../../zego/transport/transport.ts';
import {
  feedName,
  feedSchema,
  feedsOf,
  type Machine,
  MOST_FEED_BYTES,
  type UpdateFeed,
} from './feed.ts';
import { isSigned, signatureName } from './feed-signature.ts';
import { UpdateFault } from './update-fault.ts';

export interface FeedSource {
  readonly reader: Pick<FileReader, 'readRange'>;
  /** The folder of the lists. */
  readonly address: string;
  readonly key: KeyObject;
  readonly machine: Machine;
  /** Reads YAML. It is called with genuine lists only. @throws where the text is none */
  parse(text: string): Promise<unknown>;
}

/** More than a signature has. */
const MOST_SIGNATURE_BYTES = 200;

/** The address of a file in the folder of the lists. */
export function addressIn(folder: string, name: string): string {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return new URL(encodeURIComponent(name), base).href;
}

/**
 * The genuine lists of a channel. SECURITY: no byte of a list is parsed before its signature holds.
 *
 * @throws UpdateFault
 */
export async function readFeeds(source: FeedSource, channel: UpdateChannel): Promise<UpdateFeed[]> {
  const read = await Promise.all(
    feedsOf(channel).map((one) => readFeed(source, feedName(one, source.machine), one === 'beta')),
  );
  return read.flatMap((feed) => feed ?? []);
}

/** Null for a list that may be absent and is: there was no version for testing yet. */
async function readFeed(
  source: FeedSource,
  name: string,
  mayBeAbsent: boolean,
): Promise<UpdateFeed | null> {
  const content = await readSmall(source, name, MOST_FEED_BYTES);
  if (content === null) {
    if (mayBeAbsent) return null;
    throw new UpdateFault('server-refused', `${name} (HTTP 404)`);
  }
  const signature = await readSmall(source, signatureName(name), MOST_SIGNATURE_BYTES);
  if (signature === null) throw new UpdateFault('signature-missing', name);
  if (!isSigned(name, content, signature.toString('latin1'), source.key)) {
    throw new UpdateFault('signature-wrong', name);
  }
  const parsed = await source.parse(content.toString('utf8')).catch(() => null);
  const feed = feedSchema.safeParse(parsed);
  if (!feed.success) throw new UpdateFault('feed-unreadable', name);
  return feed.data;
}

/** The bytes of a small file; null where the server has none. @throws UpdateFault */
async function readSmall(
  { reader, address }: FeedSource,
  name: string,
  most: number,
): Promise<Buffer | null> {
  const answer = await reader.readRange(addressIn(address, name), 0, most + 1);
  if (answer.kind === 'failed') {
    throw new UpdateFault('unreachable', `${new URL(address).host} (${answer.detail})`);
  }
  if (answer.kind === 'status') {
    if (answer.httpStatus === 404) return null;
    throw new UpdateFault('server-refused', `${name} (HTTP ${answer.httpStatus})`);
  }
  if (answer.bytes.length > most) throw new UpdateFault('feed-unreadable', name);
  return answer.bytes;
}
