import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { VENDORS } from '#contract/model/vendor.ts';
import { findCycles, foldersOf } from './cycles.ts';
import { type References, referencesOf } from './references.ts';
import {
  FIXED_VALUES,
  FORBIDDEN_FILES,
  IMPORTED_ONLY_BY,
  MAX_LINES,
  MAY_IMPORT,
  NAMES_ONLY_IN,
  NO_PACKAGES,
  ONLY_IN,
  ONLY_PACKAGES,
  ONLY_WITH_ELECTRON,
  PARTS_MAY_IMPORT,
  SUPERCLASSES,
  VENDOR_NAMES_IN,
  vendorFolder,
  WALLS,
} from './rules.ts';

/** Texts by path from the repository's root, with `/`. A file that is no module may have any text. */
export type Sources = ReadonlyMap<string, string>;

const isModule = (path: string) => /\.[cm]?tsx?$/.test(path);

/** Every breach of the rules, one sentence each. */
export function breaches(sources: Sources): string[] {
  const modules = [...sources].filter(([path]) => isModule(path));
  const read = modules.map(([path, text]) => ({ path, references: referencesOf(path, text) }));
  const graph = new Map(
    read.map(({ path, references }) => [path, ownImports(path, references, sources)]),
  );
  return [
    ...[...sources.keys()].filter(shadows).map((path) => `${path}: shadows the package electron`),
    ...modules.flatMap(([path, text]) => tooLong(path, text)),
    ...read.flatMap(({ path, references }) => breachesOf(path, references, sources)),
    ...withoutElectron(read, graph).map(
      (path) => `${path}: is no part of anything that uses electron`,
    ),
    ...findCycles(graph).map((cycle) => `${cycle.join(' > ')}: import each other`),
  ];
}

/** Every cycle of folders, one line each. */
export function folderCycles(sources: Sources): string[] {
  const modules = [...sources].filter(([path]) => isModule(path));
  const graph = new Map(
    modules.map(([path, text]) => [path, ownImports(path, referencesOf(path, text), sources)]),
  );
  return findCycles(foldersOf(graph)).map((cycle) => cycle.join(' > '));
}

const shadows = (path: string) => FORBIDDEN_FILES.some((pattern) => pattern.test(path));

function tooLong(path: string, text: string): string[] {
  const lines = text.split('\n').length - 1;
  return lines > MAX_LINES ? [`${path}: has ${lines} lines`] : [];
}

function breachesOf(path: string, references: References, sources: Sources): string[] {
  const imports = references.imports.flatMap((specifier) =>
    isRelative(specifier)
      ? ofOurs(path, specifier, sources)
      : ofPackages(path, packageOf(specifier)),
  );
  const names = Object.entries(NAMES_ONLY_IN)
    .filter(([name, places]) => references.names.has(name) && !isIn(path, places))
    .map(([name]) => `uses ${name}`);
  const walls = Object.entries(WALLS)
    .filter(([name, places]) => occurs(name, references) && !isIn(path, places))
    .map(([name]) => `takes a wall down with ${name}`);
  const values = references.members
    .filter(([name, value]) => Object.hasOwn(FIXED_VALUES, name) && FIXED_VALUES[name] !== value)
    .map(([name]) => `sets ${name} otherwise than to ${FIXED_VALUES[name]}`);
  const vendors = VENDORS.filter((vendor) => occurs(vendor, references))
    .filter((vendor) => !isIn(path, [vendorFolder(vendor), ...VENDOR_NAMES_IN]))
    .map((vendor) => `names the vendor ${vendor}`);
  const superclasses = references.superclasses
    .filter((name) => name === null || !SUPERCLASSES.includes(name))
    .map((name) => `inherits from ${name ?? 'what is no plain name'}`);
  const computed = references.computed > 0 ? ['imports what only runs can tell'] : [];
  return [...imports, ...names, ...vendors, ...walls, ...values, ...superclasses, ...computed].map(
    (breach) => `${path}: ${breach}`,
  );
}

type Read = readonly { readonly path: string; readonly references: References }[];

