import { readFileSync } from 'node:fs';

const LOAD = 1;
const DYNAMIC = 2;
const NEEDED = 1n;
const STRINGS = 5n;

/**
 * The libraries that a 64-bit little-endian ELF file is linked to, as it names them.
 * Source: System V ABI, "Dynamic Section".
 */
export function neededBy(path: string): string[] {
  const file = readFileSync(path);
  const headersAt = Number(file.readBigUInt64LE(32));
  const size = file.readUInt16LE(54);
  const headers = Array.from({ length: file.readUInt16LE(56) }, (_unused, index) => {
    const at = headersAt + index * size;
    const word = (offset: number) => Number(file.readBigUInt64LE(at + offset));
    return { type: file.readUInt32LE(at), offset: word(8), address: word(16), length: word(32) };
  });
  const dynamic = headers.find(({ type }) => type === DYNAMIC);
  if (!dynamic) return [];
  const entries: { tag: bigint; value: bigint }[] = [];
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.length; at += 16) {
    entries.push({ tag: file.readBigUInt64LE(at), value: file.readBigUInt64LE(at + 8) });
  }
  const address = Number(entries.find(({ tag }) => tag === STRINGS)?.value ?? 0n);
  const segment = headers.find(
    ({ type, address: from, length }) =>
      type === LOAD && address >= from && address < from + length,
  );
  if (!segment) return [];
  const strings = address - segment.address + segment.offset;
  return entries
    .filter(({ tag }) => tag === NEEDED)
    .map(({ value }) => {
      const from = strings + Number(value);
      return file.toString('latin1', from, file.indexOf(0, from));
    });
}
