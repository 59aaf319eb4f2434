import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../build/setup/processes.mjs';
import {
  download,
  forDownloads,
  pinnedChecksums,
  withPinnedChecksums,
} from '../../../build/setup/runtime/official.mjs';
import { repositoryRoot } from '../../support/desktop/electron.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { zip } from '../../support/zip.ts';

/**
 * A mirror that hands out another executable, and the checksum to match, to Electron's own installer and
 * to the downloader that Forge calls.
 */
const modules = join(repositoryRoot, 'node_modules');
const { version } = JSON.parse(readFileSync(join(modules, 'electron', 'package.json'), 'utf8'));
const forged = zip([
  ['version', version, 0o100644],
  ['electron', '#!/bin/sh\necho forged\n', 0o100755],
]);
const forgedSum = createHash('sha256').update(forged).digest('hex');

let mirror: Server;
/** What the mirror was asked for. */
const paths: string[] = [];
let folder: TempFolder;
let env: Record<string, string>;

beforeAll(async () => {
  mirror = createServer(({ url = '' }, response) => {
    paths.push(url);
    const archive = url.split('/').at(-1) ?? '';
    const sums = Object.keys(pinnedChecksums()).map((name) => `${forgedSum} *${name}`);
    response.end(archive === 'SHASUMS256.txt' ? sums.join('\n') : forged);
  });
  await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => mirror.close(resolve)));

