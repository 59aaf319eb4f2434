// @ts-check

/** Everything that set-up says goes to stderr: stdout belongs to the app (`--json`).
 * @param {string} line */
export function say(line) {
  process.stderr.write(`[set-up] ${line}\n`);
}

const quietFor = 1_000;
const repeatEvery = 15_000;

/**
 * Speaks only about what makes a person wait: nothing for the first second, then the label, then a
 * sign of life now and then, and the time it took.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function during(label, work) {
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1_000);
  let said = false;
  /** @type {NodeJS.Timeout | undefined} */
  let life;
  const first = setTimeout(() => {
    said = true;
    say(`${label} …`);
    life = setInterval(() => say(`${label} … ${seconds()} s`), repeatEvery);
  }, quietFor);
  try {
    const result = await work();
    if (said) say(`${label}: done in ${seconds()} s`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(life);
  }
}

/**
 * A failure that a person can do something about. Its message is one sentence with the cause and
 * the remedy; it is all that is shown.
 */
export class Stop extends Error {}

/** What a program says of a disk, or of a user's part of it, that takes nothing more. */
const FULL = /\b(ENOSPC|EDQUOT)\b|no space left on device|disk quota exceeded/i;

/**
 * What a failed tool is to be stopped with where the disk was full: its own words name another cause first.
 * @param {{stdout: string, stderr: string}} result
 * @returns {Stop | undefined} undefined: it failed for another reason
 */
export function fullDiskIn({ stdout, stderr }) {
  if (!FULL.test(`${stdout}\n${stderr}`)) return undefined;
  // npm's own form, which tells its cache from the clone.
  const [, path] = /^npm (?:error|ERR!) path (\/.+)$/m.exec(stderr) ?? [];
  return new Stop(fullDisk(path));
}

/** @param {string | undefined} path a file that could not be written, or a folder */
export const fullDisk = (path) =>
  `The disk is full: free about 1 GB${path ? ` where ${path} is` : ''}, then start again.`;

/** @param {unknown} error */
export function sentenceFor(error) {
  if (error instanceof Stop) return error.message;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  if (code === 'ENOSPC' || code === 'EDQUOT') return fullDisk(path);
  if (path && ['EACCES', 'EPERM', 'EROFS'].includes(code ?? '')) {
    return `This user cannot write ${path}: make its folder writable, or use a clone of your own.`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const first = message.split('\n')[0]?.trim() || 'unknown error';
  return `Set-up failed unexpectedly (${first}): run it again with CDN_RECORDER_DEBUG=1 for the details.`;
}
