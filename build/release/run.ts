import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { artifactName } from '../package/artifacts.ts';
import { projectNodePath } from '../setup/paths.mjs';
import { sectionOf } from './changelog.ts';
import { checksOf, type Facts } from './checks.ts';
import { filesUnder, findIntegrations, findPackages, packagesOf } from './packages.ts';
import type { Release, ReleaseFile } from './release.ts';
import { publicKeyOf, readSigningKey } from './sign-feed.ts';
import { filesOf, writeAll } from './write.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const USAGE = `Usage: npm run release -- [--dry-run] [--rollout=<1 to 100>] [--packages=<folder>] [--to=<folder>]
  --dry-run   shows and writes all of a release, and says where a real one would stop
  --rollout   of a hundred computers so many are offered the version (100)
  --packages  where the packages lie (out/make)
  --to        where the rest is written, anew (out/release)
What "npm run integrations" has made is read from out/integrations.
`;

const INTEGRATIONS = join(ROOT, 'out', 'integrations');

/** What stands in the manifests of a dry run where a package of another system is not here. */
const NO_HASH = '0'.repeat(64);
const NO_REPOSITORY = 'example/cdn-recorder';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const git = (...args: string[]): string[] =>
  execFileSync('git', ['-c', 'safe.directory=*', ...args], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');

/** The key of the environment; null where it holds none. @throws Error for a text that is no such key */
const givenKey = (): KeyObject | null =>
  process.env.CDN_RECORDER_UPDATE_SIGNING_KEY ? readSigningKey(null, process.env) : null;

/** What a build takes from its environment or from a file in `build/`; null where neither holds it. */
function ofBuild(variable: string, name: string): string | null {
  const file = join(ROOT, 'build', name);
  const text = process.env[variable] || (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return text.trim() || null;
}

function factsOf(packages: string, files: readonly ReleaseFile[], key: KeyObject | null): Facts {
  return {
    version: manifest.version,
    changelog: readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'),
    today: new Date().toISOString().slice(0, 10),
    changes: git('status', '--porcelain'),
    tags: git('tag', '--points-at', 'HEAD'),
    files,
    integrations: findIntegrations(INTEGRATIONS),
    sboms: existsSync(packages)
      ? filesUnder(packages).filter((path) => path.endsWith('.cdx.json'))
      : [],
    repository: process.env.GITHUB_REPOSITORY || null,
    updateKey: ofBuild('CDN_RECORDER_UPDATE_KEY', 'update-key'),
    updateFeed: ofBuild('CDN_RECORDER_UPDATE_FEED', 'update-feed'),
    signingKey: key === null ? null : publicKeyOf(key),
    isCi: process.env.GITHUB_ACTIONS === 'true',
  };
}

/** In a dry run a package that is not here is shown all the same, with a hash of zeros. */
const withMissing = (files: readonly ReleaseFile[], version: string): ReleaseFile[] => [
  ...files,
  ...packagesOf(version)
    .filter(
      (wanted) =>
        !files.some(
          ({ artifact }) =>
            artifact.type === wanted.type &&
            artifact.platform === wanted.platform &&
            artifact.arch === wanted.arch,
        ),
    )
    .map((artifact) => ({
      name: artifactName(artifact),
      artifact,
      size: 1,
      sha256: NO_HASH,
      sha512: Buffer.alloc(64).toString('base64'),
    })),
];

function releaseOf(facts: Facts, files: readonly ReleaseFile[]): Release {
  const section =
    sectionOf(facts.changelog, facts.version) ?? sectionOf(facts.changelog, 'Unreleased');
  return {
    version: facts.version,
    date: section?.date ?? facts.today,
    notes: section?.text ?? '',
    repository: facts.repository ?? NO_REPOSITORY,
    files,
    integrations: facts.integrations,
  };
}

/** Prints every condition; the names of those that do not hold. */
function showChecks(facts: Facts): string[] {
  return checksOf(facts).flatMap(({ name, faults }) => {
    say(`${faults.length === 0 ? 'ok  ' : 'STOP'} ${name}`);
    for (const fault of faults) say(`       ${fault}`);
    return faults.length === 0 ? [] : [name];
  });
}

function showUploads(written: readonly string[], facts: Facts): void {
  say('\nTo be uploaded:');
  for (const { name, size } of [...facts.files, ...facts.integrations]) {
    say(`  ${name} (${(size / 1e6).toFixed(1)} MB)`);
  }
  for (const path of facts.sboms) say(`  ${basename(path)}`);
  for (const path of written) say(`  ${path}`);
}

interface Options {
  readonly isDry: boolean;
  /** Of the computers that are offered the version. */
  readonly percentage: number;
  readonly packages: string;
  readonly target: string;
}

/** @throws Error for an option that is none, or has another value */
function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      rollout: { type: 'string', default: '100' },
      packages: { type: 'string', default: join(ROOT, 'out', 'make') },
      to: { type: 'string' },
    },
  });
  const percentage = Number(values.rollout);
  if (!Number.isInteger(percentage) || percentage < 1 || percentage > 100) {
    throw new Error(`--rollout is none of 1 to 100: ${values.rollout}`);
  }
  if (values.to !== undefined && existsSync(values.to)) {
    throw new Error(`${values.to} is there already: name a new folder.`);
  }
  const target = values.to ?? join(ROOT, 'out', 'release');
  return { isDry: values['dry-run'], percentage, packages: values.packages, target };
}

/** The packages of this version; a dry run makes those of this machine where there are none. */
function readPackages({ packages, isDry }: Options): ReleaseFile[] {
  const find = () => (existsSync(packages) ? findPackages(packages, manifest.version) : []);
  const found = find();
  if (found.length > 0 || !isDry) return found;
  say(`No package is in ${packages}: making them in out/make.`);
  runNode('forge/forge.mjs', 'make');
  return find();
}

function runNode(program: string, ...args: string[]): void {
  const node = existsSync(projectNodePath) ? projectNodePath : process.execPath;
  const path = join(ROOT, 'build', 'setup', program);
  execFileSync(node, [path, ...args], { cwd: ROOT, stdio: 'inherit' });
}

/** A dry run makes what is not here or was made of other sources, and goes on without it where that fails. */
function makeIntegrations(): void {
  try {
    runNode('integrations.mjs', '--if-needed');
  } catch {
    say('The integrations could not be made (see above).');
  }
}

function main(): void {
  const options = readOptions();
  const { isDry, percentage, packages, target } = options;
  const files = readPackages(options);
  if (isDry) makeIntegrations();
  const key = givenKey();
  const facts = factsOf(packages, files, key);
  say(`CDN Recorder ${facts.version}${isDry ? ', dry run' : ''}\n`);
  const stops = showChecks(facts);
  if (stops.length > 0 && !isDry) {
    throw new Error(`The release stops: ${stops.join(', ')}. Nothing was written.`);
  }
  const release = releaseOf(facts, isDry ? withMissing(files, facts.version) : files);
  const written = filesOf(release, key ?? generateKeyPairSync('ed25519').privateKey, percentage);
  rmSync(target, { recursive: true, force: true });
  writeAll(target, written);
  for (const path of [...facts.sboms, ...facts.integrations.map((one) => one.path)]) {
    copyFileSync(path, join(target, basename(path)));
  }
  showUploads(
    written.map(({ path }) => path),
    facts,
  );
  say(`\nWritten to ${target}.`);
  if (stops.length === 0) return;
  say(`A real release would stop at: ${stops.join(', ')}.`);
  if (key === null) say('The lists of versions are signed with a key of this run alone.');
  say('A package that is not here has a hash of zeros in the manifests.');
}

try {
  main();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  process.stderr.write(`${message}\n${code?.startsWith('ERR_PARSE_ARGS') ? USAGE : ''}`);
  process.exitCode = 1;
}
