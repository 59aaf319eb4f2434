import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import type { Plugin, UserConfig } from 'vite';

/**
 * What stays outside a bundle: Electron and Node themselves, and the one package with native code,
 * which is loaded from node_modules at run time.
 */
const OUTSIDE = /^(electron$|electron\/|node:|@photostructure\/sqlite)/;
const isExternal = (source: string, importer?: string): boolean =>
  (OUTSIDE.test(source) || builtinModules.includes(source)) &&
  standInFor(source, importer) === null;

const ours = (file: string) => resolve(import.meta.dirname, file);

/**
 * What packages get instead of what they import, by package. Of electron-store's own, `conf` checks by schema and
 * migrates by version only where it is told to, and ours does both itself. `when-exit` takes the signals that end a
 * process: loaded after Electron is ready it takes them from Electron, and what is on the wire would be lost with the
 * process. `electron-log` could send its lines to a server: for that Node would compile HTTP and TLS before the tray
 * shows.
 */
const STAND_INS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  conf: {
    'ajv/dist/2020.js': ours('unused-package.ts'),
    'ajv-formats': ours('unused-package.ts'),
    semver: ours('unused-package.ts'),
  },
  'electron-log': { http: ours('unused-package.ts'), https: ours('unused-package.ts') },
  atomically: { 'when-exit': ours('when-exit.ts') },
};

const standIns: Plugin = {
  name: 'stand-ins',
  enforce: 'pre',
  resolveId: (source, importer) => standInFor(source, importer),
};

function standInFor(source: string, importer = ''): string | null {
  const [, name = ''] = /[\\/]node_modules[\\/]([^\\/@]+)[\\/]/.exec(importer) ?? [];
  return STAND_INS[name]?.[source] ?? null;
}

/**
 * Escapes what is no ASCII: V8 keeps a text with one other character in two bytes for each, so that a start would
 * read and keep five megabytes for two and a half.
 */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = escaped(file.code);
    }
  },
};

const escaped = (code: string): string =>
  code.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * Code that runs on Node inside Electron: one CommonJS file with its dependencies in it, so that the
 * package carries no node_modules but the native one. Not minified: a stack trace in an operator's
 * log must be readable.
 */
export function nodeBundle(name: string, entry: string): UserConfig {
  return {
    root: resolve(import.meta.dirname, '..', '..'),
    publicDir: false,
    plugins: [standIns, asciiOnly],
    // Vite prefers browser builds of dependencies unless told otherwise.
    resolve: {
      conditions: ['node'],
      mainFields: ['module', 'main'],
      // It is required, by what expects the class itself: of its module that would get `{ default }`.
      alias: { jsbi: 'jsbi/dist/jsbi-cjs.js' },
    },
    define: {
      'process.env.NODE_ENV': JSON.stringify('production'),
      // The sources are modules, the bundle is CommonJS, where these go by other names.
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    build: {
      outDir: '.vite/build',
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      copyPublicDir: false,
      reportCompressedSize: false,
      lib: { entry, formats: ['cjs'], fileName: () => `${name}.cjs` },
      rolldownOptions: {
        external: isExternal,
        // What is imported when it is needed lies beside the entry, in a file of its own.
        output: { chunkFileNames: `${name}-[name].cjs` },
      },
    },
  };
}
