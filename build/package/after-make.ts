import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ForgeMakeResult } from '@electron-forge/shared-types';
import manifest from '../../package.json' with { type: 'json' };
import { LICENCE_LIST } from '../setup/bundle/licences.mjs';
import { npmCommand } from '../setup/npm.mjs';
import { pinnedChecksums } from '../setup/runtime/official.mjs';
import { bomName } from './artifacts.ts';
import {
  budgetTable,
  bundleSizes,
  folderSizes,
  overBudget,
  type Part,
  type Sizes,
} from './budget.ts';
import { PRODUCT } from './product.ts';
import { sourceDateEpoch } from './reproducible.ts';
import { electronIn, isStandIn } from './runtime.ts';
import { shippedBom } from './sbom.ts';
import { resourcesIn } from './staging.ts';

const root = join(import.meta.dirname, '..', '..');
const bundle = join(root, '.vite');
const run = promisify(execFile);

export interface AfterMake {
  /** The Electron that can be run here, of the version that is packaged. */
  readonly executable: string;
  readonly gpgKey?: string | undefined;
  /** Whether the packages are compressed in haste, for tests: their sizes say nothing. */
  readonly quick: boolean;
  readonly say: (line: string) => void;
}

/** The kind of package behind a maker's result. */
const isPart = (maker: string): maker is Part => maker !== 'sbom';

/** @throws Error where a part is larger than build/package/budget.ts allows */
async function checkSizes(results: readonly ForgeMakeResult[], folder: string, after: AfterMake) {
  const made: Sizes = {};
  for (const { maker, artifacts } of results as (ForgeMakeResult & { maker: string })[]) {
    const [artifact] = artifacts;
    if (artifact && isPart(maker) && !after.quick) made[maker] = statSync(artifact).size;
  }
  const sizes = {
    ...made,
    ...(await folderSizes(folder, resourcesIn(folder))),
    ...bundleSizes(bundle),
  };
  for (const line of budgetTable(sizes)) after.say(line);
  const over = overBudget(sizes);
  if (over.length > 0) throw new Error(`${over.join(' ')} See build/package/budget.ts.`);
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
}

/** @returns where the bill of materials lies: beside the packages */
async function writeBom(
  folder: string,
  makeDir: string,
  result: ForgeMakeResult,
  after: AfterMake,
) {
  const { command, args } = npmCommand();
  const sbom = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { stdout } = await run(command, [...args, ...sbom], { cwd: root, maxBuffer: 100_000_000 });
  const asked = await run(after.executable, ['-p', 'JSON.stringify(process.versions)'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const { platform, arch } = result;
  const electron = electronIn(folder);
  const archive = `electron-v${electron}-${platform}-${arch}.zip`;
  const bom = shippedBom(JSON.parse(stdout), {
    packages: JSON.parse(await readFile(join(bundle, 'renderer', LICENCE_LIST), 'utf8')),
    product: { name: manifest.name, version: manifest.version, license: manifest.license },
    versions: JSON.parse(asked.stdout),
    electronSha256: isStandIn(electron) ? undefined : pinnedChecksums()[archive],
    archiveSha256: await sha256(join(resourcesIn(folder), 'app.asar')),
    epoch: sourceDateEpoch(),
  });
  const path = join(makeDir, bomName({ version: manifest.version, platform, arch, electron }));
  await writeFile(path, `${JSON.stringify(bom, null, 2)}\n`);
  return path;
}

/** Signatures beside the packages of Linux, where a key is named. gpg asks its agent for the passphrase. */
async function signBeside(artifacts: readonly string[], key: string): Promise<string[]> {
  const signed: string[] = [];
  for (const artifact of artifacts.filter((path) => /\.(deb|rpm|AppImage|zip)$/.test(path))) {
    const to = `${artifact}.asc`;
    const how = ['--batch', '--yes', '--armor', '--detach-sign', '--local-user', key];
    await run('gpg', [...how, '--output', to, artifact]);
    signed.push(to);
  }
  return signed;
}

/** Once all packages are made: their sizes, their bill of materials, their signatures. */
export async function afterMake(results: ForgeMakeResult[], after: AfterMake) {
  const [first] = results;
  const [artifact] = first?.artifacts ?? [];
  if (!first || !artifact) return results;
  const makeDir = dirname(artifact);
  const folder = join(makeDir, '..', `${PRODUCT}-${first.platform}-${first.arch}`);
  await checkSizes(results, folder, after);
  const beside = [await writeBom(folder, makeDir, first, after)];
  if (after.gpgKey) {
    beside.push(
      ...(await signBeside(
        results.flatMap((one) => one.artifacts),
        after.gpgKey,
      )),
    );
  }
  for (const path of beside) after.say(`Beside the packages: ${basename(path)}`);
  return [...results, { ...first, maker: 'sbom', artifacts: beside }];
}
