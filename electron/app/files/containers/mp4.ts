import { type Contents, ofOneFile } from './contents.ts';
import { BadContainer, type FileBytes } from './file-bytes.ts';

interface BoxPlace {
  readonly type: string;
  readonly from: number;
  readonly size: number;
}

/** A box's head: 32 bits of size, its type, and 64 bits where the size is 1 (ISO/IEC 14496-12 §4.2). */
const HEAD = 16;

/** Bytes. The index of a whole day at 60 frames a second has half of it. */
const LARGEST_INDEX = 64 * 1024 * 1024;

/**
 * What an MP4 says of itself. Read are the heads of its boxes and its index (`moov`), wherever that lies: a few
 * requests for a file of any size.
 *
 * @throws BadContainer, NotRead
 */
export async function readMp4(file: FileBytes): Promise<Contents> {
  const boxes = await walk(file);
  const index = boxes.find(({ type }) => type === 'moov');
  if (!index || index.size > LARGEST_INDEX) throw new BadContainer('incomplete', 'moov');
  const head = boxes.find(({ type }) => type === 'ftyp');
  const parts = await Promise.all(
    [head, index].filter((box) => box !== undefined).map((box) => file.read(box.from, box.size)),
  );
  return contentsOf(Buffer.concat(parts));
}

/**
 * The boxes at the top, up to the index and, where the file is not in fragments, to its end.
 * @throws BadContainer where one reaches beyond the end: the file was cut off.
 */
async function walk(file: FileBytes): Promise<BoxPlace[]> {
  const boxes: BoxPlace[] = [];
  let at = 0;
  for (;;) {
    const box = readHead(await file.read(at, HEAD), at, file.total);
    if (!box) return boxes;
    boxes.push(box);
    const end = at + box.size;
    if (file.total !== null && end > file.total) throw new BadContainer('incomplete', box.type);
    // Fragments follow each other by the thousand, and say nothing more of the whole.
    if (box.type === 'moof' || end === file.total) return boxes;
    at = end;
  }
}

function readHead(head: Buffer, from: number, total: number | null): BoxPlace | null {
  if (head.length === 0) return null;
  if (head.length < 8) throw new BadContainer('incomplete', 'box');
  const type = head.toString('latin1', 4, 8);
  const short = head.readUInt32BE(0);
  const size = short === 1 ? wide(head) : short === 0 ? (total ?? from) - from : short;
  if (size < 8) throw new BadContainer('unreadable', 'box');
  return { type, from, size };
}

function wide(head: Buffer): number {
  if (head.length < HEAD) throw new BadContainer('incomplete', 'box');
  return Number(head.readBigUInt64BE(8));
}

/** The parser is loaded when a check wants it: no start of the program waits for it. */
async function contentsOf(bytes: Buffer): Promise<Contents> {
  const { createFile, MP4BoxBuffer } = await import('mp4box');
  const parsed = createFile();
  const { buffer, byteOffset, length } = bytes;
  const copy = buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer;
  try {
    parsed.appendBuffer(MP4BoxBuffer.fromArrayBuffer(copy, 0));
  } catch {
    throw new BadContainer('unreadable', 'moov');
  }
  if (!parsed.moov) throw new BadContainer('unreadable', 'moov');
  const info = parsed.getInfo();
  const whole = info.fragment_duration
    ? info.fragment_duration.num / info.fragment_duration.den
    : info.duration / info.timescale;
  const seconds = Number.isFinite(whole) && whole > 0 ? whole : null;
  return ofOneFile(
    seconds,
    info.tracks.map(({ codec }) => codec),
  );
}
