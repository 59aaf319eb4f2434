import type { RecordedFile } from '#contract/model/file.ts';
import type { Container, FileCheck, FileVerdict } from '#contract/model/file-check.ts';
import type { FileReader } from '../../zego/transport/transport.ts';
import type { Contents } from './containers/contents.ts';
import { BadContainer, FileBytes, NotLookedInto, NotRead } from './containers/file-bytes.ts';
import { readFlv } from './containers/flv.ts';
import { readHls } from './containers/hls.ts';
import { readMp4 } from './containers/mp4.ts';
import { readMpegAudio, startsAs, tagLength } from './containers/mpeg-audio.ts';
import { mediaAddress } from './media-address.ts';

/**
 * How far a file's length may be from the recorded time: a recording begins at a key frame, some seconds after
 * its start, and vendors round. Seconds, and a part of the time.
 */
const TOLERANCE_SECONDS = 5;
const TOLERANCE_PART = 0.02;

export interface FileToCheck {
  readonly file: Pick<RecordedFile, 'beginAt' | 'endAt' | 'durationSeconds'>;
  /** Where it is, signed if there is a key for it. */
  readonly url: string;
  readonly signed: boolean;
}

const NOTHING_KNOWN = {
  container: null,
  sizeBytes: null,
  durationSeconds: null,
  estimated: false,
  segments: null,
  codecs: [],
  httpStatus: null,
  reason: null,
  detail: null,
} as const satisfies Partial<FileCheck>;

/**
 * Whether a file exists, how large and how long it is, by requests for small parts of it. Never throws: what
 * went wrong is the answer. Sends nothing to any host but the file's own.
 *
 * @param now milliseconds since 1970
 */
export async function checkFile(
  { file, url, signed }: FileToCheck,
  reader: FileReader,
  now: number,
): Promise<FileCheck> {
  const expectedSeconds = expectedOf(file);
  const checkedAt = new Date(now).toISOString();
  const base = { ...NOTHING_KNOWN, codecs: [], checkedAt, expectedSeconds, signed };
  const address = mediaAddress(url);
  if (address === null) return { ...base, verdict: 'unreadable', detail: 'address' };
  const bytes = new FileBytes(reader, address);
  try {
    const head = await bytes.read(0, 4096);
    if (head.length === 0) return { ...base, verdict: 'empty', sizeBytes: 0 };
    const container = containerOf(head);
    // A list's own size says nothing of what it lists.
    const sizeBytes = container === 'hls' ? null : bytes.total;
    const known = { ...base, container, sizeBytes };
    if (container === null) return { ...known, verdict: 'unreadable', detail: 'format' };
    return await lookInside(known, () => contentsOf(container, bytes, reader));
  } catch (error) {
    return { ...base, ...whyNotRead(error) };
  }
}

async function lookInside(
  known: Omit<FileCheck, 'verdict'>,
  read: () => Promise<Contents>,
): Promise<FileCheck> {
  try {
    const { growing, codecs, ...contents } = await read();
    const verdict = growing ? 'growing' : verdictOn(contents.durationSeconds, known);
    return { ...known, ...contents, codecs: [...codecs], verdict };
  } catch (error) {
    return { ...known, ...whyNotRead(error) };
  }
}

function contentsOf(container: Container, bytes: FileBytes, reader: FileReader): Promise<Contents> {
  switch (container) {
    case 'mp4':
      return readMp4(bytes);
    case 'hls':
      return readHls(bytes, reader);
    case 'flv':
      return readFlv(bytes);
    default:
      return readMpegAudio(bytes, container);
  }
}

/** By the first bytes: a name can be wrong. */
function containerOf(head: Buffer): Container | null {
  const text = head.toString('latin1');
  if (
    text
      .trimStart()
      .replace(/^\xef\xbb\xbf/, '')
      .startsWith('#EXTM3U')
  )
    return 'hls';
  if (text.startsWith('FLV')) return 'flv';
  if (/^(ftyp|moov|free|skip|wide|mdat|styp)$/.test(text.slice(4, 8))) return 'mp4';
  const from = tagLength(head);
  // A tag with a picture in it is longer than what was read: only MP3 has them in practice.
  if (from > head.length) return 'mp3';
  if (startsAs('aac', head, from)) return 'aac';
  return startsAs('mp3', head, from) ? 'mp3' : null;
}

function expectedOf({ beginAt, endAt, durationSeconds }: FileToCheck['file']): number | null {
  if (beginAt === null || endAt === null) return durationSeconds;
  return Math.max(0, (Date.parse(endAt) - Date.parse(beginAt)) / 1000);
}

function verdictOn(
  seconds: number | null,
  { expectedSeconds }: Pick<FileCheck, 'expectedSeconds'>,
): FileVerdict {
  if (seconds === null || expectedSeconds === null) return 'found';
  const tolerance = Math.max(TOLERANCE_SECONDS, expectedSeconds * TOLERANCE_PART);
  if (seconds < expectedSeconds - tolerance) return 'shorter';
  return seconds > expectedSeconds + tolerance ? 'longer' : 'as-recorded';
}

const VERDICTS_BY_STATUS: Readonly<Record<number, FileVerdict>> = {
  403: 'forbidden',
  404: 'gone',
  410: 'gone',
};

function whyNotRead(
  error: unknown,
): Pick<FileCheck, 'verdict'> &
  Partial<Pick<FileCheck, 'httpStatus' | 'reason' | 'detail' | 'sizeBytes'>> {
  if (error instanceof BadContainer) return { verdict: error.verdict, detail: error.message };
  if (error instanceof NotLookedInto) return { verdict: 'found', detail: error.message };
  if (!(error instanceof NotRead)) return { verdict: 'unreadable', detail: 'container' };
  const { answer } = error;
  if (answer.kind === 'failed') {
    return { verdict: 'unreachable', reason: answer.reason, detail: answer.detail };
  }
  const { httpStatus } = answer;
  // No part of it can be had, and the server says that it has none: `bytes */0`.
  if (httpStatus === 416 && answer.total === 0) return { verdict: 'empty', sizeBytes: 0 };
  return { verdict: VERDICTS_BY_STATUS[httpStatus] ?? 'refused', httpStatus };
}
