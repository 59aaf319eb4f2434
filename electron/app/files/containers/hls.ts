import { segmentAddress } from '#contract/rules/segment-address.ts';
import type { FileReader } from '../../../zego/transport/transport.ts';
import type { Contents } from './contents.ts';
import { BadContainer, FileBytes, NotRead } from './file-bytes.ts';

/** Bytes: the list of a day in segments of two seconds has a quarter of it. */
const LARGEST_LIST = 8 * 1024 * 1024;

interface Segment {
  readonly seconds: number;
  readonly reference: string;
}

interface List {
  readonly segments: readonly Segment[];
  /** Other lists, where this one names streams of several qualities. */
  readonly variants: readonly string[];
  readonly ended: boolean;
  readonly codecs: readonly string[];
}

/** Reads a list of segments or of lists (RFC 8216 §4). What it does not know it passes over. */
export function parseList(text: string): List {
  const segments: Segment[] = [];
  const variants: string[] = [];
  const codecs = new Set<string>();
  let seconds: number | null = null;
  let isVariant = false;
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line.startsWith('#EXTINF:')) seconds = Number.parseFloat(line.slice(8));
    else if (line.startsWith('#EXT-X-STREAM-INF:')) {
      isVariant = true;
      for (const codec of /CODECS="([^"]*)"/.exec(line)?.[1]?.split(',') ?? []) codecs.add(codec);
    } else if (line !== '' && !line.startsWith('#')) {
      if (isVariant) variants.push(line);
      else segments.push({ seconds: seconds && seconds > 0 ? seconds : 0, reference: line });
      seconds = null;
      isVariant = false;
    }
  }
  const ended = /^#EXT-X-ENDLIST\s*$/m.test(text);
  return { segments, variants, ended, codecs: [...codecs].slice(0, 16) };
}

/**
 * What a list says of its segments, of which the first, the one in the middle and the last are looked for.
 * @throws BadContainer with the name of a segment that is missing; NotRead
 */
export async function readHls(file: FileBytes, reader: FileReader): Promise<Contents> {
  const outer = await readList(file);
  const [variant] = outer.variants;
  const inner = variant === undefined ? file : new FileBytes(reader, addressOf(variant, file.url));
  const list = variant === undefined ? outer : await readList(inner);
  if (list.segments.length === 0 && list.ended) throw new BadContainer('incomplete', 'segments');
  for (const segment of someOf(list.segments)) await lookFor(segment, inner.url, reader);
  return {
    durationSeconds: list.segments.reduce((sum, { seconds }) => sum + seconds, 0),
    estimated: false,
    segments: list.segments.length,
    codecs: outer.codecs,
    growing: !list.ended,
  };
}

async function readList(file: FileBytes): Promise<List> {
  const text = (await file.read(0, LARGEST_LIST)).toString('utf8');
  if (!text.trimStart().startsWith('#EXTM3U')) throw new BadContainer('unreadable', 'list');
  return parseList(text);
}

function someOf(segments: readonly Segment[]): readonly Segment[] {
  const last = segments.length - 1;
  const places = new Set([0, Math.floor(last / 2), last]);
  return segments.filter((_, index) => places.has(index));
}

async function lookFor({ reference }: Segment, list: string, reader: FileReader): Promise<void> {
  const answer = await reader.readRange(addressOf(reference, list), 0, 1);
  if (answer.kind === 'bytes') return;
  if (answer.kind === 'status' && /^(404|410)$/.test(String(answer.httpStatus))) {
    throw new BadContainer('incomplete', nameIn(reference));
  }
  throw new NotRead(answer);
}

function addressOf(reference: string, list: string): string {
  const address = segmentAddress(reference, list);
  if (address === null) throw new BadContainer('unreadable', 'other host');
  return address;
}

/** The last part of a path, without what signs it. */
const nameIn = (reference: string): string =>
  (reference.split(/[?#]/, 1)[0] ?? '').split('/').at(-1)?.slice(0, 100) ?? '';
