import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import type { Plugin, UserConfig } from 'vite';

/**
 * What stays outside a bundle: Electron and Node themselves, and the one package with native code,
 * which is loaded from node_modules at run time.
 */
const external = [
  'electron',
  /^electron\//,
  /^node:/,
  /^@photostructure\/sqlite/,
  ...builtinModules,
];

/** electron-store checks by schema and migrates by version only where it is told to: ours does both itself. */
const UNUSED = Object.fromEntries(
  ['ajv/dist/2020.js', 'ajv-formats', 'semver'].map((name) => [
    name,
    resolve(import.meta.dirname, 'unused-package.ts'),
  ]),
);

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
    plugins: [asciiOnly],
    // Vite prefers browser builds of dependencies unless told otherwise.
    resolve: {
      conditions: ['node'],
      mainFields: ['module', 'main'],
      // It is required, by what expects the class itself: of its module that would get `{ default }`.
      alias: { jsbi: 'jsbi/dist/jsbi-cjs.js', ...UNUSED },
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
        external,
        // What is imported when it is needed lies beside the entry, in a file of its own.
        output: { chunkFileNames: `${name}-[name].cjs` },
      },
    },
  };
}
