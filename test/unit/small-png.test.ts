import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decode, smallPng } from '../screenshots/small-png.ts';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A picture of red, green and blue, each line with its filter. */
function pngOf(width: number, lines: readonly number[][]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(lines.length, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('every filter of a line is taken away', () => {
  const first = [10, 20, 30, 40, 50, 60];
  const { pixels } = decode(
    pngOf(2, [
      [0, ...first],
      [1, 10, 20, 30, 30, 30, 30],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 15, 15, 15],
      [4, 0, 0, 0, 0, 0, 0],
    ]),
  );
  const line = [0x0a141e, 0x28323c];
  expect([...pixels]).toEqual([...line, ...line, ...line, ...line, ...line]);
});

test('a picture of few colours stays as it is', () => {
  const small = smallPng(
    pngOf(2, [
      [0, 255, 0, 0, 0, 0, 255],
      [0, 255, 0, 0, 255, 0, 0],
    ]),
  );
  const at = small.indexOf('PLTE');
  expect([...small.subarray(at + 4, at + 10)]).toEqual([255, 0, 0, 0, 0, 255]);
  const data = small.indexOf('IDAT');
  const length = small.readUInt32BE(data - 4);
  expect([...inflateSync(small.subarray(data + 4, data + 4 + length))]).toEqual([0, 0, 1, 0, 0, 0]);
});

test('of more than 256 colours a rare one becomes the nearest of the others', () => {
  const grey = (value: number) => [value, value, value];
  const all = Array.from({ length: 256 }, (_, value) => grey(value)).flat();
  const small = smallPng(
    pngOf(257, [
      [0, ...all, 201, 200, 200],
      [0, ...all, 0, 0, 0],
    ]),
  );
  const data = small.indexOf('IDAT');
  const lines = inflateSync(small.subarray(data + 4, data + 4 + small.readUInt32BE(data - 4)));
  expect(lines[1 + 256]).toBe(lines[1 + 200]);
});

test('another kind of picture is refused', () => {
  const png = pngOf(1, [[0, 1, 2, 3]]);
  png[25] = 3;
  expect(() => decode(png)).toThrow('8-bit');
});
