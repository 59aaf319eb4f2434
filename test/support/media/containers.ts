/**
 * Small files of each container, written byte by byte after their specifications: sound and picture are empty, but
 * what the containers say of their length is true. Shares no line with the product.
 */

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u24 = (value: number) => u32(value).subarray(1);

const box = (type: string, ...parts: Buffer[]) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length + 8), Buffer.from(type, 'latin1'), content]);
};

const TIMESCALE = 1000;

/** `mvhd`, version 0 (ISO/IEC 14496-12 §8.2.2). */
const movieHeader = (seconds: number) =>
  box(
    'mvhd',
    ...[u32(0), u32(0), u32(0), u32(TIMESCALE), u32(Math.round(seconds * TIMESCALE))],
    Buffer.alloc(80),
  );

/** An MP4 of so many seconds; its index before or after `bytes` of data. */
export function mp4(seconds: number, { indexLast = true, bytes = 200_000 } = {}): Buffer {
  const head = box('ftyp', Buffer.from('isom\0\0\0\0isomavc1', 'latin1'));
  const index = box('moov', movieHeader(seconds));
  const data = box('mdat', Buffer.alloc(bytes, 7));
  return Buffer.concat(indexLast ? [head, data, index] : [head, index, data]);
}

const flvTag = (type: number, milliseconds: number, content: Buffer) => {
  const tag = Buffer.concat([
    Buffer.from([type]),
    u24(content.length),
    u24(milliseconds & 0xffffff),
    Buffer.from([milliseconds >>> 24]),
    Buffer.alloc(3),
    content,
  ]);
  return Buffer.concat([tag, u32(tag.length)]);
};

/** `onMetaData` in AMF0 with one member, `duration`. */
function metaData(seconds: number): Buffer {
  const number = Buffer.alloc(8);
  number.writeDoubleBE(seconds);
  return Buffer.concat([
    Buffer.from('\x02\0\nonMetaData\x08\0\0\0\x01\0\x08duration\0', 'latin1'),
    number,
    Buffer.from([0, 0, 9]),
  ]);
}

/** An FLV with a tag every second; without `stated` its script tag leaves the duration at 0, as after a crash. */
export function flv(seconds: number, { stated = true } = {}): Buffer {
  const times = Array.from({ length: Math.floor(seconds) + 1 }, (_, index) => index * 1000);
  return Buffer.concat([
    Buffer.from('FLV\x01\x05\0\0\0\x09\0\0\0\0', 'latin1'),
    flvTag(18, 0, metaData(stated ? seconds : 0)),
    ...times.map((time) => flvTag(9, time, Buffer.alloc(2000, 1))),
  ]);
}

/** MP3, MPEG 1 layer III, 128 kbit/s at 44.1 kHz: 417 or 418 bytes and 1152 samples a frame. */
export function mp3(seconds: number, { stated = false, tag = 0 } = {}): Buffer {
  const count = Math.round((seconds * 44_100) / 1152);
  const frame = (content: Buffer) => {
    const bytes = Buffer.alloc(417);
    Buffer.from([0xff, 0xfb, 0x90, 0x00]).copy(bytes);
    content.copy(bytes, 36);
    return bytes;
  };
  const info = Buffer.concat([Buffer.from('Info', 'latin1'), u32(1), u32(count)]);
  const plain = frame(Buffer.alloc(0));
  const id3 =
    tag === 0
      ? Buffer.alloc(0)
      : Buffer.concat([
          Buffer.from('ID3\x04\0\0', 'latin1'),
          Buffer.from([0, tag >> 14, (tag >> 7) & 127, tag & 127]),
          Buffer.alloc(tag),
        ]);
  return Buffer.concat([
    id3,
    ...(stated ? [frame(info)] : []),
    ...Array.from({ length: count }, () => plain),
  ]);
}

/** AAC in ADTS at 48 kHz, 1024 samples a frame, of sizes that change. */
export function aac(seconds: number): Buffer {
  const count = Math.round((seconds * 48_000) / 1024);
  return Buffer.concat(
    Array.from({ length: count }, (_, index) => {
      const length = 150 + (index % 5) * 20;
      const bytes = Buffer.alloc(length);
      const head = [
        0xff,
        0xf1,
        0x4c,
        0x80 | (length >> 11),
        (length >> 3) & 255,
        ((length & 7) << 5) | 31,
        0xfc,
      ];
      Buffer.from(head).copy(bytes);
      return bytes;
    }),
  );
}

/** A list of segments of so many seconds each. */
export function hls(names: readonly string[], seconds: number, { ended = true } = {}): string {
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-TARGETDURATION:${Math.ceil(seconds)}`,
    ...names.flatMap((name) => [`#EXTINF:${seconds.toFixed(3)},`, name]),
    ...(ended ? ['#EXT-X-ENDLIST'] : []),
    '',
  ].join('\n');
}
