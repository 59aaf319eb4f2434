import { execFileSync } from 'node:child_process';
import { chmod, lstat, lutimes, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A source archive has no commits. Any moment will do that is the same for everyone who builds it. */
const WITHOUT_A_COMMIT = Date.UTC(2026, 0, 1) / 1_000;

const WHOLE_SECONDS = /^\d{1,11}$/;

function timeOfCommit(): number | undefined {
  try {
    const text = execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return WHOLE_SECONDS.test(text.trim()) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The one time that all packages bear, in seconds since 1970: `SOURCE_DATE_EPOCH` where it is set, else the
 * last commit's. Source: reproducible-builds.org, SOURCE_DATE_EPOCH specification.
 * @throws Error when the variable is no whole number
 */
export function sourceDateEpoch(env: NodeJS.ProcessEnv = process.env): number {
  const { SOURCE_DATE_EPOCH: given } = env;
  if (!given) return timeOfCommit() ?? WITHOUT_A_COMMIT;
  if (!WHOLE_SECONDS.test(given)) {
    throw new Error(
      `SOURCE_DATE_EPOCH is ${JSON.stringify(given)}: set it to whole seconds since 1970.`,
    );
  }
  return Number(given);
}

/** Gives a folder and all in it one time. */
export async function settleTimes(folder: string, epoch: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true });
  for (const name of entries) await lutimes(join(folder, name), epoch, epoch);
  await lutimes(folder, epoch, epoch);
}

const SPECIAL = 0o7000;
const RUNS = 0o100;

/**
 * Gives a folder and all in it modes that let every user read it, whatever the umask of who cloned, installed and built:
 * a package made under 077 would be root's alone. What runs goes on running, and set-uid stays.
 */
export async function settleModes(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true });
  for (const path of [folder, ...entries.map((name) => join(folder, name))]) {
    const found = await lstat(path);
    if (found.isSymbolicLink()) continue;
    const plain = found.isDirectory() || (found.mode & RUNS) !== 0 ? 0o755 : 0o644;
    await chmod(path, (found.mode & SPECIAL) | plain);
  }
}

/** Files and links of a folder by their paths with `/`, in an order that no file system and no language changes. */
export async function sortedFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  const files: string[] = [];
  for (const name of entries) {
    if (!(await lstat(join(folder, name))).isDirectory()) files.push(name.replaceAll('\\', '/'));
  }
  return files.sort();
}
