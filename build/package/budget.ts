import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const MB = 1_000_000;

/**
 * How large each part may become, in bytes: the one place that says so. About a tenth above what Electron
 * 45 needs; what grows beyond it was meant to, and then this line changes with it, or it was an accident.
 */
export const BUDGET = {
  deb: 115 * MB,
  rpm: 125 * MB,
  AppImage: 135 * MB,
  zip: 140 * MB,
  nsis: 110 * MB,
  dmg: 140 * MB,
  /** The packaged folder. */
  unpacked: 340 * MB,
  /** The archive with the program, without Electron: a control room’s driver and queries among it. */
  archive: 18 * MB,
  /** Main's own code: what is read at each start. */
  main: 3.2 * MB,
  /** Scripts and styles that the window's page names: what it loads before it shows anything. */
  window: 2.2 * MB,
} as const;

export type Part = keyof typeof BUDGET;
export type Sizes = Partial<Record<Part, number>>;

/** One sentence for each part that is too large. */
export function overBudget(sizes: Sizes): string[] {
  return (Object.entries(sizes) as [Part, number][])
    .filter(([part, size]) => size > BUDGET[part])
    .map(([part, size]) => `${part} has ${mb(size)} MB, and may have ${mb(BUDGET[part])}.`);
}

const mb = (size: number): string => (size / MB).toFixed(2);

/** For a person: a line for each part. */
export const budgetTable = (sizes: Sizes): string[] =>
  (Object.entries(sizes) as [Part, number][]).map(
    ([part, size]) => `${part.padEnd(9)} ${mb(size).padStart(7)} of ${mb(BUDGET[part])} MB`,
  );

async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** What main loads on the way to the tray: these files, and what each of them requires as it is loaded. */
const AT_START = ['main', 'main-log', 'main-show-ahead', 'main-primary-instance'];

function mainFiles(folder: string): string[] {
  const found = new Set<string>();
  const waiting = AT_START.map((name) => join(folder, `${name}.cjs`)).filter((file) =>
    existsSync(file),
  );
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const required = readFileSync(file, 'utf8').matchAll(/^const \w+ = require\("\.\/([^"]+)"\)/gm);
    waiting.push(...[...required].map(([, name]) => join(folder, name ?? '')));
  }
  return [...found];
}

/**
 * The bundle's share.
 * @param bundle the folder with `build` and `renderer`
 */
export function bundleSizes(bundle: string): Sizes {
  const page = readFileSync(join(bundle, 'renderer', 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.(?:js|css))"/g)];
  const files = new Set(named.map(([, file]) => join(bundle, 'renderer', file ?? '')));
  return {
    main: mainFiles(join(bundle, 'build')).reduce((sum, file) => sum + statSync(file).size, 0),
    window: [...files].reduce((sum, file) => sum + statSync(file).size, 0),
  };
}

/**
 * A packaged app's share.
 * @param folder of the packaged app
 * @param resources the folder with the archive
 */
export async function folderSizes(folder: string, resources: string): Promise<Sizes> {
  const archive = join(resources, 'app.asar');
  return {
    unpacked: await folderSize(folder),
    ...(existsSync(archive) && { archive: statSync(archive).size }),
  };
}
