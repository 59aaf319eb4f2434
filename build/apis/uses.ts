import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identifier } from 'typescript/unstable/ast';
import { isIdentifier } from 'typescript/unstable/ast/is';
import {
  API,
  type NodeHandle,
  type Project,
  type Symbol as Resolved,
  SymbolFlags,
} from 'typescript/unstable/sync';
import { type Declared, listenerParameters, readDeclaration, SYSTEMS } from './declarations.ts';
import { UNDECLARED } from './fallbacks.ts';
import { callOf, keysOf, placesIn, takenParameters } from './places.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CONFIG = 'build/apis/tsconfig.json';

/** One API of Electron or Node that the program uses. */
export interface ApiUse extends Declared {
  readonly source: 'electron' | 'node';
  /** Paths from the root of the repository, sorted. */
  readonly files: readonly string[];
}

/**
 * Every API of Electron and Node that the code under `electron/` uses: functions, members, events, and keys of
 * options, found by their types and not by their text.
 * @param planted sources to analyse instead, by path from the root
 * @throws Error where the compiler does not answer, or finds no file
 */
export function usedApis(planted?: Readonly<Record<string, string>>): ApiUse[] {
  const api = new API(
    planted === undefined ? { cwd: ROOT } : { cwd: ROOT, fs: { readFile: readPlanted(planted) } },
  );
  try {
    const config = join(ROOT, CONFIG);
    const [project] = api.updateSnapshot({ openProjects: [config] }).getProjects();
    if (project === undefined) throw new Error(`the compiler did not open ${CONFIG}`);
    const found = new Finder(project);
    const isOurs = (path: string) =>
      planted === undefined ? path.startsWith('electron/') : path in planted;
    const files = project.program
      .getSourceFileNames()
      .map((path) => path.slice(ROOT.length + 1))
      .filter(isOurs);
    if (files.length === 0) throw new Error('no source was found');
    for (const path of files) found.lookInto(path);
    return found.all();
  } finally {
    api.close();
  }
}

/** Files that exist in memory alone; `undefined` makes the compiler read the disk. */
function readPlanted(planted: Readonly<Record<string, string>>) {
  const settings = JSON.parse(readFileSync(join(ROOT, CONFIG), 'utf8')) as object;
  const files = Object.keys(planted).map((path) => join(ROOT, path));
  const config = JSON.stringify({ ...settings, include: [], files });
  return (path: string): string | undefined => {
    const inProject = path.slice(ROOT.length + 1);
    return inProject === CONFIG ? config : planted[inProject];
  };
}

/** Collects the uses file by file. */
class Finder {
  readonly #project: Project;
  readonly #known: ReadonlySet<string>;
  readonly #uses = new Map<string, Declared & { source: ApiUse['source']; files: Set<string> }>();
  readonly #read = new Map<string, { readonly source: ApiUse['source']; declared: Declared }>();

