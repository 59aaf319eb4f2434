import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { insideOf, memberOf, unpackMember, unzip } from '../../../build/setup/runtime/archives.mjs';
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

  it('keeps links that stay inside', async () => {
    const folder = temporary();
    writeFileSync(
      join(folder, 'a.zip'),
      zip([
        ['lib/real', 'x', 0o100644],
        ['lib/link', 'real', 0o120777],
      ]),
    );
    await unzip(join(folder, 'a.zip'), join(folder, 'out'), (name: string) => name);
    expect(readlinkSync(join(folder, 'out/lib/link'))).toBe('real');
    expect(readFileSync(join(folder, 'out/lib/link'), 'utf8')).toBe('x');
  });

  const OUTSIDE: [what: string, ...Parameters<typeof zip>[0]][] = [
    ['a path upwards', ['../escaped', 'x', 0o100644]],
    ['an absolute path', ['/escaped', 'x', 0o100644]],
    ['a path of Windows', ['..\\escaped', 'x', 0o100644]],
    ['a link upwards', ['link', '../escaped', 0o120777]],
    ['an absolute link', ['link', '/tmp', 0o120777]],
    ['a link to the folder itself', ['sub/link', '..', 0o120777]],
    ['a file through a link', ['link', '/tmp', 0o120777], ['link/escaped', 'x', 0o100644]],
    ['a second file of the same name', ['twice', 'x', 0o100644], ['twice', 'y', 0o100644]],
  ];
  it.each(OUTSIDE)('refuses %s', async (_what, ...entries) => {
    const folder = temporary();
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(folder, 'a.zip'), zip(entries));
    await expect(unzip(join(folder, 'a.zip'), out, (name: string) => name)).rejects.toThrow();
    expect(readdirSync(folder).sort()).toEqual(['a.zip', 'out']);
    expect(existsSync(join(tmpdir(), 'escaped'))).toBe(false);
    const left = readdirSync(out, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isSymbolicLink())).toEqual([]);
  });

  it('refuses a new name that leads outside', () => {
    expect(() => insideOf('/a/b', '../bc')).toThrow(/outside/);
    expect(() => insideOf('/a/b', '.')).toThrow(/outside/);
  });

  it('refuses what is no zip, cut short, or of another length than it says', async () => {
    const folder = temporary();
    const whole = zip([['file', 'content '.repeat(100), 0o100644]]);
    const longer = Buffer.from(whole);
    longer.writeUInt32LE(7, whole.indexOf('PK\x01\x02') + 24);
    for (const [name, bytes] of [
      ['none', Buffer.alloc(100)],
      ['half', whole.subarray(0, whole.length / 2)],
      ['longer', longer],
    ] as const) {
      writeFileSync(join(folder, name), bytes);
      const unpacking = unzip(
        join(folder, name),
        join(folder, `out-${name}`),
        (path: string) => path,
      );
      await expect(unpacking, name).rejects.toThrow();
    }
  });
});
