import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../support/desktop/electron.ts';

/** The styles of the components that the pages use, and of no others: `renderer/theme/library-styles.ts`. */

const STYLES = join(repositoryRoot, 'node_modules', '@mantine', 'core');
const ASSETS = join(repositoryRoot, '.vite', 'renderer', 'assets');

const CLASS = /\bm_[0-9a-f]{4,}\b/g;
const classesIn = (text: string): string[] => [...new Set(text.match(CLASS) ?? [])];

const everything = readFileSync(join(STYLES, 'styles.layer.css'), 'utf8');
const styleOf = (name: string) => readFileSync(join(STYLES, 'styles', `${name}.layer.css`), 'utf8');
const bundled = (kind: string): string =>
  readdirSync(ASSETS)
    .filter((name) => name.endsWith(kind))
    .map((name) => readFileSync(join(ASSETS, name), 'utf8'))
    .join('\n');

const listed = [
  ...readFileSync(join(repositoryRoot, 'renderer', 'theme', 'library-styles.ts'), 'utf8').matchAll(
    /styles\/([\w-]+)\.layer\.css/g,
  ),
].map(([, name = '']) => name);

test('each class that the bundle uses and the library has a rule for has it in the bundle', () => {
  const known = new Set(classesIn(everything));
  const styled = new Set(classesIn(bundled('.css')));
  const used = classesIn(bundled('.js')).filter((name) => known.has(name));
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter((name) => !styled.has(name))).toEqual([]);
});

test('no style is listed of which the bundle uses no class', () => {
  const used = new Set(classesIn(bundled('.js')));
  const unused = listed.filter((name) => {
    const classes = classesIn(styleOf(name));
    return classes.length > 0 && !classes.some((one) => used.has(one));
  });
  expect(unused).toEqual([]);
});

test('the list is in the library’s own order', () => {
  const places = listed.map((name) => everything.indexOf(rulesOf(styleOf(name))));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

/** Without the layer around them, which the library's whole file has once. */
const rulesOf = (style: string): string =>
  style.slice(style.indexOf('{') + 1, style.lastIndexOf('}')).trim();