beforeEach(() => {
  folder = tempFolder('electron');
  env = {
    PATH: process.env.PATH ?? '',
    HOME: folder.path,
    ELECTRON_MIRROR: `http://127.0.0.1:${portOf(mirror)}/`,
    electron_config_cache: join(folder.path, 'cache'),
    ELECTRON_INSTALL_PLATFORM: 'linux',
    ELECTRON_INSTALL_ARCH: 'x64',
  };
  return () => folder.remove();
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** The installer in a folder of its own: it writes beside itself. */
function installerIn(path: string): string {
  const own = join(path, 'node_modules');
  const files = ['package.json', 'install.js', 'checksums.json'];
  mkdirSync(own);
  for (const name of ['@electron', '@electron-internal'])
    symlinkSync(join(modules, name), join(own, name));
  for (const file of files) cpSync(join(modules, 'electron', file), join(own, 'electron', file));
  return join(own, 'electron');
}

const SWITCHES = [
  'electron_use_remote_checksums',
  'npm_config_electron_use_remote_checksums',
] as const;

describe.each(SWITCHES)('with %s in the environment', (name) => {
  test('the installer believes the mirror’s own checksum where nothing stops it', async () => {
    const installer = installerIn(folder.path);
    const { code } = await run(process.execPath, [join(installer, 'install.js')], {
      env: { ...env, [name]: 'true' },
    });
    expect(code).toBe(0);
    expect(readFileSync(join(installer, 'dist', 'electron'), 'utf8')).toContain('forged');
  });

  test('in the environment that set-up makes, the forged archive is refused', async () => {
    const installer = installerIn(folder.path);
    const { code, stderr } = await run(process.execPath, [join(installer, 'install.js')], {
      env: withPinnedChecksums({ ...env, [name]: 'true' }),
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Generated checksum');
    expect(existsSync(join(installer, 'dist'))).toBe(false);
  });
});

test('the switch is dropped however it is written, and nothing else is', () => {
  const kept = { PATH: '/bin', ELECTRON_MIRROR: 'http://127.0.0.1/', npm_config_registry: 'x' };
  const switches = [
    ...SWITCHES,
    'ELECTRON_USE_REMOTE_CHECKSUMS',
    'NPM_CONFIG_electron_use_remote_checksums',
  ];
  const all = { ...kept, ...Object.fromEntries(switches.map((name) => [name, '1'])) };
  expect(withPinnedChecksums(all)).toEqual(kept);
});

/** What the packager does with `packagerConfig.download`. */
const downloading = (checksums: unknown) =>
  `import { downloadArtifact } from '@electron/get';
   const options = ${JSON.stringify({ version, artifactName: 'electron', platform: 'linux', arch: 'x64' })};
   const cacheRoot = process.env.electron_config_cache;
   console.log(await downloadArtifact({ ...options, cacheRoot, checksums: ${JSON.stringify(checksums)} }));`;

test.each([
  ['without the checksums that Forge is given, the mirror’s archive is taken', undefined, 0],
  ['with them it is refused', pinnedChecksums(), 1],
])('packaging: %s', async (_name, checksums, code) => {
  const args = ['--input-type=module', '--eval', downloading(checksums)];
  const result = await run(process.execPath, args, { cwd: repositoryRoot, env });
  expect(result.code, result.stderr).toBe(code);
  if (code !== 0) expect(result.stderr).toContain('Generated checksum');
});

describe('the way to the mirror', () => {
  /** Leads every host to the mirror, and counts how often it was asked to. */
  let proxy: Server;
  let asked: string[];
  beforeEach(async () => {
    asked = [];
    proxy = createServer((_request, response) => response.writeHead(405).end());
    proxy.on('connect', ({ url = '' }, client) => {
      asked.push(url);
      const onward = connect(portOf(mirror), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(client).pipe(onward);
      });
      onward.on('error', () => client.destroy());
      client.on('error', () => onward.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    return () => new Promise((resolve) => proxy.close(resolve));
  });

  /** Runs Electron's installer, whose package pins the mirror's archive, in the environment that set-up makes. */
  async function install(given: Readonly<Record<string, string>>) {
    const installer = installerIn(folder.path);
    const sums = Object.fromEntries(
      Object.keys(pinnedChecksums()).map((name) => [name, forgedSum]),
    );
    writeFileSync(join(installer, 'checksums.json'), JSON.stringify(sums));
    const reason = await download(process.execPath, join(installer, 'install.js'), {
      ...env,
      ...given,
    });
    return { reason, isThere: existsSync(join(installer, 'dist', 'electron')) };
  }
  const FAR = { ELECTRON_MIRROR: 'http://mirror.invalid/electron/' };

  test.each(['http_proxy', 'HTTP_PROXY', 'npm_config_proxy'])('goes by %s', async (name) => {
    const ended = await install({ ...FAR, [name]: `http://127.0.0.1:${portOf(proxy)}` });
    expect(ended).toEqual({ reason: null, isThere: true });
    expect(asked).toEqual(['mirror.invalid:80']);
  });

  test('goes past the proxy where the person says so', async () => {
    const dead = { HTTP_PROXY: 'http://127.0.0.1:9', npm_config_noproxy: '127.0.0.1' };
    expect(await install(dead)).toEqual({ reason: null, isThere: true });
  });

  test.each(['ELECTRON_MIRROR', 'npm_config_electron_mirror'])(
    'takes %s without a slash at its end',
    async (name) => {
      const ended = await install({ [name]: `http://127.0.0.1:${portOf(mirror)}/electron` });
      expect(ended).toEqual({ reason: null, isThere: true });
      expect(paths.at(-1)).toMatch(/^\/electron\/v?\d/);
    },
  );

  test('is given up where nothing comes', async () => {
    const silent = createServer();
    silent.on('connect', (_request, client) => client.on('error', () => {}));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const given = { ...env, ...FAR, HTTP_PROXY: `http://127.0.0.1:${portOf(silent)}` };
    const installer = join(installerIn(folder.path), 'install.js');
    expect(await download(process.execPath, installer, given, 500)).toBe(
      'nothing came within 0.5 seconds',
    );
    silent.closeAllConnections();
    silent.close();
  });

  test('trusts the certificates that npm trusts', () => {
    const trusted = forDownloads({ npm_config_cafile: '/own/ca.pem' });
    expect(trusted.NODE_EXTRA_CA_CERTS).toBe('/own/ca.pem');
    const both = { npm_config_cafile: '/npm.pem', NODE_EXTRA_CA_CERTS: '/node.pem' };
    expect(forDownloads(both).NODE_EXTRA_CA_CERTS).toBe('/node.pem');
  });
});