/** Modules of the places for Electron that neither use it nor are a part, in the same folder, of one that does. */
function withoutElectron(read: Read, graph: ReadonlyMap<string, readonly string[]>): string[] {
  const inside = read.filter(({ path }) => isIn(path, ONLY_WITH_ELECTRON));
  const open = inside.filter(({ references }) => usesElectron(references)).map(({ path }) => path);
  const parts = new Set(open);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const folder = posix.dirname(path);
    for (const part of graph.get(path) ?? []) {
      if (posix.dirname(part) !== folder || parts.has(part)) continue;
      parts.add(part);
      open.push(part);
    }
  }
  return inside.map(({ path }) => path).filter((path) => !parts.has(path));
}

const usesElectron = ({ imports, names }: References) =>
  names.has('Electron') || imports.some((specifier) => packageOf(specifier) === 'electron');

const occurs = (name: string, { names, texts }: References) => names.has(name) || texts.has(name);

function ofOurs(path: string, specifier: string, sources: Sources): string[] {
  const target = resolve(path, specifier, sources);
  if (target === null) return [`imports ${specifier}, which is not there`];
  if (specifier.startsWith('.') && isIn(target, [CONTRACT]) && !isIn(path, [CONTRACT])) {
    return [`imports ${target} by its path instead of ${ALIAS}`];
  }
  const allowed = MAY_IMPORT[placeOf(path, MAY_IMPORT)] ?? [];
  const only = IMPORTED_ONLY_BY[placeOf(target, IMPORTED_ONLY_BY)];
  const isFine = isIn(target, allowed) && (!only || isIn(path, only)) && isInPartsOf(path, target);
  return isFine ? [] : [`imports ${target}`];
}

/** Whether a part of a feature imports only those parts of it that it may. */
function isInPartsOf(path: string, target: string): boolean {
  const part = placeOf(path, PARTS_MAY_IMPORT);
  const isOfSameFeature = part !== '' && target.startsWith(`${posix.dirname(part)}/`);
  return !isOfSameFeature || isIn(target, PARTS_MAY_IMPORT[part] ?? []);
}

function ofPackages(path: string, name: string): string[] {
  const only = ONLY_PACKAGES[placeOf(path, ONLY_PACKAGES)];
  const never = NO_PACKAGES[placeOf(path, NO_PACKAGES)] ?? [];
  const places = ONLY_IN[name];
  const isFine =
    !never.includes(name) && (only?.includes(name) ?? true) && (!places || isIn(path, places));
  return isFine ? [] : [`imports ${name === 'node:' ? 'a module of Node' : name}`];
}

/** By its path, or by the alias of the contract (`imports` in package.json). */
const isRelative = (specifier: string) => /^[./]|^#contract\//.test(specifier);

/** `@scope/name/deep` is `@scope/name`; all of Node's own modules are `node:`. */
function packageOf(specifier: string): string {
  if (isBuiltin(specifier)) return 'node:';
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

const isIn = (path: string, places: readonly string[]) =>
  places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));

function placeOf(path: string, rules: Readonly<Record<string, unknown>>): string {
  const fitting = Object.keys(rules).filter((place) => isIn(path, [place]));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? '';
}

/** What `#contract/` stands for, by `imports` in package.json. */
const CONTRACT = 'electron/contract/';
const ALIAS = '#contract/';
const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx'];

/** The file that a relative import leads to; null when there is none. */
function resolve(from: string, specifier: string, sources: Sources): string | null {
  const plain = specifier.replace(/\?.*$/, '');
  const named = plain.startsWith(ALIAS)
    ? posix.join(CONTRACT, plain.slice(ALIAS.length))
    : posix.join(posix.dirname(from), plain);
  const joined = named.replace(/\.js(x?)$/, '.ts$1');
  return ENDINGS.map((ending) => joined + ending).find((path) => sources.has(path)) ?? null;
}

function ownImports(path: string, { imports }: References, sources: Sources): string[] {
  return imports.filter(isRelative).flatMap((specifier) => {
    const target = resolve(path, specifier, sources);
    return target !== null && isModule(target) ? [target] : [];
  });
}
