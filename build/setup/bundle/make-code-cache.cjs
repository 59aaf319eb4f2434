// @ts-check
/**
 * Run by the Electron that will run the bundle: loads main as far as `--version` goes, and then what a start loads, and
 * writes what V8 has compiled by then beside each file. Nothing is opened or shown.
 */
const { createHash } = require('node:crypto');
const { chmodSync, readFileSync, writeFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { basename, join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const vm = require('node:vm');
const { app } = require('electron');

const folder = process.env.CDN_RECORDER_CODE_CACHE ?? '';
/** What the process that owns the data loads once it knows that it does: the parts that main imports then. */
const LATER = ['log', 'show-ahead', 'primary-instance'];

// A cache tells which functions V8 was compiling for speed in another thread at its moment. Without that two caches of
// one bundle are the same, byte for byte.
setFlagsFromString('--no-sparkplug');

/** @type {Map<string, vm.Script>} */
const scripts = new Map();

/** @param {string} file @param {Buffer} [cachedData] */
const compile = (file, cachedData) =>
  new vm.Script(wrap(readFileSync(file, 'utf8')), {
    filename: file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });

/** @param {string} file @param {string | Buffer} data */
function write(file, data) {
  writeFileSync(file, data);
  // The program takes no cache that others may write, whatever the umask.
  chmodSync(file, 0o644);
}

function writeCaches() {
  // A cache is good for the flags that it was made with: those of the app.
  setFlagsFromString('--sparkplug');
  /** @type {Record<string, string>} */
  const files = {};
  for (const [file, script] of scripts) {
    const data = script.createCachedData();
    if (compile(file, data).cachedDataRejected) throw new Error(`V8 rejects its cache of ${file}`);
    write(`${file}.cache`, data);
    files[basename(file)] = createHash('sha256').update(data).digest('hex');
  }
  const { electron, v8 } = process.versions;
  const runtime = `${electron} ${v8} ${process.platform} ${process.arch}`;
  write(join(folder, 'code-cache.json'), `${JSON.stringify({ runtime, files }, null, 1)}\n`);
}

/** @param {string} from @returns {(id: string) => unknown} as the app loads its bundle (electron/storage/code-cache.ts) */
function requireFrom(from) {
  const ofNode = createRequire(from);
  return (id) => (/^\.\/[^/]+\.cjs$/.test(id) ? load(join(folder, id)) : ofNode(id));
}

/** @type {Map<string, {exports: object}>} */
const loaded = new Map();

/** @param {string} file */
function load(file) {
  const present = loaded.get(file);
  if (present) return present.exports;
  const module = { exports: {}, id: file };
  loaded.set(file, module);
  const script = compile(file);
  scripts.set(file, script);
  const run = script.runInThisContext();
  run.call(module.exports, module.exports, requireFrom(file), module, file, folder);
  return module.exports;
}

app.exit = (code) => {
  try {
    for (const name of code === 0 ? LATER : []) load(join(folder, `main-${name}.cjs`));
    if (code === 0) writeCaches();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
  process.exit(code);
};
load(join(folder, 'main.cjs'));
