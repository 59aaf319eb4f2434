// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hashSources } from '../bundle/sources.mjs';
import { WHOLE } from '../dependencies.mjs';
import { withLock } from '../lock.mjs';
import { runNpm } from '../npm.mjs';
import { inProject, root } from '../paths.mjs';
import { run } from '../processes.mjs';
import { during, fullDiskIn, Stop } from '../say.mjs';
import { INTEGRATIONS, MADE } from './packages.mjs';

/** @typedef {import('./packages.mjs').Integration} Integration */

const stamp = inProject('.vite', 'integrations.sha256');

/** All that they are made from; their own packages are in their lockfiles. */
const sources = [
  'integrations/shared',
  ...INTEGRATIONS.flatMap(({ name, sources: own }) =>
    own.map((path) => `integrations/${name}/${path}`),
  ),
  'build/setup/integrations',
  'build/public/icons/app.png',
  'tsconfig.json',
];

/**
 * Installs what the integrations need, checks their types, has their makers' tools check and pack them.
 *
 * @param {string} node that runs the tools
 * @param {{always: boolean}} options
 * @throws {Stop} where the packages cannot be had, or a check fails
 */
export async function ensureIntegrations(node, { always }) {
  if (!always && isMade()) return;
  await withLock(inProject('.vite', 'integrations.lock'), async () => {
    if (!always && isMade()) return;
    rmSync(stamp, { force: true });
    for (const one of INTEGRATIONS) {
      await during(`Installing the packages of ${one.name} (npm ci)`, () => install(one));
      await during(`Checking and packing ${one.name}`, () => make(one, node));
    }
    writeFileSync(stamp, hashSources(root, sources));
  });
}

const isMade = () =>
  existsSync(stamp) &&
  INTEGRATIONS.every(({ made }) => existsSync(inProject(...MADE, made))) &&
  readFileSync(stamp, 'utf8') === hashSources(root, sources);

/** @param {Integration} integration */
async function install({ name }) {
  const folder = inProject('integrations', name);
  const lockfile = readFileSync(inProject('integrations', name, 'package-lock.json'));
  const hash = createHash('sha256').update(lockfile).digest('hex');
  const installed = inProject('integrations', name, 'node_modules', '.lockfile.sha256');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === hash) return;
  // SECURITY: no script of a package runs; none of them needs one.
  const result = await runNpm(['ci', ...WHOLE, '--ignore-scripts'], {
    cwd: folder,
    output: 'both',
  });
  if (result.code !== 0) {
    throw (
      fullDiskIn(result) ??
      new Stop(
        `npm ci did not install the packages of integrations/${name} (its own words are above): check that npm reaches its registry (npm ping), then run "npm run integrations" again.`,
      )
    );
  }
  writeFileSync(installed, hash);
}

/** @param {Integration} integration @param {string} node */
async function make({ name, steps }, node) {
  mkdirSync(inProject(...MADE), { recursive: true });
  const typescript = inProject('node_modules', 'typescript', 'bin', 'tsc');
  for (const args of [[typescript, '-p', 'tsconfig.json'], ...steps]) {
    const result = await run(node, args, { cwd: inProject('integrations', name) });
    if (result.code === 0) continue;
    process.stderr.write(`${result.stdout}${result.stderr}\n`);
    throw new Stop(
      `integrations/${name} is not as it must be (see above): mend it, then start again.`,
    );
  }
}
