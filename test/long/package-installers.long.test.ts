import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEBIAN_DEPENDS } from '../../build/package/makers.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { makeInstallers, PACKAGING_MS, packageOnce } from '../support/package/packaged.ts';

describe.runIf(process.platform === 'linux')('the Debian package', () => {
  let unpacked: string;
  let deb: string;
  let desktop: Desktop;

  beforeAll(async () => {
    const original = await packageOnce();
    [deb = ''] = await makeInstallers('deb');
    unpacked = join(original.folder, '..', 'unpacked');
    mkdirSync(unpacked);
    execFileSync('dpkg-deb', ['-x', deb, unpacked]);
    desktop = await startDesktop();
  }, PACKAGING_MS);
  afterAll(async () => {
    await desktop?.close();
    rmSync(unpacked, { recursive: true, force: true });
  });

  test('depends on what Electron opens at run time too', () => {
    const depends = execFileSync('dpkg-deb', ['-f', deb, 'Depends'], { encoding: 'utf8' });
    const listed = depends.trim().split(/, /);
    expect(listed).toEqual(expect.arrayContaining(DEBIAN_DEPENDS));
    expect(listed).toEqual(expect.arrayContaining(['libnotify4', 'libsecret-1-0']));
  });

  test('belongs to root, is for all to read, and has a sandbox for kernels without namespaces', () => {
    const lines = execFileSync('dpkg-deb', ['-c', deb], { encoding: 'utf8' }).trim().split('\n');
    expect(lines.filter((line) => !/^\S+ root\/root /.test(line))).toEqual([]);
    expect(lines.filter((line) => /^[d-]/.test(line) && line[7] !== 'r')).toEqual([]);
    expect(
      lines.filter((line) => /^-rws/.test(line)).map((line) => line.split('/').at(-1)),
    ).toEqual(['chrome-sandbox']);
  });

  test('registers links behind the end of all switches', () => {
    const entry = readFileSync(
      join(unpacked, 'usr/share/applications/cdn-recorder.desktop'),
      'utf8',
    );
    expect(entry).toContain('\nExec=cdn-recorder -- %u\n');
    expect(entry).toContain('\nMimeType=x-scheme-handler/cdn-recorder;\n');
  });

  test('works unpacked', async () => {
    const args = ['--start=Practice: Tencent', '--json', '--exit'];
    const executable = join(unpacked, 'usr/bin/cdn-recorder');
    expect((await desktop.run(args, { packaged: executable })).code).toBe(0);
  });
});
