import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A palette of a PNG has so many colours at most. */
const MOST_COLOURS = 256;
const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Colour types of a PNG: red, green and blue, without and with alpha. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/**
 * The same picture with a palette of its 256 most frequent colours, each other colour as the nearest of these: a
 * window has few, and a document that ships with the program is to be small. Opaque 8-bit pictures only.
 *
 * @throws Error for another kind of PNG.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour);
  const indexes = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, palette)]));
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      lines[y * (width + 1) + 1 + x] = indexes.get(pixels[y * width + x] ?? 0) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, each an index into the palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Decoded {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBB each, line by line. */
  readonly pixels: Uint32Array;
}

export function decode(png: Buffer): Decoded {
  const parts = chunksOf(png);
  const header = parts.find(({ type }) => type === 'IHDR')?.data;
  const channels = CHANNELS[header?.[9] ?? -1];
  if (header?.[8] !== 8 || channels === undefined || header[12] !== 0) {
    throw new Error('not an 8-bit picture of red, green and blue');
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map((part) => part.data));
  const lines = unfiltered(inflateSync(data), { width: width * channels, height, step: channels });
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const from = at * channels;
    if (channels === 4 && lines[from + 3] !== 255) throw new Error('not opaque');
    pixels[at] = lines.readUIntBE(from, 3);
  }
  return { width, height, pixels };
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const parts: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    parts.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return parts;
}

interface Lines {
  /** Bytes of a line, without its filter. */
  readonly width: number;
  readonly height: number;
  /** Bytes of a pixel. */
  readonly step: number;
}

/** Takes the filter of each line away, as section 9 of the PNG specification has it. */
function unfiltered(data: Buffer, { width, height, step }: Lines): Buffer {
  const out = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = y * (width + 1);
    const filter = data[from] ?? 0;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const above = y > 0 ? (out[at - width] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[at - width - step] ?? 0) : 0;
      out[at] = (data[from + 1 + x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    default: {
      const guess = left + above - corner;
      const [a, b, c] = [left, above, corner].map((one) => Math.abs(guess - one));
      if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left;
      return (b ?? 0) <= (c ?? 0) ? above : corner;
    }
  }
}

const channelsOf = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearest(colour: number, palette: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour);
  let best = { at: 0, distance: Number.POSITIVE_INFINITY };
  for (const [at, other] of palette.entries()) {
    if (other === colour) return at;
    const distance =
      (red - (other >> 16)) ** 2 +
      (green - ((other >> 8) & 255)) ** 2 +
      (blue - (other & 255)) ** 2;
    if (distance < best.distance) best = { at, distance };
  }
  return best.at;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
