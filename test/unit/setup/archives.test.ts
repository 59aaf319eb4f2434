import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memberOf, unpackMember } from '../../../build/setup/runtime/tarball.mjs';
import { findDirectory, insideOf, unzip } from '../../../build/setup/runtime/zip.mjs';
import { zip } from '../../support/zip.ts';

/** A tar of the given members, with the headers that the reader looks at. */
function tar(members: [name: string, content: string][]): Buffer {
  const blocks = members.flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${Buffer.byteLength(content).toString(8).padStart(11, '0')}\0`, 124);
    const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
    body.write(content);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

async function* inPieces(buffer: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < buffer.length; at += size) yield buffer.subarray(at, at + size);
}

const temporary = () => mkdtempSync(join(tmpdir(), 'archives-'));

describe('the tarball reader', () => {
  const archive = tar([
    ['package/package.json', '{}'],
    ['package/wanted', 'x'.repeat(1_300)],
    ['package/later', 'y'.repeat(512)],
  ]);

  it.each([1, 7, 512, 1_000, 100_000])('finds a member in pieces of %i bytes', async (size) => {
    const found: Buffer[] = [];
    for await (const part of memberOf(inPieces(archive, size), 'package/wanted')) found.push(part);
    expect(Buffer.concat(found).toString()).toBe('x'.repeat(1_300));
  });

  it('says so when the archive ends in the middle', async () => {
    const read = async () => {
      for await (const _ of memberOf(inPieces(archive.subarray(0, 2_000), 64), 'package/wanted'));
    };
    await expect(read()).rejects.toThrow(/ends in the middle/);
  });

  it('answers the integrity of the whole file', async () => {
    const folder = temporary();
    writeFileSync(join(folder, 'a.tgz'), gzipSync(archive));
    const first = await unpackMember(join(folder, 'a.tgz'), 'package/wanted', join(folder, 'out'));
    expect(first).toMatch(/^sha512-/);
    expect(readFileSync(join(folder, 'out'), 'utf8')).toHaveLength(1_300);
    writeFileSync(join(folder, 'b.tgz'), gzipSync(archive, { level: 1 }));
    const other = await unpackMember(join(folder, 'b.tgz'), 'package/wanted', join(folder, 'out'));
    expect(other).not.toBe(first);
  });
});

describe('the zip reader', () => {
  it('unpacks deflated, stored and empty files, with their modes and new names', async () => {
    const folder = temporary();
    const path = join(folder, 'a.zip');
    const entries = zip([
      ['top/program', 'run me'.repeat(500), 0o100755],
      ['top/data/stored', 'as it is', 0o100644, true],
      ['top/empty', '', 0o100644, true],
      ['top/skipped', 'no', 0o100644],
    ]);
    writeFileSync(path, entries);
    const target = join(folder, 'out');
    await unzip(path, target, (name: string) =>
      name === 'top/skipped' ? undefined : name.replace('top/', '').replace('program', 'electron'),
    );
    expect(readFileSync(join(target, 'electron'), 'utf8')).toBe('run me'.repeat(500));
    expect(statSync(join(target, 'electron')).mode & 0o100).toBe(0o100);
    expect(readFileSync(join(target, 'data/stored'), 'utf8')).toBe('as it is');
    expect(readFileSync(join(target, 'empty'), 'utf8')).toBe('');
    expect(() => statSync(join(target, 'skipped'))).toThrow();
  });

  it('refuses a path that leads outside', async () => {
    const folder = temporary();
    writeFileSync(join(folder, 'a.zip'), zip([['../escaped', 'x', 0o100644]]));
    const unpacking = unzip(join(folder, 'a.zip'), join(folder, 'out'), (name: string) => name);
    await expect(unpacking).rejects.toThrow(/outside/);
    expect(() => insideOf('/a/b', '../bc')).toThrow(/outside/);
  });

  it('knows a file that is no zip', () => {
    expect(() => findDirectory(Buffer.alloc(100))).toThrow(/not a zip/);
  });
});
