import type { Node, SourceFile } from 'typescript/unstable/ast';
import {
  isClassDeclaration,
  isFunctionDeclaration,
  isFunctionTypeNode,
  isGetAccessorDeclaration,
  isIdentifier,
  isInterfaceDeclaration,
  isLiteralTypeNode,
  isMethodDeclaration,
  isMethodSignatureDeclaration,
  isModuleDeclaration,
  isPropertyDeclaration,
  isPropertySignatureDeclaration,
  isStringLiteral,
  isTypeAliasDeclaration,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is';

/** The systems that the program is made for, as `process.platform` names them. */
export const SYSTEMS = ['linux', 'win32', 'darwin'] as const;
export type System = (typeof SYSTEMS)[number];

/** What the type files of Electron and Node say of one declaration. */
export interface Declared {
  /** As `App.setLoginItemSettings`, `App.on('activate')` or `fs.openSync`. */
  readonly name: string;
  /** The version that brought it, as its `@since` says (Node alone does). */
  readonly since: string | null;
  /** Why not to use it; null where it is not deprecated. */
  readonly deprecated: string | null;
  readonly systems: readonly System[];
}

/** Methods that take a listener: each is the same event, and is listed as `on`. */
const LISTENING = new Set([
  'on',
  'once',
  'off',
  'addListener',
  'removeListener',
  'prependListener',
  'prependOnceListener',
]);

/** Namespaces that say nothing of where an API is found. */
const UNNAMED = new Set([
  'global',
  'Electron',
  'NodeJS',
  'Main',
  'Common',
  'Renderer',
  'Utility',
  'CrossProcessExports',
]);

/** The name of a declaration with those of what it stands in. */
export function nameOf(declaration: Node): string {
  const names: string[] = [];
  for (let node: Node | undefined = declaration; node !== undefined; node = node.parent) {
    const name = ownName(node);
    if (name !== null) names.unshift(name);
  }
  return names.join('.');
}

function ownName(node: Node): string | null {
  if (isModuleDeclaration(node)) {
    const name = node.name.text.replace(/^node:/, '').replaceAll('"', '');
    return UNNAMED.has(name) ? null : name;
  }
  if (isMethodSignatureDeclaration(node) || isMethodDeclaration(node)) {
    const name = node.name.getText();
    const first = node.parameters[0]?.type;
    const event =
      LISTENING.has(name) && first !== undefined && isLiteralTypeNode(first) ? first : null;
    return event === null ? name : `on(${event.getText().replaceAll('"', "'")})`;
  }
  const isNamed =
    isInterfaceDeclaration(node) ||
    isClassDeclaration(node) ||
    isFunctionDeclaration(node) ||
    isVariableDeclaration(node) ||
    isTypeAliasDeclaration(node) ||
    isGetAccessorDeclaration(node) ||
    isPropertyDeclaration(node) ||
    isPropertySignatureDeclaration(node);
  if (!isNamed || node.name === undefined) return null;
  return isIdentifier(node.name) || isStringLiteral(node.name)
    ? node.name.text
    : node.name.getText();
}

/** What a declaration and the comment before it say. @param file the file that it stands in */
export function readDeclaration(declaration: Node, file: SourceFile): Declared {
  const comment = commentOf(declaration, file);
  return {
    name: nameOf(declaration),
    since: sinceIn(comment),
    deprecated: deprecationIn(comment),
    systems: systemsIn(comment),
  };
}

/** The doc comment: of a variable it stands before the statement. */
function commentOf(declaration: Node, file: SourceFile): string {
  const node = isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const before = file.text.slice(node.pos, node.getStart(file, false));
  return (before.match(/\/\*\*[\s\S]*?\*\//g)?.at(-1) ?? '').replace(/^\s*\*(?!\/) ?/gm, '');
}

/** As the types write it: `v22.2.0, v20.15.0` came into both lines. */
export const sinceIn = (comment: string): string | null =>
  /@since (v?[\d.]+(?:, v?[\d.]+)*)/.exec(comment)?.[1] ?? null;

export function deprecationIn(comment: string): string | null {
  const tag = /@deprecated\b([\s\S]*?)(?=\n\s*@|\n\s*\n|\*\/|$(?![\s\S]))/.exec(comment);
  return tag === null ? null : (tag[1] ?? '').replace(/\s+/g, ' ').trim() || 'deprecated';
}

/** Of Electron its `@platform`; of Node what its text says of POSIX and of Windows. */
export function systemsIn(comment: string): readonly System[] {
  const tag = /@platform ([\w,]+)/.exec(comment)?.[1];
  if (tag !== undefined) return SYSTEMS.filter((system) => tag.split(',').includes(system));
  const isPosix =
    /only available on POSIX platforms|is not available on Windows|not supported on Windows/;
  return isPosix.test(comment.replace(/\s+/g, ' '))
    ? SYSTEMS.filter((system) => system !== 'win32')
    : SYSTEMS;
}

/**
 * The parameters of a listener that its declaration deprecates or does not have everywhere.
 * @param declaration of the method that takes the listener
 * @param at which of its parameters the listener is
 * @param count of the parameters that the listener takes
 */
export function listenerParameters(
  declaration: Node,
  file: SourceFile,
  { at, count }: { readonly at: number; readonly count: number },
): Declared[] {
  const isMethod =
    isMethodSignatureDeclaration(declaration) ||
    isMethodDeclaration(declaration) ||
    isFunctionDeclaration(declaration);
  const type = isMethod ? declaration.parameters[at]?.type : undefined;
  if (type === undefined || !isFunctionTypeNode(type)) return [];
  return type.parameters.slice(0, count).map((parameter) => ({
    ...readDeclaration(parameter, file),
    name: `${nameOf(declaration)}: ${parameter.name.getText()}`,
  }));
}
