/** Boxes of an MP4 file (ISO/IEC 14496-12): as much of them as it takes to repeat a recording. */

const HEAD = 8;
/** Boxes that hold boxes and nothing else, on the way to the tables of samples. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

export interface Box {
  readonly type: string;
  /** What a box that holds others has in place of `body`. */
  readonly children: readonly Box[] | null;
  readonly body: Buffer;
}

/** @throws RangeError for bytes that are no boxes. */
export function readBoxes(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (size < HEAD) throw new RangeError(`a box of ${size} bytes`);
    const type = bytes.toString('latin1', at + 4, at + HEAD);
    const body = bytes.subarray(at + HEAD, at + size);
    const children = CONTAINERS.has(type) ? readBoxes(body) : null;
    boxes.push({ type, children, body });
    at += size;
  }
  return boxes;
}

export function writeBox({ type, children, body }: Box): Buffer {
  const content = children ? Buffer.concat(children.map(writeBox)) : body;
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(HEAD + content.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** @throws Error where there is none. */
export function find(boxes: readonly Box[], ...path: readonly string[]): Box {
  const [type, ...rest] = path;
  const box = boxes.find((one) => one.type === type);
  if (!box) throw new Error(`no box ${type}`);
  return rest.length === 0 ? box : find(box.children ?? [], ...rest);
}

/** The boxes with each changed as `change` says; null leaves one out. */
export const mapBoxes = (boxes: readonly Box[], change: (box: Box) => Box | null): readonly Box[] =>
  boxes.flatMap((box) => {
    const changed = change(box);
    if (!changed) return [];
    return [
      changed.children ? { ...changed, children: mapBoxes(changed.children, change) } : changed,
    ];
  });

/** A box with a version and flags of zero in front of 32-bit numbers. */
export function table(type: string, numbers: readonly number[]): Box {
  const body = Buffer.alloc(4 + numbers.length * 4);
  for (const [at, number] of numbers.entries()) body.writeUInt32BE(number, 4 + at * 4);
  return { type, children: null, body };
}

/** The 32-bit numbers behind version and flags. */
export const numbersOf = ({ body }: Box): number[] =>
  Array.from({ length: (body.length - 4) / 4 }, (_, at) => body.readUInt32BE(4 + at * 4));
