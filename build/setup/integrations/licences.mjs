// @ts-check
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes `out/licences.txt` in the integration that it runs in: the licences of the packages whose code is handed out
 * with it. A package without a licence of its own is named with what it declares.
 */
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

const parts = Object.entries(packages)
  .filter(([path, { dev, peer }]) => path !== '' && !dev && !peer)
  .map(([path, { version, license = 'no licence declared' }]) => {
    const file = readdirSync(path).find((name) => /^licen[cs]e(\.|$)/i.test(name));
    const text = file ? readFileSync(join(path, file), 'utf8').trim() : license;
    return `${path.replace(/^.*node_modules\//, '')} ${version}\n\n${text}\n`;
  });
mkdirSync('out', { recursive: true });
writeFileSync(join('out', 'licences.txt'), parts.join(`\n${'-'.repeat(40)}\n\n`));