  constructor(project: Project) {
    this.#project = project;
    this.#known = wordsOf(
      project.program.getSourceFileNames().filter((path) => sourceOf(path) !== null),
    );
  }

  lookInto(path: string): void {
    const { program, checker } = this.#project;
    const file = program.getSourceFile(join(ROOT, path));
    if (file === undefined) throw new Error(`${path} was not read`);
    const { names, literals, taken } = placesIn(file, this.#known);
    const symbols = checker.getSymbolAtLocation(names);
    for (const [at, name] of names.entries()) {
      const symbol = symbols[at];
      if (symbol !== undefined) this.#addNamed(symbol, name, path);
    }
    if (!/'(node:|electron')|\bElectron\./.test(file.text)) return;
    for (const literal of literals) {
      const keys = keysOf(literal);
      if (!keys.some((key) => this.#known.has(key))) continue;
      const expected = checker.getContextualType(literal);
      const type = expected === undefined ? undefined : checker.getNonNullableType(expected);
      if (type === undefined) continue;
      for (const key of keys) this.#add(checker.getPropertyOfType(type, key), path);
    }
    for (const element of taken) {
      const name = element.propertyName ?? element.name;
      if (name === undefined || !isIdentifier(name) || !this.#known.has(name.text)) continue;
      const type = checker.getTypeAtLocation(element.parent);
      if (type !== undefined) this.#add(checker.getPropertyOfType(type, name.text), path);
    }
  }

  #addNamed(symbol: Resolved, name: Identifier, path: string): void {
    const target =
      (symbol.flags & SymbolFlags.Alias) === 0
        ? symbol
        : this.#project.checker.getAliasedSymbol(symbol);
    const call = isFromTypes(target) ? callOf(name) : null;
    const listeners = call === null ? [] : takenParameters(call);
    const taken =
      call === null || (target.declarations.length === 1 && listeners.length === 0)
        ? undefined
        : this.#project.checker.getResolvedSignature(call)?.declaration;
    this.#add(target, path, taken);
    for (const listener of listeners) this.#addParameters(taken, listener, path);
  }

  /** Of a listener's parameters those that have a limit of their own. */
  #addParameters(
    taken: NodeHandle | undefined,
    listener: ReturnType<typeof takenParameters>[number],
    path: string,
  ): void {
    const node = taken?.resolve();
    const source = taken === undefined ? null : sourceOf(taken.path);
    if (node === undefined || source === null) return;
    for (const declared of listenerParameters(node, node.getSourceFile(), listener)) {
      if (declared.deprecated !== null || declared.systems.length < SYSTEMS.length) {
        this.#record(source, declared, path);
      }
    }
  }

  /** @param taken the one of its declarations that the call takes, where it has several */
  #add(symbol: Resolved | undefined, path: string, taken?: NodeHandle): void {
    if (symbol === undefined || (symbol.flags & SymbolFlags.Value) === 0) return;
    const handles = symbol.declarations.filter((handle) => sourceOf(handle.path) !== null);
    const handle = taken !== undefined && sourceOf(taken.path) !== null ? taken : handles[0];
    if (handle === undefined || handles.length === 0) return;
    const { source, declared } = this.#declared(handle);
    // The module itself.
    if (declared.name === '') return;
    const since =
      declared.since ??
      handles.map((other) => this.#declared(other).declared.since).find((found) => found !== null);
    this.#record(source, { ...declared, since: since ?? null }, path);
  }

  #record(source: ApiUse['source'], declared: Declared, path: string): void {
    const key = `${source} ${declared.name}`;
    const use = this.#uses.get(key);
    if (use !== undefined) use.files.add(path);
    else this.#uses.set(key, { ...declared, source, files: new Set([path]) });
  }

  #declared(handle: NodeHandle) {
    const key = `${handle.path}:${handle.index}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const node = handle.resolve();
    const source = sourceOf(handle.path);
    if (node === undefined || source === null) throw new Error(`${key} cannot be read`);
    const said = readDeclaration(node, node.getSourceFile());
    const lacks = UNDECLARED.get(said.name) ?? [];
    const systems = said.systems.filter((system) => !lacks.includes(system));
    const read = { source, declared: { ...said, systems } };
    this.#read.set(key, read);
    return read;
  }

  all(): ApiUse[] {
    return [...this.#uses.values()]
      .map((use) => ({ ...use, files: [...use.files].toSorted() }))
      .toSorted((a, b) => (`${a.source} ${a.name}` < `${b.source} ${b.name}` ? -1 : 1));
  }
}

const isFromTypes = (symbol: Resolved): boolean =>
  symbol.declarations.some(({ path }) => sourceOf(path) !== null);

/** Whose types a file holds; null of every other file. */
function sourceOf(path: string): ApiUse['source'] | null {
  if (path.endsWith('/node_modules/electron/electron.d.ts')) return 'electron';
  return path.includes('/node_modules/@types/node/') ? 'node' : null;
}

/** Every name in these files, outside comments. */
const wordsOf = (paths: readonly string[]): Set<string> =>
  new Set(
    paths.flatMap(
      (path) =>
        readFileSync(path, 'utf8')
          .replace(/\/\*[\s\S]*?\*\//g, '')
          .match(/\b[A-Za-z_$][\w$]*/g) ?? [],
    ),
  );
