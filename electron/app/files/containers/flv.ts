import { type Contents, ofOneFile } from './contents.ts';
import { BadContainer, type FileBytes } from './file-bytes.ts';

/** Adobe Flash Video File Format Specification 10.1, annex E: a tag's head. */
const TAG_HEAD = 11;
const SIZE_FIELD = 4;
const SCRIPT_TAG = 18;

/** What the script tag names, in AMF0: the name of a number, as a text with its length before it. */
const DURATION = Buffer.from('\0\x08duration\0', 'latin1');

/**
 * What an FLV says of itself: the duration of its script tag, and where that has none, the time of its last
 * tag.
 *
 * @throws BadContainer where the end is missing: the last tag's size does not lead to a tag; NotRead
 */
export async function readFlv(file: FileBytes): Promise<Contents> {
  const head = await file.read(0, 9);
  const first = head.readUInt32BE(5) + SIZE_FIELD;
  const last = await lastTagTime(file);
  return ofOneFile((await scriptDuration(file, first)) ?? last);
}

async function scriptDuration(file: FileBytes, from: number): Promise<number | null> {
  const head = await file.read(from, TAG_HEAD);
  if (head.length < TAG_HEAD) throw new BadContainer('incomplete', 'tag');
  if (head.readUInt8(0) !== SCRIPT_TAG) return null;
  const script = await file.read(from + TAG_HEAD, head.readUIntBE(1, 3));
  const at = script.indexOf(DURATION);
  if (at < 0 || script.length < at + DURATION.length + 8) return null;
  const seconds = script.readDoubleBE(at + DURATION.length);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** Seconds; null where the server does not tell where the file ends. */
async function lastTagTime(file: FileBytes): Promise<number | null> {
  if (file.total === null) return null;
  const field = await file.read(file.total - SIZE_FIELD, SIZE_FIELD);
  const size = field.length === SIZE_FIELD ? field.readUInt32BE(0) : 0;
  const from = file.total - SIZE_FIELD - size;
  if (size < TAG_HEAD || from < 0) throw new BadContainer('incomplete', 'tag');
  const tag = await file.read(from, TAG_HEAD);
  if (tag.readUIntBE(1, 3) !== size - TAG_HEAD) throw new BadContainer('incomplete', 'tag');
  const milliseconds = tag.readUIntBE(4, 3) + tag.readUInt8(7) * 2 ** 24;
  return milliseconds / 1000;
}
