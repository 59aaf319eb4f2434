// @ts-check
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Builds the plugin's folder into `out/`: what is committed in `plugin/`, the icon of the program, and the code. */
const here = import.meta.dirname;
const folder = join(here, 'out', 'com.cdn-recorder.deck.sdPlugin');

rmSync(folder, { recursive: true, force: true });
cpSync(join(here, 'plugin'), folder, { recursive: true });
const icon = join(here, '..', '..', 'build', 'public', 'icons', 'app.png');
// The program's own icon has 256 pixels; the larger size is asked for, and not needed.
for (const name of ['plugin.png', 'plugin@2x.png']) copyFileSync(icon, join(folder, 'imgs', name));

copyFileSync(join(here, 'out', 'licences.txt'), join(folder, 'licences.txt'));

mkdirSync(join(folder, 'bin'));
await build({
  entryPoints: [join(here, 'src', 'plugin.ts')],
  outfile: join(folder, 'bin', 'plugin.js'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  minify: true,
  legalComments: 'eof',
  // Packages that are CommonJS call for Node's own modules.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
});
writeFileSync(join(folder, 'bin', 'package.json'), '{ "type": "module" }\n');
