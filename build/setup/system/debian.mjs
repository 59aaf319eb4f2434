// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { leavesSystemPackages } from '../environment.mjs';
import { withLock } from '../lock.mjs';
import { inProject } from '../paths.mjs';
import { run } from '../processes.mjs';
import { during, Stop, say } from '../say.mjs';
import { installableName, missingFrom, neededFor, postgresPackage } from './needed.mjs';

/** @typedef {import('./needed.mjs').SystemPackage} SystemPackage */

/** The C locale, because the answers are read by a program. */
const env = () => ({ ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' });

/** Read, not asked for by `dpkg-query`: that takes a tenth of a whole start. */
const DPKG_STATUS = '/var/lib/dpkg/status';

export const isDebian = () => existsSync(DPKG_STATUS);

/** @param {readonly SystemPackage[]} entries */
async function namesHere(entries) {
  const { stdout } = await run('apt-cache', ['policy', ...entries.flatMap((e) => e.names)], {
    env: env(),
  });
  return entries.map((entry) => installableName(entry, stdout));
}

/** @param {readonly string[]} args */
const apt = (args) =>
  // Another apt at work (a machine's first minutes) is waited for.
  run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
    env: env(),
    output: 'stderr',
  });

/**
 * @param {readonly SystemPackage[]} entries
 * @param {readonly string[]} names of this release, where they are known
 */
const listOf = (entries, names = entries.map((entry) => entry.names.at(-1) ?? '')) =>
  entries.map(({ what }, index) => `${names[index]} (${what})`).join(', ');

/** How long a person at a terminal has for Ctrl C. */
const GRACE_SECONDS = 5;

/** Before anything is touched: what comes, and a moment to say no to it.
 * @param {readonly SystemPackage[]} entries */
async function announce(entries) {
  const names = await namesHere(entries);
  say('About to install with apt-get, as root:');
  entries.forEach((entry, index) => {
    say(`  ${names[index]} (${entry.what})`);
  });
  if (!process.stdin.isTTY || !process.stderr.isTTY) return;
  say(
    `Going on in ${GRACE_SECONDS} seconds. Ctrl C leaves this machine as it is; --no-system-packages goes on without them.`,
  );
  await sleep(GRACE_SECONDS * 1_000);
}

/** Read when a PostgreSQL server is installed; each file of its folder is one more of its settings. */
const CLUSTER_SETTING = '/etc/postgresql-common/createcluster.d/cdn-recorder-set-up.conf';

/**
 * Debian makes a database of its own as it installs PostgreSQL, and starts a server for it at once and at each boot.
 * Tests make theirs in temporary folders: what is installed meanwhile makes none, what a person installs later does.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withoutCluster(work) {
  mkdirSync(dirname(CLUSTER_SETTING), { recursive: true });
  writeFileSync(CLUSTER_SETTING, 'create_main_cluster = false\n');
  try {
    return await work();
  } finally {
    rmSync(CLUSTER_SETTING, { force: true });
  }
}

/**
 * Installs what tests can have from elsewhere, as root, after it is announced.
 * @returns {Promise<boolean>} whether it was installed
 */
export async function tryPostgresPackage() {
  if (leavesSystemPackages() || process.getuid?.() !== 0) return false;
  await announce([postgresPackage]);
  return await withLock(inProject('.vite', 'apt.lock'), () =>
    during('Bringing in PostgreSQL', async () => {
      await apt(['update']);
      const names = await namesHere([postgresPackage]);
      const installed = await withoutCluster(() =>
        apt(['install', '-y', '--no-install-recommends', ...names]),
      );
      return installed.code === 0;
    }),
  );
}

/** @param {readonly SystemPackage[]} entries */
async function install(entries) {
  const update = await apt(['update']);
  const names = await namesHere(entries);
  const result = await apt(['install', '-y', '--no-install-recommends', ...names]);
  if (result.code === 0) return;
  const cause = update.code === 0 ? 'apt-get install' : 'apt-get update, hence apt-get install,';
  throw new Stop(
    `${cause} failed (its own words are above): make apt-get work on this machine, or install ${names.join(' ')} another way, then start again.`,
  );
}

/**
 * As root, what is missing is named and then, after a moment at a terminal, installed. An ordinary user gets the command to run:
 * asking for a password is not a script's business.
 * @param {import('./needed.mjs').Purpose} purpose
 * @param {boolean} hasDisplay
 * @param {string} statusFile
 */
export async function ensureDebianPackages(purpose, hasDisplay, statusFile = DPKG_STATUS) {
  const needed = neededFor(purpose, hasDisplay);
  const missing = () => missingFrom(needed, readFileSync(statusFile, 'utf8'));
  const before = missing();
  if (before.length === 0) return;
  if (leavesSystemPackages()) {
    say(
      `Left out, as --no-system-packages asks: ${listOf(before)}. What needs them will not work.`,
    );
    return;
  }
  if (process.getuid?.() === 0) {
    await announce(before);
    await withLock(inProject('.vite', 'apt.lock'), async () => {
      const now = missing();
      if (now.length) await during('Bringing in system packages', () => install(now));
    });
    return;
  }
  const names = await namesHere(before);
  say(`sudo apt-get update && sudo apt-get install -y ${names.join(' ')}`);
  throw new Stop(
    `System packages are missing, ${listOf(before, names)}: run the command above, then start again (or go on without them: --no-system-packages).`,
  );
}
