/** Icon files of Windows and macOS: both hold PNGs, each behind a small table. */

/**
 * A Windows icon, in the form that Windows Vista and later read.
 * @param sizes edges in pixels, 256 at most
 */
export function ico(sizes: readonly number[], png: (pixels: number) => Buffer): Buffer {
  const header = Buffer.alloc(6 + 16 * sizes.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  const images = sizes.map(png);
  let offset = header.length;
  images.forEach((image, index) => {
    const at = 6 + 16 * index;
    // One byte each: 0 stands for 256.
    header.writeUInt8((sizes[index] ?? 0) % 256, at);
    header.writeUInt8((sizes[index] ?? 0) % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(image.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([header, ...images]);
}

/** The types of macOS that hold a PNG, each with its edge in pixels. */
const ICNS_TYPES = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

/** A macOS icon. */
export function icns(png: (pixels: number) => Buffer): Buffer {
  const entries = ICNS_TYPES.map(([type, pixels]) => {
    const image = png(pixels);
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(image.length + head.length, 4);
    return Buffer.concat([head, image]);
  });
  const body = Buffer.concat(entries);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + head.length, 4);
  return Buffer.concat([head, body]);
}
