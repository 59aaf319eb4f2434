import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { feedsOf } from '../../build/release/feeds.ts';
import { findPackages } from '../../build/release/packages.ts';
import {
  makeUpdateKeys,
  publicKeyOf,
  readSigningKey,
  signFeedFiles,
} from '../../build/release/sign-feed.ts';
import manifest from '../../package.json' with { type: 'json' };
import { repositoryRoot } from '../support/desktop/electron.ts';
import type { Offer } from './strict-feed.ts';

/** A version as a release hands it out: its Debian package, and what a server of versions has of it. */
export interface Version {
  readonly version: string;
  readonly deb: string;
  readonly debName: string;
  /** In base64. */
  readonly sha512: string;
  readonly offer: Offer;
  /** The same list, signed by someone else. */
  readonly forged: Offer;
}

export interface TwoVersions {
  readonly old: Version;
  readonly newer: Version;
}

/**
 * Makes this version and the next one, of the same sources, each with the key of this test and the address of its
 * server in it, by the very scripts that make and sign a release.
 * @param folder where they are made
 * @param feed the address that is built in
 */
export function twoVersions(folder: string, feed: string): TwoVersions {
  const [own, foreign] = ['own', 'foreign'].map((name) => {
    mkdirSync(join(folder, name));
    return readSigningKey(makeUpdateKeys(join(folder, name)).privateKey, {});
  });
  if (!own || !foreign) throw new Error('no keys were made');
  const copy = join(repositoryRoot, 'out', 'fresh', 'copy');
  copySources(copy);
  const env = {
    CDN_RECORDER_TEST_QUICK_DEB: '1',
    CDN_RECORDER_UPDATE_KEY: publicKeyOf(own),
    CDN_RECORDER_UPDATE_FEED: feed,
  };
  const make = (version: string): Version => {
    const out = join(folder, version);
    setVersion(copy, version);
    makeDeb(copy, out, env);
    const [found] = findPackages(out, version);
    if (!found) throw new Error(`No Debian package of ${version} was made.`);
    const release = {
      version,
      date: '2026-12-01',
      notes: '',
      repository: 'test/test',
      integrations: [],
    };
    const [list] = feedsOf({ ...release, files: [found] }, 100);
    if (!list) throw new Error(`No list of ${version} was written.`);
    const signedBy = (key: typeof own, name: string): Offer => {
      const path = join(out, name, list.path);
      mkdirSync(dirname(path));
      writeFileSync(path, list.text);
      const [signature = ''] = signFeedFiles([path], key);
      return new Map([
        [list.path, readFileSync(path)],
        [`${list.path}.sig`, readFileSync(signature)],
        [found.name, readFileSync(found.path)],
      ]);
    };
    return {
      version,
      deb: found.path,
      debName: found.name,
      sha512: found.sha512,
      offer: signedBy(own, 'signed'),
      forged: signedBy(foreign, 'forged'),
    };
  };
  try {
    return { old: make(manifest.version), newer: make(nextPatch(manifest.version)) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

export const nextPatch = (version: string): string =>
  version.replace(/^(\d+\.\d+\.)(\d+).*$/, (_all, head: string, patch: string) => {
    return `${head}${Number(patch) + 1}`;
  });

/** @returns where the package lies */
export function makeDeb(project: string, out: string, env: Readonly<Record<string, string>>) {
  const forge = join(project, 'build', 'setup', 'forge', 'forge.mjs');
  const { status, stdout } = spawnSync(
    process.execPath,
    [forge, 'make', '--targets=deb', `--out=${out}`],
    {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    },
  );
  const deb = stdout.split('\n').find((line) => line.endsWith('.deb'));
  if (status !== 0 || !deb) throw new Error('No Debian package was made (the reason is above).');
  return deb;
}

/**
 * The sources as they are now, committed or not, with the packages of this clone: its own bundle and its package.json
 * stay as they are. Hard links, so on the same disk; what set-up keeps among the packages is not shared.
 */
function copySources(copy: string): void {
  rmSync(copy, { recursive: true, force: true });
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const names = execFileSync('git', list, { cwd: repositoryRoot, encoding: 'utf8' }).split('\0');
  for (const name of names) {
    const from = join(repositoryRoot, name);
    if (name === '' || !existsSync(from) || !statSync(from).isFile()) continue;
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    copyFileSync(from, join(copy, name));
  }
  const packages = join(copy, 'node_modules');
  execFileSync('cp', ['-al', join(repositoryRoot, 'node_modules'), packages]);
  rmSync(join(packages, '.cache'), { recursive: true, force: true });
}

function setVersion(copy: string, version: string): void {
  const path = join(copy, 'package.json');
  writeFileSync(
    path,
    `${JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), version }, null, 2)}\n`,
  );
}
