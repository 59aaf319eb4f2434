import { type Contents, ofOneFile } from './contents.ts';
import { BadContainer, type FileBytes } from './file-bytes.ts';

/** One frame of sound: how many bytes, and how long it sounds. */
interface Frame {
  readonly bytes: number;
  readonly seconds: number;
}

/** Bytes that are looked at: some three seconds of the best quality, half a minute of speech. */
const SAMPLE = 131_072;

/** kbit/s by the header's index, of MPEG 1 and of 2 and 2.5, layer III (ISO/IEC 11172-3, 13818-3). */
const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const MP3_SAMPLING = [44_100, 48_000, 32_000];

/** Hz by the header's index (ISO/IEC 13818-7). */
const AAC_SAMPLING = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
  7_350,
];

/** An MP3 frame at this place; null where there is none. */
function mp3Frame(bytes: Buffer, at: number): Frame | null {
  if (at + 4 > bytes.length) return null;
  const [sync = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  const version = (second >> 3) & 3;
  if (sync !== 0xff || second < 0xe0 || version === 1 || ((second >> 1) & 3) !== 1) return null;
  const isFirst = version === 3;
  const kilobits = (isFirst ? RATES_1 : RATES_2)[third >> 4];
  const base = MP3_SAMPLING[(third >> 2) & 3];
  if (!kilobits || !base) return null;
  const hertz = isFirst ? base : version === 2 ? base / 2 : base / 4;
  const samples = isFirst ? 1152 : 576;
  const padding = (third >> 1) & 1;
  const length = Math.floor((samples / 8) * ((kilobits * 1000) / hertz)) + padding;
  return { bytes: length, seconds: samples / hertz };
}

/** A frame of AAC in ADTS at this place; null where there is none. */
function aacFrame(bytes: Buffer, at: number): Frame | null {
  if (at + 7 > bytes.length || (bytes.readUInt16BE(at) & 0xfff6) !== 0xfff0) return null;
  const hertz = AAC_SAMPLING[(bytes.readUInt8(at + 2) >> 2) & 15];
  const length = (bytes.readUIntBE(at + 3, 3) >> 5) & 0x1fff;
  const blocks = (bytes.readUInt8(at + 6) & 3) + 1;
  if (!hertz || length < 7) return null;
  return { bytes: length, seconds: (1024 * blocks) / hertz };
}

const FRAMES = { mp3: mp3Frame, aac: aacFrame };

/** Whether frames of this kind follow each other from here: one alone may be an accident. */
export function startsAs(kind: keyof typeof FRAMES, bytes: Buffer, from: number): boolean {
  const first = FRAMES[kind](bytes, from);
  return first !== null && FRAMES[kind](bytes, from + first.bytes) !== null;
}

/** Bytes of an ID3v2 tag before the sound (id3.org, §3.1: seven bits of each byte); 0 where there is none. */
export function tagLength(bytes: Buffer): number {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
  return 10 + [...bytes.subarray(6, 10)].reduce((sum, byte) => sum * 128 + (byte & 127), 0);
}

/**
 * How long an MP3 or an AAC file sounds. Exact where an MP3 says how many frames it has (Xing, Info) or where all
 * of the file has been looked at; else from the mean of the frames that were looked at.
 *
 * @throws BadContainer, NotRead
 */
export async function readMpegAudio(file: FileBytes, kind: keyof typeof FRAMES): Promise<Contents> {
  const from = tagLength(await file.read(0, 10));
  const bytes = await file.read(from, SAMPLE);
  const first = FRAMES[kind](bytes, 0);
  if (!first) throw new BadContainer('unreadable', 'frame');
  const stated = kind === 'mp3' ? statedFrames(bytes.subarray(0, first.bytes)) : null;
  if (stated !== null) return ofOneFile(stated * first.seconds, [kind]);
  const looked = lookAt(bytes, FRAMES[kind]);
  if (file.total === null) return ofOneFile(null, [kind]);
  const rest = Math.max(0, file.total - from - looked.bytes);
  if (rest < first.bytes) return ofOneFile(looked.seconds, [kind]);
  const seconds = looked.seconds + rest * (looked.seconds / looked.bytes);
  return { ...ofOneFile(seconds, [kind]), estimated: true };
}

function lookAt(bytes: Buffer, frameAt: (bytes: Buffer, at: number) => Frame | null): Frame {
  let at = 0;
  let seconds = 0;
  for (;;) {
    const frame = frameAt(bytes, at);
    // A frame that reaches beyond what was read is not counted, nor are its bytes.
    if (!frame || at + frame.bytes > bytes.length) return { bytes: at, seconds };
    at += frame.bytes;
    seconds += frame.seconds;
  }
}

/** Frames as the first one states them, beyond its own side information; null where it does not. */
function statedFrames(frame: Buffer): number | null {
  const at = [frame.indexOf('Xing'), frame.indexOf('Info')].find((found) => found >= 0);
  if (at === undefined || at + 12 > frame.length) return null;
  const hasFrames = (frame.readUInt32BE(at + 4) & 1) === 1;
  return hasFrames ? frame.readUInt32BE(at + 8) : null;
}
