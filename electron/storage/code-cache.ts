import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { basename, dirname, join } from 'node:path';
import vm from 'node:vm';

/**
 * Compiled code of the bundle, made at build time by the runtime that runs it (build/setup/bundle/code-cache.mjs):
 * a start then compiles nothing of it. V8 itself refuses a cache of another version of itself, with other flags, or
 * of a text of another length; it does not find a changed byte, so that is done here.
 * See docs/decisions/0067-compiled-code-is-part-of-the-bundle.md.
 */

/** Lies beside the bundle: for each file that has a cache, the SHA-256 of that, in hex. */
export const CACHE_LIST = 'code-cache.json';
export const CACHE_ENDING = '.cache';

/** What came of a file's cache; `rejected`: V8 did not take it. */
export type CacheUse = 'used' | 'none' | 'rejected';

type Digests = Readonly<Record<string, unknown>>;

/**
 * The caches of a folder that may be used. None where the list is not the bundle's: of another owner than the code
 * beside it, or one that others may write.
 * @param code a file of the bundle
 */
export function readDigests(folder: string, code: string): Digests {
  try {
    const list = join(folder, CACHE_LIST);
    if (!isSafe(list, code)) return {};
    const { files } = JSON.parse(readFileSync(list, 'utf8'));
    return typeof files === 'object' && files !== null ? files : {};
  } catch {
    return {};
  }
}

/** SECURITY: who may write the code may also write its cache; nobody else may. */
function isSafe(file: string, code: string): boolean {
  const { uid, mode } = statSync(file);
  const othersMayWrite = process.platform !== 'win32' && (mode & 0o022) !== 0;
  return uid === statSync(code).uid && !othersMayWrite;
}

/**
 * The cache of a file of the bundle; undefined where there is none, or it is not what the build made.
 * SECURITY: what V8 is given is executed as it is, so every byte of it is checked.
 */
function readCache(file: string, digests: Digests): Buffer | undefined {
  const expected = digests[basename(file)];
  if (typeof expected !== 'string') return undefined;
  try {
    const cache = file + CACHE_ENDING;
    if (!isSafe(cache, file)) return undefined;
    const data = readFileSync(cache);
    return hash('sha256', data) === expected ? data : undefined;
  } catch {
    return undefined;
  }
}

/** The function that Node makes of a CommonJS file, compiled from its cache if that is good, else from the text. */
export function compileModule(
  file: string,
  digests: Digests,
): { readonly script: vm.Script; readonly use: CacheUse } {
  const cachedData = readCache(file, digests);
  const script = new vm.Script(wrap(readFileSync(file, 'utf8')), {
    filename: file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
  if (!cachedData) return { script, use: 'none' };
  return { script, use: script.cachedDataRejected ? 'rejected' : 'used' };
}

/**
 * A `require` for the files of one folder, each compiled from its cache where that is good: what they require of each
 * other comes through it, too, and all else from Node.
 * @param code the file that it is for, in that folder
 */
export function cachedRequire(code: string): (id: string) => unknown {
  const folder = dirname(code);
  const digests = readDigests(folder, code);
  const loaded = new Map<string, { exports: unknown }>();
  const requireFrom = (from: string) => {
    const ofNode = createRequire(from);
    return (id: string) => (/^\.\/[^/]+\.cjs$/.test(id) ? load(join(folder, id)) : ofNode(id));
  };
  const load = (file: string): unknown => {
    const present = loaded.get(file);
    if (present) return present.exports;
    const module = { exports: {}, id: file };
    loaded.set(file, module);
    const run = compileModule(file, digests).script.runInThisContext();
    run.call(module.exports, module.exports, requireFrom(file), module, file, folder);
    return module.exports;
  };
  return requireFrom(code);
}
